import { render } from "@testing-library/react"
import { germanPointsLabels } from "./points-labels.ts"
import { PointsTerms } from "./points-terms.tsx"
import type { PointsProgram } from "./points.ts"
import { program } from "./points.fixture.ts"

const summary: PointsProgram["summary"] = [
  { code: "rate", key: "rate_net", values: { points: 1000, amount: 1, name: "Kraniche", names: "Kraniche" }, text: "You earn 1000 cranes for each 1.00." },
  { code: "redemption", key: "redemption_value", values: { points: 100, amount: 1, currency: "EUR", name: "Kraniche", names: "Kraniche" }, text: "For 100 cranes you get 1 EUR off." },
  { code: "refunds", key: "one_of_a_newer_shop", values: {}, text: "A sentence of a newer shop." },
  { code: "expiry", text: "A sentence of an older shop." },
]

const sentencesOf = (element: React.ReactElement): (string | null)[] => [...render(element).container.querySelectorAll("li")].map(({ textContent }) => textContent)

describe("PointsTerms", () => {
  it("says in German what there are words for, and the rest as the shop says it", () => {
    expect(sentencesOf(<PointsTerms program={{ ...program, summary }} labels={germanPointsLabels} locale="de" />)).toEqual([
      "Sie sammeln 1.000 Kraniche je 1,00 Warenwert ohne Steuer.",
      "Für 100 Kraniche wird Ihre Bestellung 1,00\u00a0€ günstiger.",
      "A sentence of a newer shop.",
      "A sentence of an older shop.",
    ])
  })

  it("says it in the shop's English where no other words are given", () => {
    expect(sentencesOf(<PointsTerms program={{ ...program, summary }} />)).toEqual(summary.map(({ text }) => text))
  })

  it("takes single sentences, too", () => {
    const labels = { terms: { rate_net: "{points} {name}, {amount}" } }
    expect(sentencesOf(<PointsTerms program={{ ...program, summary }} labels={labels} />)[0]).toBe("1,000 Kraniche, 1")
  })
})
