/** A ladder and its levels: what an admin may say of them. Pure. */
import { currencyCode, id, name } from "../../../shared/fields"
import { amount, isKnownCurrency, isLess } from "../../../shared/money"
import { accepted, refused, refusalsOf, type Parsed, type Refusal } from "../../../shared/refusal"
import { parseInput, storableText, takes, z } from "../../../shared/schema"
import type { LevelThresholds } from "../../../types/loyalty-levels"

const MOST = 1_000_000_000

const knownCurrency = currencyCode.refine(isKnownCurrency, { message: "must be a currency that Medusa knows", params: { reason: "unknown_currency" } })

/** More decimals than any currency has: sums are compared to the eighth. */
const money = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,4})?$/, "must be an amount such as 1000.00, with at most four decimals")
  .refine((text) => !/^\d/.test(text) || !amount(text).isZero(), { message: "must be more than 0", params: { reason: "too_small" } })

/** Amounts by currency code, which is kept in lower case. */
const moneys = z.record(z.string(), money).transform((amounts, context) => {
  const seen = new Set<string>()
  const entries = Object.entries(amounts).flatMap(([code, value]) => {
    const known = knownCurrency.safeParse(code)
    if (!known.success) {
      context.addIssue({ code: "custom", path: [code], message: "must be a currency that Medusa knows", params: { reason: "unknown_currency" } })
    } else if (seen.has(known.data)) {
      context.addIssue({ code: "custom", path: [code], message: "must name each currency once", params: { reason: "duplicate_currency" } })
    }
    seen.add(known.data ?? code)
    return known.success ? [[known.data, value] as const] : []
  })
  if (!Object.keys(amounts).length) {
    context.addIssue({ code: "custom", message: "must name at least one currency", params: { reason: "too_small" } })
  }
  return Object.fromEntries(entries)
})

const count = z.number().int().min(1).max(MOST)

/** What a level asks for. */
export const thresholds = z.strictObject({
  net_spend: moneys.optional(),
  average_order_value: moneys.optional(),
  orders: count.optional(),
  items: count.optional(),
  points_earned: count.optional(),
  days_as_customer: count.optional(),
})

const window = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("lifetime") }),
    z.strictObject({ type: z.literal("calendar_year") }),
    z.strictObject({ type: z.literal("rolling_months"), months: z.number().int().min(1).max(120) }),
    z.strictObject({ type: z.literal("rolling_days"), days: z.number().int().min(1).max(3650) }),
  ],
  takes("lifetime", "calendar_year", "rolling_months", "rolling_days")
)

const rate = z.string().regex(/^\d{1,9}(\.\d{1,12})?$/, "must be a rate such as 1.08").refine((text) => !/^\d/.test(text) || !amount(text).isZero(), { message: "must be more than 0", params: { reason: "too_small" } })

const conversion = z
  .strictObject({ currency_code: knownCurrency, rates: z.array(z.strictObject({ currency_code: knownCurrency, rate })).max(200).default([]) })
  .superRefine(({ currency_code, rates }, context) => {
    const seen = new Set([currency_code])
    rates.forEach((each, index) => {
      if (seen.has(each.currency_code)) {
        context.addIssue({ code: "custom", path: ["rates", index, "currency_code"], message: "must name each currency once, and not the one that is converted to", params: { reason: "duplicate_currency" } })
      }
      seen.add(each.currency_code)
    })
  })

const audiences = z
  .array(z.enum(["customer", "company"]))
  .min(1)
  .refine((list) => new Set(list).size === list.length, { message: "must name each kind once", params: { reason: "duplicate_audience" } })

/** Every setting of a ladder; what is left out has its default. */
export const ladderInput = z.strictObject({
  name,
  status: z.enum(["draft", "active", "archived"]).default("draft"),
  audiences: audiences.default(["customer"]),
  match: z.enum(["all", "any"]).default("any"),
  window: window.default({ type: "rolling_months", months: 12 }),
  counts_from: z.enum(["order_placed", "payment_captured", "order_fulfilled", "order_completed"]).default("order_placed"),
  conversion: conversion.nullable().default(null),
  grace_days: z.number().int().min(0).max(366).default(0),
  when_undone: z.enum(["at_once", "with_grace"]).default("at_once"),
  manual_members: z.enum(["grant", "remove"]).default("grant"),
  warn_days: z.number().int().min(1).max(366).nullable().default(null),
  terms: storableText().max(50_000).nullable().default(null),
})

export type LadderInput = z.infer<typeof ladderInput>

