/** How much of what is kept in stock is left for free pieces, once the paid lines of a cart have taken theirs. */
import { sumOf } from "../../../modules/free-products/domain/allot"
import type { GivenVariant } from "../../../modules/free-products/domain/entitlement"
import type { StockAtPlace } from "./variants"

/** What is bought of a variant. */
export type Bought = { variant_id: string; quantity: number }

/**
 * Free stock by inventory item.
 *
 * Core reserves each line as a whole at the first place that has enough for it, and does not count its other lines there. So where
 * paid lines need the same item, only that many free pieces are promised as every place could give beside those of them that it has
 * enough for; none beside a line that no place has enough for; else as many as the place with the most.
 */
export const freeStock = (places: StockAtPlace[], variants: ReadonlyMap<string, Pick<GivenVariant, "needs">>, bought: readonly Bought[]): Map<string, number> => {
  const needed = new Map<string, number[]>()
  bought.forEach(({ variant_id, quantity }) =>
    variants.get(variant_id)?.needs.forEach((need) => needed.set(need.inventory_item_id, [...(needed.get(need.inventory_item_id) ?? []), need.quantity * quantity]))
  )
  const items = new Set([...[...variants.values()].flatMap(({ needs }) => needs.map(({ inventory_item_id }) => inventory_item_id))])
  return new Map([...items].map((id) => [id, leftOf(places.filter(({ inventory_item_id }) => inventory_item_id === id).map(({ free }) => free), needed.get(id) ?? [])]))
}

/** @property taken By each of the paid lines */
const leftOf = (free: number[], taken: number[]): number => {
  const some = free.filter((pieces) => pieces > 0)
  if (!some.length) {
    return 0
  }
  const most = Math.max(...some)
  if (!taken.length) {
    return Math.floor(most)
  }
  const beside = some.map((pieces) => pieces - sumOf(taken.filter((each) => each <= pieces)))
  return taken.some((each) => each > most) ? 0 : Math.max(0, Math.floor(Math.min(...beside)))
}
