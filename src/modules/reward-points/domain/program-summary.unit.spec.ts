import { readFileSync } from "node:fs"
import path from "node:path"
import { aRule, NOW } from "./earning.fixture.spec"
import { programSettings } from "./program"
import { programSummary, SUMMARY_WORDINGS } from "./program-summary"
import type { EarningRule } from "./earning-rule"

type Settings = Parameters<typeof programSettings.parse>[0]

const sentences = (settings: Settings = {}, rules: EarningRule[] = []) => programSummary(programSettings.parse({ name_singular: "kestrel", name_plural: "kestrels", ...(settings as object) }), rules, NOW)
const keysOf = (...given: Parameters<typeof sentences>): string[] => sentences(...given).map(({ key }) => key)
const textOf = (key: string, ...given: Parameters<typeof sentences>): string | undefined => sentences(...given).find((sentence) => sentence.key === key)?.text

const base = aRule({ id: "base", status: "active", grant: { type: "per_amount", points: 1, amount: 1 } })

describe("the terms in short", () => {
  it("say, in English and in parts, what holds where nothing is set", () => {
    expect(sentences({}, [base]).map(({ code, text }) => `${code}: ${text}`)).toEqual([
      "rate: You earn 1 kestrel for each 1.00 that your goods cost without tax.",
      "rate: What you pay with kestrels earns none.",
      "rounding: The kestrels of an order are rounded down, once, on the sum of the order.",
      "holding: You get your kestrels when you place your order.",
      "holding: You can use them at once.",
      "expiry: Your kestrels do not expire.",
      "redemption: Your kestrels cannot be used to pay at the moment.",
      "refunds: What you return or cancel takes back the kestrels that you earned with it, and gives back those that you paid it with.",
      "refunds: If you have used them already, your balance does not fall below zero.",
    ])
    expect(sentences({}, [base])[0].values).toEqual({ points: 1, amount: 1, name: "kestrel", names: "kestrels" })
  })

  it.each<[string, Settings, string[]]>([
    ["tax", { earning: { on_tax: true } }, ["rate_gross"]],
    ["shipping", { earning: { on_shipping: true } }, ["rate_shipping"]],
    ["what points pay", { earning: { on_points_value: true } }, ["rate_points_value"]],
    ["reduced goods, contracts and codes", { earning: { on_discounted_lines: false, on_contract_lines: false, with_codes: false } }, ["rate_no_discounted", "rate_no_contract", "rate_no_codes"]],
    ["the greatest balance", { earning: { maximum_balance: 500 } }, ["rate_maximum_balance"]],
    ["rounding up", { earning: { rounding: "up" } }, ["rounding_up"]],
    ["a holding period", { earning: { event: "order_fulfilled", holding_days: 14 } }, ["holding_order_fulfilled", "holding_days"]],
    ["a holding period of a day", { earning: { holding_days: 1 } }, ["holding_days_one"]],
    ["expiry", { expiry: { type: "days_after_grant", days: 365 } }, ["expiry_days", "refunds_old_expiry"]],
    ["the end of the year", { expiry: { type: "end_of_year" } }, ["expiry_end_of_year"]],
    ["inactivity", { expiry: { type: "days_without_activity", days: 90 } }, ["inactivity_days"]],
    ["the grace of points that come back", { expiry: { type: "end_of_year" }, restore_grace_days: 30 }, ["refunds_grace"]],
    ["negative balances", { clawback: "allow_negative" }, ["refunds_allow_negative"]],
    ["what is kept back", { clawback: "withhold" }, ["refunds_withhold"]],
    [
      "what points pay for, and how much",
      { redemption: { values: [{ currency_code: "eur", points: 100, amount: 1 }], pays_shipping: true, pays_contract_lines: false, minimum: 100, maximum: 5000, step: 50, minimum_balance: 200, maximum_share: 50, with_codes: false } },
      ["redemption_value", "redemption_shipping", "redemption_no_contract", "redemption_minimum", "redemption_maximum", "redemption_step", "redemption_minimum_balance", "redemption_share", "redemption_no_codes"],
    ],
  ])("speak of %s", (_name, settings, keys) => {
    expect(keysOf(settings, [base])).toEqual(expect.arrayContaining(keys))
  })

  it("say nothing of a grace where points never expire", () => {
    expect(keysOf({ restore_grace_days: 30 })).not.toContain("refunds_grace")
  })

  it("tell the rate of each currency, and none of a rule that is not in force, has conditions, or is for some goods alone", () => {
    const rules = [
      base,
      { ...base, id: "usd", currency_code: "usd", grant: { type: "per_amount" as const, points: 3, amount: 2 } },
      { ...base, id: "lower", priority: -1, grant: { type: "per_amount" as const, points: 9, amount: 1 } },
    ]
    expect(sentences({}, rules).filter(({ code, key }) => code === "rate" && key.includes("net")).map(({ text }) => text)).toEqual([
      "You earn 1 kestrel for each 1.00 that your goods cost without tax.",
      "You earn 3 kestrels for each 2 USD that your goods cost without tax.",
    ])
    const silent: EarningRule[] = [
      { ...base, status: "draft" },
      { ...base, ends_at: NOW },
      { ...base, starts_at: new Date(NOW.getTime() + 1) },
      { ...base, scope: { type: "products", ids: ["prod_1"] } },
      { ...base, conditions: { code: "companies", args: {} } },
    ]
    silent.forEach((rule) => expect(textOf("rate_various", {}, [rule])).toBe("You earn kestrels with your orders."))
  })

  it("leave no word in braces", () => {
    const everything = { redemption: { values: [{ currency_code: "jpy", points: 1, amount: 1 }], maximum_share: 10 }, expiry: { type: "days_after_grant", days: 1 }, restore_grace_days: 1 }
    sentences(everything, [base]).forEach(({ text }) => expect(text).toMatch(/^[A-Z][^{}]+\.$/))
    expect(textOf("redemption_value", everything)).toBe("For 1 kestrel you get 1 JPY off your order.")
  })

  it("have German words for every sentence in the storefront's labels", () => {
    const labels = readFileSync(path.resolve(__dirname, "../../../../storefront/src/points-labels.ts"), "utf8")
    expect(Object.keys(SUMMARY_WORDINGS).filter((key) => !labels.includes(`    ${key}: "`))).toEqual([])
  })
})
