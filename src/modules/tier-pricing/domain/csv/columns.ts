/** The columns of our own format and of Magento's. */
/** What belongs to a rule as a whole. Written on its first row, `id` and `name` on all. */
export const RULE_COLUMNS = [
  "id",
  "name",
  "description",
  "status",
  "priority",
  "starts_at",
  "ends_at",
  "audience_type",
  "audience_ids",
  "region_ids",
  "currency_code",
  "combine",
  "promotions",
  "base",
  "decimals",
  "quantity_basis",
  "scope_type",
  "scope_ids",
  "exclude",
] as const

/** What belongs to one row: a break, and in a price book its variant. */
export const BREAK_COLUMNS = ["sku", "variant_id", "min_quantity", "type", "value"] as const

export const NATIVE_COLUMNS = [...RULE_COLUMNS, ...BREAK_COLUMNS]

/** Magento's columns of tier prices in its advanced pricing file. */
export const MAGENTO_COLUMNS = [
  "sku",
  "tier_price_website",
  "tier_price_customer_group",
  "tier_price_qty",
  "tier_price",
  "tier_price_value_type",
] as const

export type RuleColumn = (typeof RULE_COLUMNS)[number]
export type NativeColumn = (typeof NATIVE_COLUMNS)[number]
export type MagentoColumn = (typeof MAGENTO_COLUMNS)[number]

/** Columns that a file of ours cannot do without. */
export const NEEDED_NATIVE_COLUMNS: readonly NativeColumn[] = ["name", "audience_type", "min_quantity", "type", "value"]
