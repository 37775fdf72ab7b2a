/** What an occasion is, and the one parser that reads it: at the API and when a stored row is loaded. */
import { CONDITIONS } from "../../../rules/conditions"
import { conditionLanguage, type ConditionLanguage } from "../../../rules/condition-language"
import { rewardSchema } from "../../../rewards"
import { dayOf, isDay, startOfDay, type TimeZone } from "../../../shared/calendar"
import { description, instant, name } from "../../../shared/fields"
import { accepted, refused, refusalsOf, type Parsed, type Refusal } from "../../../shared/refusal"
import { parseInput, takes, z } from "../../../shared/schema"

/** `MM-DD` comes every year, also 29 February; `YYYY-MM-DD` once. */
const fixedDate = z.string().refine((text) => (/^\d{2}-\d{2}$/.test(text) ? isDay(`2024-${text}`) : isDay(text)), {
  message: "must be a day such as 12-06 (every year) or 2027-12-06 (once)",
  params: { reason: "invalid_date" },
})

const MOST_DATES = 50

const fixedDates = z
  .array(fixedDate)
  .min(1)
  .max(MOST_DATES)
  .refine((dates) => new Set(dates).size === dates.length, { message: "must name each day once", params: { reason: "duplicate_date" } })

const offset_days = z.number().int().min(-90).max(90).default(0)

export const TRIGGERS = ["birthday", "membership_anniversary", "fixed_dates", "days_without_order", "order_placed", "order_delivered"] as const

const trigger = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("birthday"), offset_days }),
    z.strictObject({ type: z.literal("membership_anniversary"), offset_days }),
    z.strictObject({ type: z.literal("fixed_dates"), dates: fixedDates }),
    z.strictObject({ type: z.literal("days_without_order"), days: z.number().int().min(1).max(3660) }),
    z.strictObject({ type: z.literal("order_placed") }),
    z.strictObject({ type: z.literal("order_delivered") }),
  ],
  takes(...TRIGGERS)
)

export type Trigger = z.infer<typeof trigger>

type TriggerType = Trigger["type"]

/** An order is there to be asked about. */
const hasOrder = (type: TriggerType): boolean => type === "order_placed" || type === "order_delivered"

export const isAboutOrders = ({ type }: Trigger): boolean => hasOrder(type)

/** What can be asked of a buyer without an order. */
const ABOUT_BUYERS = ["customer_groups", "levels", "customers", "weekdays", "dates"]

const ofOrders = conditionLanguage(CONDITIONS)
const ofBuyers = conditionLanguage(CONDITIONS.filter(({ code }) => ABOUT_BUYERS.includes(code)))

/** What conditions of an occasion with a trigger of this type may ask. */
export const conditionsAbout = (type: TriggerType): ConditionLanguage => (hasOrder(type) ? ofOrders : ofBuyers)

export const conditionsOf = ({ type }: Pick<Trigger, "type">): ConditionLanguage => conditionsAbout(type)

/** Unknown fields are refused. */
const occasion = z.strictObject({
  name,
  description: description.default(null),
  status: z.enum(["draft", "active", "archived"]).default("draft"),
  trigger,
  /** Read by the language of the trigger. */
  conditions: z.unknown().default(null),
  reward: rewardSchema,
  starts_at: instant.nullable().default(null),
  ends_at: instant.nullable().default(null),
  /** How often one buyer gets it in a calendar year. */
  per_year: z.number().int().min(1).max(366).nullable().default(null),
})

/** An occasion as an admin gives it. */
export type OccasionInput = Omit<z.infer<typeof occasion>, "conditions"> & { conditions: Parameters<ConditionLanguage["evaluate"]>[0] }

/** A stored occasion as the kernel reads it. */
export type Occasion = OccasionInput & {
  id: string
  /** Since when it is active without a break: what was before gives nothing. */
  active_since: Date | null
  /** The last day that was looked at. */
  run_until: string | null
}

/**
 * Reads an occasion from untrusted input.
 *
 * @returns the occasion, or every refusal with its path (`trigger.dates.1`, `conditions.all.1.code`, `reward.discount.value`) and
 *   reason code: zod's codes, those of conditions and rewards, `ends_before_start`, `invalid_date`, `duplicate_date`
 */
export const parseOccasion = (input: unknown): Parsed<OccasionInput> => {
  const result = parseInput(occasion, input)
  const conditions = readConditions(input)
  const refusals = [...refusalsOf(result.error?.issues ?? []), ...(conditions.ok ? [] : conditions.refusals), ...scheduleMisfits(input)]
  return result.success && conditions.ok && !refusals.length ? accepted({ ...result.data, conditions: conditions.value }) : refused(refusals)
}

const readable = z.object({ trigger, conditions: z.unknown() })

/** Without a trigger nobody knows what may be asked; that is refused for itself. */
const readConditions = (input: unknown): Parsed<OccasionInput["conditions"]> => {
  const given = readable.safeParse(input)
  if (!given.success || given.data.conditions === null || given.data.conditions === undefined) {
    return accepted(null)
  }
  const parsed = conditionsOf(given.data.trigger).parse(given.data.conditions)
  return parsed.ok ? parsed : refused(parsed.refusals.map((refusal) => ({ ...refusal, path: ["conditions", refusal.path].filter(Boolean).join(".") })))
}

const schedule = z.object({ starts_at: instant, ends_at: instant })

const scheduleMisfits = (input: unknown): Refusal[] => {
  const given = schedule.safeParse(input)
  return given.success && given.data.ends_at <= given.data.starts_at ? [{ path: "ends_at", reason: "ends_before_start", message: "must be later than starts_at" }] : []
}

/** Whether a day of the shop's calendar lies in the time of an occasion. */
export const holdsOn = ({ starts_at, ends_at }: Pick<Occasion, "starts_at" | "ends_at">, day: string, zone: TimeZone): boolean =>
  (starts_at === null || dayOf(starts_at, zone) <= day) && (ends_at === null || startOfDay(day, zone) < ends_at)

/** Whether an instant does. */
export const holdsAt = ({ starts_at, ends_at }: Pick<Occasion, "starts_at" | "ends_at">, at: Date): boolean => (starts_at === null || starts_at <= at) && (ends_at === null || at < ends_at)
