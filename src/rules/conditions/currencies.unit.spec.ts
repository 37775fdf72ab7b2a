import { answer, complaints } from "../situation.fixture.spec"
import { currencies } from "./currencies"

describe("a currency", () => {
  it.each([
    ["one of them, however it is written", { currency_codes: ["USD", "EUR"] }, "met"],
    ["another", { currency_codes: ["usd"] }, ["other_currency", { currency_codes: ["usd"] }]],
  ])("%s", (_what, args, expected) => {
    expect(answer(currencies, args, { currency_code: "eur" })).toEqual(expected)
  })

  it.each([
    [{ currency_codes: [] }, ["currency_codes: too_small"]],
    [{ currency_codes: ["euro"] }, ["currency_codes.0: invalid_format"]],
    [{ currency_codes: ["eur", "EUR"] }, ["currency_codes: duplicate_currency"]],
  ])("refuses %j", (args, expected) => {
    expect(complaints(currencies, args)).toEqual(expected)
  })
})