/** What `POST …/levels` takes. */
export const levelInput = z.strictObject({
  name,
  rank: z.number().int().min(1).max(1000),
  color: z.string().regex(/^#[0-9a-fA-F]{6}$/, "must be a colour such as #b08d57").nullable().default(null),
  icon: storableText().trim().min(1).max(200).nullable().default(null),
  description: storableText().max(2000).nullable().default(null),
  benefits: storableText().max(10_000).nullable().default(null),
  thresholds: thresholds.default({}),
  customer_group_id: id.optional(),
})

export type LevelInput = z.infer<typeof levelInput>

/** A level as it is stored. */
export type Level = Omit<LevelInput, "customer_group_id"> & { id: string; ladder_id: string; customer_group_id: string; created_at: string; updated_at: string }

/** A ladder with its levels, the lowest first. `revision` rises with every change of what decides. */
export type Ladder = LadderInput & { id: string; revision: number; levels: Level[]; created_at: string; updated_at: string }

/** The part of a ladder that decides. */
export type LadderRules = Pick<LadderInput, "match" | "window" | "conversion" | "grace_days" | "when_undone"> & { levels: readonly Pick<Level, "id" | "rank" | "thresholds">[] }

const parsed = <T>(schema: z.ZodType<T>, input: unknown): Parsed<T> => {
  const result = parseInput(schema, input)
  return result.success ? accepted(result.data) : refused(refusalsOf(result.error.issues))
}

export const parseLadder = (input: unknown): Parsed<LadderInput> => parsed(ladderInput, input)
export const parseLevel = (input: unknown): Parsed<LevelInput> => parsed(levelInput, input)

/** What the levels of one ladder must be together. `at` is the path of a level, such as `levels.1`. */
export const levelRefusals = (
  ladder: Pick<LadderInput, "conversion" | "match">,
  levels: readonly { rank: number; thresholds: LevelThresholds; at: string }[]
): Refusal[] => {
  const sorted = [...levels].sort((a, b) => a.rank - b.rank)
  return sorted.flatMap((level, index) => {
    const below = sorted[index - 1]
    return [
      ...currencyRefusals(ladder, level),
      ...(below && below.rank === level.rank ? [{ path: path(level.at, "rank"), reason: "duplicate_rank", message: `must differ from the ranks of the other levels: ${level.rank} is taken`, values: [String(level.rank)] }] : []),
      ...(below && below.rank < level.rank ? risingRefusals(ladder.match, below.thresholds, level) : []),
    ]
  })
}

const path = (...parts: string[]): string => parts.filter(Boolean).join(".")

/** With a table of rates there is one currency to say thresholds in. */
const currencyRefusals = ({ conversion: table }: Pick<LadderInput, "conversion">, { thresholds: asked, at }: { thresholds: LevelThresholds; at: string }): Refusal[] =>
  table
    ? MONEY_FIGURES.flatMap((figure) =>
        Object.keys(asked[figure] ?? {})
          .filter((code) => code !== table.currency_code)
          .map((code) => ({ path: path(at, "thresholds", figure, code), reason: "unknown_currency", message: `must be in ${table.currency_code}, which amounts are converted to`, values: [code] }))
      )
    : []

const MONEY_FIGURES = ["net_spend", "average_order_value"] as const
const COUNTS = ["orders", "items", "points_earned", "days_as_customer"] as const

/**
 * A higher level asks for at least as much of everything, and for more of something. Where any one of
 * what is asked suffices it may leave something out, which makes it harder to reach, or ask something new.
 */
const risingRefusals = (match: LadderInput["match"], below: LevelThresholds, { thresholds: asked, at }: { thresholds: LevelThresholds; at: string }): Refusal[] => {
  const isLeftOutRight = match === "any" && Object.keys(asked).length > 0
  const falls = COUNTS.flatMap((figure): string[] => (isBelow(asked[figure], below[figure], isLeftOutRight, (a, b) => a < b) ? [figure] : []))
  const fallingMoney = MONEY_FIGURES.flatMap((figure) =>
    Object.entries(below[figure] ?? {}).flatMap(([code, lower]) => (isBelow(asked[figure]?.[code], lower, isLeftOutRight, (a, b) => isLess(amount(a), amount(b))) ? [`${figure}.${code}`] : []))
  )
  const refusals = [...falls, ...fallingMoney].map((figure) => ({
    path: path(at, "thresholds", figure),
    reason: "thresholds_not_rising",
    message: "must be at least what the level below asks for",
  }))
  return refusals.length || !isSame(below, asked) ? refusals : [{ path: path(at, "thresholds"), reason: "thresholds_not_rising", message: "must ask for more than the level below" }]
}

const isBelow = <T>(higher: T | undefined, lower: T | undefined, isLeftOutRight: boolean, isLower: (a: T, b: T) => boolean): boolean =>
  lower !== undefined && (higher === undefined ? !isLeftOutRight : isLower(higher, lower))

const isSame = (a: LevelThresholds, b: LevelThresholds): boolean => JSON.stringify(flat(a)) === JSON.stringify(flat(b))
const flat = (asked: LevelThresholds): [string, string][] =>
  [
    ...COUNTS.flatMap((figure): [string, string][] => (asked[figure] === undefined ? [] : [[figure, String(asked[figure])]])),
    ...MONEY_FIGURES.flatMap((figure) => Object.entries(asked[figure] ?? {}).map(([code, value]): [string, string] => [`${figure}.${code}`, amount(value).toFixed()])),
  ].sort()

