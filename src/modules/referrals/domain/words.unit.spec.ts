import { DEFAULT_SETTINGS, parseReferralSettings, type ReferralSettings } from "./program"
import { advocateSideInWords, friendInWords } from "./words"

const read = (input: Record<string, unknown>): ReferralSettings => {
  const parsed = parseReferralSettings({ ...DEFAULT_SETTINGS, ...input })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals))
  return parsed.value
}

describe("what both sides get, in words", () => {
  it.each<[Record<string, unknown>, string, string]>([
    [{ discount: { type: "percentage", value: "10" } }, "10 % off the first order", "10 % Rabatt auf die erste Bestellung"],
    [
      { discount: { type: "percentage", value: "12.5", maximum: { eur: "20" } }, minimum_spend: { eur: "50" } },
      "12.5 % off the first order from 50.00 EUR, at most 20.00 EUR",
      "12,5 % Rabatt auf die erste Bestellung ab 50,00 EUR, höchstens 20,00 EUR",
    ],
    [{ discount: { type: "fixed", amounts: { eur: "5", usd: "6" } }, points: 100 }, "5.00 EUR or 6.00 USD off the first order and 100 points", "5,00 EUR oder 6,00 USD Rabatt auf die erste Bestellung und 100 Punkte"],
    [{ points: 1 }, "1 point for the first order", "1 Punkt für die erste Bestellung"],
  ])("a friend who gets %j", (friend, en, de) => {
    expect(friendInWords(read({ friend }).friend)).toEqual({ en, de })
  })

  it.each([
    ["eur", "5.00 EUR off the first order from 50.00 EUR"],
    ["usd", "6.00 USD off the first order from 50.00 EUR"],
    ["jpy", "5.00 EUR or 6.00 USD off the first order from 50.00 EUR"],
  ])("a friend whose cart is in %s, in that currency where there is an amount in it", (currency, en) => {
    const { friend } = read({ friend: { discount: { type: "fixed", amounts: { eur: "5", usd: "6" } }, minimum_spend: { eur: "50" } } })
    expect(friendInWords(friend, currency).en).toBe(en)
  })

  it("a friend whose discount is capped, in the cart's currency alone", () => {
    const { friend } = read({ friend: { discount: { type: "percentage", value: "10", maximum: { eur: "20", usd: "22" } }, minimum_spend: { eur: "50", usd: "55" } } })
    expect(friendInWords(friend, "usd").en).toBe("10 % off the first order from 55.00 USD, at most 22.00 USD")
  })

  it.each<[Record<string, unknown>, string, string]>([
    [{}, "500 points for each friend", "500 Punkte für jede geworbene Person"],
    [
      { milestones: [{ every: 5, points: 500 }, { every: 22, points: 1 }] },
      "500 points for each friend, 500 points more for every 5th friend, 1 point more for every 22nd friend",
      "500 Punkte für jede geworbene Person, 500 Punkte mehr für jede 5. geworbene Person, 1 Punkt mehr für jede 22. geworbene Person",
    ],
    [
      { advocate: { kind: "points", amount: { type: "share", percent: "5", points_per_unit: { eur: "100" }, maximum: 1500 } } },
      "points for 5 % of the friend's first order, at most 1,500 for each friend",
      "Punkte für 5 % der ersten Bestellung, höchstens 1.500 für jede geworbene Person",
    ],
    [
      { advocate: { kind: "personal_code", amount: { type: "fixed", discount: { type: "percentage", value: "10" } }, valid_days: 30, minimum_spend: { eur: "30" } } },
      "10 % off your next order from 30.00 EUR for each friend",
      "10 % Rabatt auf Ihre nächste Bestellung ab 30,00 EUR für jede geworbene Person",
    ],
    [
      { advocate: { kind: "personal_code", amount: { type: "share", percent: "5", maximum: { eur: "20" } }, valid_days: 30 } },
      "a code worth 5 % of the friend's first order, at most 20.00 EUR for each friend",
      "einen Gutschein über 5 % der ersten Bestellung, höchstens 20,00 EUR für jede geworbene Person",
    ],
  ])("an advocate with %j", (settings, en, de) => {
    expect(advocateSideInWords(read(settings))).toEqual({ en, de })
  })
})
