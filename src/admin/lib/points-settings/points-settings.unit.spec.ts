import type { AdminPointsProgram } from "../../../types/reward-points"
import { badgeText, clawbackForm, earningForm, emptyValue, excludedForm, expiryForm, generalForm, notificationsForm, programSections, redemptionForm, textsForm } from "."

const program: AdminPointsProgram = {
  version: 3,
  created_at: "2026-01-01T00:00:00.000Z",
  created_by: null,
  status: "active",
  name_singular: "point",
  name_plural: "points",
  earning: {
    earner: { type: "split", company_percent: 30 },
    event: "payment_captured",
    holding_days: 14,
    rounding: "nearest",
    on_tax: true,
    on_shipping: false,
    on_points_value: false,
    on_discounted_lines: true,
    with_codes: true,
    on_contract_lines: false,
    guests: "claim",
    maximum_balance: 50_000,
    registration_points: 100,
  },
  expiry: { type: "days_without_activity", days: 730 },
  reminder_days: 30,
  restore_grace_days: 7,
  redemption: {
    values: [
      { currency_code: "eur", points: 100, amount: 1 },
      { currency_code: "jpy", points: 1, amount: 1 },
    ],
    with_codes: false,
    pays_shipping: true,
    pays_contract_lines: true,
    minimum_balance: 200,
    minimum: 100,
    maximum: null,
    step: 10,
    maximum_share: 50,
  },
  excluded: { customer_group_ids: ["cusgroup_1"], product_ids: [], category_ids: ["pcat_1"] },
  clawback: "withhold",
  adjust_ceiling: 100_000,
  low_balance: 50,
  notifications: ["earned", "wallet_low"],
  badge: { text: "Earn {points} {name}", colour: "#0f766e", places: ["product", "cart"] },
  guest_text: null,
  terms: "Ours.",
}

const reasons = (problems: { path: string; reason: string }[]) => problems.map(({ path, reason }) => `${path} ${reason}`)

describe("the settings of the programme in forms", () => {
  it("are sent as they were stored when nothing is changed", () => {
    const sent = Object.assign(
      {},
      generalForm.write(generalForm.read(program)),
      earningForm.write(earningForm.read(program)),
      redemptionForm.write(redemptionForm.read(program)),
      expiryForm.write(expiryForm.read(program)),
      notificationsForm.write(notificationsForm.read(program)),
      excludedForm.write(excludedForm.read(program)),
      clawbackForm.write(clawbackForm.read(program)),
      textsForm.write(textsForm.read(program))
    )
    const { version: _version, created_at: _at, created_by: _by, ...settings } = program
    expect(sent).toEqual(settings)
    expect(programSections).toHaveLength(8)
  })

  it.each([{ type: "never" }, { type: "end_of_year" }, { type: "days_after_grant", days: 90 }] as const)("keep how points end: %p", (expiry) => {
    expect(expiryForm.write(expiryForm.read({ ...program, expiry })).expiry).toEqual(expiry)
  })

  it.each([{ type: "person" }, { type: "company" }] as const)("keep who earns: %p", (earner) => {
    const stored = { ...program, earning: { ...program.earning, earner } }
    expect(earningForm.write(earningForm.read(stored)).earning?.earner).toEqual(earner)
  })

  it.each([
    ["no name", generalForm.check({ ...generalForm.read(program), name_plural: " " }), ["name_plural name_missing"]],
    ["a split of everything", earningForm.check({ ...earningForm.read(program), company_percent: "100" }), ["earning.earner.company_percent out_of_range"]],
    ["a split that is not asked for", earningForm.check({ ...earningForm.read(program), earner: "person", company_percent: "" }), []],
    ["half a day", earningForm.check({ ...earningForm.read(program), holding_days: "0.5" }), ["earning.holding_days not_whole"]],
    ["no days where days count", expiryForm.check({ ...expiryForm.read(program), days: "" }), ["expiry.days empty"]],
    ["days where none count", expiryForm.check({ ...expiryForm.read(program), type: "never", days: "" }), []],
    ["more than all", redemptionForm.check({ ...redemptionForm.read(program), maximum_share: "101" }), ["redemption.maximum_share out_of_range"]],
    ["a maximum below the minimum", redemptionForm.check({ ...redemptionForm.read(program), maximum: "99" }), ["redemption.maximum maximum_below_minimum"]],
    ["a currency twice", redemptionForm.check({ ...redemptionForm.read(program), values: [emptyValue("eur"), emptyValue("eur")] }), ["redemption.values.1.currency_code duplicate_currency"]],
    ["no currency", redemptionForm.check({ ...redemptionForm.read(program), values: [emptyValue()] }), ["redemption.values.0.currency_code currency_missing"]],
    ["a value with cents", redemptionForm.check({ ...redemptionForm.read(program), values: [{ ...emptyValue("eur"), amount: "1.19" }] }), ["redemption.values.0.amount not_whole"]],
    ["no ceiling", clawbackForm.check({ ...clawbackForm.read(program), adjust_ceiling: "0" }), ["adjust_ceiling out_of_range"]],
    ["no colour", textsForm.check({ ...textsForm.read(program), colour: "teal" }), ["badge.colour not_a_colour"]],
    ["nothing wrong", textsForm.check(textsForm.read(program)), []],
  ])("say what is wrong: %s", (_, problems, expected) => {
    expect(reasons(problems)).toEqual(expected)
  })

  it("say only what a section is about", () => {
    expect(Object.keys(redemptionForm.write(redemptionForm.read(program)))).toEqual(["redemption"])
    expect(Object.keys(generalForm.write(generalForm.read(program)))).toEqual(["status", "name_singular", "name_plural"])
  })

  it("send what owners are told of in one order, whatever was switched last", () => {
    expect(notificationsForm.write({ notifications: ["wallet_low", "earned"] })).toEqual({ notifications: ["earned", "wallet_low"] })
  })

  it("show the badge as buyers read it", () => {
    expect(badgeText("Earn {points} {name}, {points}!", "120", "points")).toBe("Earn 120 points, 120!")
  })
})
