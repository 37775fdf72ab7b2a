/** A product of the source with its tiers, or why it has none here. */
import type { ProductRecord, Remark } from "../../domain/records"
import { pricesOfRow, readPrices } from "./price-json"
import { laddersOf, type PriceGround, type PricedProduct } from "./product-ladders"
import type { ProductPriceRow, ProductRow } from "./rows"

/** A product as it stands in the tables, with what it takes from its parent. */
export type FoundProduct = {
  product: ProductRow
  /** Null where it is no variant. */
  parent: ProductRow | null
  /** Its own prices by rule and quantity, and its parent's. */
  own: readonly ProductPriceRow[]
  inherited: readonly ProductPriceRow[]
  /** It cannot be bought itself, its variants can. */
  has_variants: boolean
}

/** Product numbers as they are compared. */
export const comparedNumber = (product_number: string | null): string => (product_number ?? "").trim().toLowerCase()

/** Its own quantity prices, or its parent's where it has none. */
export const pricesOf = ({ own, inherited }: FoundProduct): readonly ProductPriceRow[] => (own.length ? own : inherited)

/** As the resolver of prices wants it. @param taxes rates in per cent by id */
export const pricedProduct = (found: FoundProduct, taxes: ReadonlyMap<string, string>): PricedProduct => {
  const { product, parent } = found
  return {
    sku: product.product_number?.trim() ?? "",
    rows: pricesOf(found),
    list_prices: readPrices(product.price ?? parent?.price ?? null).prices,
    tax_rate: taxes.get(product.tax_id ?? parent?.tax_id ?? "") ?? null,
  }
}

export type ReadProduct = { record: ProductRecord | null; remarks: Remark[] }

/**
 * @param duplicates product numbers, as they are compared, that several products have
 */
export const productRecord = (found: FoundProduct, ground: PriceGround, taxes: ReadonlyMap<string, string>, duplicates: ReadonlySet<string>): ReadProduct => {
  const { product, own, has_variants } = found
  const priced = pricedProduct(found, taxes)
  const row = `product ${product.id} (${priced.sku})`
  if (!priced.rows.length) {
    return { record: null, remarks: [] }
  }
  if (!has_variants && !priced.sku) {
    return { record: null, remarks: [{ row, reason: "no_sku", message: "has prices by quantity, but no product number to find it by", rows: priced.rows.length }] }
  }
  if (!has_variants && duplicates.has(comparedNumber(product.product_number))) {
    return { record: null, remarks: [{ row, reason: "duplicate_sku", message: `several products have the number ${priced.sku}, whether in capitals or not; none of them is moved`, rows: priced.rows.length }] }
  }
  const { ladders, remarks } = laddersOf(priced, ground)
  return {
    record: ladders.length && !has_variants ? { key: product.id, row, sku: priced.sku, ladders } : null,
    // What is inherited is told of the parent.
    remarks: [...(own.length ? remarks.of_rows : []), ...(has_variants ? [] : remarks.of_product)],
  }
}

/** Currencies, by id, in which its own rows have prices. */
export const currenciesIn = ({ own }: FoundProduct): string[] => [...new Set(own.flatMap((row) => [...(pricesOfRow(row).prices?.keys() ?? [])]))]
