import fc from "fast-check"
import { conditionOf } from "./rule-condition"
import { meaningOf } from "./rule-meaning"
import { holdsFor } from "./rule-verdict"
import { anyOf, allOf, A, always, B, C, conditionsOf, dates, groups, leaf, someNode, type Node } from "./rules.fixture.spec"

const KNOWN = new Set([A, B, C])
const read = (node: Node | null) => meaningOf(conditionOf(node ? conditionsOf(node) : []), KNOWN)
const day = (text: string) => new Date(`${text}T00:00:00Z`)

describe("what a rule says", () => {
  it.each<[string, Node, object]>([
    ["always valid is everyone", always, { audience: { type: "everyone" }, starts_at: null, ends_at: null }],
    ["always valid written with a value of PHP's empty object", leaf("alwaysValid", "[]"), { audience: { type: "everyone" } }],
    ["one group, as the rule builder nests it", anyOf(allOf(groups(A))), { audience: { type: "groups", keys: [A] } }],
    ["several groups in one condition", groups(B, A), { audience: { type: "groups", keys: [A, B] } }],
    ["several groups in alternatives", anyOf(allOf(groups(B)), allOf(groups(A))), { audience: { type: "groups", keys: [A, B] } }],
    ["a group that two conditions have in common", allOf(groups(A, B), groups(B, C)), { audience: { type: "groups", keys: [B] } }],
    ["groups of which one is no more", groups(A, "f".repeat(32)), { audience: { type: "groups", keys: [A] } }],
    ["a group or everyone is everyone", anyOf(groups(A), always), { audience: { type: "everyone" } }],
    ["a range alone is for everyone", dates("2026-05-01", "2026-05-31"), { audience: { type: "everyone" }, starts_at: day("2026-05-01"), ends_at: day("2026-06-01") }],
    ["a group and a range are both", allOf(groups(A), dates("2026-05-01", null)), { audience: { type: "groups", keys: [A] }, starts_at: day("2026-05-01"), ends_at: null }],
    ["the same range for each of two groups", anyOf(allOf(groups(A), dates("2026-05-01", "2026-05-31")), allOf(groups(B), dates("2026-05-01", "2026-05-31"))), { audience: { type: "groups", keys: [A, B] }, ends_at: day("2026-06-01") }],
    ["two ranges of which one follows the other", anyOf(dates("2026-05-01", "2026-05-31"), dates("2026-06-01", "2026-06-30")), { starts_at: day("2026-05-01"), ends_at: day("2026-07-01") }],
    ["a range with times ends at its last one", leaf("dateRange", { fromDate: "2026-05-01T08:00:00+02:00", toDate: "2026-05-02T18:30:00+02:00", useTime: true }), { starts_at: new Date("2026-05-01T06:00:00Z"), ends_at: new Date("2026-05-02T16:30:00Z") }],
    ["a time without an offset is UTC", leaf("dateRange", { fromDate: "2026-05-01 08:00:00", toDate: null, useTime: true }), { starts_at: new Date("2026-05-01T08:00:00Z") }],
    ["what clocks show in its time zone", leaf("dateRange", { fromDate: "2026-05-01T08:00:00+00:00", toDate: null, useTime: true, timezone: "Europe/Berlin" }), { starts_at: new Date("2026-05-01T06:00:00Z") }],
    ["whole days in a time zone are those of the server", leaf("dateRange", { fromDate: "2026-05-02T00:00:00", toDate: "2026-05-03T00:00:00", useTime: false, timezone: "Europe/Berlin" }), { starts_at: day("2026-05-01"), ends_at: day("2026-05-03") }],
  ])("%s", (_name, node, meaning) => {
    const reading = read(node)
    expect(reading.why).toBeNull()
    expect(reading.meaning).toMatchObject(meaning)
  })

  it.each<[string, Node | null, string]>([
    ["no condition at all", null, "no condition"],
    ["another condition", allOf(groups(A), leaf("cartLineItemsInCartCount", { operator: ">=", count: 5 })), "cartLineItemsInCartCount"],
    ["another condition in an alternative", anyOf(groups(A), leaf("customerIsNewCustomer", { isNew: true })), "customerIsNewCustomer"],
    ["not one of the groups", leaf("customerCustomerGroup", { operator: "!=", customerGroupIds: [A] }), "operator !="],
    ["a container of another kind", { type: "notContainer", children: [groups(A)] }, "notContainer"],
    ["an empty container", anyOf(allOf()), "empty container"],
    ["groups that are no ids", leaf("customerCustomerGroup", { operator: "=", customerGroupIds: ["wholesale"] }), "without ids"],
    ["a value that is no JSON", leaf("customerCustomerGroup", "{"), "no JSON object"],
    ["a zero date", leaf("dateRange", { fromDate: "0000-00-00T00:00:00+00:00", toDate: null, useTime: true }), "0000-00-00"],
    ["a day that the calendar does not have", leaf("dateRange", { fromDate: "2026-13-41T00:00:00+00:00", toDate: null, useTime: true }), "2026-13-41"],
    ["31 February", leaf("dateRange", { fromDate: "2026-02-31T00:00:00+00:00", toDate: null, useTime: true }), "2026-02-31"],
    ["whole days from noon", leaf("dateRange", { fromDate: "2026-05-01T12:00:00+00:00", toDate: null, useTime: false }), "not midnight"],
    ["one group in May, another in June", anyOf(allOf(groups(A), dates("2026-05-01", "2026-05-31")), allOf(groups(B), dates("2026-06-01", "2026-06-30"))), "more than one pair"],
    ["May and July", anyOf(dates("2026-05-01", "2026-05-31"), dates("2026-07-01", "2026-07-31")), "more than one pair"],
    ["groups that nobody can be in at once", allOf(groups(A), groups(B)), "never be met"],
    ["groups that are all no more", groups("f".repeat(32)), "never be met"],
    ["a range that ends before it starts", dates("2026-05-10", "2026-05-01"), "never be met"],
  ])("%s cannot be moved", (_name, node, why) => {
    expect(read(node)).toEqual({ meaning: null, why: expect.stringContaining(why) })
  })

  it("cannot be moved with conditions that hang on another rule's", () => {
    const [condition] = conditionsOf(groups(A))
    expect(meaningOf(conditionOf([{ ...condition, parent_id: "e".repeat(32) }]), KNOWN).why).toContain("hang on none")
  })

  it("that moves is for whom and when the rule holds", () => {
    fc.assert(
      fc.property(someNode, fc.constantFrom(null, A, B, C), fc.integer({ min: 0, max: 60 }), (node, group, days) => {
        const condition = conditionOf(conditionsOf(node))
        const at = new Date(day("2026-05-01").getTime() + days * 86_400_000)
        const { meaning } = meaningOf(condition, KNOWN)
        if (meaning) {
          const { audience, starts_at, ends_at } = meaning
          const meant = (audience.type === "everyone" || (group !== null && audience.keys.includes(group))) && (!starts_at || starts_at <= at) && (!ends_at || at < ends_at)
          expect(meant).toBe(holdsFor(condition, group, at))
        }
      }),
      { numRuns: 2000 }
    )
  })
})
