/** A product of the source with its tiers, and what they are on each website of the map. Pure. */
import { amount, isLess, zero, type Amount } from "../../../shared/money"
import type { Catalogue } from "./catalogue"
import { readTier, type Flaw, type SourceTier, type TierPriceRow } from "./tier-row"
import { amountIn, type Website } from "./website"
import { tiersOn, type WebsiteTiers } from "./website-tiers"

/** A list price; `store_id` 0: of all stores. */
export type ListPriceRow = { link_id: number; store_id: number; value: string | null }

/** The version of a product that holds now, with all its tiers. */
export type SourceProduct = { entity_id: number; type_id: string; sku: string; rows: TierPriceRow[]; prices: ListPriceRow[] }

/** @property flaws rows that are no tiers, with why; `unknown_group`, `unknown_website` and those of {@link readTier} */
export type PricedProduct = { tiers: SourceTier[]; flaws: { row: TierPriceRow; flaw: Flaw }[]; websites: WebsiteTiers[] }

/** Rows of websites that the map does not name are in neither: they are counted elsewhere. */
export const pricesOf = (product: SourceProduct, catalogue: Catalogue): PricedProduct => {
  const mapped = new Set(catalogue.websites.map(({ id }) => id))
  const tiers: SourceTier[] = []
  const flaws: PricedProduct["flaws"] = []
  for (const row of product.rows) {
    if (row.website_id !== 0 && !mapped.has(row.website_id) && catalogue.website_ids.has(row.website_id)) {
      continue
    }
    const flaw = misplaced(row, catalogue) ?? uselessOf(product.type_id, row)
    const read = flaw ? { flaw } : readTier(row)
    if ("tier" in read) {
      tiers.push(read.tier)
    } else {
      flaws.push({ row, flaw: read.flaw })
    }
  }
  return { tiers, flaws, websites: catalogue.websites.map((website) => tiersOn(website, tiers, listPriceOn(website, product.prices))) }
}

const misplaced = (row: TierPriceRow, { website_ids, has_global_prices, groups }: Catalogue): Flaw | null => {
  if (row.website_id !== 0 && !website_ids.has(row.website_id)) {
    return { reason: "unknown_website", message: `there is no website ${row.website_id}`, moved: false }
  }
  if (!row.all_groups && !groups.has(row.customer_group_id)) {
    return { reason: "unknown_group", message: `there is no customer group ${row.customer_group_id}`, moved: false }
  }
  return row.website_id !== 0 && has_global_prices
    ? { reason: "no_effect", message: "it is a tier of one website, and prices hold on all websites there (catalog/price/scope is 0)", moved: true }
    : null
}

/** Products that are charged what is chosen of them. */
const CHOSEN_FROM = ["configurable", "grouped"]

/**
 * A configurable product costs what the variant costs, a grouped one what is in it. A bundle is charged what is in it less
 * per cent: a fixed price, as one of 12 EUR that was left over from another kind of product, would be far too little.
 */
const uselessOf = (type_id: string, { percentage_value }: TierPriceRow): Flaw | null => {
  if (CHOSEN_FROM.includes(type_id)) {
    return { reason: "no_effect", message: `it is a tier of a ${type_id} product, which costs what is chosen of it`, moved: true }
  }
  return type_id === "bundle" && percentage_value === null ? { reason: "no_effect", message: "it is a fixed price of a bundle, and Magento takes percentages alone off bundles", moved: true } : null
}

/** A price of the website's own stores, else that of all stores; null: none, or none in the market's currency. */
const listPriceOn = (website: Website, prices: ListPriceRow[]): Amount | null => {
  const given = [...website.store_ids, 0].map((store_id) => prices.find((price) => price.store_id === store_id && price.value !== null)).find((price) => price !== undefined)
  if (!given) {
    return null
  }
  const price = amountIn(website, amount(given.value ?? 0), given.store_id === 0 ? website.default_currency : website.base_currency)
  return price && !isLess(price, zero) ? price : null
}
