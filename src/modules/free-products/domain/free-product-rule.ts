/** What a free-product rule is, and the one parser that reads it: at the API and when a stored row is loaded. */
import { CONDITIONS } from "../../../rules/conditions"
import { conditionLanguage } from "../../../rules/condition-language"
import { currencyCode, description, id, instant, money, name, pieces, priority, scope } from "../../../shared/fields"
import { accepted, refused, refusalsOf, type Parsed, type Refusal } from "../../../shared/refusal"
import { parseInput, takes, z } from "../../../shared/schema"

/** What a free-product rule may ask: all that there is. */
export const freeProductConditions = conditionLanguage(CONDITIONS)

/** Free pieces of one of the goods, for one time that a rule fires. */
const freePieces = z.number().int().min(1).max(1000)

/** How many variants a rule can name, with their fallbacks. */
const MAX_GOODS = 50

const uniqueVariants = <T extends { variant_id: string }>(goods: T[]): boolean => new Set(goods.map(({ variant_id }) => variant_id)).size === goods.length

/** A variant that is given, and what is given in its place, in this order, where it cannot be had. */
const goods = z.strictObject({ variant_id: id, quantity: freePieces.default(1), fallbacks: z.array(id).max(10).default([]) })

const listOfGoods = z.array(goods).min(1).max(MAX_GOODS).refine(uniqueVariants, { message: "must name each variant once", params: { reason: "duplicate_id" } })

/** Every `every` paid pieces of what the scope covers. */
const counting = { scope: scope.default({ type: "all", ids: [] }), every: pieces, quantity: freePieces.default(1) }

/**
 * What a rule gives each time that it fires.
 * `added`: all of `goods`; `choice`: the buyer picks `choose` of them, each at most once each time; `same_variant`: for every
 * `every` paid pieces of one variant in the scope, `quantity` more of it (10 paid, the 11th free). These come as lines.
 * `cheapest`: of every `every` paid pieces in the scope, the cheapest `quantity` cost nothing (3 for 2). It comes as an adjustment.
 */
const reward = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("added"), goods: listOfGoods }),
    z.strictObject({ type: z.literal("choice"), goods: listOfGoods, choose: freePieces }),
    z.strictObject({ type: z.literal("same_variant"), ...counting }),
    z.strictObject({ type: z.literal("cheapest"), ...counting }),
  ],
  takes("added", "choice", "same_variant", "cheapest")
)

/** More times than these are a mistake; a rule without a maximum ends here too, so that pieces stay countable. */
export const MAX_TIMES = 10_000

const times = z.number().int().min(1).max(MAX_TIMES).nullable().default(null)

const amounts = z
  .array(z.strictObject({ currency_code: currencyCode, amount: money.refine((value) => value > 0, { message: "must be more than 0", params: { reason: "too_small" } }) }))
  .min(1)
  .max(200)
  .refine((list) => new Set(list.map((each) => each.currency_code)).size === list.length, { message: "must name each currency once", params: { reason: "duplicate_currency" } })

/**
 * How often a rule fires in one cart.
 * `once`; `per_amount`: for each full `amount` of what the scope covers; `per_quantity`: for each `quantity` paid pieces of it;
 * `each_time`: as often as a reward that counts pieces itself (`same_variant`, `cheapest`) finds them. `maximum` times, or any number.
 */
const repeat = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("once") }),
    z.strictObject({
      type: z.literal("per_amount"),
      amounts,
      tax: z.enum(["net", "gross"]).default("net"),
      promotions: z.enum(["after", "before"]).default("after"),
      scope: scope.default({ type: "all", ids: [] }),
      maximum: times,
    }),
    z.strictObject({ type: z.literal("per_quantity"), quantity: pieces, scope: scope.default({ type: "all", ids: [] }), maximum: times }),
    z.strictObject({ type: z.literal("each_time"), maximum: times }),
  ],
  takes("once", "per_amount", "per_quantity", "each_time")
)

const limit = pieces.nullable().default(null)

/** The most free pieces that a rule gives: in one order, to one customer or company in a period, and in all (its budget). */
const limits = z.strictObject({
  per_order: limit,
  per_owner: z.strictObject({ period: z.enum(["ever", "day", "week", "month", "year"]), pieces }).nullable().default(null),
  total: limit,
})

/**
 * Beside which rules a rule counts.
 * `all`: beside all; `best`: of the rules of one `group` that fire, only the one that is worth most to the buyer (then by
 * precedence); `exclusive`: where it fires, no rule after it in precedence counts, and it does not where one before it did.
 */
const stacking = z.discriminatedUnion(
  "type",
  [z.strictObject({ type: z.literal("all") }), z.strictObject({ type: z.literal("best"), group: name }), z.strictObject({ type: z.literal("exclusive") })],
  takes("all", "best", "exclusive")
)

