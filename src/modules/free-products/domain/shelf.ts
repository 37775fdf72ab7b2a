/** The free stock of a cart while rules take from it: variants that share an inventory item (kits) share what is left. */
import type { GivenVariant } from "./free-product-cart"

/** What rules take from, one after the other. */
export type Shelf = {
  /** Pieces of the variant that can be had; null: any number, its stock is not kept. 0 where it cannot be given at all. */
  available: (variant_id: string) => number | null
  /** Takes up to `wanted` pieces, and says how many it took. */
  take: (variant_id: string, wanted: number) => number
}

/** Why none of a variant, or not enough, can be had. */
export type Unavailable = NonNullable<GivenVariant["refusal"]> | "out_of_stock"

/** A shelf with this stock on it; the map itself is left as it is. An item that is not in it has none. */
export const shelfOf = (variants: ReadonlyMap<string, GivenVariant>, stock: ReadonlyMap<string, number>): Shelf => {
  const left = new Map(stock)
  const available = (variant_id: string): number | null => {
    const variant = variants.get(variant_id)
    if (!variant || variant.refusal) {
      return 0
    }
    const counts = [...needsOf(variant)].map(([item, quantity]) => Math.max(0, Math.floor((left.get(item) ?? 0) / quantity)))
    return counts.length ? Math.min(...counts) : null
  }
  return {
    available,
    take: (variant_id, wanted) => {
      const variant = variants.get(variant_id)
      const taken = Math.min(wanted, available(variant_id) ?? wanted)
      if (variant && taken) {
        needsOf(variant).forEach((quantity, item) => left.set(item, (left.get(item) ?? 0) - taken * quantity))
      }
      return taken
    },
  }
}

/** Why a variant runs short. */
export const whyUnavailable = (variants: ReadonlyMap<string, GivenVariant>, variant_id: string): Unavailable => {
  const variant = variants.get(variant_id)
  return variant ? variant.refusal ?? "out_of_stock" : "not_found"
}

/** What one piece takes, each item once. */
const needsOf = ({ needs }: GivenVariant): Map<string, number> => {
  const byItem = new Map<string, number>()
  needs.filter(({ quantity }) => quantity > 0).forEach(({ inventory_item_id, quantity }) => byItem.set(inventory_item_id, (byItem.get(inventory_item_id) ?? 0) + quantity))
  return byItem
}
