import { COUNTED, publicPrices, readPricingContext } from "./pricing-context"

const NOW = new Date("2026-06-15T12:00:00Z")
const read = (context?: Record<string, unknown>) => readPricingContext({ context }, NOW)

const CART = {
  id: "cart_1",
  currency_code: "EUR",
  region_id: "reg_1",
  customer_id: "cus_1",
  customer: { id: "cus_1", groups: [{ id: "grp_1", name: "Gold" }, { id: "grp_2" }] },
  email: "buyer@acme.example",
  quantity: 12,
}

describe("what Medusa's pricing context says", () => {
  it("of a cart: who buys, where, how many", () => {
    const { situation, quantity, counted, context } = read(CART)
    expect(situation).toEqual({ customer_id: "cus_1", customer_group_ids: ["grp_1", "grp_2"], region_id: "reg_1", currency_code: "eur", at: NOW })
    expect([quantity, counted, context]).toEqual([12, null, CART])
  })

  it.each([
    ["of a listing for a guest", { region_id: "reg_1", currency_code: "eur" }, [null, [], 1]],
    ["of a listing for a member of a group", { region_id: "reg_1", currency_code: "eur", customer: { groups: [{ id: "grp_1" }] } }, [null, ["grp_1"], 1]],
    ["that names the customer only inside", { currency_code: "eur", customer: { id: "cus_1" } }, ["cus_1", [], 1]],
    ["of nothing", undefined, [null, [], 1]],
    ["with a quantity that is none", { currency_code: "eur", quantity: "many" }, [null, [], 1]],
    ["with half a piece", { currency_code: "eur", quantity: 0.5 }, [null, [], 1]],
    ["with groups that are none", { currency_code: "eur", customer: { groups: "all" } }, [null, [], 1]],
  ])("%s", (_name, given, expected) => {
    const { situation, quantity } = read(given)
    expect([situation.customer_id, situation.customer_group_ids, quantity]).toEqual(expected)
  })

  it("of a cart that is priced for a guest: nobody, for us and for core", () => {
    const { situation, context, quantity } = read({ ...CART, ...publicPrices })
    expect([situation.customer_id, situation.customer_group_ids, quantity]).toEqual([null, [], 12])
    expect(Object.keys(context).sort()).toEqual(["currency_code", "id", "quantity", "region_id"])
  })

  it("never tells core what we have put into it", () => {
    const counted = { product: { prod_1: 20 }, rule: {} }
    const seen = read({ ...CART, ...publicPrices, [COUNTED]: counted })
    expect(seen.counted).toEqual(counted)
    expect(Object.keys(seen.context).filter((key) => key.startsWith("tier_pricing"))).toEqual([])
  })

  it("counts a line alone when what is counted makes no sense", () => {
    expect(read({ ...CART, [COUNTED]: { product: "all" } }).counted).toBeNull()
  })
})
