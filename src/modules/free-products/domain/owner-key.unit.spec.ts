import { guestKey, ownerKey } from "./owner-key"

describe("what an owner is stored as", () => {
  it("is a customer's and a company's id", () => {
    expect(ownerKey({ type: "customer", id: "cus_1" })).toEqual({ owner_type: "customer", owner_id: "cus_1" })
    expect(ownerKey({ type: "company", id: "b2bcomp_1" })).toEqual({ owner_type: "company", owner_id: "b2bcomp_1" })
  })

  it("is a digest of a guest's address, the same for all its spellings, and never the address", () => {
    const key = guestKey(" Ada@Example.com")
    expect(key).toEqual(guestKey("ada@example.com"))
    expect(key).toEqual({ owner_type: "guest", owner_id: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(guestKey("bob@example.com")).not.toEqual(key)
  })

  it("is nothing of who has given no address", () => {
    expect(guestKey(null)).toBeNull()
  })
})
