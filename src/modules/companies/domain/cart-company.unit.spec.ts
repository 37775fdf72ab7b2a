import { companyBoughtFor, type CartChoice } from "./cart-company"

const chose = (company_id: string | null, customer_id = "cus_1"): CartChoice => ({ customer_id, company_id })

describe("a cart is bought for", () => {
  it.each<[string, CartChoice | null, string[], string | null]>([
    ["the company joined first, where none is chosen", null, ["a", "b"], "a"],
    ["the company joined first, where a choice was taken back", chose(null), ["a", "b"], "a"],
    ["the one that is chosen", chose("b"), ["a", "b"], "b"],
    ["the one joined first, where the buyer has left the chosen one", chose("c"), ["a", "b"], "a"],
    ["the one joined first, where somebody else had chosen before the cart was transferred", chose("b", "cus_2"), ["a", "b"], "a"],
    ["no company, where the buyer belongs to none, whatever is chosen", chose("a"), [], null],
  ])("%s", (_name, choice, companies, expected) => {
    expect(companyBoughtFor(choice, "cus_1", companies)).toBe(expected)
  })
})
