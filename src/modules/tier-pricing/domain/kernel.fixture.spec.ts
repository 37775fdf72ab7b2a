/** Rules, buyers and Medusa's price rows for the specs of the kernel: by hand, and by chance. */
import fc from "fast-check"
import { amount, type Amount } from "../../../shared/money"
import type { Situation } from "./applicability"
import type { MedusaPriceRow } from "./medusa-price"
import type { Candidate, Counted, MedusaPrice, PriceQuestion } from "./resolve"
import { parseTierPriceRule, type TierBreak, type TierPriceRule } from "./tier-price-rule"

export const NOW = new Date("2026-06-15T12:00:00.000Z")
export const BEFORE = new Date("2026-06-15T11:59:59.999Z")
export const LATER = new Date("2026-06-15T12:00:00.001Z")

export const fixed = (min_quantity: number, value: number): TierBreak => ({ min_quantity, type: "fixed", value })
export const percentage = (min_quantity: number, value: number): TierBreak => ({ min_quantity, type: "percentage", value })
export const amountOff = (min_quantity: number, value: number): TierBreak => ({ min_quantity, type: "amount_off", value })

/** An active rule in EUR over everything and for everyone, 10 % off, unless the fields say otherwise. */
export const aRule = ({ id = "rule", created_at = NOW, ...fields }: Record<string, unknown> & { id?: string; created_at?: Date } = {}): TierPriceRule => {
  const isBook = fields.items !== undefined
  const parsed = parseTierPriceRule({
    name: id,
    status: "active",
    currency_code: "eur",
    ...(!isBook && { scope: { type: "all" }, breaks: [percentage(1, 10)] }),
    ...fields,
  })
  if (!parsed.ok) {
    throw new Error(JSON.stringify(parsed.refusals))
  }
  const { items: _items, ...rule } = parsed.value
  return { ...rule, id, created_at }
}

export const aCandidate = (fields: Parameters<typeof aRule>[0] = {}, excluded = false): Candidate => {
  const rule = aRule(fields)
  return { rule, breaks: rule.breaks ?? [], excluded }
}

/** A guest in the region `reg_eu`, paying in EUR. */
export const aSituation = (fields: Partial<Situation> = {}): Situation => ({
  customer_id: null,
  customer_group_ids: [],
  region_id: "reg_eu",
  currency_code: "eur",
  at: NOW,
  ...fields,
})

export const aRow = (fields: Partial<Omit<MedusaPriceRow, "amount">> & { amount: number }): MedusaPriceRow => ({
  id: "price",
  min_quantity: null,
  max_quantity: null,
  price_list_id: null,
  price_list_type: null,
  rules_count: 0,
  is_tax_inclusive: false,
  ...fields,
  amount: amount(fields.amount),
})

export const aSaleRow = (value: number, fields: Partial<MedusaPriceRow> = {}): MedusaPriceRow =>
  aRow({ id: "sale", price_list_id: "plist_sale", price_list_type: "sale", ...fields, amount: value })

export const anOverrideRow = (value: number, fields: Partial<MedusaPriceRow> = {}): MedusaPriceRow =>
  aRow({ id: "override", price_list_id: "plist_override", price_list_type: "override", ...fields, amount: value })

/** What a line of `line` pieces counts when nothing is pooled with it. */
export const countedAlone = (line: number): Counted => ({ line, product: line, rule: {} })

/** What a guest pays for one piece of an article that costs 100, unless the fields say otherwise. */
export const aQuestion = (fields: Partial<PriceQuestion> = {}): PriceQuestion => ({
  situation: aSituation(),
  counted: countedAlone(1),
  list_price: amount(100),
  medusa_price: { amount: amount(100), is_override: false },
  candidates: [],
  ...fields,
})

export const text = (value: Amount | null | undefined): string | null => value?.toFixed() ?? null

// By chance. Few ids and few quantities, so that rules meet.

const CUSTOMERS = ["cus_1", "cus_2"]
const GROUPS = ["grp_1", "grp_2", "grp_3"]
const REGIONS = ["reg_eu", "reg_us"]

/** Amounts of up to four decimals, as screws have them. */
export const someAmount: fc.Arbitrary<number> = fc.integer({ min: 1, max: 2_000_000 }).map((tenThousandths) => tenThousandths / 10_000)

const somePercentage = fc.integer({ min: 1, max: 1000 }).map((tenths) => tenths / 10)

const someBreak: fc.Arbitrary<TierBreak> = fc.oneof(
  fc.record({ min_quantity: fc.integer({ min: 1, max: 40 }), type: fc.constant("percentage" as const), value: somePercentage }),
  fc.record({ min_quantity: fc.integer({ min: 1, max: 40 }), type: fc.constantFrom("fixed" as const, "amount_off" as const), value: someAmount })
)

export const someBreaks: fc.Arbitrary<TierBreak[]> = fc
  .uniqueArray(someBreak, { minLength: 1, maxLength: 4, selector: ({ min_quantity }) => min_quantity })
  .map((breaks) => breaks.sort((a, b) => a.min_quantity - b.min_quantity))

