import { DEFAULT_PROGRAM, mergedSettings, parseProgramSettings } from "./program"

const reasonsOf = (input: unknown): string[] => {
  const parsed = parseProgramSettings(input)
  return parsed.ok ? [] : parsed.refusals.map(({ path, reason }) => `${path}: ${reason}`)
}

describe("the settings of a programme", () => {
  it("are off until somebody switches them on", () => {
    expect(DEFAULT_PROGRAM).toMatchObject({ version: 0, status: "off", expiry: { type: "never" }, clawback: "clamp_and_record" })
  })

  it.each<[string, unknown, string]>([
    ["an unknown setting", { colour: "red" }, "colour: unrecognized_keys"],
    ["an unknown setting of a group", { earning: { events: [] } }, "earning.events: unrecognized_keys"],
    ["a status that there is not", { status: "on" }, "status: invalid_value"],
    ["days that are not whole", { expiry: { type: "days_after_grant", days: 1.5 } }, "expiry.days: invalid_type"],
    ["no days", { expiry: { type: "days_without_activity", days: 0 } }, "expiry.days: too_small"],
    ["an expiry without its days", { expiry: { type: "days_after_grant" } }, "expiry.days: invalid_type"],
    ["a share above all", { redemption: { maximum_share: 101 } }, "redemption.maximum_share: too_big"],
    ["a value of a part of an amount", { redemption: { values: [{ currency_code: "eur", points: 100, amount: 0.5 }] } }, "redemption.values.0.amount: invalid_type"],
    ["points that are no number", { redemption: { minimum: "100" } }, "redemption.minimum: invalid_type"],
    ["more points than can be counted", { adjust_ceiling: Infinity }, "adjust_ceiling: invalid_type"],
    ["a split that leaves nothing to one", { earning: { earner: { type: "split", company_percent: 100 } } }, "earning.earner.company_percent: too_big"],
    ["a notice that there is not", { notifications: ["earned", "spent"] }, "notifications.1: invalid_value"],
    ["a policy that there is not", { clawback: "forgive" }, "clawback: invalid_value"],
  ])("refuse %s", (_what, input, reason) => {
    expect(reasonsOf(input)).toEqual([reason])
  })

  it("that were stored before owners could be told tell everything", () => {
    const parsed = parseProgramSettings({ status: "active" })
    expect(parsed.ok && parsed.value.notifications).toEqual(["earned", "available", "expiring", "expired", "redeemed", "wallet_low"])
    expect(parseProgramSettings({ notifications: [] })).toMatchObject({ ok: true, value: { notifications: [] } })
  })

  it("name each currency once", () => {
    const value = { currency_code: "eur", points: 100, amount: 1 }
    expect(reasonsOf({ redemption: { values: [value, value] } })).toEqual(["redemption.values: duplicate_currency"])
  })

  it("keep what a change does not name, group by group", () => {
    const { version: _version, ...current } = DEFAULT_PROGRAM
    const merged = mergedSettings(current, { status: "active", earning: { holding_days: 14 } })
    expect(merged).toMatchObject({ status: "active", earning: { holding_days: 14, rounding: "down" }, clawback: "clamp_and_record" })
  })

  it("replace as a whole what has a type, and lists", () => {
    const { version: _version, ...current } = DEFAULT_PROGRAM
    const daily = mergedSettings(current, { expiry: { type: "days_after_grant", days: 30 } })
    expect(mergedSettings(daily, { expiry: { type: "end_of_year" } }).expiry).toEqual({ type: "end_of_year" })
    const placed = mergedSettings(current, { badge: { places: ["cart"] } })
    expect(placed.badge).toMatchObject({ places: ["cart"], colour: "#0f766e" })
  })
})
