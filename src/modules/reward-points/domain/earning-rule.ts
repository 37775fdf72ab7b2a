/** What an earning rule is, and the one parser that reads it: at the API and when a stored row is loaded. */
import { CONDITIONS } from "../../../rules/conditions"
import { conditionLanguage } from "../../../rules/condition-language"
import { currencyCode, description, instant, name, priority, scope } from "../../../shared/fields"
import { accepted, refused, refusalsOf, type Parsed, type Refusal } from "../../../shared/refusal"
import { parseInput, takes, z } from "../../../shared/schema"
import { MAX_POINTS, points } from "./program"

/** What an earning rule may ask: all that there is. */
export const earningConditions = conditionLanguage(CONDITIONS)

const ABOUT_EARLIER_ORDERS = ["first_order", "nth_order"]
const ABOUT_LEVELS = ["levels"]

type Asking = readonly Pick<EarningRule, "conditions">[]

const asksFor = (rules: Asking, wanted: string[]): boolean =>
  rules.some(({ conditions }) => {
    const codes = earningConditions.codesOf(conditions)
    return wanted.some((code) => codes.has(code))
  })

/** Whether any of the rules asks how many orders the buyer has placed before. */
export const asksForEarlierOrders = (rules: Asking): boolean => asksFor(rules, ABOUT_EARLIER_ORDERS)

/** Whether any of the rules asks at which level the buyer stands. */
export const asksForLevels = (rules: Asking): boolean => asksFor(rules, ABOUT_LEVELS)

const part = z.number().int().min(1).max(1000)

/**
 * What a rule gives.
 * `per_amount`: `points` for each `amount` major units; `fixed`: once for an order, over the lines that it covers;
 * `per_piece`: for each piece; `multiplier`: what the other rules give on its lines, times `numerator / denominator`.
 */
const grant = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("per_amount"), points, amount: z.number().int().min(1).max(MAX_POINTS) }),
    z.strictObject({ type: z.literal("fixed"), points }),
    z.strictObject({ type: z.literal("per_piece"), points }),
    z.strictObject({ type: z.literal("multiplier"), numerator: part, denominator: part }),
  ],
  takes("per_amount", "fixed", "per_piece", "multiplier")
)

/** The most that a rule gives: for one order, to one account ever, and to one account in a period of the calendar. */
const caps = z.strictObject({
  per_order: points.nullable().default(null),
  per_account: points.nullable().default(null),
  per_period: z.strictObject({ period: z.enum(["day", "week", "month", "year"]), points }).nullable().default(null),
})

const schedule = { starts_at: instant.nullable().default(null), ends_at: instant.nullable().default(null) }

/** Unknown fields are refused. */
const earningRule = z.strictObject({
  name,
  description: description.default(null),
  status: z.enum(["draft", "active", "archived"]).default("draft"),
  priority: priority.default(0),
  ...schedule,
  /** On the whole order; null: always. */
  conditions: earningConditions.schema.nullable().default(null),
  scope: scope.default({ type: "all", ids: [] }),
  /** Null: in every currency, unit for unit alike. */
  currency_code: currencyCode.nullable().default(null),
  grant,
  stacking: z.enum(["add", "best", "exclusive"]).default("add"),
  caps: caps.default({ per_order: null, per_account: null, per_period: null }),
})

/** A rule as an admin gives it. */
export type EarningRuleInput = z.infer<typeof earningRule>
export type EarningGrant = EarningRuleInput["grant"]

/** A stored rule as the kernel reads it. */
export type EarningRule = EarningRuleInput & { id: string; created_at: Date }

/**
 * Reads a rule from untrusted input.
 *
 * @returns the rule, or every refusal with its path (`grant.points`, `conditions.all.1.code`) and reason code:
 *   zod's codes, those of conditions, `ends_before_start`, `duplicate_id`, `unstorable_text`
 */
export const parseEarningRule = (input: unknown): Parsed<EarningRuleInput> => {
  const result = parseInput(earningRule, input)
  const unfit = scheduleMisfits(input)
  return result.success && !unfit.length ? accepted(result.data) : refused([...refusalsOf(result.error?.issues ?? []), ...unfit])
}

/** What of a rule names something else. */
export type EarningRuleReferences = Partial<Pick<EarningRuleInput, "scope" | "currency_code" | "conditions">>

/** What can be read of a rule's references, also where other fields are wrong: what they name is then looked up all the same. */
export const readableReferences = (input: unknown): EarningRuleReferences => {
  const fields = z.record(z.string(), z.unknown()).safeParse(input).data ?? {}
  return {
    scope: earningRule.shape.scope.safeParse(fields.scope).data,
    currency_code: earningRule.shape.currency_code.safeParse(fields.currency_code).data,
    conditions: earningRule.shape.conditions.safeParse(fields.conditions).data,
  }
}

/** Said also where other fields are wrong. */
const scheduleMisfits = (input: unknown): Refusal[] => {
  const { starts_at, ends_at } = z.object(schedule).safeParse(input).data ?? { starts_at: null, ends_at: null }
  return starts_at && ends_at && ends_at <= starts_at ? [{ path: "ends_at", reason: "ends_before_start", message: "must be later than starts_at" }] : []
}

/**
 * What rules still give for something that is added to an order: points for the order are given once,
 * and the cap of an order is that of the whole order.
 *
 * @param given points by rule that the order as it was placed has earned
 * @example leftOfRules([{ ...welcome, grant: { type: "fixed", points: 500 } }], new Map([[welcome.id, 500]])) // []
 */
export const leftOfRules = (rules: readonly EarningRule[], given: ReadonlyMap<string, number>): EarningRule[] =>
  rules.flatMap((rule) => {
    const before = given.get(rule.id) ?? 0
    if (before > 0 && rule.grant.type === "fixed") {
      return []
    }
    const { per_order } = rule.caps
    return [per_order === null ? rule : { ...rule, caps: { ...rule.caps, per_order: Math.max(0, per_order - before) } }]
  })

/** Which of two rules goes first: the higher priority, then the older, then by id, so that the order is total. */
export const byPrecedence = (a: EarningRule, b: EarningRule): number =>
  b.priority - a.priority || a.created_at.getTime() - b.created_at.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
