import fc from "fast-check"
import { amount, currencyDecimals, toNumber, total } from "../../../shared/money"
import { parseProgramSettings } from "./program"
import { clampRedemption, redemptionRange, type Payable, type RedemptionInput } from "./redemption"

type Settings = RedemptionInput["settings"]

const settings = (changes: Partial<Settings> = {}): Settings => {
  const values = ["eur", "jpy", "kwd"].map((currency_code) => ({ currency_code, points: 100, amount: 1 }))
  const parsed = parseProgramSettings({ redemption: { values, ...changes } })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals))
  return parsed.value.redemption
}

const line = (payable: number | string, more: Partial<Payable> = {}): Payable => ({ id: `line_${payable}`, kind: "line", payable: amount(payable), is_payable: true, ...more })

const input = (payables: Payable[], more: Partial<RedemptionInput> = {}): RedemptionInput => ({
  settings: settings(),
  currency_code: "eur",
  payables,
  credited: amount(0),
  blocked: null,
  available: 100_000,
  month_left: null,
  ...more,
})

const clamped = (intent: number | "max", given: RedemptionInput) => {
  const { points, value, spread } = clampRedemption(intent, given)
  return { points, value: toNumber(value), spread: Object.fromEntries(spread.map(({ id, amount: part }) => [id, toNumber(part)])) }
}

const maximum = (given: RedemptionInput) => {
  const { maximum: most, reason } = redemptionRange(given)
  return { maximum: most, reason }
}

describe("how many points can be redeemed", () => {
  it.each<[string, Partial<RedemptionInput>, number, string | null]>([
    ["as many as there is to pay", {}, 1000, null],
    ["the balance", { available: 730 }, 730, "balance"],
    ["nothing of a balance below zero", { available: -50 }, 0, "balance"],
    ["what the member may still spend this month", { month_left: 250 }, 250, "monthly_limit"],
    ["nothing where the month's limit is spent", { month_left: 0 }, 0, "monthly_limit"],
    ["the programme's greatest redemption", { settings: settings({ maximum: 400 }) }, 400, "maximum"],
    ["the programme's share of the goods", { settings: settings({ maximum_share: 30 }) }, 300, "share"],
    ["whole steps", { settings: settings({ step: 300 }) }, 900, null],
    ["nothing below the minimum", { settings: settings({ minimum: 2000 }) }, 0, "below_minimum"],
    ["nothing below the least balance", { available: 500, settings: settings({ minimum_balance: 501 }) }, 0, "below_minimum_balance"],
    ["nothing in a currency that has no value", { currency_code: "usd" }, 0, "no_value"],
    ["what gift cards leave", { credited: amount(4) }, 600, null],
    ["nothing where gift cards pay for all", { credited: amount(10) }, 0, "nothing_to_pay"],
    ["nothing where it is blocked, for that reason", { blocked: "code_in_cart" }, 0, "code_in_cart"],
  ])("is %s", (_what, more, most, reason) => {
    expect(maximum(input([line(10)], more))).toEqual({ maximum: most, reason })
  })

  it("counts lines that points may pay for, and shipping only where they pay for it", () => {
    const payables = [line(10), line(5, { is_payable: false }), line(4, { id: "shipping", kind: "shipping" })]
    expect(maximum(input(payables.map((each) => (each.kind === "shipping" ? { ...each, is_payable: false } : each)))).maximum).toBe(1000)
    expect(maximum(input(payables, { settings: settings({ pays_shipping: true }) })).maximum).toBe(1400)
  })

  it("starts at the minimum, on a step", () => {
    expect(redemptionRange(input([line(10)], { settings: settings({ minimum: 250, step: 100 }) }))).toMatchObject({ minimum: 300, step: 100, maximum: 1000 })
  })
})

