/** How many pieces count together when a rule pools the lines of a cart. */
import type { Candidate, Counted } from "./resolve"

/** A line of a cart that is priced by rules. Lines at a price of their own neither get rules nor count. */
export type CountedLine = { id: string; variant_id: string; product_id: string; quantity: number }

/** The candidates of each variant, by variant id. */
export type CandidatesByVariant = Record<string, Candidate[]>

/** Pieces that count together in a cart: by product id, and by the id of each rule that pools. */
export type CartCount = { product: Record<string, number>; rule: Record<string, number> }

/**
 * What counts together in a cart.
 *
 * @example 12 red and 8 blue of one product: `product` has 20 for it.
 */
export const countCart = (lines: CountedLine[], candidates: CandidatesByVariant): CartCount => ({
  product: sums(lines.map(({ product_id, quantity }): Entry => [product_id, quantity])),
  rule: sums(
    lines.flatMap(({ variant_id, quantity }) => coveringRules(candidates[variant_id]).map((rule_id): Entry => [rule_id, quantity]))
  ),
})

/** What counts for each line, by line id: the line itself, and what counts together with it. */
export const countLines = (lines: CountedLine[], candidates: CandidatesByVariant): Record<string, Counted> => {
  const cart = countCart(lines, candidates)
  return Object.fromEntries(
    lines.map((line) => [line.id, { line: line.quantity, product: cart.product[line.product_id] ?? line.quantity, rule: cart.rule }])
  )
}

/** Whether some rule counts pieces of this variant together with others. */
export const isPooled = (candidates: Candidate[] = []): boolean => candidates.some(({ rule, excluded }) => rule.quantity_basis !== "line" && !excluded)

/** Rules that pool over everything they cover, and do cover the variant. */
const coveringRules = (candidates: Candidate[] = []): string[] =>
  candidates.filter(({ rule, excluded }) => rule.quantity_basis === "rule" && !excluded).map(({ rule }) => rule.id)

type Entry = [key: string, quantity: number]

const sums = (entries: Entry[]): Record<string, number> =>
  entries.reduce<Record<string, number>>((total, [key, quantity]) => {
    total[key] = (total[key] ?? 0) + quantity
    return total
  }, {})

/**
 * What the other lines of a cart count toward a line of this product: `id` is the line itself, null
 * when it is not in the cart yet.
 */
export const countedWithout = (
  lines: CountedLine[],
  candidates: CandidatesByVariant,
  { id, product_id }: { id: string | null; product_id: string }
): Pick<Counted, "product" | "rule"> => {
  const others = countCart(lines.filter((line) => line.id !== id), candidates)
  return { product: others.product[product_id] ?? 0, rule: others.rule }
}
