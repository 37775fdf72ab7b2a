/** What buyers pay for a product by Magento's rule, around its breaks. Pure. */
import type { PriceSample, SourceKey } from "../../domain/records"
import type { Catalogue } from "./catalogue"
import { chargedPrice } from "./charged"
import { keyOf } from "./key"
import { pricesOf, type PricedProduct, type SourceProduct } from "./priced-product"
import type { WebsiteTiers } from "./website-tiers"

/** Magento's group of guests. */
const NOT_LOGGED_IN = 0

/** Rows that Magento charges by and that cannot be moved: their buyers are told of elsewhere. */
const REFUSED = ["negative_price", "invalid_percentage"]

/**
 * Every buyer and quantity that tells the product's tiers apart: members of each group with tiers, of one group without,
 * and a guest; one piece, and those around each break. Where guests have tiers of their own, their sample names the
 * group of guests. What cannot be moved is left out: a website without list price, buyers whose row was refused.
 */
export const samplesOf = (product: SourceProduct, catalogue: Catalogue): PriceSample[] => {
  if (!product.sku || catalogue.duplicate_skus.has(product.sku.toLowerCase())) {
    return []
  }
  const priced = pricesOf(product, catalogue)
  return priced.websites.flatMap((on) => {
    const { website, list_price } = on
    if (!list_price || !on.tiers.length) {
      return []
    }
    const refused = refusedGroups(priced, on)
    return refused.has(null)
      ? []
      : buyersOn(on, catalogue)
          .filter(({ group_id }) => !refused.has(group_id))
          .flatMap(({ group_id, key, name }) =>
            quantitiesOf(on, group_id).map(
              (quantity): PriceSample => ({
                sku: product.sku,
                group_key: key,
                group_name: name,
                currency_code: website.market.currency_code,
                region_ids: website.market.region_ids,
                quantity,
                list_price: list_price.toFixed(),
                unit_price: chargedPrice(product, { website, has_global_prices: catalogue.has_global_prices, list_price, group_id: group_id ?? NOT_LOGGED_IN, quantity }).toFixed(),
              })
            )
          )
  })
}

/** So many of all samples, chosen by chance. @param seed the same gives the same */
export const choose = <T>(all: T[], count: number, seed: number): T[] => {
  const next = chance(seed)
  const rest = [...all]
  // Only the places that are drawn are shuffled.
  for (let place = 0; place < Math.min(count, rest.length); place++) {
    const other = place + Math.floor(next() * (rest.length - place))
    ;[rest[place], rest[other]] = [rest[other], rest[place]]
  }
  return rest.slice(0, count)
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export const chance = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Buyer = { group_id: number | null; key: SourceKey | null; name: string }

const buyersOn = ({ tiers }: WebsiteTiers, { groups }: Catalogue): Buyer[] => {
  const named = new Set(tiers.flatMap(({ group_id }) => (group_id === null ? [] : [group_id])))
  const without = [...groups.keys()].filter((id) => id !== NOT_LOGGED_IN && !named.has(id)).slice(0, 1)
  const members = [...named, ...without].map((id) => ({ group_id: id, key: keyOf(id), name: groups.get(id) ?? String(id) }))
  return named.has(NOT_LOGGED_IN) ? members : [...members, { group_id: null, key: null, name: groups.get(NOT_LOGGED_IN) ?? "guest" }]
}

const refusedGroups = ({ flaws }: PricedProduct, { website, unpriced }: WebsiteTiers): Set<number | null> =>
  new Set([
    ...unpriced.map(({ tier }) => tier.group_id),
    ...flaws
      .filter(({ row, flaw }) => (row.website_id === 0 || row.website_id === website.id) && REFUSED.includes(flaw.reason))
      .map(({ row }) => (row.all_groups ? null : row.customer_group_id)),
  ])

const quantitiesOf = ({ tiers }: WebsiteTiers, group_id: number | null): number[] => {
  const breaks = tiers.filter((tier) => tier.group_id === null || tier.group_id === group_id).map(({ min_quantity }) => min_quantity)
  return [...new Set([1, ...breaks.flatMap((quantity) => [quantity - 1, quantity, quantity + 1])])].filter((quantity) => quantity > 0).sort((a, b) => a - b)
}
