/** What a buyer would have to add for a rule to fire, as far as goods alone bring it. */
import type { VerdictTree } from "../../../rules/evaluate"
import { amount, isLess, toNumber, type Amount } from "../../../shared/money"

/**
 * How far something is away.
 *
 * @property amount What is missing in money, in the cart's currency; null: nothing
 * @property pieces Pieces that are missing; null: none
 * @property progress From 0 to 1: of several thresholds, the one that is farthest
 */
export type Gap = { amount: Amount | null; pieces: Amount | null; progress: number }

type Kind = "amount" | "pieces"

/** Nothing is missing. */
export const NO_GAP: Gap = { amount: null, pieces: null, progress: 1 }

/** What is missing to a threshold, which is more than zero. */
export const gapTo = (kind: Kind, missing: Amount, threshold: Amount): Gap => ({
  amount: kind === "amount" ? missing : null,
  pieces: kind === "pieces" ? missing : null,
  progress: Math.min(1, Math.max(0, 1 - toNumber(missing) / toNumber(threshold))),
})

/** What is missing where all are asked for: of each kind the largest, since the same goods count for each. Null where one is out of reach. */
export const forAll = (gaps: readonly (Gap | null)[]): Gap | null =>
  gaps.reduce<Gap | null>((all, gap) => (all && gap ? { amount: largest(all.amount, gap.amount), pieces: largest(all.pieces, gap.pieces), progress: Math.min(all.progress, gap.progress) } : null), NO_GAP)

/** What is missing where one is enough: the nearest, of two alike the first. */
export const nearest = (gaps: readonly (Gap | null)[]): Gap | null => gaps.reduce((best, gap) => (gap && (!best || gap.progress > best.progress) ? gap : best), null)

const largest = (a: Amount | null, b: Amount | null): Amount | null => (a && b ? (isLess(a, b) ? b : a) : a ?? b)

/** The reasons of conditions that goods alone can meet. */
const MISSING: ReadonlyMap<string, Kind> = new Map([
  ["below_minimum", "amount"],
  ["too_few_pieces", "pieces"],
  ["too_few_products", "pieces"],
])

/** What is missing to a tree of conditions; null where it asks for something that no goods bring: a group, a level, a date, less of something. */
export const gapOf = (tree: VerdictTree): Gap | null => {
  if (tree.met) {
    return NO_GAP
  }
  switch (tree.code) {
    case "not_all_met":
      return forAll(tree.parts.map(gapOf))
    case "none_met":
      return nearest(tree.parts.map(gapOf))
    default:
      return gapOfLeaf(tree.code, tree.details?.missing, tree.details?.minimum)
  }
}

const gapOfLeaf = (code: string, missing: unknown, minimum: unknown): Gap | null => {
  const kind = MISSING.get(code)
  return kind && typeof missing === "number" && typeof minimum === "number" ? gapTo(kind, amount(missing), amount(minimum)) : null
}
