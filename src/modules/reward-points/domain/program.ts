/** The programme: what points are called, how they are earned, what they buy, and when they end. */
import { currencyCode, id, name } from "../../../shared/fields"
import { parseInput, storableText, takes, z } from "../../../shared/schema"
import { accepted, Parsed, refused, refusalsOf } from "../../../shared/refusal"
import { NOTICE_KINDS } from "./notices"

/** No balance, grant or redemption is larger: JavaScript counts exactly to here, and far beyond. */
export const MAX_POINTS = 1_000_000_000_000

/** Points are whole and positive. */
export const points = z.number().int().min(1).max(MAX_POINTS)

const noPoints = z.number().int().min(0).max(MAX_POINTS)
const days = z.number().int().min(1).max(36_500)
const someIds = z.array(id).max(10_000).default([])

/** Whose the points of an order are: the buyer's, the company's, or both in per cent. */
const earner = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("person") }),
    z.strictObject({ type: z.literal("company") }),
    z.strictObject({ type: z.literal("split"), company_percent: z.number().int().min(1).max(99) }),
  ],
  takes("person", "company", "split")
)

const expiry = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("never") }),
    z.strictObject({ type: z.literal("days_after_grant"), days }),
    z.strictObject({ type: z.literal("days_without_activity"), days }),
    z.strictObject({ type: z.literal("end_of_year") }),
  ],
  takes("never", "days_after_grant", "days_without_activity", "end_of_year")
)

/** `points` buy `amount` major units of the currency: 100 points are 1 euro. Both are whole, so that no ratio is rounded. */
const redemptionValue = z.strictObject({ currency_code: currencyCode, points, amount: z.number().int().min(1).max(MAX_POINTS) })

const eachCurrencyOnce = (values: { currency_code: string }[]): boolean => new Set(values.map(({ currency_code }) => currency_code)).size === values.length

const earning = z.strictObject({
  /** Who earns. */
  earner: earner.default({ type: "person" }),
  /** What happens before the points of an order are granted; of several captures or fulfilments the last. */
  event: z.enum(["order_placed", "payment_captured", "order_fulfilled", "order_completed"]).default("order_placed"),
  /** Days after the grant until points can be spent. */
  holding_days: z.number().int().min(0).max(3650).default(0),
  rounding: z.enum(["down", "nearest", "up"]).default("down"),
  /** Points are earned on the tax, too. */
  on_tax: z.boolean().default(false),
  /** Points are earned on shipping, too. */
  on_shipping: z.boolean().default(false),
  /** Points are earned on what was paid with points, too. */
  on_points_value: z.boolean().default(false),
  /** Lines below their list price, or reduced by a promotion, earn. */
  on_discounted_lines: z.boolean().default(true),
  /** Orders with a promotion code earn. */
  with_codes: z.boolean().default(true),
  /** Lines at a contract price (a tier price rule of `override`) earn. */
  on_contract_lines: z.boolean().default(true),
  /** Whether a guest's points are kept for an account with the same, verified e-mail address. */
  guests: z.enum(["none", "claim"]).default("none"),
  /** A balance from which on nothing more is earned. */
  maximum_balance: points.nullable().default(null),
  /** Points for a customer who registers; null: none. */
  registration_points: points.nullable().default(null),
})

const redemption = z.strictObject({
  /** What points are worth; in a currency that is not named they buy nothing. */
  values: z.array(redemptionValue).max(200).default([]).refine(eachCurrencyOnce, {
    message: "must name each currency once",
    params: { reason: "duplicate_currency" },
  }),
  /** Points combine with promotion codes. */
  with_codes: z.boolean().default(true),
  /** Points pay for shipping, too. */
  pays_shipping: z.boolean().default(false),
  /** Points pay for lines at a contract price. */
  pays_contract_lines: z.boolean().default(true),
  /** A balance below which nothing can be redeemed. */
  minimum_balance: noPoints.default(0),
  /** Points that a redemption takes at least. */
  minimum: points.default(1),
  /** Points that a redemption takes at most. */
  maximum: points.nullable().default(null),
  /** Redemptions are multiples of it. */
  step: points.default(1),
  /** Per cent of the goods after promotions (with shipping where points pay for it) that points pay at most. */
  maximum_share: z.number().int().min(1).max(100).default(100),
})

const excluded = z.strictObject({ customer_group_ids: someIds, product_ids: someIds, category_ids: someIds })

const badge = z.strictObject({
  /** `{points}` and `{name}` stand for the number and the name of the points. */
  text: storableText().trim().min(1).max(200).default("Earn {points} {name}"),
  /** A CSS colour such as `#0f766e`. */
  colour: z.string().regex(/^#[0-9a-fA-F]{6}$/, "must be a colour such as #0f766e").default("#0f766e"),
  places: z.array(z.enum(["product", "listing", "cart"])).max(3).default(["product", "listing", "cart"]),
})

/** Every setting; what is left out has its default. Unknown settings are refused. */
export const programSettings = z.strictObject({
  status: z.enum(["off", "active"]).default("off"),
  name_singular: name.default("point"),
  name_plural: name.default("points"),
  earning: earning.default(() => earning.parse({})),
  expiry: expiry.default({ type: "never" }),
  /** Days before points expire on which their owner is told. */
  reminder_days: days.nullable().default(null),
  /** Days for which points live on that come back after they would have expired. */
  restore_grace_days: z.number().int().min(0).max(3650).default(0),
  redemption: redemption.default(() => redemption.parse({})),
  excluded: excluded.default(() => excluded.parse({})),
  /** What becomes of points that are to be taken back and are spent already. */
  clawback: z.enum(["allow_negative", "clamp_and_record", "withhold"]).default("clamp_and_record"),
  /** The most points that an admin can add or take at once. */
  adjust_ceiling: points.default(100_000),
  /** A balance below which the owner is told that the wallet is low. */
  low_balance: points.nullable().default(null),
  /** What owners get a message of; all by default, for whoever wants none has no provider for them. */
  notifications: z.array(z.enum(NOTICE_KINDS)).max(NOTICE_KINDS.length).default([...NOTICE_KINDS]),
  badge: badge.default(() => badge.parse({})),
  /** What guests read where a buyer reads what he earns. */
  guest_text: storableText().max(500).nullable().default(null),
  /** The shop's own terms, below the summary that is made of the settings. */
  terms: storableText().max(50_000).nullable().default(null),
})

/** The settings of a programme as they are in force. */
export type ProgramSettings = z.infer<typeof programSettings>
export type RedemptionValue = z.infer<typeof redemptionValue>

/** One version of the programme; 0 where none was ever stored: the defaults, switched off. */
export type Program = ProgramSettings & { version: number }

/** Reads settings, from an admin or from the table. */
export const parseProgramSettings = (input: unknown): Parsed<ProgramSettings> => {
  const result = parseInput(programSettings, input)
  return result.success ? accepted(result.data) : refused(refusalsOf(result.error.issues))
}

/**
 * Changed settings over those in force: a group such as `earning` may name only what changes in it.
 * Lists and what has a `type` are replaced as a whole.
 */
export const mergedSettings = (current: Record<string, unknown>, changes: Record<string, unknown>): Record<string, unknown> => {
  const merged: Record<string, unknown> = { ...current }
  Object.entries(changes).forEach(([key, value]) => {
    const before = current[key]
    merged[key] = isGroup(before) && isGroup(value) ? mergedSettings(before, value) : value
  })
  return merged
}

const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value) && !("type" in value)

export const DEFAULT_PROGRAM: Program = { ...programSettings.parse({}), version: 0 }
