import { emailDigest, identitiesOf } from "./identity"

describe("what a friend is known by", () => {
  it("is the cart, the customer and the mailbox, as far as they are known", () => {
    const kinds = (customer_id: string | null, email: string | null) => identitiesOf({ cart_id: "cart_1", customer_id, email }).map(({ kind }) => kind)
    expect(kinds("cus_1", "ada@brenner.example")).toEqual(["cart", "customer", "email"])
    expect(kinds(null, null)).toEqual(["cart"])
    expect(kinds(null, "no address")).toEqual(["cart"])
  })

  it("holds no address, is the same for every spelling, and is not shared between kinds", () => {
    const [cart, customer, email] = identitiesOf({ cart_id: "ada@gmail.com", customer_id: "ada@gmail.com", email: "A.da@gmail.com" })
    expect(email.digest).toBe(emailDigest("ada+x@googlemail.com"))
    expect(email.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(new Set([cart.digest, customer.digest, email.digest]).size).toBe(3)
  })
})