const someAudience = fc.oneof(
  fc.constant({ type: "everyone", ids: [] }),
  fc.record({ type: fc.constant("customer_groups"), ids: fc.uniqueArray(fc.constantFrom(...GROUPS), { minLength: 1 }) }),
  fc.record({ type: fc.constant("customers"), ids: fc.uniqueArray(fc.constantFrom(...CUSTOMERS), { minLength: 1 }) })
)

const someScope = fc.oneof(
  fc.constant({ type: "all", ids: [] }),
  fc.record({ type: fc.constantFrom("products", "variants", "categories", "collections", "tags", "types"), ids: fc.constant(["some_id"]) })
)

const someTime = fc.constantFrom(null, BEFORE, NOW, LATER)
const someDecimals = fc.constantFrom(null, "exact", 0, 2, 3)

export type RuleShape = { combine?: "lowest" | "override" }

/** A rule with every field at chance. */
export const someCandidate = ({ combine }: RuleShape = {}): fc.Arbitrary<Candidate> =>
  fc
    .record({
      priority: fc.integer({ min: -1, max: 1 }),
      status: fc.constantFrom("active", "active", "active", "draft", "archived"),
      starts_at: someTime,
      ends_at: fc.constant(null),
      audience: someAudience,
      scope: someScope,
      region_ids: fc.constantFrom([], [], ["reg_eu"], ["reg_us"]),
      currency_code: fc.constantFrom("eur", "eur", "eur", "usd"),
      combine: combine ? fc.constant(combine) : fc.constantFrom("lowest", "lowest", "override"),
      base: fc.constantFrom("list", "current"),
      decimals: someDecimals,
      quantity_basis: fc.constantFrom("line", "product", "rule"),
      breaks: someBreaks,
      age: fc.integer({ min: 0, max: 2 }),
      excluded: fc.constantFrom(false, false, false, true),
      companies: fc.constantFrom([], GROUPS.slice(0, 1), GROUPS),
    })
    .map(({ age, excluded, companies, ...fields }): Candidate => {
      const candidate = aCandidate({ ...fields, created_at: new Date(NOW.getTime() - age * 1000) }, excluded)
      const { audience } = candidate.rule
      return { ...candidate, company_group_ids: audience.type === "customer_groups" ? audience.ids.filter((id) => companies.includes(id)) : [] }
    })

/** Several rules, each with an id of its own. */
export const someCandidates = (shape: RuleShape = {}): fc.Arbitrary<Candidate[]> =>
  fc
    .array(someCandidate(shape), { maxLength: 6 })
    .map((candidates) => candidates.map((candidate, index) => ({ ...candidate, rule: { ...candidate.rule, id: `rule_${index}`, name: `rule ${index}` } })))

export const someSituation: fc.Arbitrary<Situation> = fc.record({
  customer_id: fc.constantFrom(null, ...CUSTOMERS),
  customer_group_ids: fc.uniqueArray(fc.constantFrom(...GROUPS)),
  region_id: fc.constantFrom(...REGIONS, null),
  currency_code: fc.constantFrom("eur", "eur", "usd"),
  at: fc.constantFrom(BEFORE, NOW, LATER),
})

const someMedusaPrice: fc.Arbitrary<MedusaPrice | null> = fc.option(
  fc.record({ amount: someAmount.map((value) => amount(value)), is_override: fc.constantFrom(false, false, true) })
)

export const someQuestion = (shape: RuleShape = {}): fc.Arbitrary<PriceQuestion> =>
  fc
    .record({
      situation: someSituation,
      line: fc.integer({ min: 1, max: 50 }),
      siblings: fc.integer({ min: 0, max: 20 }),
      covered: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 6, maxLength: 6 }),
      list_price: fc.option(someAmount.map((value) => amount(value))),
      medusa_price: someMedusaPrice,
      candidates: someCandidates(shape),
    })
    .map(({ line, siblings, covered, ...question }) => ({
      ...question,
      counted: { line, product: line + siblings, rule: Object.fromEntries(covered.map((others, index) => [`rule_${index}`, line + others])) },
    }))

const someRow: fc.Arbitrary<MedusaPriceRow> = fc
  .record({
    amount: someAmount,
    from: fc.option(fc.integer({ min: 1, max: 20 })),
    length: fc.option(fc.integer({ min: 0, max: 20 })),
    list: fc.constantFrom("none", "none", "sale", "override"),
    rules_count: fc.integer({ min: 0, max: 1 }),
    is_tax_inclusive: fc.boolean(),
  })
  .map(({ from, length, list, ...row }) =>
    aRow({
      ...row,
      min_quantity: from,
      max_quantity: length === null ? null : (from ?? 1) + length,
      price_list_id: list === "none" ? null : `plist_${list}`,
      price_list_type: list === "sale" || list === "override" ? list : null,
    })
  )

export const someRows: fc.Arbitrary<MedusaPriceRow[]> = fc
  .array(someRow, { maxLength: 5 })
  .map((rows) => rows.map((row, index) => ({ ...row, id: `price_${index}` })))
