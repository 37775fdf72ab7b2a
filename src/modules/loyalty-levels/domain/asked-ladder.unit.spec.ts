import { askedInput, askedLadder } from "./asked-ladder"
import { ladderOf } from "./levels.fixture.spec"

const stored = ladderOf({}, { orders: 1 }, { orders: 5 }, { orders: 10 })

const ask = (question: Record<string, unknown>) => askedLadder(stored, askedInput.parse({ ladder_id: stored.id, ...question }))

const levelsOf = (question: Record<string, unknown>): string[] => {
  const answer = ask(question)
  return answer.ok ? answer.value.levels.map(({ level, state }) => `${level.rank} ${level.name} ${state}`) : []
}

const refusalsOf = (question: Record<string, unknown>): string[] => {
  const answer = ask(question)
  return answer.ok ? [] : answer.refusals.map(({ path, reason }) => `${path} ${reason}`)
}

const revisionOf = (question: Record<string, unknown>): number | null => {
  const answer = ask(question)
  return answer.ok ? answer.value.ladder.revision : null
}

describe("a ladder that is asked about", () => {
  it("is the stored one with what is given of it changed, added and taken away", () => {
    expect(levelsOf({})).toEqual(["1 Level 1 stored", "2 Level 2 stored", "3 Level 3 stored"])
    expect(levelsOf({ levels: [{ id: "two", thresholds: { orders: 6 } }, { name: "Top", rank: 9, thresholds: { orders: 20 } }], removed_level_ids: ["one"] })).toEqual(["1 Level 1 removed", "2 Level 2 changed", "3 Level 3 stored", "9 Top new"])
  })

  it("counts as another one only where something that decides is given", () => {
    expect(revisionOf({})).toBe(1)
    expect(revisionOf({ ladder: { grace_days: 0 } })).toBe(1)
    expect(revisionOf({ ladder: { grace_days: 3 } })).toBe(2)
    expect(revisionOf({ levels: [{ id: "one", thresholds: { orders: 2 } }] })).toBe(2)
    expect(revisionOf({ removed_level_ids: ["three"] })).toBe(2)
  })

  it("is as good as in force until it is said to end", () => {
    expect(ask({ ladder: { status: "archived" } })).toMatchObject({ ok: true, value: { is_in_force: false } })
    expect(askedLadder({ ...stored, status: "draft" }, askedInput.parse({ ladder_id: stored.id }))).toMatchObject({ ok: true, value: { is_in_force: true } })
    expect(askedLadder(null, askedInput.parse({ ladder: { name: "Another" } }))).toMatchObject({ ok: true, value: { is_in_force: true, ladder: { name: "Another", levels: [] } } })
  })

  it.each<[string, Record<string, unknown>, string[]]>([
    ["at the level that is given, where it breaks the one above", { levels: [{ id: "one", thresholds: { orders: 6 } }] }, ["levels.0.thresholds.orders thresholds_not_rising"]],
    ["at the one of several that stands right below", { levels: [{ id: "one", thresholds: { orders: 2 } }, { id: "two", thresholds: { orders: 11 } }] }, ["levels.1.thresholds.orders thresholds_not_rising"]],
    ["at the given one of two with one rank", { levels: [{ name: "Top", rank: 3, thresholds: { orders: 11 } }] }, ["levels.0.rank duplicate_rank"]],
    ["field by field, of levels and settings together", { ladder: { grace_days: -1 }, levels: [{ name: "", rank: 0 }] }, ["ladder.grace_days too_small", "levels.0.name too_small", "levels.0.rank too_small"]],
    ["where a level is unknown, or named twice", { levels: [{ id: "none" }, { id: "two" }, { id: "two" }], removed_level_ids: ["none"] }, ["levels.0.id unknown_level", "levels.2.id duplicate_id", "removed_level_ids.0 unknown_level"]],
  ])("is refused %s", (_title, question, expected) => {
    expect(refusalsOf(question)).toEqual(expected)
  })

  it("says what settings break at the level as the ladder has it, and by its id where levels are given too", () => {
    const dollars = ladderOf({}, { net_spend: { usd: "5" } }, { net_spend: { eur: "5" }, orders: 3 })
    const into = { conversion: { currency_code: "eur", rates: [{ currency_code: "usd", rate: "0.9" }] } }
    const refused = (question: Record<string, unknown>) => {
      const answer = askedLadder(dollars, askedInput.parse({ ladder_id: "ladder", ladder: into, ...question }))
      return answer.ok ? [] : answer.refusals.map(({ path, reason }) => `${path} ${reason}`)
    }
    expect(refused({})).toContain("levels.0.thresholds.net_spend.usd unknown_currency")
    expect(refused({ levels: [{ id: "two", name: "Two" }] })).toContain("levels.one.thresholds.net_spend.usd unknown_currency")
  })

  it("may take away a level though the others do not rise then: nobody has touched them", () => {
    const uneven = ladderOf({ match: "any" }, { orders: 5 }, { items: 7 }, { items: 8, orders: 4 })
    expect(askedLadder(uneven, askedInput.parse({ ladder_id: "ladder", removed_level_ids: ["two"] })).ok).toBe(true)
  })
})
