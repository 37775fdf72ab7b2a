import { levelThatCounts } from "./counting-level"
import { levelRefusals, parseLadder, parseLevel } from "./ladder"
import { ladderSummary } from "./ladder-summary"
import { ladderOf } from "./levels.fixture.spec"
import type { LevelThresholds } from "../../../types/loyalty-levels"

const reasons = (match: "all" | "any", ...asked: LevelThresholds[]): string[] =>
  levelRefusals({ match, conversion: null }, asked.map((thresholds, index) => ({ rank: index + 1, thresholds, at: `levels.${index}` }))).map(({ path, reason }) => `${path} ${reason}`)

describe("the levels of a ladder", () => {
  it("ask for more with each rank", () => {
    expect(reasons("all", { orders: 1 }, { orders: 2 }, { orders: 2, items: 5 })).toEqual([])
    expect(reasons("all", { orders: 2 }, { orders: 1 })).toEqual(["levels.1.thresholds.orders thresholds_not_rising"])
    expect(reasons("all", { orders: 2 }, { orders: 2 })).toEqual(["levels.1.thresholds thresholds_not_rising"])
  })

  it("may leave out a way to reach them where any suffices, and nothing where all is needed", () => {
    expect(reasons("any", { orders: 2, items: 5 }, { orders: 3 })).toEqual([])
    expect(reasons("all", { orders: 2, items: 5 }, { orders: 3 })).toEqual(["levels.1.thresholds.items thresholds_not_rising"])
  })

  it("ask in the currency that amounts are converted to", () => {
    const conversion = { currency_code: "eur", rates: [{ currency_code: "usd", rate: "0.9" }] }
    expect(levelRefusals({ match: "any", conversion }, [{ rank: 1, thresholds: { net_spend: { usd: "5" } }, at: "" }])).toMatchObject([{ path: "thresholds.net_spend.usd", reason: "unknown_currency" }])
  })

  it("keep currencies in lower case, and refuse what is none", () => {
    expect(parseLevel({ name: "Gold", rank: 1, thresholds: { net_spend: { EUR: "5.00" } } })).toMatchObject({ ok: true, value: { thresholds: { net_spend: { eur: "5.00" } } } })
    expect(parseLevel({ name: "Gold", rank: 1, thresholds: { net_spend: { eur: "0.00" } } })).toMatchObject({ ok: false, refusals: [{ path: "thresholds.net_spend.eur", reason: "too_small" }] })
    expect(parseLadder({ name: "Club", grace_days: -1 })).toMatchObject({ ok: false, refusals: [{ path: "grace_days", reason: "too_small" }] })
  })
})

describe("the level that counts", () => {
  const [one, two] = ladderOf({}, { orders: 1 }, { orders: 2 }).levels

  it("is the higher one, the own one first where both are alike, then that of the company joined first", () => {
    expect(levelThatCounts(one, [{ company_id: "a", level: two }])).toEqual({ level: two, company_id: "a" })
    expect(levelThatCounts(two, [{ company_id: "a", level: two }])).toEqual({ level: two, company_id: null })
    expect(levelThatCounts(null, [{ company_id: "a", level: one }, { company_id: "b", level: one }])).toEqual({ level: one, company_id: "a" })
    expect(levelThatCounts(null, [{ company_id: "a", level: null }])).toBeNull()
  })
})

it("the terms in short write amounts with the decimals of their currency", () => {
  const { en, de } = ladderSummary(ladderOf({}, { net_spend: { eur: "1000", jpy: "160000", kwd: "300.5" } }))
  expect([en[0], de[0]]).toEqual([
    "You reach Level 1 with goods worth €1,000.00 or ¥160,000 or KWD\u00a0300.500 without tax.",
    "Level 1 erreichen Sie mit Waren im Wert von 1.000,00\u00a0€ oder 160.000\u00a0¥ oder 300,500\u00a0KWD ohne Steuer.",
  ])
})

it("the terms in short say what is asked, what counts and how a level is lost, in both languages", () => {
  expect(ladderSummary(ladderOf({ grace_days: 5, match: "all", window: { type: "rolling_months", months: 12 } }, { net_spend: { eur: "1000.5" }, orders: 1 }))).toEqual({
    en: [
      "You reach Level 1 with goods worth €1,000.50 without tax and 1 order.",
      "What you bought in the last 12 months counts.",
      "An order counts when it is placed.",
      "You rise to a level at once.",
      "When your purchases do not reach your level any more, you keep it for 5 days.",
      "What is cancelled, returned or refunded counts no more, at once.",
    ],
    de: [
      "Level 1 erreichen Sie mit Waren im Wert von 1.000,50\u00a0€ ohne Steuer und 1 Bestellung.",
      "Es zählt, was Sie in den letzten 12 Monaten gekauft haben.",
      "Eine Bestellung zählt, sobald sie aufgegeben ist.",
      "Sie steigen sofort in eine höhere Stufe auf.",
      "Reichen Ihre Einkäufe für Ihre Stufe nicht mehr aus, behalten Sie sie noch 5 Tage.",
      "Was storniert, zurückgegeben oder erstattet wird, zählt sofort nicht mehr.",
    ],
  })
})
