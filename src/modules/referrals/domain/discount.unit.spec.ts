import { amount } from "../../../shared/money"
import type { ReferralDiscount } from "../../../types/referrals"
import { discountOn, methodKey, type ClaimStanding, type DiscountCart, type DiscountMethod } from "./discount"

const AT = new Date("2026-03-01T12:00:00Z")
const TEN: ReferralDiscount = { type: "percentage", value: "10", maximum: null }

const claim = (over: Partial<ClaimStanding> = {}): ClaimStanding => ({
  id: "refer_1",
  state: "claimed",
  reason: "code_entered",
  lapses_at: new Date("2026-03-31T00:00:00Z"),
  is_of_cart: true,
  is_retired: false,
  discount: TEN,
  minimum_spend: null,
  used_by: null,
  ...over,
})

const cart = (goods: string, over: Partial<DiscountCart> = {}): DiscountCart => ({ id: "cart_1", currency_code: "eur", goods_net: amount(goods), discountable_net: amount(goods), ...over })

const refusal = (given: Partial<ClaimStanding>, on = cart("100"), begun_at: Date | null = null) => {
  const found = discountOn(claim(given), on, AT, begun_at)
  return found.works ? null : found.refusal
}

const method = (discount: ReferralDiscount, on: DiscountCart): DiscountMethod | null => {
  const found = discountOn(claim({ discount }), on, AT)
  return found.works ? found.method : null
}

describe("the friend's discount", () => {
  it.each<[string, Partial<ClaimStanding>]>([
    ["is there with a claim", {}],
    ["is kept in review", { state: "in_review" }],
    ["is its own on the cart that uses it", { used_by: "cart_1" }],
  ])("%s", (_title, given) => expect(refusal(given)).toBeNull())

  it.each<[string, Partial<ClaimStanding>, string]>([
    ["on another cart of the same buyer", { is_of_cart: false }, "another_cart"],
    ["on a second cart, once one is being completed", { used_by: "cart_2" }, "discount_used"],
    ["after the first order has counted", { state: "qualified" }, "discount_used"],
    ["after the advocate was rewarded", { state: "rewarded" }, "discount_used"],
    ["after it was reversed", { state: "reversed" }, "discount_used"],
    ["once the claim has lapsed", { state: "lapsed" }, "claim_lapsed"],
    ["from the moment at which it lapses, before anybody has noted it", { lapses_at: AT }, "claim_lapsed"],
    ["while the plugin is being removed", { is_retired: true }, "program_off"],
    ["where the programme gives points alone", { discount: null }, "no_discount"],
  ])("is not there %s", (_title, given, reason) => expect(refusal(given)?.reason).toBe(reason))

  it("is not there for who is no friend, and keeps why", () => {
    expect(refusal({ state: "rejected", reason: "existing_customer" })).toEqual({ reason: "not_a_friend", why: "existing_customer" })
  })

  it("needs the minimum of goods, and says what is missing, as a net sum is read", () => {
    const minimum_spend = { eur: "50.00" }
    expect(refusal({ minimum_spend }, cart("50"))).toBeNull()
    expect(refusal({ minimum_spend }, cart("49.9951"))).toBeNull()
    expect(refusal({ minimum_spend }, cart("38.655462184"))).toEqual({ reason: "below_minimum_spend", missing: "11.34", currency_code: "eur" })
    expect(refusal({ minimum_spend }, cart("100", { currency_code: "usd" }))).toEqual({ reason: "other_currency", currency_codes: ["eur"] })
  })

  it("stays on a cart whose payment was begun in time", () => {
    const begun = new Date(AT.getTime() - 1000)
    expect(refusal({ lapses_at: AT }, cart("100"), begun)).toBeNull()
    expect(refusal({ lapses_at: begun }, cart("100"), begun)?.reason).toBe("claim_lapsed")
    expect(refusal({ used_by: "cart_2" }, cart("100"), begun)?.reason).toBe("discount_used")
  })

  it("is the percentage below its cap and the cap above it", () => {
    const capped: ReferralDiscount = { type: "percentage", value: "10", maximum: { eur: "20" } }
    expect(method(capped, cart("199.99"))).toEqual({ type: "percentage", value: "10" })
    expect(method(capped, cart("200"))).toEqual({ type: "percentage", value: "10" })
    expect(method(capped, cart("200.01"))).toEqual({ type: "fixed", value: "20", currency_code: "eur" })
    expect(method(capped, cart("300", { discountable_net: amount("100") }))).toEqual({ type: "percentage", value: "10" })
    expect(method(capped, cart("100", { currency_code: "usd" }))).toBeNull()
  })

  it("is an amount in the currencies that are named alone", () => {
    const fixed: ReferralDiscount = { type: "fixed", amounts: { eur: "5.00" } }
    expect(method(fixed, cart("100"))).toEqual({ type: "fixed", value: "5.00", currency_code: "eur" })
    expect(refusal({ discount: fixed }, cart("100", { currency_code: "usd" }))).toEqual({ reason: "other_currency", currency_codes: ["eur"] })
  })

  it("has one promotion for what is computed alike", () => {
    const ten = methodKey("refprog", { type: "percentage", value: "10" })
    expect(methodKey("refprog", { type: "percentage", value: "10.00" })).toBe(ten)
    const others = [
      methodKey("refprog", { type: "percentage", value: "11" }),
      methodKey("refprog", { type: "fixed", value: "10", currency_code: "eur" }),
      methodKey("refprog", { type: "fixed", value: "10", currency_code: "usd" }),
      methodKey("another", { type: "percentage", value: "10" }),
    ]
    expect(new Set([ten, ...others]).size).toBe(5)
  })
})
