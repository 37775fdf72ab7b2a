import { emailDigest } from "./guest-email"

describe("the digest of an e-mail address", () => {
  it.each([
    ["in capitals", "ADA@Example.COM"],
    ["with spaces around it", "  ada@example.com\n"],
  ])("is the same %s", (_title, spelling) => {
    expect(emailDigest(spelling)).toBe(emailDigest("ada@example.com"))
  })

  it("is the same for a letter in one code point and in two", () => {
    expect(emailDigest("zo\u00eb@example.com")).toBe(emailDigest("zoe\u0308@example.com"))
  })

  it("is another one for another address, and does not hold the address", () => {
    expect(emailDigest("ada@example.com")).not.toBe(emailDigest("ada+1@example.com"))
    expect(emailDigest("ada@example.com")).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each([null, undefined, "", "   "])("is none for %p", (nothing) => {
    expect(emailDigest(nothing)).toBeNull()
  })
})
