import type { AdminFreeProductVerdict } from "../../types/free-products"
import { answerTo, inOrderOfInterest, reasonsToSay } from "./free-product-verdicts"

const verdict = (name: string, patch: Partial<AdminFreeProductVerdict> = {}): AdminFreeProductVerdict => ({
  rule_id: `freerule_${name}`,
  name,
  status: "active",
  fires: false,
  times: 0,
  reasons: [],
  broken: null,
  declined: false,
  lines: [],
  pieces: [],
  shortfalls: [],
  choice: null,
  near_miss: null,
  ...patch,
})
const near = (progress: number) => ({ near_miss: { missing_amount: 1, missing_quantity: null, currency_code: "eur", progress } })
const lines = [{ variant_id: "variant_1", title: "Mug", sku: null, quantity: 1, usual_price: 12, instead_of: null }]

it("puts broken rules first, then those that give, then the nearest misses", () => {
  const verdicts = [verdict("misses"), verdict("far", near(0.2)), verdict("near", near(0.9)), verdict("gives", { fires: true }), verdict("broken", { broken: [] })]
  expect(inOrderOfInterest(verdicts).map(({ name }) => name)).toEqual(["broken", "gives", "near", "far", "misses"])
})

it.each<[string, Partial<AdminFreeProductVerdict>]>([
  ["misses", {}],
  ["gives", { fires: true, lines }],
  ["gives", { fires: true, pieces: [{ line_id: "l", title: "Bolt", quantity: 1, amount: 2 }] }],
  ["gives_nothing", { fires: true, shortfalls: [{ variant_id: null, missing: 1, reason: "limit_total" }] }],
  ["choice_open", { fires: true, choice: { choose: 1, open: 1 } }],
  ["declined", { fires: true, declined: true }],
  ["broken", { fires: true, broken: [] }],
])("answers %s: %p", (expected, patch) => {
  expect(answerTo({ ...verdict("rule"), ...patch })).toBe(expected)
})

it("does not speak of other currencies where an amount in this one is missing", () => {
  const reasons = ["below_minimum", "other_currency"].map((code) => ({ path: "any.0", condition: "goods_total", code, details: null }))
  expect(reasonsToSay(verdict("near", { reasons, ...near(0.5) })).map(({ code }) => code)).toEqual(["below_minimum"])
  expect(reasonsToSay(verdict("elsewhere", { reasons })).map(({ code }) => code)).toEqual(["below_minimum", "other_currency"])
})
