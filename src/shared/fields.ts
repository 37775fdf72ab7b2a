/** Fields that rules of every slice have in common, each with one schema. */
import { amount, decimalsOf } from "./money"
import { storableText, takes, z } from "./schema"

/** What a rule can be for. */
export const SCOPE_TYPES = ["all", "products", "variants", "categories", "collections", "tags", "types"] as const

/** What can be named in a scope, or taken out of one. */
export const EXCLUDE_TYPES = ["products", "variants", "categories", "collections", "tags", "types"] as const

/** An id of something in the shop. Whether it exists is asked elsewhere. */
export const id = storableText().trim().min(1)

/** At least one id, each once. */
export const ids = z.array(id).min(1).max(10_000).refine((list) => new Set(list).size === list.length, {
  message: "must name each id once",
  params: { reason: "duplicate_id" },
})

/** Any number of ids, none too, each once. */
export const someIds = z.array(id).max(10_000).refine((list) => new Set(list).size === list.length, {
  message: "must name each id once",
  params: { reason: "duplicate_id" },
})

/** What a rule is for; a category covers its sub-categories. */
export const scope = z.discriminatedUnion(
  "type",
  [z.strictObject({ type: z.literal("all"), ids: z.array(id).max(0).default([]) }), z.strictObject({ type: z.enum(EXCLUDE_TYPES), ids })],
  takes(...SCOPE_TYPES)
)

/** PostgreSQL counts from year 1 on; JavaScript has a year 0. */
export const instant = z.union([z.iso.datetime({ offset: true }).transform((text) => new Date(text)), z.date()], takes("a time with its offset such as 2026-12-31T00:00:00Z")).refine((time) => time.getUTCFullYear() >= 1, {
  message: "must not be before the year 1",
  params: { reason: "too_small" },
})

/** Kept in lower case, as Medusa stores it. */
export const currencyCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z]{3}$/, "must be a three-letter currency code")
  .transform((code) => code.toLowerCase())

export const name = storableText().trim().min(1).max(200)
export const description = storableText().max(2000).nullable()

/** Higher wins, everywhere in this product. */
export const priority = z.number().int().min(-1_000_000).max(1_000_000)

/** What a rule is for, as it is read back. */
export type Scope = z.infer<typeof scope>

/** More decimals than any currency needs; keeps typos such as 1e-300 out. */
const MAX_DECIMALS = 10

/** A sum of money in major units: finite, not negative. */
export const money = z.number().finite().min(0).max(1e12).refine((value) => decimalsOf(amount(value)) <= MAX_DECIMALS, {
  message: `must have at most ${MAX_DECIMALS} decimals`,
  params: { reason: "too_many_decimals" },
})

/** Whole pieces, up to PostgreSQL's integer, which Medusa stores a line's quantity in. */
export const pieces = z.number().int().min(1).max(2_147_483_647)
