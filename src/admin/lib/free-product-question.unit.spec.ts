import { addressOfQuestion, emptyQuestion, inputOfQuestion, problemsOfQuestion, questionOfAddress } from "./free-product-question"

const goods = [{ variant_id: "variant_1", quantity: "1.000" }, { variant_id: "variant_2", quantity: "2" }]
const asked = { ...emptyQuestion(), goods, region_id: "reg_1" }

describe("what a preview is asked", () => {
  it("is goods with their numbers, the region, and whoever buys", () => {
    expect(inputOfQuestion(asked)).toEqual({ goods: [{ variant_id: "variant_1", quantity: 1000 }, { variant_id: "variant_2", quantity: 2 }], region_id: "reg_1" })
    expect(inputOfQuestion({ ...asked, customer_id: "cus_1", sales_channel_id: "sc_1" })).toMatchObject({ customer_id: "cus_1", sales_channel_id: "sc_1" })
  })

  it("is the cart or the order alone, whatever else was typed", () => {
    expect(inputOfQuestion({ ...asked, of: "cart", cart_id: " cart_1 ", customer_id: "cus_1" })).toEqual({ cart_id: "cart_1" })
    expect(inputOfQuestion({ ...asked, of: "order", order_id: "order_1" })).toEqual({ order_id: "order_1" })
  })

  it.each([
    ["no goods", { goods: [] }],
    ["no region", { region_id: "" }],
    ["no number", { goods: [{ variant_id: "variant_1", quantity: "some" }] }],
    ["no cart", { of: "cart" as const, cart_id: " " }],
    ["no order", { of: "order" as const }],
  ])("is not asked yet with %s", (_, patch) => {
    expect(inputOfQuestion({ ...asked, ...patch })).toBeNull()
  })

  it("says which number is none", () => {
    expect(problemsOfQuestion({ ...asked, goods: [goods[1], { variant_id: "v", quantity: "0.5" }] })).toEqual([{ path: "goods.1.quantity", reason: "not_whole" }])
  })

  it("names the rule that is asked as if it were active", () => {
    expect(inputOfQuestion({ ...asked, of: "cart", cart_id: "cart_1", rule_id: "fprule_1" })).toEqual({ cart_id: "cart_1", rule_id: "fprule_1" })
  })

  it("is found again in its address", () => {
    const parts = { ...asked, goods: [goods[1]], customer_id: "cus_1", rule_id: "fprule_1" }
    expect(questionOfAddress(new URLSearchParams(addressOfQuestion(parts).toString()))).toEqual(parts)
    expect(questionOfAddress(new URLSearchParams("order_id=order_1"))).toMatchObject({ of: "order", order_id: "order_1" })
  })
})
