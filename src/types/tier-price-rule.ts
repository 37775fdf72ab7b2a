/**
 * The HTTP shapes of tier pricing, as the Admin API sends and takes them.
 * Types only: nothing here exists at run time. Amounts are in major units,
 * times are ISO 8601 strings in UTC.
 */

/** A draft and an archived rule apply to nobody; an active one applies inside its schedule. */
export type TierPriceStatus = "draft" | "active" | "archived"

/** Who pays the price. */
export type TierPriceAudienceType = "everyone" | "customer_groups" | "customers"

/** What the price is for. Categories include their sub-categories. */
export type TierPriceScopeType =
  | "all"
  | "products"
  | "variants"
  | "categories"
  | "collections"
  | "tags"
  | "types"

/** A unit price, a percentage off, or an amount off each piece. */
export type TierPriceBreakType = "fixed" | "percentage" | "amount_off"

/** `lowest` competes with every other price, `override` is a contract price and final. */
export type TierPriceCombine = "lowest" | "override"

/** Whether promotion codes still reduce a line that this rule priced. */
export type TierPricePromotions = "allow" | "exclude"

/** Reductions start from the default price (`list`) or from what would be charged otherwise (`current`). */
export type TierPriceBase = "list" | "current"

/** What is counted together toward a break: the line, the product, or all that the rule covers. */
export type TierPriceQuantityBasis = "line" | "product" | "rule"

/** `null` rounds as the list price or the currency does, a number (0 to 10) to that many decimals, `exact` never. */
export type TierPriceDecimals = null | number | "exact"

/** From `min_quantity` pieces on. `value` is a unit price, a percentage, or an amount off a piece, by `type`. */
export type TierPriceBreak = {
  min_quantity: number
  type: TierPriceBreakType
  value: number
}

/** `ids` is empty for everyone. */
export type TierPriceAudience = { type: TierPriceAudienceType; ids: string[] }

/** `ids` is empty for `all`. */
export type TierPriceScope = { type: TierPriceScopeType; ids: string[] }

/** Taken out of the scope again. */
export type TierPriceExclusion = { type: Exclude<TierPriceScopeType, "all">; ids: string[] }

/** One variant of a price book with its own breaks. */
export type TierPriceItem = { variant_id: string; breaks: TierPriceBreak[] }

/** Why a stored rule cannot be read. Such a rule applies nowhere. */
export type TierPriceProblem = { path: string; reason: string }

/** What can be written. Either `scope`, `exclude` and `breaks`, or `items` (a price book). */
export type AdminTierPriceRuleInput = {
  name: string
  description: string | null
  status: TierPriceStatus
  priority: number
  starts_at: string | null
  ends_at: string | null
  audience: TierPriceAudience
  region_ids: string[]
  currency_code: string | null
  combine: TierPriceCombine
  promotions: TierPricePromotions
  base: TierPriceBase
  decimals: TierPriceDecimals
  quantity_basis: TierPriceQuantityBasis
  scope: TierPriceScope | null
  exclude: TierPriceExclusion[]
  breaks: TierPriceBreak[] | null
  items: TierPriceItem[] | null
}

/** A rule as it is read. Lists leave `items` out; `item_count` stands. */
export type AdminTierPriceRule = Omit<AdminTierPriceRuleInput, "items"> & {
  id: string
  items?: TierPriceItem[] | null
  item_count: number
  broken: TierPriceProblem[] | null
  created_at: string
  updated_at: string
}

export type AdminTierPriceRuleResponse = { tier_price_rule: AdminTierPriceRule }

export type AdminTierPriceRuleListResponse = {
  tier_price_rules: AdminTierPriceRule[]
  count: number
  offset: number
  limit: number
}

export type AdminTierPriceRuleListParams = {
  q?: string
  status?: TierPriceStatus | TierPriceStatus[]
  audience_type?: TierPriceAudienceType | TierPriceAudienceType[]
  /** Rules that name this group. */
  customer_group_id?: string
  /** Rules that name this customer directly. */
  customer_id?: string
  /** Rules that name this customer, one of the customer's groups, or everyone. */
  applies_to_customer_id?: string
  /** Rules whose scope covers any variant of this product. */
  product_id?: string
  variant_id?: string
  currency_code?: string
  combine?: TierPriceCombine
  kind?: "scope" | "price_book"
  order?: string
  limit?: number
  offset?: number
}

/** One variant of a price book with what a person needs to recognise it. */
export type AdminTierPriceItem = TierPriceItem & {
  sku: string | null
  variant_title: string | null
  product_id: string | null
  product_title: string | null
}

export type AdminTierPriceItemListResponse = {
  items: AdminTierPriceItem[]
  count: number
  offset: number
  limit: number
}

/** Changes the named variants of a price book and leaves all others as they are. */
export type AdminTierPriceItemsInput = { set?: TierPriceItem[]; delete?: string[] }

/** Why a rule set the price, or why it did not. */
export type TierPriceReason =
  | "applied"
  | "cheaper_rule"
  | "cheaper_current_price"
  | "override_rule"
  | "higher_precedence"
  | "medusa_override_list"
  | "not_in_audience"
  | "draft"
  | "archived"
  | "not_started"
  | "ended"
  | "other_currency"
  | "other_region"
  | "excluded"
  | "below_first_break"
  | "malformed_rule"
  | "no_list_price"
  | "not_lower"

export type TierPriceTraceEntry = {
  rule_id: string
  name: string
  applied: boolean
  reason: TierPriceReason
  unit_price: number | null
}

/** Asks what somebody would pay: a customer, or an imagined one in these groups (none: a guest). */
export type AdminTierPricePreviewInput = {
  customer_id?: string
  customer_group_ids?: string[]
  region_id: string
  variant_ids: string[]
  quantity?: number
  at?: string
}

export type TierPricePreview = {
  variant_id: string
  quantity: number
  currency_code: string
  list_price: number | null
  unit_price: number | null
  rule_id: string | null
  trace: TierPriceTraceEntry[]
}

export type AdminTierPricePreviewResponse = { prices: TierPricePreview[] }

/** A row of an import file that cannot be used. `row` counts from 1 with the header. */
export type TierPriceImportError = {
  row: number
  column: string | null
  reason: string
  value: string | null
  message: string
}

/** `websites` and `customer_groups` translate the names in a Magento file. */
export type AdminTierPriceImportInput = {
  format: "native" | "magento"
  csv: string
  websites?: Record<string, { currency_code: string; region_ids?: string[] }>
  customer_groups?: Record<string, string>
}

export type AdminTierPriceImportDryRun = {
  dry_run: true
  rows: number
  rules: number
  /** How many of the rules take the place of stored ones. */
  replaced: number
  variants: number
  errors: TierPriceImportError[]
  error_count: number
}

export type TierPriceImport = {
  id: string
  status: "running" | "done" | "failed"
  phase: string | null
  rows_total: number
  rows_done: number
  /** The first errors; `error_count` counts all. */
  errors: TierPriceImportError[]
  error_count: number
  rule_ids: string[]
  created_at: string
}

export type AdminTierPriceImportResponse = { import: TierPriceImport }

/** One wrong field of a refused request, beside Medusa's `type` and `message`. */
export type TierPriceFieldError = { path: string; reason: string; message: string }
