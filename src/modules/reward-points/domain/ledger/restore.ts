/** Restore: points of a redemption that was undone come back to the lots that they came from. */
import { isExpired, type AccountState, type Draw, type Lot } from "./lot"
import { draws, planned, settle, type Plan, type PlannedEntry } from "./plan"

/** What a redemption took from a lot and has not come back yet. */
export type Taken = { lot: Lot; points: number }

/** What comes back to a lot, and what of it is still to be had. */
type Part = { lot: Lot; points: number; left: number }

/**
 * Gives points back, each to its lot with its old end: first to lots from which a clawback is still
 * missing something, then to the lot that was taken from last.
 *
 * - What a clawback could not take from a lot is paid by what comes back to it, as a clawback of its own.
 * - What the account owes is paid before anything can be spent, what the lot itself owes first.
 * - Where the lot has ended meanwhile, the points end with it at once, or live on in a lot of their
 *   own until `grace_until`.
 *
 * @param taken in the order in which the redemption took
 * @param owing lots with a deficit, the oldest first
 */
export const planRestore = (points: number, account: AccountState, taken: Taken[], owing: Lot[], at: Date, grace_until: Date | null): Plan => {
  const parts = giveBack(points, taken)
  const covers = parts.map((part) => ({ lot_id: part.lot.id, points: use(part, part.lot.shortfall) })).filter((cover) => cover.points > 0)
  const own = parts.map((part) => ({ lot_id: part.lot.id, points: use(part, part.lot.deficit) })).filter((owed) => owed.points > 0)
  const ended = parts.filter(({ lot }) => isExpired(lot, account, at))
  const lives_on = grace_until !== null && grace_until > at
  // What has ended pays only what is missing from its own lot: nobody else was promised it.
  const payers = parts.filter((part) => lives_on || !ended.includes(part))
  const { settled, paid } = settle(lessSettled(owing, own), sumOf(payers.map(({ left }) => left)))
  const paying = takeLeft(payers, paid)
  const over = sumOf(ended.map(({ left }) => left))
  const reborn = lives_on ? over : 0
  const restored: PlannedEntry = {
    type: "restore",
    points,
    draws: [
      ...parts.map(({ lot, points: part }): Draw => ({ lot_id: lot.id, kind: "return", points: part })),
      ...own.flatMap(({ lot_id, points: owed }): Draw[] => [
        { lot_id, kind: "take", points: owed },
        { lot_id, kind: "settle", points: owed },
      ]),
      ...paying,
      ...settled,
      ...takeLeft(ended, reborn),
    ],
    opens: reborn ? [{ points: reborn, available_at: at, expires_at: grace_until, follows_activity: false, taken: 0 }] : [],
  }
  return planned(restored, ...covering(covers), ...expiring(takeLeft(ended, over - reborn)))
}

const sumOf = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0)

/** Up to `wanted` points of what is left of a part. */
const use = (part: Part, wanted: number): number => {
  const used = Math.min(part.left, wanted)
  part.left -= used
  return used
}

/** What is still owed when lots have paid their own deficits. */
const lessSettled = (owing: Lot[], own: { lot_id: string; points: number }[]): Lot[] =>
  owing.map((lot) => ({ ...lot, deficit: lot.deficit - (own.find(({ lot_id }) => lot_id === lot.id)?.points ?? 0) }))

/** The parts that come back: what pays a shortfall first, then the last taken. */
const giveBack = (points: number, taken: Taken[]): Part[] => {
  let missing = points
  const parts = [...taken].reverse().map(({ lot, points: most }) => ({ lot, most, points: 0 }))
  const give = (part: (typeof parts)[number], upTo: number): void => {
    const given = Math.max(0, Math.min(upTo - part.points, missing))
    part.points += given
    missing -= given
  }
  parts.forEach((part) => give(part, Math.min(part.lot.shortfall, part.most)))
  parts.forEach((part) => give(part, part.most))
  return parts.flatMap(({ lot, points: given }) => (given > 0 ? [{ lot, points: given, left: given }] : []))
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

const expiring = (taken: Draw[]): PlannedEntry[] => (taken.length ? [{ type: "expire", points: -sumOf(taken.map(({ points }) => points)), draws: taken, opens: [] }] : [])
