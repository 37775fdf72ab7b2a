import fc from "fast-check"
import { repaired } from "./wrong-encoding"

describe("a text that is UTF-8 and was stored as latin1", () => {
  it.each([
    ["MÃ¼ller", "Müller"],
    ["GrÃ¶ÃŸe â€“ 10 â‚¬", "Größe – 10 €"],
    ["Ã„ngstrÃ¶m", "Ängström"],
    ["ðŸ˜€", "😀"],
  ])("is found where latin1 is Windows-1252: %s", (stored, meant) => {
    expect(repaired(stored)).toBe(meant)
  })

  it("is found where latin1 has control characters, whatever it says", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }).filter((text) => /[^\0-\x7f]/.test(text)),
        (text) => {
          expect(repaired(Buffer.from(text, "utf8").toString("latin1"))).toBe(text)
        }
      )
    )
  })

  it.each(["Müller", "Ada", "", "Ã", "naïve", "Łódź", "名前", "Â"])("is not taken for one that is right: %j", (text) => {
    expect(repaired(text)).toBeNull()
  })
})
