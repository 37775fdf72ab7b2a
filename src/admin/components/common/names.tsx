import { useEntityNames } from "../../hooks/use-entities"
import type { EntityKind } from "../../lib/entities"
import { EntityBadges } from "./entity-badges"

/** What is named by its id, by its name. */
export const Names = ({ kind, ids }: { kind: EntityKind; ids: string[] }) => {
  const names = useEntityNames(kind, ids)
  return <EntityBadges kind={kind} ids={ids} names={names.data} known={names.isSuccess} />
}