const schedule = { starts_at: instant.nullable().default(null), ends_at: instant.nullable().default(null) }

/** Unknown fields are refused. */
const freeProductRule = z.strictObject({
  name,
  description: description.default(null),
  status: z.enum(["draft", "active", "archived"]).default("draft"),
  priority: priority.default(0),
  ...schedule,
  /** On the paid lines; null: always. */
  conditions: freeProductConditions.schema.nullable().default(null),
  reward,
  repeat: repeat.default({ type: "once" }),
  limits: limits.default({ per_order: null, per_owner: null, total: null }),
  stacking: stacking.default({ type: "all" }),
  /** Where a return takes what the rule asked for: the free pieces are expected back with it, or may be kept. */
  on_return: z.enum(["expect_back", "keep"]).default("expect_back"),
})

/** A rule as an admin gives it. */
export type FreeProductRuleInput = z.infer<typeof freeProductRule>
export type FreeProductReward = FreeProductRuleInput["reward"]
export type FreeProductRepeat = FreeProductRuleInput["repeat"]
export type FreeGoods = z.infer<typeof goods>

/** A stored rule as the kernel reads it. */
export type FreeProductRule = FreeProductRuleInput & { id: string; created_at: Date }

/**
 * Reads a rule from untrusted input.
 *
 * @returns the rule, or every refusal with its path (`reward.goods.0.variant_id`, `conditions.all.1.code`) and reason code:
 *   zod's codes, those of conditions, `ends_before_start`, `duplicate_id`, `duplicate_currency`, `unstorable_text`,
 *   `chooses_too_many`, `frees_all`, `repeat_of_other_reward`
 */
export const parseFreeProductRule = (input: unknown): Parsed<FreeProductRuleInput> => {
  const result = parseInput(freeProductRule, input)
  const unfit = misfits(input)
  return result.success && !unfit.length ? accepted(result.data) : refused([...refusalsOf(result.error?.issues ?? []), ...unfit])
}

/** What of a rule names something else. */
export type FreeProductReferences = Partial<Pick<FreeProductRuleInput, "conditions" | "reward" | "repeat">>

/** What can be read of a rule's references, also where other fields are wrong: what they name is then looked up all the same. */
export const readableReferences = (input: unknown): FreeProductReferences => {
  const fields = z.record(z.string(), z.unknown()).safeParse(input).data ?? {}
  return {
    conditions: freeProductRule.shape.conditions.safeParse(fields.conditions).data,
    reward: freeProductRule.shape.reward.safeParse(fields.reward).data,
    repeat: freeProductRule.shape.repeat.safeParse(fields.repeat).data,
  }
}

/** What does not fit together, said also where other fields are wrong. */
const misfits = (input: unknown): Refusal[] => {
  const { starts_at, ends_at } = z.object(schedule).safeParse(input).data ?? { starts_at: null, ends_at: null }
  const early = starts_at && ends_at && ends_at <= starts_at ? [{ path: "ends_at", reason: "ends_before_start", message: "must be later than starts_at" }] : []
  const { reward: given, repeat: repeated } = readableReferences(input)
  return [...early, ...(given ? rewardMisfits(given, repeated ?? { type: "once" }) : [])]
}

const rewardMisfits = (given: FreeProductReward, repeated: FreeProductRepeat): Refusal[] => {
  switch (given.type) {
    case "choice":
      return [...(given.choose > given.goods.length ? [{ path: "reward.choose", reason: "chooses_too_many", message: `must not be more than the ${given.goods.length} to choose from` }] : []), ...repeatMisfits(given, repeated)]
    case "cheapest":
      return [...(given.quantity >= given.every ? [{ path: "reward.quantity", reason: "frees_all", message: `must be less than every ${given.every}: somebody has to pay for something` }] : []), ...repeatMisfits(given, repeated)]
    default:
      return repeatMisfits(given, repeated)
  }
}

const repeatMisfits = ({ type }: FreeProductReward, repeated: FreeProductRepeat): Refusal[] => {
  const countsItself = type === "same_variant" || type === "cheapest"
  const fits = repeated.type === "once" || countsItself === (repeated.type === "each_time")
  return fits ? [] : [{ path: "repeat.type", reason: "repeat_of_other_reward", message: countsItself ? "must be once or each_time: this reward counts pieces itself" : "must be once, per_amount or per_quantity: only rewards that count pieces come each time" }]
}

/** Which of two rules goes first: the higher priority, then the older, then by id, so that the order is total. */
export const byPrecedence = (a: FreeProductRule, b: FreeProductRule): number =>
  b.priority - a.priority || a.created_at.getTime() - b.created_at.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
