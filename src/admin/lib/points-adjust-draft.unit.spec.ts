import { balanceAfter, emptyAdjustment, inputOfAdjustment, newIdempotencyKey, problemsOfAdjustment } from "./points-adjust-draft"

const now = new Date("2027-01-01T00:00:00Z")
const typed = { ...emptyAdjustment, points: "1,500", reason: " Goodwill ", expires_at: "2027-06-01T00:00:00.000Z" }
const reasons = (patch: Partial<typeof typed>, ceiling = 100_000) =>
  problemsOfAdjustment({ ...typed, ...patch }, ceiling, now).map(({ path, reason }) => `${path} ${reason}`)

describe("an adjustment in its form", () => {
  it("is sent with a sign, a reason and its key", () => {
    expect(inputOfAdjustment(typed, "k")).toEqual({ points: 1_500, reason: "Goodwill", idempotency_key: "k", expires_at: typed.expires_at })
  })

  it("has no end when points are taken", () => {
    expect(inputOfAdjustment({ ...typed, direction: "take" }, "k")).toEqual({ points: -1_500, reason: "Goodwill", idempotency_key: "k" })
  })

  it("says beforehand what the balance will be", () => {
    expect(balanceAfter(1_000, { ...typed, direction: "take" })).toBe(-500)
    expect(balanceAfter(1_000, typed)).toBe(2_500)
    expect(balanceAfter(1_000, { ...typed, points: "" })).toBeNull()
  })

  it.each([
    ["no number", { points: "" }, ["points empty"]],
    ["nothing at all", { points: "0" }, ["points out_of_range"]],
    ["a sign beside the direction", { points: "-5" }, ["points out_of_range"]],
    ["half a point", { points: "0.5" }, ["points not_whole"]],
    ["no reason", { reason: "  " }, ["reason reason_missing"]],
    ["an end in the past", { expires_at: "2026-12-31T00:00:00.000Z" }, ["expires_at in_the_past"]],
    ["an end in the past that is not sent", { expires_at: "2026-12-31T00:00:00.000Z", direction: "take" as const }, []],
    ["nothing wrong", {}, []],
  ])("says what is wrong: %s", (_, patch, expected) => {
    expect(reasons(patch)).toEqual(expected)
  })

  it("goes no further than the ceiling of the settings", () => {
    expect(reasons({}, 1_499)).toEqual(["points out_of_range"])
  })

  it("has another key each time it is opened", () => {
    expect(newIdempotencyKey()).toMatch(/^adjust-[0-9a-f]{32}$/)
    expect(newIdempotencyKey()).not.toBe(newIdempotencyKey())
  })
})
