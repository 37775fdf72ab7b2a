/** Turns what a rule promises into lines: as far as its limits and the stock go, then its fallbacks. */
import type { GivenVariant } from "./free-product-cart"
import type { Room } from "./limits"
import type { GivenLine, Shortfall } from "./rule-verdict"
import { whyUnavailable, type Shelf } from "./shelf"

/** Pieces of a variant that a rule promises, and what stands in for it. */
export type Promised = { variant_id: string; fallbacks: readonly string[]; pieces: number }

/** Where free pieces come from: what can be given, and the stock that all rules share. */
export type Supply = { variants: ReadonlyMap<string, GivenVariant>; shelf: Shelf }

export type Allotted = { lines: GivenLine[]; shortfalls: Shortfall[] }

/**
 * Gives what is promised, in its order: what there is of a variant, the rest from its fallbacks. What stock lacks takes nothing
 * of the limits, so that it is left for what comes next.
 */
export const allot = (rule_id: string, promises: readonly Promised[], room: Room, { variants, shelf }: Supply): Allotted => {
  const lines: GivenLine[] = []
  const shortfalls: Shortfall[] = []
  let left = room.pieces
  let cut = 0
  promises.forEach(({ variant_id, fallbacks, pieces }) => {
    const allowed = Math.min(pieces, left)
    const taken = takeOneAfterTheOther([variant_id, ...fallbacks], allowed, shelf)
    const given = sumOf(taken.map(({ quantity }) => quantity))
    lines.push(...taken.map((each) => ({ rule_id, ...each, instead_of: each.variant_id === variant_id ? null : variant_id })))
    shortfalls.push(...shortfallOf(variant_id, allowed - given, whyUnavailable(variants, variant_id)))
    left -= given
    cut += pieces - allowed
  })
  return { lines: onePerVariant(lines), shortfalls: [...shortfalls, ...shortfallOf(null, cut, room.reason)] }
}

const takeOneAfterTheOther = (variant_ids: readonly string[], wanted: number, shelf: Shelf): { variant_id: string; quantity: number }[] => {
  let missing = wanted
  return variant_ids.flatMap((variant_id) => {
    const quantity = missing > 0 ? shelf.take(variant_id, missing) : 0
    missing -= quantity
    return quantity > 0 ? [{ variant_id, quantity }] : []
  })
}

/** Two promises may end in one variant: it stands in for another only where it is not given for itself too. */
const onePerVariant = (lines: readonly GivenLine[]): GivenLine[] => {
  const byVariant = new Map<string, GivenLine>()
  lines.forEach((line) => {
    const known = byVariant.get(line.variant_id)
    byVariant.set(line.variant_id, known ? { ...known, quantity: known.quantity + line.quantity, instead_of: line.instead_of === null ? null : known.instead_of } : line)
  })
  return [...byVariant.values()]
}

/** A shortfall of so many pieces; none where nothing is missing. */
export const shortfallOf = (variant_id: string | null, missing: number, reason: Shortfall["reason"]): Shortfall[] => (missing > 0 ? [{ variant_id, missing, reason }] : [])

/** The sum of pieces, which are whole. */
export const sumOf = (pieces: readonly number[]): number => pieces.reduce((all, each) => all + each, 0)
