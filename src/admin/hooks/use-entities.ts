import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { type Entity, type EntityKind, entityLists } from "../lib/entities"

const searchLimit = 20
const namesLimit = 100

/** Up to 20 hits for what was typed, and how many there are in all. */
export function useEntitySearch(kind: EntityKind, q: string, enabled: boolean) {
  return useQuery({
    queryKey: ["tier-pricing", "entities", kind, "search", q],
    queryFn: () => entityLists[kind]({ q: q || undefined, limit: searchLimit, offset: 0 }),
    placeholderData: keepPreviousData,
    enabled,
  })
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
