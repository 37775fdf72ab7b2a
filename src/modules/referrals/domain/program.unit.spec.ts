import { changedSettings, DEFAULT_PROGRAM, DEFAULT_SETTINGS, isOpen, parseReferralSettings } from "./program"

const refusals = (input: Record<string, unknown>): string[] => {
  const parsed = parseReferralSettings({ ...DEFAULT_SETTINGS, ...input })
  return parsed.ok ? [] : parsed.refusals.map(({ path, reason }) => `${path}: ${reason}`)
}

const tenPercent = { type: "percentage", value: "10" }

describe("the settings of a referral programme", () => {
  it("are off, and complete, where nothing was ever set", () => {
    expect(parseReferralSettings({})).toEqual({ ok: true, value: DEFAULT_SETTINGS })
    expect(DEFAULT_SETTINGS).toMatchObject({ status: "off", claim_days: 30, holding_days: 14, invitations_per_day: 5, milestones: [], when_undone: "proportional" })
  })

  it.each<[string, Record<string, unknown>, string[]]>([
    ["an unknown setting", { colour: "red" }, ["colour: unrecognized_keys"]],
    ["a friend who gets nothing", { friend: {} }, ["friend: nothing_given"]],
    ["a minimum spend without a discount", { friend: { points: 5, minimum_spend: { eur: "50" } } }, ["friend.minimum_spend: no_discount"]],
    ["more than all", { friend: { discount: { type: "percentage", value: "101" } } }, ["friend.discount.value: too_big"]],
    ["a discount in no currency", { friend: { discount: { type: "fixed", amounts: {} } } }, ["friend.discount.amounts: too_small"]],
    ["a discount of an unknown kind", { friend: { discount: { type: "gift" } } }, ["friend.discount.type: invalid_union"]],
    ["half a point", { advocate: { kind: "points", amount: { type: "fixed", points: 0.5 } } }, ["advocate.amount.points: invalid_type"]],
    ["a share without a rate", { advocate: { kind: "points", amount: { type: "share", percent: "5" } } }, ["advocate.amount.points_per_unit: invalid_type"]],
    ["a code without an end", { advocate: { kind: "personal_code", amount: { type: "fixed", discount: tenPercent } } }, ["advocate.valid_days: invalid_type"]],
    [
      "a code for a company",
      { members_refer_for: "company", advocate: { kind: "personal_code", amount: { type: "fixed", discount: tenPercent }, valid_days: 30 } },
      ["advocate.kind: company_gets_points"],
    ],
    ["one number of friends twice", { milestones: [{ every: 5, points: 1 }, { every: 5, points: 2 }] }, ["milestones: duplicate_milestone"]],
    ["a claim of no day", { claim_days: 0 }, ["claim_days: too_small"]],
    ["holding days below zero", { holding_days: -1 }, ["holding_days: too_small"]],
    ["a limit of nothing", { limits: { in_total: 0 } }, ["limits.in_total: too_small"]],
    ["an unknown signal", { reviewed_signals: ["hunch"] }, ["reviewed_signals.0: invalid_value"]],
    ["a link that is none", { link_base: "shop.example" }, ["link_base: invalid_url"]],
    ["a link that runs something", { link_base: "javascript:alert(1)" }, ["link_base: invalid_url"]],
    ["an unknown placeholder", { share_template: { subject: "Hi", text: "{name} {link}" } }, ["share_template.text: unknown_placeholder"]],
    ["an end before its start", { starts_at: "2027-01-02T00:00:00Z", ends_at: "2027-01-01T00:00:00Z" }, ["ends_at: ends_before_start"]],
    ["everything at once", { claim_days: 0, friend: {}, holding_days: "x" }, ["friend: nothing_given", "claim_days: too_small", "holding_days: invalid_type"]],
  ])("are refused for %s, with path and reason", (_name, input, expected) => {
    expect(refusals(input)).toEqual(expected)
  })

  it("change in part: of a group only what is named, amounts by currency as a whole", () => {
    const current = { ...DEFAULT_SETTINGS, friend: { discount: tenPercent, minimum_spend: { eur: "50", usd: "60" }, points: 10 } }
    expect(changedSettings(current, { friend: { minimum_spend: { eur: "40" } }, limits: { in_total: 3 } })).toEqual({
      ...current,
      friend: { discount: tenPercent, minimum_spend: { eur: "40" }, points: 10 },
      limits: { per_advocate: null, per_period: null, in_total: 3 },
    })
  })

  it.each<[string, Parameters<typeof isOpen>[0], boolean]>([
    ["is closed while it is off", DEFAULT_PROGRAM, false],
    ["is open while it is active", { ...DEFAULT_PROGRAM, status: "active" }, true],
    ["is open from its start on", { ...DEFAULT_PROGRAM, status: "active", starts_at: new Date("2027-01-01T00:00:00Z") }, true],
    ["is closed before it", { ...DEFAULT_PROGRAM, status: "active", starts_at: new Date("2027-01-01T00:00:01Z") }, false],
    ["is closed from its end on", { ...DEFAULT_PROGRAM, status: "active", ends_at: new Date("2027-01-01T00:00:00Z") }, false],
    ["is closed while the plugin is retired", { ...DEFAULT_PROGRAM, status: "active", retired_at: new Date("2026-01-01T00:00:00Z") }, false],
  ])("%s", (_name, program, open) => {
    expect(isOpen(program, new Date("2027-01-01T00:00:00Z"))).toBe(open)
  })
})
