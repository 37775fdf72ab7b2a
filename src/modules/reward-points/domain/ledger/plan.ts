/** What a verb of the ledger decides to write: nothing is written here. */
import type { Refusal } from "../../../../shared/refusal"
import type { Draw, Lot } from "./lot"

export type EntryType = "earn" | "redeem" | "expire" | "clawback" | "restore" | "adjust"

/** A lot that an entry opens; the storage gives it an id. */
export type NewLot = Pick<Lot, "points" | "available_at" | "expires_at" | "follows_activity"> & {
  /** Points of it that the same entry takes again at once, to pay a deficit. */
  taken: number
  /** A lot that holds nothing but what the account owes. */
  owed?: number
}

/** One entry to be. `points` is negative where points are taken. */
export type PlannedEntry = {
  type: EntryType
  points: number
  draws: Draw[]
  opens: NewLot[]
}

export type Plan = { ok: true; entries: PlannedEntry[] } | { ok: false; refusal: Refusal; facts: Record<string, unknown> }

export const planned = (...entries: PlannedEntry[]): Plan => ({ ok: true, entries })

export const refusedPlan = (refusal: Refusal, facts: Record<string, unknown> = {}): Plan => ({ ok: false, refusal, facts })

/** One draw for each part that is more than nothing. */
export const draws = (...parts: Draw[]): Draw[] => parts.filter(({ points }) => points > 0)

/** Takes from the lots in their order until `wanted` points are there. */
export const takeFrom = (lots: Lot[], wanted: number): { taken: Draw[]; missing: number } => {
  let missing = wanted
  const taken = lots.flatMap((lot): Draw[] => {
    const points = Math.min(lot.remaining, missing)
    missing -= points
    return draws({ lot_id: lot.id, kind: "take", points })
  })
  return { taken, missing }
}

/** Pays deficits, the oldest lot's first, with up to `points`. */
export const settle = (owing: Lot[], points: number): { settled: Draw[]; paid: number } => {
  let left = points
  const settled = owing.flatMap((lot): Draw[] => {
    const part = Math.min(lot.deficit, left)
    left -= part
    return draws({ lot_id: lot.id, kind: "settle", points: part })
  })
  return { settled, paid: points - left }
}
