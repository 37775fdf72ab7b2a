import { parseProgramSettings, type ProgramSettings } from "./program"
import { activityEnd, graceUntil, grantTerms } from "./terms"

const BERLIN = "Europe/Berlin"

const settings = (changes: object): ProgramSettings => {
  const parsed = parseProgramSettings(changes)
  if (!parsed.ok) throw new Error("no settings")
  return parsed.value
}

const terms = (changes: object, at: string) => grantTerms(settings(changes), new Date(at), BERLIN)

describe("the terms of a grant", () => {
  it("let points be spent at once and never end, unless the programme says otherwise", () => {
    const at = new Date("2026-01-01T11:00:00Z")
    expect(grantTerms(settings({}), at, BERLIN)).toEqual({ available_at: at, expires_at: null, follows_activity: false, activity_expires_at: null })
  })

  it("hold them back for days of the shop's clock, also where its summer begins or ends", () => {
    expect(terms({ earning: { holding_days: 1 } }, "2026-03-28T11:00:00Z").available_at).toEqual(new Date("2026-03-29T10:00:00Z"))
    expect(terms({ earning: { holding_days: 1 } }, "2026-10-24T10:00:00Z").available_at).toEqual(new Date("2026-10-25T11:00:00Z"))
  })

  it("let them end so many days after the grant", () => {
    expect(terms({ expiry: { type: "days_after_grant", days: 30 } }, "2026-03-01T11:00:00Z").expires_at).toEqual(new Date("2026-03-31T10:00:00Z"))
  })

  it("let them end with the calendar year of the shop, not of Greenwich", () => {
    const yearly = { expiry: { type: "end_of_year" } }
    expect(terms(yearly, "2026-12-31T22:59:59.999Z").expires_at).toEqual(new Date("2026-12-31T23:00:00Z"))
    expect(terms(yearly, "2026-12-31T23:00:00Z").expires_at).toEqual(new Date("2027-12-31T23:00:00Z"))
  })

  it("let them follow the account's activity, which begins anew with each", () => {
    const idle = { expiry: { type: "days_without_activity", days: 2 } }
    expect(terms(idle, "2026-03-28T11:00:00Z")).toMatchObject({ expires_at: null, follows_activity: true, activity_expires_at: new Date("2026-03-30T10:00:00Z") })
    expect(activityEnd(settings(idle), new Date("2026-03-29T10:00:00Z"), BERLIN)).toEqual(new Date("2026-03-31T10:00:00Z"))
    expect(activityEnd(settings({}), new Date("2026-03-29T10:00:00Z"), BERLIN)).toBeNull()
  })

  it("give grace to what comes back after its end, if there is any", () => {
    expect(graceUntil(settings({}), new Date("2026-01-01T00:00:00Z"), BERLIN)).toBeNull()
    expect(graceUntil(settings({ restore_grace_days: 7 }), new Date("2026-03-25T12:00:00Z"), BERLIN)).toEqual(new Date("2026-04-01T11:00:00Z"))
  })
})