describe("what an intent comes to", () => {
  it("is what was wanted, spread by value, and never more than there is", () => {
    expect(clamped(500, input([line(6), line(4)]))).toEqual({ points: 500, value: 5, spread: { line_6: 3, line_4: 2 } })
    expect(clamped(5000, input([line(6), line(4)]))).toEqual({ points: 1000, value: 10, spread: { line_6: 6, line_4: 4 } })
    expect(clamped("max", input([line(6)], { available: 450 })).points).toBe(450)
  })

  it("rests at 0 below the minimum and steps down onto a step", () => {
    const given = input([line(10)], { settings: settings({ minimum: 300, step: 100 }) })
    expect(clamped(299, given)).toEqual({ points: 0, value: 0, spread: {} })
    expect(clamped(399, given).points).toBe(300)
  })

  it("is rounded down to the smallest unit, and takes no points that buy nothing", () => {
    const third = { settings: settings({ values: [{ currency_code: "eur", points: 3, amount: 1 }] }) }
    expect(clamped(1, input([line(10)], third))).toMatchObject({ points: 1, value: 0.33 })
    const cheap = { settings: settings({ values: [{ currency_code: "eur", points: 1000, amount: 1 }] }) }
    expect(clamped(19, input([line(10)], cheap))).toMatchObject({ points: 10, value: 0.01 })
    expect(clamped(9, input([line(10)], cheap))).toMatchObject({ points: 0, value: 0 })
  })

  it.each([
    ["jpy", 250, 2, { line_7: 1, line_3: 1 }],
    ["eur", 255, 2.55, { line_7: 1.79, line_3: 0.76 }],
    ["kwd", 255, 2.55, { line_7: 1.785, line_3: 0.765 }],
  ])("is exact to the smallest unit of %s", (currency_code, points, value, spread) => {
    const found = clamped(points, input([line(7), line(3)], { currency_code }))
    expect(found.value).toBe(value)
    expect(found.spread).toEqual(spread)
  })

  it("pays a whole cart to exactly nothing, also one of less than a cent's precision", () => {
    const payables = [line("4.733"), line("0.0043"), line("1.5")]
    const { points, value, spread } = clampRedemption("max", input(payables))
    expect(spread.map(({ amount: part }) => part.toString())).toEqual(["4.733", "0.0043", "1.5"])
    expect(toNumber(value)).toBe(6.24)
    expect(points).toBe(624)
  })

  it("keeps its sum and leaves no line below nothing, whatever the cart", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("jpy", "eur", "kwd"),
        fc.array(fc.record({ units: fc.integer({ min: 0, max: 500_000 }), is_payable: fc.boolean() }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.record({ step: fc.constantFrom(1, 7, 100), minimum: fc.constantFrom(1, 50), maximum_share: fc.constantFrom(100, 30, 1) }),
        fc.integer({ min: -10, max: 1_000_000 }),
        fc.record({ points: fc.constantFrom(1, 3, 100, 1000), amount: fc.constantFrom(1, 2) }),
        (currency_code, units, intent, limits, available, rate) => {
          const payables = units.map(({ units: count, is_payable }, index) => line(0, { id: String(index), payable: amount(count).shiftedBy(-4), is_payable }))
          const given = input(payables, { currency_code, available, settings: settings({ ...limits, values: [{ currency_code, ...rate }] }) })
          const { points, value, spread } = clampRedemption(intent, given)
          const range = redemptionRange(given)
          expect(points).toBeLessThanOrEqual(Math.min(intent, range.maximum, Math.max(0, available)))
          expect(points % limits.step).toBe(0)
          expect(points === 0 || intent >= range.minimum).toBe(true)
          expect(points === 0).toBe(value.isZero())
          const parts = total(spread.map(({ amount: part }) => part))
          expect(parts.decimalPlaces(currencyDecimals(currency_code), 4).isEqualTo(value)).toBe(true)
          spread.forEach(({ id, amount: part }) => {
            const { payable, is_payable } = payables[Number(id)]
            expect({ is_payable, tooMuch: part.isGreaterThan(payable), nothing: part.isLessThanOrEqualTo(0) }).toEqual({ is_payable: true, tooMuch: false, nothing: false })
          })
          // Never worth more than the points are, rounded down.
          expect(value.times(rate.points).isLessThanOrEqualTo(amount(points).times(rate.amount))).toBe(true)
        }
      ),
      { numRuns: 200 }
    )
  })
})
