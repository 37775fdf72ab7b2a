import fc from "fast-check"
import { companyDomain, mailbox } from "./friend-email"

describe("a mailbox", () => {
  it.each<[string, string, string | null]>([
    ["as it is written", "ada@brenner.example", "ada@brenner.example"],
    ["in capitals", "ADA@Brenner.Example", "ada@brenner.example"],
    ["between blanks", "  ada@brenner.example \n", "ada@brenner.example"],
    ["with a plus tag", "ada+shop@brenner.example", "ada@brenner.example"],
    ["with several plus tags", "ada+shop+2@brenner.example", "ada@brenner.example"],
    ["that begins with a plus sign", "+ada@brenner.example", "+ada@brenner.example"],
    ["with dots where the provider ignores them", "a.d.a@gmail.com", "ada@gmail.com"],
    ["with dots where they count", "a.da@brenner.example", "a.da@brenner.example"],
    ["of dots alone", "...@gmail.com", "...@gmail.com"],
    ["by the provider's other name", "Ada@googlemail.com", "ada@gmail.com"],
    ["by all of it", "A.d.a+shop@GoogleMail.com", "ada@gmail.com"],
    ["at a provider of several names", "ada_l-1@pm.me", "adal1@proton.me"],
    ["at another one", "ada@me.com", "ada@icloud.com"],
    ["with letters in full width", "ａｄａ＠brenner.example", "ada@brenner.example"],
    ["with Cyrillic letters", "аdа@brеnnеr.example", "ada@brenner.example"],
    ["with Greek letters", "αdα@brenner.example", "ada@brenner.example"],
    ["with mathematical letters", "𝐚𝖽𝒶@brenner.example", "ada@brenner.example"],
    ["with marks", "ädá@brenner.example", "ada@brenner.example"],
    ["with characters that nobody sees", "a\u200bd\u2060a\ufeff@brenner.example", "ada@brenner.example"],
    ["with a dotless i", "ıda@brenner.example", "ida@brenner.example"],
    ["with a dotted capital I", "İda@brenner.example", "ida@brenner.example"],
    ["in quotes", '"ada"@brenner.example', "ada@brenner.example"],
    ["with a dot behind its domain", "ada@brenner.example.", "ada@brenner.example"],
    ["that is none", "ada", null],
    ["without a name", "@brenner.example", null],
    ["without a domain", "ada@", null],
    ["that is empty", "", null],
  ])("%s", (_title, email, expected) => {
    expect(mailbox(email)).toBe(expected)
  })

  it("has one spelling, which is a spelling of itself", () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const once = mailbox(email)
        expect(once).not.toBeNull()
        expect(mailbox(once)).toBe(once)
      })
    )
  })

  it("is the same in every spelling that a friend may try, and another one is not", () => {
    const look_alikes: Record<string, string[]> = { a: ["a", "A", "а", "ａ", "α", "á"], d: ["d", "D", "ԁ", "ｄ"], e: ["e", "E", "е", "é"], o: ["o", "O", "о", "ο", "ö"] }
    const spelled = (plain: string) => fc.tuple(...[...plain].map((letter) => fc.tuple(fc.constantFrom(...look_alikes[letter]), fc.constantFrom("", ".", "\u200b")))).map((parts) => parts.map(([letter, after]) => letter + after).join(""))
    const tag = fc.stringMatching(/^[a-z0-9]{0,8}$/).map((text) => (text ? `+${text}` : ""))
    const domain = fc.constantFrom("gmail.com", "GMAIL.com", "googlemail.com", "GoogleMail.Com", "gmаil.com")
    fc.assert(
      fc.property(spelled("adeo"), tag, domain, (name, tagged, at) => {
        expect(mailbox(`${name}${tagged}@${at}`)).toBe("adeo@gmail.com")
        expect(mailbox(`x${name}${tagged}@${at}`)).not.toBe("adeo@gmail.com")
      })
    )
  })
})

it("the domain of an address says where somebody works, unless anybody may have one", () => {
  expect(["ada@Brenner.example", "ada@gmail.com", "ada@web.de", "nobody", null].map(companyDomain)).toEqual(["brenner.example", null, null, null, null])
})
