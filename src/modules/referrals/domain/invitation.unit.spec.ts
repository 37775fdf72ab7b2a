import { refusalsOf } from "../../../shared/refusal"
import { parseInput } from "../../../shared/schema"
import { addressRefusals, invitationInput, textRefusals } from "./invitation"

const reasons = (refusals: { path: string; reason: string }[]): string[] => refusals.map(({ path, reason }) => `${path} ${reason}`)

describe("an invitation", () => {
  it("goes to addresses, in their one spelling", () => {
    expect(parseInput(invitationInput, { emails: [" Ada@Example.com "] })).toMatchObject({ success: true, data: { emails: ["ada@example.com"] } })
  })

  it.each([
    [{}, ["emails invalid_type"]],
    [{ emails: [] }, ["emails too_small"]],
    [{ emails: ["ada", "b@c"], text: "" }, ["emails.0 invalid_email", "text too_small"]],
    [{ emails: Array(51).fill("a@b.example") }, ["emails too_big"]],
    [{ emails: ["a@b.example"], subject: "Hi" }, ["subject unrecognized_keys"]],
  ])("%j is refused", (input, expected) => {
    expect(reasons(refusalsOf(parseInput(invitationInput, input).error?.issues ?? []))).toEqual(expected)
  })

  it("goes to each mailbox once, to nobody again soon, and not to oneself, in whatever spelling", () => {
    const emails = ["ada@gmail.com", "A.D.A+shop@googlemail.com", "me+1@home.example", "ben@firm.example", "new@firm.example"]
    expect(reasons(addressRefusals(emails, ["ME@home.example", null], new Set(["ben@firm.example"])))).toEqual(["emails.1 duplicate_email", "emails.2 own_email", "emails.3 invited_already"])
  })

  it.each([
    ["Look at https://shop.example/?ref=7kq2m-dxw9r!", "https://shop.example/start", true],
    ["no link, {link} and {code}", "https://shop.example/", true],
    ["https://evil.example/?ref=7KQ2M-DXW9R", "https://shop.example/", false],
    ["https://shop.example/?ref=OTHER", "https://shop.example/", false],
    ["https://shop.example/", "https://shop.example/", false],
    ["www.evil.example", null, false],
    ["http://shop.example:8000/de?x=1&ref=7KQ2MDXW9R", null, true],
  ])("%j with links of %s: %s", (text, base, is_right) => {
    expect(textRefusals(text, base, "7KQ2MDXW9R").map(({ reason }) => reason)).toEqual(is_right ? [] : ["other_link"])
  })
})
