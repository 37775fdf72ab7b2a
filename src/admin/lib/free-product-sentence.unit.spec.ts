import i18next from "i18next"
import type { AdminFreeProductRuleInput } from "../../types/free-products"
import type { RuleCondition } from "../../types/reward-points"
import translations from "../i18n"
import { conditionsInWords, type SentenceWords } from "./condition-sentence"
import { givesInWords, namedIn, ruleInWords, whenInWords } from "./free-product-sentence"

const i18n = i18next.createInstance()

beforeAll(() => i18n.init({ lng: "en", resources: translations, ns: ["tier-pricing"], defaultNS: "tier-pricing", interpolation: { escapeValue: false } }))

const words = (language: "en" | "de" = "en"): SentenceWords => {
  const t = i18n.getFixedT(language, "tier-pricing")
  return {
    t: (key, values) => t(key, values ?? {}),
    money: (amount, currency) => `${amount} ${currency.toUpperCase()}`,
    number: String,
    date: (iso) => iso.slice(0, 10),
    list: (parts, of) => new Intl.ListFormat(language, { type: of === "and" ? "conjunction" : "disjunction" }).format(parts),
    nameOf: (_, id) => id.replace(/^\w+_/, ""),
  }
}

const good = (name: string, quantity = 1) => ({ variant_id: `variant_${name}`, quantity, fallbacks: [] })
const everything = { type: "all" as const, ids: [] }
const total = (currency_code: string, minimum: unknown, maximum?: number): RuleCondition => ({ code: "goods_total", args: { currency_code, minimum, ...(maximum ? { maximum } : {}) } })
const level: RuleCondition = { code: "levels", args: { ids: ["level_Gold"] } }

const rule: Omit<AdminFreeProductRuleInput, "name" | "description" | "status" | "priority"> = {
  starts_at: null,
  ends_at: null,
  conditions: { all: [{ any: [total("eur", 500), total("usd", 550)] }, level] },
  reward: { type: "added", goods: [good("Mug")] },
  repeat: { type: "once" },
  limits: { per_order: null, per_owner: { period: "month", pieces: 1 }, total: 200 },
  stacking: { type: "exclusive" },
  on_return: "expect_back",
}

describe("a rule in words", () => {
  it("says all that it does in English", () => {
    expect(ruleInWords(words(), rule).join(" ")).toBe(
      "1 × Mug free, once per order. It asks for goods of at least 500 EUR / 550 USD and level Gold. It gives at most 1 piece per customer or company and month and 200 pieces in all. Where it gives, no rule after it does. If a return leaves too little, the free pieces are expected back."
    )
  })

  it("says all that it does in German", () => {
    expect(ruleInWords(words("de"), { ...rule, starts_at: "2027-01-01T00:00:00Z", on_return: "keep" }).join(" ")).toBe(
      "1 × Mug gratis, einmal je Bestellung. Verlangt wird: Warenwert ab 500 EUR / 550 USD und Stufe Gold. Sie beginnt 2027-01-01. Gegeben werden höchstens 1 Stück je Kunde oder Firma und Monat und 200 Stück insgesamt. Wo sie gibt, gibt keine Regel nach ihr. Bleibt nach einer Rückgabe zu wenig, dürfen die Gratis-Stück behalten werden."
    )
  })

  it.each([
    [{ reward: { type: "choice" as const, goods: [good("Mug"), good("Pen", 2)], choose: 1 } }, "1 of these free, as the buyer chooses: 1 × Mug or 2 × Pen, once per order"],
    [{ reward: { type: "added" as const, goods: ["A", "B", "C", "D", "E"].map((name) => good(name)) } }, "1 × A, 1 × B, 1 × C and 2 more free, once per order"],
    [{ repeat: { type: "per_amount" as const, amounts: [{ currency_code: "eur", amount: 100 }], tax: "net" as const, promotions: "after" as const, scope: everything, maximum: 3 } }, "1 × Mug free, for each full 100 EUR of goods, at most 3 times"],
    [{ repeat: { type: "per_quantity" as const, quantity: 12, scope: { type: "tags" as const, ids: ["ptag_Steel"] }, maximum: 1 } }, "1 × Mug free, for each 12 paid pieces (only Steel), at most once"],
    [{ reward: { type: "same_variant" as const, scope: everything, every: 10, quantity: 1 }, repeat: { type: "each_time" as const, maximum: null } }, "For every 10 paid pieces of one variant, 1 more is free"],
    [{ reward: { type: "cheapest" as const, scope: { type: "categories" as const, ids: ["pcat_Nuts"] }, every: 3, quantity: 1 }, repeat: { type: "each_time" as const, maximum: null } }, "Of every 3 paid pieces (only Nuts), the cheapest costs nothing"],
    [{ reward: { type: "cheapest" as const, scope: everything, every: 5, quantity: 2 }, repeat: { type: "once" as const } }, "Of every 5 paid pieces, the 2 cheapest cost nothing, once per order"],
  ])("says what it gives: %p", (patch, expected) => {
    expect(givesInWords(words(), { ...rule, ...patch })).toBe(expected)
  })

  it("leaves a gap where something is not typed yet", () => {
    expect(givesInWords(words(), { reward: { type: "added", goods: [] }, repeat: { type: "per_quantity", quantity: Number.NaN, scope: { type: "tags", ids: [] }, maximum: null } })).toBe("… free, for each … paid pieces (only …)")
    expect(conditionsInWords(words(), total("", ""))).toBe("goods of at least …")
  })

  it("says that it always gives where it asks for nothing", () => {
    expect(whenInWords(words(), null)).toBe("Always")
  })
})

describe("conditions in words", () => {
  it.each<[RuleCondition, string]>([
    [total("eur", 10, 50), "goods of 10 EUR to 50 EUR"],
    [{ any: [total("eur", 10, 50), total("usd", 10)] }, "goods of 10 EUR to 50 EUR or goods of at least 10 USD"],
    [{ not: level }, "not: level Gold"],
    [{ any: [level, { all: [{ code: "first_order", args: {} }, { code: "currencies", args: { currency_codes: ["eur"] } }] }] }, "level Gold or (a first order and payment in EUR)"],
    [{ code: "products", args: { ids: ["prod_Bolt", "prod_Nut"], quantity: 2 } }, "2 pieces of Bolt, Nut"],
    [{ code: "tags", args: { ids: ["a_A", "a_B", "a_C", "a_D"] } }, "1 piece of A, B, C and 1 more"],
    [{ code: "companies", args: {} }, "any company"],
    [{ code: "weekdays", args: { days: ["monday"] } }, "one of these days: Monday"],
    [{ code: "dates", args: { starts_at: "2027-01-01T00:00:00Z", ends_at: null } }, "a time from 2027-01-01"],
    [{ code: "of_another_version", args: {} }, "of_another_version"],
  ])("%p", (condition, expected) => {
    expect(conditionsInWords(words(), condition)).toBe(expected)
  })
})

it("asks for the name of everything that the sentence names, each once", () => {
  const named = namedIn([{ ...rule, reward: { type: "added", goods: [{ ...good("Mug"), fallbacks: ["variant_Pen"] }] } }, { ...rule, repeat: { type: "per_quantity", quantity: 1, scope: { type: "tags", ids: ["ptag_1"] }, maximum: null } }])
  expect(named).toEqual({ levels: ["level_Gold"], variants: ["variant_Mug", "variant_Pen"], tags: ["ptag_1"] })
})
