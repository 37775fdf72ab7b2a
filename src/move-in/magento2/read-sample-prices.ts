/** Reads some products of the source and says what buyers pay for them there. */
import type { SourceConnection } from "../connection"
import type { PriceSample } from "../domain/records"
import type { Catalogue } from "./domain/catalogue"
import { chance, choose, samplesOf } from "./domain/sample"
import type { Edition } from "./edition"
import { readHeadsOf, readProducts, type ProductHead } from "./read-product-prices"

const SAMPLES_A_PRODUCT = 8

/** Products from all over the range of ids. @param seed the same gives the same */
export const readSamples = async (connection: SourceConnection, edition: Edition, catalogue: Catalogue, price_attribute: number | null, at: Date, count: number, seed: number): Promise<PriceSample[]> => {
  const heads = await pickHeads(connection, edition, at, Math.ceil(count / SAMPLES_A_PRODUCT), seed)
  const products = await readProducts(connection, edition, price_attribute, heads)
  const each = Math.ceil(count / Math.max(1, products.length))
  const samples = products.flatMap((product) => choose(samplesOf(product, catalogue), each, seed + product.entity_id))
  return choose(samples, count, seed)
}

/** One product with tiers out of each of so many equal parts of the range, and where these have few, the first of all. */
const pickHeads = async (connection: SourceConnection, edition: Edition, at: Date, parts: number, seed: number): Promise<ProductHead[]> => {
  const tiers = connection.manager.createQueryBuilder(edition.tier, "tier")
  const range = await tiers.clone().select(["MIN(tier.link_id) AS first", "MAX(tier.link_id) AS last"]).getRawOne<{ first: number | null; last: number | null }>()
  if (!range || range.first === null || range.last === null) {
    return []
  }
  const next = chance(seed)
  const width = (range.last - range.first + 1) / parts
  const links = new Set<number>()
  for (let part = 0; part < parts; part++) {
    const from = range.first + Math.floor((part + next()) * width)
    const found = await tiers.clone().select("tier.link_id", "link_id").where("tier.link_id >= :from", { from }).orderBy("tier.link_id", "ASC").limit(1).getRawOne<{ link_id: number }>()
    if (found) {
      links.add(found.link_id)
    }
  }
  if (links.size < parts) {
    const first = await tiers.clone().select("tier.link_id", "link_id").groupBy("tier.link_id").orderBy("tier.link_id", "ASC").limit(parts).getRawMany<{ link_id: number }>()
    first.filter(({ link_id }) => !links.has(link_id)).slice(0, parts - links.size).forEach(({ link_id }) => links.add(link_id))
  }
  return readHeadsOf(connection, edition, at, [...links])
}
