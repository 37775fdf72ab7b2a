/** The HTTP shapes of move-ins, as the Admin API sends them and as a report is written to a file. Types only. */

export type MoveInThing = "groups" | "customers" | "tiers" | "points" | "codes"

export type MoveInExample = { row: string; message: string }

/** Rows that have one thing in common that is to be said of them; the first of them as examples. */
export type MoveInReason = { reason: string; count: number; /** In points, where it is about points. */ figure?: number; examples: MoveInExample[] }

/**
 * What became, or would become, of one kind of thing. Tiers are counted one by one, points by customer.
 *
 * @property left were as they should be
 * @property removed were moved before and are no longer in the source
 * @property not_movable rows that cannot be moved, by reason
 * @property noted rows that were moved, but not as they stand in the source, by reason
 */
export type MoveInThingReport = {
  thing: MoveInThing
  rows: number
  created: number
  changed: number
  removed: number
  left: number
  /** The first of what was created, changed and removed. */
  examples: { created: MoveInExample[]; changed: MoveInExample[]; removed: MoveInExample[] }
  not_movable: MoveInReason[]
  noted: MoveInReason[]
}

/** A rule of this shop that holds tiers of the source. */
export type MoveInBook = { name: string; form: "price_book" | "percentage_rule"; variants: number; tiers: number; rule_id: string | null }

/** A figure of the source beside that of this shop. */
export type MoveInComparison = { source: number; shop: number }

export type MoveInPriceDifference = {
  sku: string
  customer_group: string
  currency_code: string
  quantity: number
  /** Unit prices in major units. */
  source: string | null
  shop: string | null
  /** `other_rule`, `price_list`: a tier price rule of the shop's own, or a price list or sale of Medusa's, decides here. */
  reason: "list_price_differs" | "other_rule" | "price_list" | "price_differs"
}

export type MoveInPointsDifference = { customer: string; source: number; shop: number }

/** Whether this shop now says what the source says. `differences` name the first, `different` counts all. */
export type MoveInProof = {
  tiers: (MoveInComparison & { differences: { book: string; source: number; shop: number }[] }) | null
  points: (MoveInComparison & { customers: number; different: number; differences: MoveInPointsDifference[] }) | null
  prices: { compared: number; different: number; differences: MoveInPriceDifference[] } | null
  holds: boolean
}

export type MoveInReport = {
  source: string
  things: MoveInThingReport[]
  books: MoveInBook[]
  /** Websites or sales channels that the map does not name. */
  unmapped: { kind: "website" | "sales_channel"; name: string; rows: number }[]
  /** Null of a dry run. */
  proof: MoveInProof | null
}

export type AdminMoveIn = {
  id: string
  from: "magento2" | "shopware6"
  mode: "dry_run" | "apply"
  what: MoveInThing[]
  status: "running" | "done" | "failed"
  /** What a running move-in is at; rows read and to be read of it. */
  progress: { thing: MoveInThing | "proof"; rows: number; of: number } | null
  failure: { reason: string; message: string } | null
  /** Null until it is done; of one that failed as far as it came. */
  report: MoveInReport | null
  started_at: string
  ended_at: string | null
}

export type AdminMoveInResponse = { move_in: AdminMoveIn }

/** Without reports; the newest first. */
export type AdminMoveInListResponse = { move_ins: Omit<AdminMoveIn, "report">[]; count: number; offset: number; limit: number }
