/** Programmes, rules and orders for the specs of earning: by hand, and by chance. */
import fc from "fast-check"
import { aSituation, aLine, NOW } from "../../../rules/situation.fixture.spec"
import { amount, zero } from "../../../shared/money"
import { computeEarning, type Award, type Usage } from "./earning"
import type { EarningLine, EarningOrder } from "./earning-order"
import { parseEarningRule, type EarningRule } from "./earning-rule"
import { programSettings, type ProgramSettings } from "./program"

export { NOW }

/** An active programme with the defaults, unless its earning says otherwise. */
export const aProgram = (earning: Record<string, unknown> = {}, fields: Record<string, unknown> = {}): ProgramSettings =>
  programSettings.parse({ status: "active", ...fields, earning: { ...earning } })

/** An active rule that gives a point for each major unit of everything, unless the fields say otherwise. */
export const aRule = ({ id = "base", created_at = NOW, ...fields }: Record<string, unknown> & { id?: string; created_at?: Date } = {}): EarningRule => {
  const parsed = parseEarningRule({ name: id, status: "active", grant: { type: "per_amount", points: 1, amount: 1 }, ...fields })
  if (!parsed.ok) {
    throw new Error(JSON.stringify(parsed.refusals))
  }
  return { ...parsed.value, id, created_at }
}

export const perAmount = (points: number, per = 1) => ({ grant: { type: "per_amount", points, amount: per } })
export const fixed = (points: number) => ({ grant: { type: "fixed", points } })
export const perPiece = (points: number) => ({ grant: { type: "per_piece", points } })
export const times = (numerator: number, denominator = 1) => ({ grant: { type: "multiplier", numerator, denominator } })
export const forProducts = (...ids: string[]) => ({ scope: { type: "products", ids } })

type LineFields = Parameters<typeof aLine>[0] & { points_net?: number; points_gross?: number; is_discounted?: boolean; is_contract?: boolean }

/** One piece for 100 net and 119 gross, unless the fields say otherwise. Its product has the line's name. */
export const anEarningLine = (id: string, { points_net = 0, points_gross = 0, is_discounted = false, is_contract = false, ...fields }: LineFields = {}): EarningLine => ({
  ...aLine({ id, product_id: id, ...fields }),
  points_net: amount(points_net),
  points_gross: amount(points_gross),
  is_discounted,
  is_contract,
})

type OrderFields = Partial<Omit<EarningOrder, "lines">>

export const anOrder = (lines: EarningLine[], fields: OrderFields = {}): EarningOrder => ({ ...aSituation(), shipping: { net: zero, gross: zero }, ...fields, lines })

/** An order of lines `a`, `b` and so on with these net values. */
export const ofValues = (...values: number[]): EarningOrder => anOrder(values.map((net, index) => anEarningLine("abcdefgh"[index], { net, gross: net })))

export const earned = (rules: EarningRule[], order: EarningOrder, { program = aProgram(), usage = {} }: { program?: ProgramSettings; usage?: Usage } = {}): Award =>
  computeEarning({ program, rules, order, usage, at: NOW })

/** Points by line and by rule, in short. */
export const inShort = ({ points, lines, breakdown }: Award) => ({
  points,
  lines: Object.fromEntries(lines.map((line) => [line.line_id, line.points])),
  rules: Object.fromEntries(breakdown.map((rule) => [rule.rule_id, rule.points])),
})

/** `rule: reason` of every rule, `applied` where it gives what it would. */
export const reasons = ({ rules }: Award) => Object.fromEntries(rules.map(({ rule_id, reason }) => [rule_id, reason ?? "applied"]))

// By chance. Few products, so that rules meet.

const PRODUCTS = ["a", "b", "c"]

const someGrant = fc.oneof(
  fc.record({ type: fc.constant("per_amount"), points: fc.integer({ min: 1, max: 7 }), amount: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ type: fc.constant("per_piece"), points: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ type: fc.constant("multiplier"), numerator: fc.integer({ min: 1, max: 4 }), denominator: fc.integer({ min: 1, max: 4 }) })
)
const someFixed = fc.record({ type: fc.constant("fixed"), points: fc.integer({ min: 1, max: 50 }) })
const someScope = fc.oneof(
  fc.constant({ type: "all", ids: [] }),
  fc.record({ type: fc.constant("products"), ids: fc.uniqueArray(fc.constantFrom(...PRODUCTS), { minLength: 1 }) })
)
const someCap = fc.option(fc.integer({ min: 1, max: 40 }))

export type RuleShape = {
  /** Rules that give as much for two halves as for the whole: nothing fixed, no caps. */
  isLinear?: boolean
}

export const someRules = ({ isLinear = false }: RuleShape = {}): fc.Arbitrary<EarningRule[]> =>
  fc
    .array(
      fc.record({
        grant: isLinear ? someGrant : fc.oneof(someGrant, someFixed),
        scope: someScope,
        stacking: fc.constantFrom("add", "add", "best", "exclusive"),
        priority: fc.integer({ min: -1, max: 1 }),
        per_order: isLinear ? fc.constant(null) : someCap,
        status: fc.constantFrom("active", "active", "active", "draft"),
        age: fc.integer({ min: 0, max: 2 }),
      }),
      { maxLength: 5 }
    )
    .map((rules) =>
      rules.map(({ age, per_order, ...fields }, index) => aRule({ id: `rule_${index}`, created_at: new Date(NOW.getTime() - age), caps: { per_order }, ...fields }))
    )

/** Lines of a few cents to a few thousand, of one to nine pieces. */
export const someLines: fc.Arbitrary<EarningLine[]> = fc
  .array(fc.record({ product_id: fc.constantFrom(...PRODUCTS), cents: fc.integer({ min: 0, max: 300_000 }), quantity: fc.integer({ min: 1, max: 9 }), is_free_product: fc.constantFrom(false, false, false, true) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((lines) => lines.map(({ cents, ...fields }, index) => anEarningLine(`line_${index}`, { net: cents / 100, ...fields })))

export const someRounding = fc.constantFrom("down", "nearest", "up")
