/** What buyers pay in the source, at a spread of products, groups and quantities. */
import type { PriceSample } from "../domain/records"
import type { SourceConnection } from "../connection"
import type { BookMarket } from "./domain/book-markets"
import type { JudgedRules } from "./domain/judged-rules"
import { comparedNumber, pricedProduct, type FoundProduct } from "./domain/product-record"
import { buyersFor, picked, quantitiesAround, spread } from "./domain/sample-plan"
import { shopwarePrice } from "./domain/shopware-price"
import { LIVE_VERSION } from "./domain/shopware-ids"
import { readDuplicateNumbers } from "./read-product-prices"
import { buyableOf } from "./read-products"
import { bytesOf } from "./schemas/columns"
import { productPriceSchema } from "./schemas/product-price"

export type SampleGround = JudgedRules & { markets: readonly BookMarket[]; groups: ReadonlySet<string>; group_names: ReadonlyMap<string, string>; /** Of the sales channels of the map. */ guest_groups: ReadonlySet<string>; at: Date }

/** Samples of one product, so that many products are looked at. */
const PER_PRODUCT = 8

/** Products are read so many at a time. */
const BATCH = 50

/** What a rule decides that does not move is left out: it is told of elsewhere. */
export const readSamplePrices = async (connection: SourceConnection, ground: SampleGround, count: number, seed: number): Promise<PriceSample[]> => {
  if (!ground.markets.length || count < 1) {
    return []
  }
  const chance = spread(seed)
  const duplicates = await readDuplicateNumbers(connection)
  const ids = await pickProducts(connection, Math.ceil(count / PER_PRODUCT) * 2, chance)
  const samples: PriceSample[] = []
  for (let start = 0; start < ids.length && samples.length < count; start += BATCH) {
    const slice = ids.slice(start, start + BATCH)
    const buyable = await buyableOf(connection, slice)
    for (const id of slice) {
      const candidates = buyable.filter(({ product, own }) => product.id === id || (product.parent_id === id && !own.length)).filter(({ product }) => isSound(product.product_number, duplicates))
      samples.push(...(candidates.length ? samplesOf(picked(candidates, chance), ground, chance) : []))
    }
  }
  return samples.slice(0, count)
}

const isSound = (product_number: string | null, duplicates: ReadonlySet<string>): boolean => {
  const number = comparedNumber(product_number)
  return number !== "" && !duplicates.has(number)
}

/** Products that have prices, evenly from the first to the last, in one pass over their ids. */
const pickProducts = async ({ table, stream }: SourceConnection, wanted: number, chance: () => number): Promise<string[]> => {
  const prices = `${table(productPriceSchema)} WHERE version_id = ?`
  let products = 0
  for await (const { total } of stream(`SELECT COUNT(DISTINCT product_id) AS total FROM ${prices}`, [bytesOf(LIVE_VERSION)])) {
    products = Number(total)
  }
  const step = Math.max(1, products / wanted)
  let next = chance() * (step - 1)
  let at = 0
  const ids: string[] = []
  for await (const { product } of stream(`SELECT DISTINCT LOWER(HEX(product_id)) AS product FROM ${prices} ORDER BY product`, [bytesOf(LIVE_VERSION)])) {
    if (at >= Math.floor(next)) {
      ids.push(String(product))
      next += step
    }
    at += 1
  }
  return ids
}

const samplesOf = (found: FoundProduct, ground: SampleGround, chance: () => number): PriceSample[] => {
  const { rows, list_prices, sku } = pricedProduct(found, new Map())
  const quantities = quantitiesAround(rows)
  const buyers = buyersFor(ground.movable.map(({ audience }) => audience), [...ground.groups].sort(), ground.guest_groups)
  const movable = new Map(ground.movable.map((rule) => [rule.id, rule]))
  const samples = Array.from({ length: PER_PRODUCT }, (): PriceSample | null => {
    const { currency, tax_inclusive, region_ids } = picked(ground.markets, chance)
    const buyer = picked(buyers, chance)
    const quantity = picked(quantities, chance)
    const price = shopwarePrice({ rules: ground.rules, rows, list_prices, group_key: buyer.group_key, at: ground.at, quantity, currency, tax_inclusive })
    // A guest who pays by a rule for his group pays as a member: whether guests are members here is for the map to say.
    const is_of_group = price !== null && price.rule_id !== null && movable.get(price.rule_id)?.audience.type === "groups"
    const group_key = buyer.is_guest && !is_of_group ? null : buyer.group_key
    return price && (price.rule_id === null || movable.has(price.rule_id))
      ? {
          sku,
          group_key,
          group_name: group_key === null ? "guests" : ground.group_names.get(group_key) ?? group_key,
          currency_code: currency.code,
          region_ids,
          quantity,
          list_price: price.list_price?.toFixed() ?? null,
          unit_price: price.unit_price?.toFixed() ?? null,
        }
      : null
  })
  return samples.filter((sample, index): sample is PriceSample => sample !== null && samples.findIndex((other) => JSON.stringify(other) === JSON.stringify(sample)) === index)
}
