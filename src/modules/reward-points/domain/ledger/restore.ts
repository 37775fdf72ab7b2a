/** Restore: points of a redemption that was undone come back to the lots that they came from. */
import { isExpired, type AccountState, type Draw, type Lot } from "./lot"
import { draws, planned, settle, type Plan, type PlannedEntry } from "./plan"

/** What a redemption took from a lot and has not come back yet. */
export type Taken = { lot: Lot; points: number }

/** What comes back to a lot, and what of it is still to be had. */
type Part = { lot: Lot; points: number; left: number }

/**
 * Gives points back, to the lot that was taken from last first, each with its old end.
 *
 * - What a clawback could not take from a lot is paid by what comes back to it, as a clawback of its own.
 * - What the account owes is paid before anything can be spent.
 * - Where the lot has ended meanwhile, the points end with it, or live on in a lot of their own until
 *   `grace_until`.
 *
 * @param taken in the order in which the redemption took
 * @param owing lots with a deficit, the oldest first
 */
export const planRestore = (points: number, account: AccountState, taken: Taken[], owing: Lot[], at: Date, grace_until: Date | null): Plan => {
  const parts = giveBack(points, taken)
  const covers = parts.map((part) => ({ lot_id: part.lot.id, points: use(part, part.lot.shortfall) })).filter((cover) => cover.points > 0)
  const { settled, paid } = settle(owing, sumOf(parts.map(({ left }) => left)))
  const payers = takeLeft(parts, paid)
  const ended = grace_until === null || grace_until <= at ? [] : parts.filter(({ lot }) => isExpired(lot, account, at))
  const reborn = sumOf(ended.map(({ left }) => left))
  const restored: PlannedEntry = {
    type: "restore",
    points,
    draws: [
      ...parts.map(({ lot, points: part }): Draw => ({ lot_id: lot.id, kind: "return", points: part })),
      ...payers,
      ...settled,
      ...takeLeft(ended, reborn),
    ],
    opens: reborn ? [{ points: reborn, available_at: at, expires_at: grace_until, follows_activity: false, taken: 0 }] : [],
  }
  return planned(restored, ...covering(covers))
}

const sumOf = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0)

/** Up to `wanted` points of what is left of a part. */
const use = (part: Part, wanted: number): number => {
  const used = Math.min(part.left, wanted)
  part.left -= used
  return used
}

/** The parts that come back, the last taken first. */
const giveBack = (points: number, taken: Taken[]): Part[] => {
  let missing = points
  return [...taken].reverse().flatMap(({ lot, points: most }) => {
    const part = Math.min(most, missing)
    missing -= part
    return part > 0 ? [{ lot, points: part, left: part }] : []
  })
}

/** Takes again from what has just come back. */
const takeLeft = (parts: Part[], wanted: number): Draw[] => {
  let missing = wanted
  return parts.flatMap((part): Draw[] => {
    const used = use(part, missing)
    missing -= used
    return draws({ lot_id: part.lot.id, kind: "take", points: used })
  })
}

const covering = (covers: { lot_id: string; points: number }[]): PlannedEntry[] =>
  covers.length
    ? [
        {
          type: "clawback",
          points: -sumOf(covers.map(({ points }) => points)),
          draws: covers.flatMap(({ lot_id, points }): Draw[] => [
            { lot_id, kind: "take", points },
            { lot_id, kind: "cover", points },
          ]),
          opens: [],
        },
      ]
    : []
