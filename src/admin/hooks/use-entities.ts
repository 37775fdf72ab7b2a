import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { useDebounced } from "./use-debounced"
import { type Entity, type EntityKind, entityLists } from "../lib/entities"

const searchLimit = 20
const namesLimit = 100

/**
 * Up to 20 hits for what is typed, and how many there are in all. Until it is
 * `settled`, the hits are still those of what was typed before.
 */
export function useEntitySearch(kind: EntityKind, typed: string, enabled: boolean) {
  const q = useDebounced(typed.trim(), 250)
  const search = useQuery({
    queryKey: ["tier-pricing", "entities", kind, "search", q],
    queryFn: () => entityLists[kind]({ q: q || undefined, limit: searchLimit, offset: 0 }),
    placeholderData: keepPreviousData,
    enabled,
  })
  const entities = useMemo(() => exactFirst(search.data?.entities ?? [], q), [search.data, q])
  return { ...search, entities, settled: q === typed.trim() && search.isSuccess && !search.isPlaceholderData }
}

/** Who types a whole SKU means that one, not another that begins with it. */
function exactFirst(entities: Entity[], q: string): Entity[] {
  const isExact = ({ label }: Entity) => label.toLowerCase() === q.toLowerCase()
  return [...entities.filter(isExact), ...entities.filter((entity) => !isExact(entity))]
}

/**
 * The names behind the first 100 ids, in the order of the ids. An id that no
 * longer exists has no entry, once `isSuccess`.
 */
export function useEntityNames(kind: EntityKind, ids: string[]) {
  const asked = ids.slice(0, namesLimit)
  return useQuery({
    queryKey: ["tier-pricing", "entities", kind, "names", asked],
    queryFn: async () => {
      const { entities } = await entityLists[kind]({ id: asked, limit: namesLimit, offset: 0 })
      return new Map(entities.map((entity): [string, Entity] => [entity.id, entity]))
    },
    placeholderData: keepPreviousData,
    enabled: asked.length > 0,
  })
}
