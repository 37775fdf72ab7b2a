import { problemText } from "./problem.ts"

const refusal = (status: number, message: string) => Object.assign(new Error(message), { status })

describe("what a buyer is told when something fails", () => {
  it("is what the shop said", () => {
    expect(problemText(refusal(401, "Invalid email or password"))).toBe("Invalid email or password")
  })

  it("leaves out the field of the request of a refused code", () => {
    expect(problemText(refusal(400, "promo_codes: 7KQ2MD-XW9RTB-4HCZ8P needs goods for 66.00 EUR more, without tax"))).toBe(
      "7KQ2MD-XW9RTB-4HCZ8P needs goods for 66.00 EUR more, without tax"
    )
  })

  it("is about the shop or the connection when those are the trouble", () => {
    expect(problemText(refusal(500, "An unknown error occurred."))).toBe("The shop has a problem at the moment. Please try again.")
    expect(problemText(new TypeError("Failed to fetch"))).toMatch(/connection/)
  })

  it("never names an id", () => {
    const said = "Variants variant_01M82Y2CTTCNY6BBF12F22D7HK do not exist or belong to a product that is not published"
    expect(problemText(refusal(400, said))).toBe(
      "An article in your cart is no longer sold. Please take it out of the cart, then go on."
    )
    expect(problemText(refusal(400, "Cart cart_01M82Y2CTTCNY6BBF12F22D7HK is locked"))).toBe("Something went wrong. Please try again.")
  })
})
