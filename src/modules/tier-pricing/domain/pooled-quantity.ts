/** How many pieces count together when a rule pools the lines of a cart. */
import type { Candidate, Counted } from "./resolve"

/** A line of a cart that is priced by rules. Lines at a price of their own neither get rules nor count. */
export type CountedLine = { id: string; variant_id: string; product_id: string; quantity: number }

/** The candidates of each variant, by variant id. */
export type CandidatesByVariant = Record<string, Candidate[]>

/**
 * What counts for each line, by line id: the line itself, all variants of its product, and for
 * each rule all lines that the rule covers.
 *
 * @example 12 red and 8 blue of one product: `product` is 20 for both.
 */
export const countLines = (lines: CountedLine[], candidates: CandidatesByVariant): Record<string, Counted> => {
  const byProduct = sums(lines.map(({ product_id, quantity }): Entry => [product_id, quantity]))
  const byRule = sums(
    lines.flatMap(({ variant_id, quantity }) =>
      coveringRules(candidates[variant_id]).map((rule_id): Entry => [rule_id, quantity])
    )
  )
  return Object.fromEntries(
    lines.map((line) => [
      line.id,
      { line: line.quantity, product: byProduct[line.product_id] ?? line.quantity, rule: byRule },
    ])
  )
}

/** Rules that pool over everything they cover, and do cover the variant. */
const coveringRules = (candidates: Candidate[] = []): string[] =>
  candidates.filter(({ rule, excluded }) => rule.quantity_basis === "rule" && !excluded).map(({ rule }) => rule.id)

type Entry = [key: string, quantity: number]

const sums = (entries: Entry[]): Record<string, number> =>
  entries.reduce<Record<string, number>>((total, [key, quantity]) => {
    total[key] = (total[key] ?? 0) + quantity
    return total
  }, {})
