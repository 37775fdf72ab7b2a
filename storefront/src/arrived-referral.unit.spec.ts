import { forgetReferral, keepReferral, keptReferral, readReferralLink, type ReferralStorage } from "./arrived-referral.ts"

const followed = new Date("2026-11-01T10:00:00.000Z")
const later = (days: number) => new Date(followed.getTime() + days * 86_400_000)

function memory(): ReferralStorage & { held: Map<string, string> } {
  const held = new Map<string, string>()
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  }
}

describe("the code of a link", () => {
  it.each([
    ["?ref=K7QX4WRN", { code: "K7QX4WRN", channel: "link" }],
    ["?page=2&ref=%20k7qx-4wrn%20&ref_via=invitation", { code: "k7qx-4wrn", channel: "invitation" }],
    ["?ref=M%C3%BCller", { code: "Müller", channel: "link" }],
    ["?ref=", null],
    ["?ref=ab", null],
    ["?ref=%3Cscript%3E", null],
    [`?ref=${"A".repeat(65)}`, null],
    ["", null],
  ])("is read from %j as %j", (search, expected) => {
    expect(readReferralLink(search)).toEqual(expected)
  })

  it("is kept for thirty days, up to the instant", () => {
    const storage = memory()
    keepReferral({ code: "K7QX4WRN", channel: "invitation" }, followed, storage)
    expect(keptReferral(new Date(later(30).getTime() - 1), storage)).toEqual({ code: "K7QX4WRN", channel: "invitation" })
    expect(keptReferral(later(30), storage)).toBeNull()
  })

  it("gives way to a newer link, and is forgotten", () => {
    const storage = memory()
    keepReferral({ code: "FIRST", channel: "link" }, followed, storage)
    keepReferral({ code: "SECOND", channel: "link" }, later(1), storage)
    expect(keptReferral(later(30), storage)).toEqual({ code: "SECOND", channel: "link" })
    forgetReferral(storage)
    expect(keptReferral(later(1), storage)).toBeNull()
  })

  it("is nothing where something else is kept in its place, or storage is switched off", () => {
    const storage = memory()
    keepReferral({ code: "K7QX4WRN", channel: "link" }, followed, storage)
    const [key = ""] = storage.held.keys()
    for (const kept of ["not json", "7", '{"code":"K7QX4WRN"}', '{"code":"<b>","channel":"link","until":9999999999999}']) {
      storage.held.set(key, kept)
      expect(keptReferral(followed, storage)).toBeNull()
    }
    const off = () => {
      throw new Error("storage is switched off")
    }
    const closed: ReferralStorage = { getItem: off, setItem: off, removeItem: off }
    keepReferral({ code: "K7QX4WRN", channel: "link" }, followed, closed)
    forgetReferral(closed)
    expect(keptReferral(followed, closed)).toBeNull()
  })
})
