import { aRow, ofGroup } from "./magento.fixture.spec"
import { readTier, type TierPriceRow } from "./tier-row"

const read = (fields: Partial<TierPriceRow>) => readTier(aRow(fields))
const flawOf = (fields: Partial<TierPriceRow>) => {
  const answer = read(fields)
  return "flaw" in answer ? [answer.flaw.reason, answer.flaw.moved] : null
}

describe("a row of Magento's tier prices", () => {
  it("is a unit price from whole pieces on that reach its quantity", () => {
    const answer = read({ qty: "2.5000", value: "8.990000" })
    expect("tier" in answer && [answer.tier.min_quantity, answer.tier.value.toFixed(), answer.tier.percent]).toEqual([3, "8.99", null])
  })

  it("is a percentage where it has one, whatever its value says", () => {
    const answer = read({ value: "-1.000000", percentage_value: "12.50" })
    expect("tier" in answer && answer.tier.percent?.toFixed()).toBe("12.5")
  })

  it("is of all groups where it says so, and else of one, that of guests too", () => {
    const groups = [aRow({ customer_group_id: 3 }), ofGroup(3), ofGroup(0)].map(readTier).map((answer) => "tier" in answer && answer.tier.group_id)
    expect(groups).toEqual([null, 3, 0])
  })

  it.each([
    ["a quantity of 0", { qty: "0.0000" }, ["quantity_not_positive", false]],
    ["a quantity below 0", { qty: "-2.0000" }, ["quantity_not_positive", false]],
    ["a price below 0", { value: "-0.000001" }, ["negative_price", false]],
    ["more than 100 per cent", { percentage_value: "100.01" }, ["invalid_percentage", false]],
    ["less than 0 per cent", { percentage_value: "-5.00" }, ["invalid_percentage", false]],
    ["0 per cent", { percentage_value: "0.00" }, ["no_effect", true]],
    ["a quantity below 1, which Magento passes over", { qty: "0.9999" }, ["no_effect", true]],
  ])("is no tier with %s", (_what, fields, expected) => {
    expect(flawOf(fields)).toEqual(expected)
  })

  it("may cost nothing, and be 100 per cent off", () => {
    expect([flawOf({ value: "0.000000" }), flawOf({ percentage_value: "100.00" })]).toEqual([null, null])
  })
})
