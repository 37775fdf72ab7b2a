/** Converts a product of Magento with its tiers. Pure. */
import type { ProductRecord, Remark } from "../../domain/records"
import { amount, isEqual, isLess, roundHalfUp } from "../../../shared/money"
import { bookOf } from "./book"
import type { Catalogue } from "./catalogue"
import { keyOf } from "./key"
import { laddersOf, type Ladder } from "./ladders"
import { pricesOf, type PricedProduct, type SourceProduct } from "./priced-product"
import type { Flaw, SourceTier } from "./tier-row"
import type { WebsiteTiers } from "./website-tiers"

/** A product without a ladder is no record. */
export type ConvertedProduct = { record: ProductRecord | null; remarks: Remark[] }

/**
 * @returns the product's ladders, and what is to be said of its rows: `no_sku`, `duplicate_sku`, `no_list_price`,
 *   `above_list_price`, `no_exchange_rate`, `tax_differs`, `more_decimals`, `no_effect`, and those of {@link pricesOf}
 */
export const convertProduct = (product: SourceProduct, catalogue: Catalogue): ConvertedProduct => {
  const row = `catalog_product_entity ${product.entity_id} (${product.sku})`
  const refusal = refusalOf(product, catalogue)
  if (refusal) {
    return { record: null, remarks: [{ row, ...refusal }] }
  }
  const priced = pricesOf(product, catalogue)
  const onWebsites = priced.websites.map((on) => ({ on, ladders: laddersOf(on) }))
  const ladders = onWebsites.flatMap(({ on, ladders }) => ladders.map((ladder) => ({ book: bookOf(on.website, audienceOf(ladder, catalogue), ladder.is_final), tiers: ladder.tiers })))
  return {
    record: ladders.length ? { key: keyOf(product.entity_id), row, sku: product.sku, ladders } : null,
    remarks: [
      ...priced.websites.filter(({ comparable }) => !comparable).map(({ website }): Remark => ({ row, reason: "no_list_price", message: `it has fixed prices and percentages and no list price on ${website.code}: the highest quantity reached decides`, moved: true })),
      ...remarksOnRows(product, priced, onWebsites),
    ],
  }
}

const refusalOf = ({ sku, rows }: SourceProduct, { duplicate_skus }: Catalogue): { reason: string; message: string } | null => {
  if (!sku) {
    return { reason: "no_sku", message: `it has no SKU, so that its tiers (${rows.length}) belong to no variant` }
  }
  return duplicate_skus.has(sku.toLowerCase()) ? { reason: "duplicate_sku", message: `the SKU ${sku} stands at several products, in upper or lower case: which of them the variant is, is not known` } : null
}

const audienceOf = ({ group_id }: Ladder, { titles, groups }: Catalogue) =>
  group_id === null ? null : { group_id, name: titles.get(group_id) ?? groups.get(group_id) ?? String(group_id) }

type OnWebsite = { on: WebsiteTiers; ladders: Ladder[] }

const remarksOnRows = (product: SourceProduct, { tiers, flaws }: PricedProduct, onWebsites: OnWebsite[]): Remark[] => {
  const used = new Set(onWebsites.flatMap(({ ladders }) => ladders.flatMap(({ rows }) => rows)))
  const said = (id: number, flaw: Flaw): Remark => ({ row: `catalog_product_entity_tier_price ${id} (${product.sku})`, ...flaw })
  return [
    ...flaws.map(({ row, flaw }) => said(row.value_id, flaw)),
    ...onWebsites.flatMap(({ on }) => on.unpriced.map(({ tier, flaw }) => said(tier.id, flaw))),
    ...tiers.filter(({ id }) => used.has(id)).flatMap((tier) => {
      const flaw = onWebsites.map(({ on }) => tooFineOn(on, tier)).find((found) => found !== null)
      return flaw ? [said(tier.id, flaw)] : []
    }),
    ...tiers.filter(({ id }) => !used.has(id)).flatMap((tier) => {
      const flaw = onWebsites.map(({ on }) => uselessOn(on, tier)).find((found) => found !== null)
      return flaw ? [said(tier.id, flaw)] : []
    }),
  ]
}

/** Decimals to which Magento's cart rounds the price of one piece, whatever the currency. */
const CHARGED_DECIMALS = 2

/** 0.0043 is charged as 0.00 in a Magento without an extension for it: who has such prices means them. */
const tooFineOn = ({ website, tiers }: WebsiteTiers, { id }: SourceTier): Flaw | null => {
  const tier = tiers.find((each) => each.id === id)
  const value = tier?.becomes.type === "fixed" ? amount(tier.becomes.value) : null
  const charged = value && roundHalfUp(value, CHARGED_DECIMALS)
  return value && charged && !isEqual(value, charged)
    ? { reason: "more_decimals", message: `on ${website.code} it is moved as ${value.toFixed()}; without an extension Magento rounds the price of a piece in the cart, and charges ${charged.toFixed()}`, moved: true }
    : null
}

/** Why a tier that holds on a website is in no ladder there; null: it does not hold there, or that has been said. */
const uselessOn = ({ website, tiers, replaced, list_price }: WebsiteTiers, { id }: SourceTier): Flaw | null => {
  if (replaced.some((tier) => tier.id === id)) {
    return { reason: "no_effect", message: `another tier of ${website.code} stands in its place`, moved: true }
  }
  const tier = tiers.find((each) => each.id === id)
  if (!tier) {
    return null
  }
  if (list_price && tier.rank && isLess(list_price, tier.rank)) {
    return { reason: "above_list_price", message: `${tier.rank.toFixed()} is above the list price of ${list_price.toFixed()} on ${website.code}, where the list price is paid`, moved: false }
  }
  return { reason: "no_effect", message: `on ${website.code} its price is not below what is paid for as many pieces without it`, moved: true }
}
