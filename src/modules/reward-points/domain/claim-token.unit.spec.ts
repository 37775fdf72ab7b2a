import { claimEnd, claimToken, claimTokenDigest, isClaimToken, nextClaimRequest } from "./claim-token"

const RANDOM = "c29tZS1yYW5kb20tYnl0ZXM"

describe("the token of a claim", () => {
  const token = claimToken(RANDOM, "secret")

  it("is known by the key that signed it, and by no other", () => {
    expect(isClaimToken(token, "secret")).toBe(true)
    expect(isClaimToken(token, "another secret")).toBe(false)
  })

  it.each([
    ["another random part", token.replace(RANDOM, "b3RoZXI")],
    ["a letter less", token.slice(0, -1)],
    ["something behind it", `${token}.more`],
    ["no signature", RANDOM],
    ["an empty signature", `${RANDOM}.`],
    ["nothing but a signature", token.slice(token.indexOf("."))],
    ["nothing", ""],
  ])("is forged with %s", (_title, forged) => {
    expect(isClaimToken(forged, "secret")).toBe(false)
  })

  it("is stored as a digest", () => {
    expect(claimTokenDigest(token)).toMatch(/^[0-9a-f]{64}$/)
    expect(claimTokenDigest(token)).not.toBe(claimTokenDigest(claimToken("b3RoZXI", "secret")))
  })

  it("holds for a day, and the next can be asked for after five minutes", () => {
    const noon = new Date("2026-11-28T12:00:00Z")
    expect(claimEnd(noon)).toEqual(new Date("2026-11-29T12:00:00Z"))
    expect(nextClaimRequest(noon)).toEqual(new Date("2026-11-28T12:05:00Z"))
  })
})
