import { amount } from "../../../shared/money"
import { codeRefusal, codeStatus, ownerDigest, type CodeCart, type CodeStanding } from "./personal-code"

const AT = new Date("2026-11-29T12:00:00Z")
const LATER = new Date("2026-12-29T12:00:00Z")

const code = (over: Partial<CodeStanding> = {}): CodeStanding => ({
  id: "pcode_1",
  code: "AAAAAA-BBBBBB-CCCCCC",
  customer_id: "cus_1",
  email_digest: null,
  ends_at: LATER,
  closed_at: null,
  minimum_spend: null,
  currency_code: null,
  used_by: null,
  ...over,
})
const cart = (over: Partial<CodeCart> = {}): CodeCart => ({ id: "cart_1", customer_id: "cus_1", email: "ada@example.com", currency_code: "eur", goods_net: amount("100"), ...over })
const guests = (email: string) => code({ customer_id: null, email_digest: ownerDigest(email) })

describe("a personal code", () => {
  it.each<[string, CodeStanding, CodeCart, string | null]>([
    ["its owner's cart", code(), cart(), null],
    ["another buyer's cart", code(), cart({ customer_id: "cus_2" }), "code_of_another"],
    ["a cart that only carries its owner's address", code(), cart({ customer_id: null }), "code_of_another"],
    ["a guest's cart with his address in another spelling", guests("Ada@Example.com "), cart({ customer_id: null }), null],
    ["the cart of a buyer who registered with the guest's address", guests("ada@example.com"), cart({ customer_id: "cus_9" }), null],
    ["a guest's cart with another address", guests("ada@example.com"), cart({ email: "eve@example.com" }), "code_of_another"],
    ["a guest's cart without an address", guests("ada@example.com"), cart({ email: null }), "code_of_another"],
    ["an empty address", code({ customer_id: null, email_digest: ownerDigest(" ") }), cart({ email: " " }), "code_of_another"],
    ["anybody, once its owner is erased", code({ customer_id: null }), cart(), "code_of_another"],
    ["a second cart", code({ used_by: "cart_2" }), cart(), "code_used"],
    ["the cart that uses it", code({ used_by: "cart_1" }), cart(), null],
    ["the instant of its end", code({ ends_at: AT }), cart(), "code_ended"],
    ["the moment before its end", code({ ends_at: new Date(AT.getTime() + 1) }), cart(), null],
    ["what was taken back", code({ closed_at: AT }), cart(), "code_ended"],
    ["exactly the minimum", code({ minimum_spend: { eur: "100.00" } }), cart(), null],
    ["less than the minimum", code({ minimum_spend: { eur: "100.01" } }), cart(), "below_minimum_spend"],
    ["a minimum in another currency", code({ minimum_spend: { usd: "1" } }), cart(), "other_currency"],
    ["an amount in another currency", code({ currency_code: "usd" }), cart(), "other_currency"],
  ])("on %s", (_title, given, on, expected) => {
    expect(codeRefusal(given, on, AT)?.reason ?? null).toBe(expected)
  })

  it("says how much is missing", () => {
    expect(codeRefusal(code({ minimum_spend: { eur: "100" } }), cart({ goods_net: amount("32.63865546218487") }), AT)).toEqual({ reason: "below_minimum_spend", missing: "67.36", currency_code: "eur" })
    expect(codeRefusal(code({ minimum_spend: { eur: "100" } }), cart({ goods_net: amount("99.99999999999999") }), AT)).toBeNull()
    expect(codeRefusal(code({ minimum_spend: { eur: "150" } }), cart(), AT)).toEqual({ reason: "below_minimum_spend", missing: "50.00", currency_code: "eur" })
  })

  it("is kept past its end by a payment that was begun before it, and by none begun after", () => {
    const ended = code({ ends_at: AT })
    const after = new Date(AT.getTime() + 60_000)
    expect(codeRefusal(ended, cart(), after, new Date(AT.getTime() - 1))).toBeNull()
    expect(codeRefusal(ended, cart(), after, AT)?.reason).toBe("code_ended")
    expect(codeRefusal(code({ ends_at: AT, used_by: "cart_2" }), cart(), after, new Date(AT.getTime() - 1))?.reason).toBe("code_used")
  })

  it("is open, used or ended", () => {
    expect([code(), code({ used_by: "c" }), code({ ends_at: AT }), code({ closed_at: AT })].map((each) => codeStatus(each, AT))).toEqual(["open", "used", "ended", "ended"])
  })
})
