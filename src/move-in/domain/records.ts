/**
 * What a source hands over, whichever shop system it is: every source reads its own tables and converts them into
 * these. Nothing here knows Medusa.
 */

/** What can be moved, in the order in which it is. */
export const THINGS = ["groups", "customers", "tiers", "points", "codes"] as const
export type Thing = (typeof THINGS)[number]

/**
 * What has to be said of a row of the source: that it cannot be moved, or with `moved` that it was, but not as it
 * stands there.
 *
 * @property row where an operator finds it: `customer_entity 17`, `product_price 0189…` with what people know it by
 * @property reason a stable code
 * @property message what is wrong and what would be right, with the values
 * @property figure what it is about in points, for points alone
 * @property rows how many rows of the source it speaks of; one where it is left out
 */
export type Remark = { row: string; reason: string; message: string; moved?: boolean; figure?: number; rows?: number }

/**
 * A part of what there is, in ascending order of keys. All records with keys after the last batch's `until` and up to
 * this one's are in it: what is known of that range and is not here is no longer in the source.
 *
 * @property until the end of the range; null: nothing comes after it
 * @property rows of the source that were read for it
 * @property held of points alone: keys of what is there and cannot be moved as it stands; what was moved of it before stays
 */
export type Batch<Record> = { records: Record[]; remarks: Remark[]; rows: number; until: string | null; held?: SourceKey[] }

/** Whether what was converted is {@link Batch} `held`. Points that have expired are gone, and no reason to keep others. */
export const isHeld = (record: object | null, remarks: readonly Remark[]): boolean => record === null && remarks.some(({ moved, reason }) => !moved && reason !== "expired_points")

/** Keys sort as texts do, byte by byte: numbers are written with leading zeros, binary ids in lower-case hex. */
export type SourceKey = string

/** @property of_guests it is for who is not logged in */
export type GroupRecord = { key: SourceKey; row: string; name: string; of_guests?: boolean }

/** `group_key` null: in no group that can be moved. */
export type CustomerRecord = {
  key: SourceKey
  row: string
  email: string
  first_name: string | null
  last_name: string | null
  company_name: string | null
  group_key: SourceKey | null
}

/** From `min_quantity` pieces on: the unit price in major units, or per cent off the list price. */
export type Tier = { min_quantity: number; type: "fixed" | "percentage"; value: number }

/** Who pays by a book: everyone, guests too; or the members of groups of the source. */
export type BookAudience = { type: "everyone" } | { type: "groups"; keys: SourceKey[] }

/**
 * Tiers that hold for the same people, currency, regions and time: one price book, or one percentage rule, of this shop.
 *
 * @property key the same in every run
 * @property combine as tier price rules have it: `lowest` competes, `override` is final
 * @property priority among `override` books of the same audience the higher number wins
 */
export type Book = {
  key: string
  name: string
  audience: BookAudience
  currency_code: string
  region_ids: string[]
  combine: "lowest" | "override"
  priority: number
  starts_at: Date | null
  ends_at: Date | null
}

/** All tiers of one product, book by book; a book at most once, its tiers rising in `min_quantity`, at least one. */
export type ProductRecord = { key: SourceKey; row: string; sku: string; ladders: { book: Book; tiers: Tier[] }[] }

/** Points that end together; `expires_at` null: never. */
export type OpeningLot = { points: number; expires_at: Date | null; note: string | null }

/** What one customer has, each `expires_at` once. */
export type PointsRecord = { key: SourceKey; row: string; email: string; lots: OpeningLot[] }

export type CodeRecord = { key: SourceKey; row: string; email: string; code: string }

/**
 * What a buyer pays in the source, by its own rules. `group_key` null: a guest.
 *
 * @property unit_price in major units, as the source would charge it; null where it has no price at all
 */
export type PriceSample = {
  sku: string
  group_key: SourceKey | null
  group_name: string
  currency_code: string
  region_ids: string[]
  quantity: number
  list_price: string | null
  unit_price: string | null
}
