import fc from "fast-check"
import { planLines, type StandingLine } from "./reconcile-lines"
import type { GivenLine } from "./rule-verdict"

const standing = (line_id: string, rule_id: string, variant_id: string, quantity: number): StandingLine => ({ line_id, rule_id, variant_id, quantity })
const wanted = (rule_id: string, variant_id: string, quantity: number): GivenLine => ({ rule_id, variant_id, quantity, instead_of: null })

/** `+2 mug`, `l1 to 3`, `-l2` */
const inShort = (standingLines: StandingLine[], wantedLines: GivenLine[]): string[] => {
  const { added, resized, removed } = planLines({ standing: standingLines, wanted: wantedLines })
  return [...added.map(({ quantity, variant_id }) => `+${quantity} ${variant_id}`), ...resized.map(({ line, quantity }) => `${line.line_id} to ${quantity}`), ...removed.map(({ line_id }) => `-${line_id}`)]
}

describe("the plan for managed lines", () => {
  it.each([
    ["adds what does not stand yet", [], [wanted("r", "mug", 2)], ["+2 mug"]],
    ["leaves what stands as it is wanted", [standing("l1", "r", "mug", 2)], [wanted("r", "mug", 2)], []],
    ["resizes up and down", [standing("l1", "r", "mug", 2), standing("l2", "r", "cap", 2)], [wanted("r", "mug", 3), wanted("r", "cap", 1)], ["l1 to 3", "l2 to 1"]],
    ["removes what is not wanted any more", [standing("l1", "r", "mug", 2)], [], ["-l1"]],
    ["removes what is wanted no times", [standing("l1", "r", "mug", 2)], [wanted("r", "mug", 0)], ["-l1"]],
    ["swaps a variant for its fallback", [standing("l1", "r", "mug", 1)], [wanted("r", "cap", 1)], ["+1 cap", "-l1"]],
    ["keeps one variant of two rules apart", [standing("l1", "r", "mug", 1)], [wanted("r", "mug", 1), wanted("s", "mug", 1)], ["+1 mug"]],
    ["keeps the right one of two alike", [standing("l1", "r", "mug", 1), standing("l2", "r", "mug", 2)], [wanted("r", "mug", 2)], ["-l1"]],
    ["keeps the first of two wrong ones", [standing("l2", "r", "mug", 1), standing("l1", "r", "mug", 1)], [wanted("r", "mug", 2)], ["l1 to 2", "-l2"]],
  ])("%s", (_what, before, after, expected) => {
    expect(inShort(before, after)).toEqual(expected)
  })

  it("hands back what the caller knows of a line", () => {
    const line = { ...standing("l1", "r", "mug", 2), metadata: { note: "hello" } }
    expect(planLines({ standing: [line], wanted: [] }).removed).toEqual([line])
  })

  const someKey = { rule_id: fc.constantFrom("r", "s"), variant_id: fc.constantFrom("mug", "cap", "pen"), quantity: fc.integer({ min: 0, max: 3 }) }
  const someStanding = fc.array(fc.record(someKey), { maxLength: 8 }).map((lines) => lines.map((line, index): StandingLine => ({ ...line, line_id: `l${index}` })))
  const someWanted = fc.uniqueArray(fc.record({ ...someKey, instead_of: fc.constant(null) }), { maxLength: 6, selector: ({ rule_id, variant_id }) => `${rule_id} ${variant_id}` })

  const carriedOut = (before: StandingLine[], after: GivenLine[]): StandingLine[] => {
    const { added, resized, removed } = planLines({ standing: before, wanted: after })
    const sizes = new Map(resized.map(({ line, quantity }) => [line.line_id, quantity]))
    const stays = before.filter((line) => !removed.includes(line)).map((line) => ({ ...line, quantity: sizes.get(line.line_id) ?? line.quantity }))
    return [...stays, ...added.map(({ rule_id, variant_id, quantity }, index) => standing(`new${index}`, rule_id, variant_id, quantity))]
  }

  const asWanted = (lines: { rule_id: string; variant_id: string; quantity: number }[]): string[] => lines.map(({ rule_id, variant_id, quantity }) => `${rule_id} ${variant_id} ${quantity}`).sort()

  it("ends in exactly what is wanted, and plans nothing then", () => {
    fc.assert(
      fc.property(someStanding, someWanted, (before, after) => {
        const then = carriedOut(before, after)
        expect(asWanted(then)).toEqual(asWanted(after.filter(({ quantity }) => quantity > 0)))
        expect(planLines({ standing: then, wanted: after })).toEqual({ added: [], resized: [], removed: [] })
      })
    )
  })
})
