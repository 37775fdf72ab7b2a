/** What of a cart a scope covers. */
import type { Scope } from "../shared/fields"
import { idSet } from "./id-set"
import type { SituationLine } from "./situation"

/** Where a line stands in the catalogue, by each way to name it. */
const PLACES: Record<Exclude<Scope["type"], "all">, (line: SituationLine) => readonly (string | null)[]> = {
  products: ({ product_id }) => [product_id],
  variants: ({ variant_id }) => [variant_id],
  categories: ({ category_ids }) => category_ids,
  collections: ({ collection_id }) => [collection_id],
  tags: ({ tag_ids }) => tag_ids,
  types: ({ type_id }) => [type_id],
}

/** Whether the line is in the scope; a category covers its sub-categories, which the line names by itself. */
export const isInScope = ({ type, ids }: { type: Scope["type"]; ids: readonly string[] }, line: SituationLine): boolean => {
  if (type === "all") {
    return true
  }
  const wanted = idSet(ids)
  return PLACES[type](line).some((place) => place !== null && wanted.has(place))
}
