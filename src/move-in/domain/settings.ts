/** What a source has to know of this shop, with the names of this shop looked up. Pure. */

/** Where a website or sales channel of the source is in this shop. */
export type Market = {
  currency_code: string
  /** None: all regions of the currency. */
  region_ids: string[]
  /** Whether this shop's prices in the currency contain tax. */
  tax_inclusive: boolean
  /** How much of `currency_code` is one unit of the source's default currency; null: prices are not converted. */
  rate: number | null
}

/** What the operator has decided, with the names of this shop looked up. */
export type SourceSettings = {
  table_prefix: string
  /** Now: what has expired or ended before it is not moved. */
  at: Date
  /** Only what was changed since, where the source says when; null: everything. */
  since: Date | null
  /** By the code of a Magento website, or the name of a Shopware sales channel. What is left out is not moved. */
  markets: Readonly<Record<string, Market>>
  /** Which of Magento's two ways to expire points holds; null: as its configuration says. */
  points_expiry: "static" | "dynamic" | null
  /** The operator's own SELECTs. */
  points_query: string | null
  codes_query: string | null
}

/** Something in the source has no place in this shop yet, and everything of it is left behind. `rows`: customers or tiers of it. */
export type Unmapped = { kind: "website" | "sales_channel"; name: string; rows: number }
