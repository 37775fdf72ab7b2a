/** Rows of Magento for the specs of the converters, and what a buyer pays in this shop by the books that they become. */
import { aRule, aSituation } from "../../../modules/tier-pricing/domain/kernel.fixture.spec"
import { resolvePrice } from "../../../modules/tier-pricing/domain/resolve"
import { amount } from "../../../shared/money"
import type { ProductRecord } from "../../domain/records"
import type { Catalogue } from "./catalogue"
import type { SourceProduct } from "./priced-product"
import type { TierPriceRow } from "./tier-row"
import type { Website } from "./website"

export const BASE: Website = {
  id: 1,
  code: "base",
  base_currency: "eur",
  default_currency: "eur",
  tax_inclusive: false,
  store_ids: [1],
  market: { currency_code: "eur", region_ids: ["reg_base"], tax_inclusive: false, rate: null },
}
export const OTHER: Website = { ...BASE, id: 2, code: "other", store_ids: [2, 3], market: { ...BASE.market, region_ids: ["reg_other"] } }

export const aCatalogue = (fields: Partial<Catalogue> = {}): Catalogue => ({
  websites: [BASE, OTHER],
  website_ids: new Set([0, 1, 2, 3]),
  default_currency: "eur",
  has_global_prices: false,
  groups: new Map([
    [0, "NOT LOGGED IN"],
    [1, "General"],
    [2, "Wholesale"],
    [3, "Retailer"],
  ]),
  titles: new Map(),
  duplicate_skus: new Set(),
  ...fields,
})

/** A fixed price of 9 from 10 pieces on, for all groups on all websites, unless the fields say otherwise. */
export const aRow = (fields: Partial<TierPriceRow> = {}): TierPriceRow => ({
  value_id: 1,
  link_id: 17,
  all_groups: 1,
  customer_group_id: 0,
  qty: "10.0000",
  value: "9.000000",
  website_id: 0,
  percentage_value: null,
  ...fields,
})

export const ofGroup = (customer_group_id: number, fields: Partial<TierPriceRow> = {}): TierPriceRow => aRow({ all_groups: 0, customer_group_id, ...fields })

/** @param list_price of all stores; null: none */
export const aProduct = (rows: TierPriceRow[], list_price: string | null = "10.000000"): SourceProduct => ({
  entity_id: 17,
  type_id: "simple",
  sku: "SCREW",
  rows: rows.map((row, index) => ({ ...row, value_id: index + 1 })),
  prices: list_price === null ? [] : [{ link_id: 17, store_id: 0, value: list_price }],
})

/** What a buyer pays here by the books of a record. @param group_keys groups of the buyer; none: a guest */
export const shopPrice = (record: ProductRecord | null, { market }: Website, group_keys: string[], quantity: number, list_price: string | null): string | null => {
  const list = list_price === null ? null : amount(list_price)
  const candidates = (record?.ladders ?? []).map(({ book, tiers }) => ({
    rule: aRule({
      id: book.key,
      audience: book.audience.type === "everyone" ? { type: "everyone" } : { type: "customer_groups", ids: book.audience.keys },
      currency_code: book.currency_code,
      region_ids: book.region_ids,
      combine: book.combine,
      priority: book.priority,
      items: [{ variant_id: "variant", breaks: tiers }],
    }),
    breaks: tiers,
    excluded: false,
  }))
  const decision = resolvePrice({
    situation: aSituation({ customer_id: group_keys.length ? "cus" : null, customer_group_ids: group_keys, region_id: market.region_ids[0], currency_code: market.currency_code }),
    counted: { line: quantity, product: quantity, rule: {} },
    list_price: list,
    medusa_price: list && { amount: list, is_override: false },
    candidates,
  })
  return decision.unit_price?.toFixed() ?? null
}
