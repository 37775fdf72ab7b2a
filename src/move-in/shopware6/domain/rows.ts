/** Rows as they stand in the tables: ids in lower-case hex, JSON and moments (UTC) as texts. */

/** When a row was written last: `2026-03-01 08:30:00.000`. */
export type Written = { created_at: string | null; updated_at: string | null }

export type CustomerGroupRow = { id: string }

/** A name in one language. */
export type TranslationRow = { owner_id: string; language_id: string; name: string | null }

export type SalesChannelRow = { id: string; customer_group_id: string }

/** `active` 0: may not log in. `guest` 1: bought once without an account. `bound_sales_channel_id`: the only one where he may buy; null: he may in all. */
export type CustomerRow = Written & {
  id: string
  customer_number: string
  email: string | null
  first_name: string | null
  last_name: string | null
  company: string | null
  customer_group_id: string
  bound_sales_channel_id: string | null
  active: number
  guest: number
}

/** `factor`: how much of it is one of the default currency. */
export type CurrencyRow = Written & { id: string; iso_code: string; factor: string; item_rounding: string | null }

/** `tax_rate` in per cent. */
export type TaxRow = { id: string; tax_rate: string }

/** `invalid` 1: Shopware itself cannot read its conditions, and leaves it out. */
export type RuleRow = Written & { id: string; name: string; priority: number; invalid: number }

export type RuleConditionRow = Written & { id: string; type: string; rule_id: string; parent_id: string | null; value: string | null }

/** A variant has a parent, and its parent's price, tax and quantity prices where it has none of its own. */
export type ProductRow = Written & {
  id: string
  version_id: string
  parent_id: string | null
  product_number: string | null
  price: string | null
  tax_id: string | null
}

/** A price of a product for those whom a rule means. `quantity_end` null: from its start on. */
export type ProductPriceRow = Written & {
  id: string
  version_id: string
  product_id: string
  rule_id: string
  quantity_start: number
  quantity_end: number | null
  price: string | null
}

export type MigrationRow = { class: string; creation_timestamp: number; update: string | null }
