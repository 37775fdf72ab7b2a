import { ruleState } from "./rule-state"

const now = new Date("2027-06-01T12:00:00Z")
const rule = { status: "active" as const, starts_at: null, ends_at: null, broken: null }

describe("the state of a rule", () => {
  it.each([
    ["active", {}],
    ["active", { starts_at: "2027-06-01T12:00:00Z" }],
    ["scheduled", { starts_at: "2027-06-01T12:00:01Z" }],
    ["ended", { ends_at: "2027-06-01T12:00:00Z" }],
    ["active", { ends_at: "2027-06-01T12:00:01Z" }],
    ["draft", { status: "draft" as const, starts_at: "2027-07-01T00:00:00Z" }],
    ["archived", { status: "archived" as const }],
    ["broken", { broken: [{ path: "breaks", reason: "breaks_required" }], status: "draft" as const }],
  ])("is %s for %j", (state, patch) => {
    expect(ruleState({ ...rule, ...patch }, now)).toBe(state)
  })
})
