/** Makes the managed lines of a cart what the rules give: a plan, which is empty where they already are. */
import type { GivenLine } from "./rule-verdict"

/** A managed line as it stands in the cart; what else the caller knows of it comes back with it. */
export type StandingLine = { line_id: string; rule_id: string; variant_id: string; quantity: number }

/** What to do, each list in a stable order: those that stand by their ids, those that come as they are wanted. */
export type LinePlan<Line extends StandingLine> = { added: GivenLine[]; resized: { line: Line; quantity: number }[]; removed: Line[] }

/**
 * Plans from what stands to what is wanted. Of several lines of one rule and variant one is kept: the one that has the right
 * quantity, or else the one with the smallest id.
 *
 * @param wanted At most one line for a rule and a variant, as the rules give them
 */
export const planLines = <Line extends StandingLine>({ standing, wanted }: { standing: readonly Line[]; wanted: readonly GivenLine[] }): LinePlan<Line> => {
  const wishes = new Map(wanted.filter(({ quantity }) => quantity > 0).map((line) => [keyOf(line), line]))
  const kept = keptLines(standing, wishes)
  const resized = [...kept].flatMap(([key, line]) => {
    const quantity = wishes.get(key)?.quantity ?? line.quantity
    return quantity === line.quantity ? [] : [{ line, quantity }]
  })
  const stays = new Set([...kept.values()])
  return {
    added: [...wishes].flatMap(([key, line]) => (kept.has(key) ? [] : [line])),
    resized: resized.sort((a, b) => byId(a.line, b.line)),
    removed: standing.filter((line) => !stays.has(line)).sort(byId),
  }
}

/** The line that stays, for each rule and variant that is wanted and stands. */
const keptLines = <Line extends StandingLine>(standing: readonly Line[], wishes: ReadonlyMap<string, GivenLine>): Map<string, Line> => {
  const kept = new Map<string, Line>()
  const isRight = (line: Line): boolean => line.quantity === wishes.get(keyOf(line))?.quantity
  ;[...standing].sort((a, b) => Number(isRight(b)) - Number(isRight(a)) || byId(a, b)).forEach((line) => {
    const key = keyOf(line)
    if (wishes.has(key) && !kept.has(key)) {
      kept.set(key, line)
    }
  })
  return kept
}

const keyOf = ({ rule_id, variant_id }: Pick<StandingLine, "rule_id" | "variant_id">): string => JSON.stringify([rule_id, variant_id])

const byId = (a: StandingLine, b: StandingLine): number => (a.line_id < b.line_id ? -1 : a.line_id > b.line_id ? 1 : 0)
