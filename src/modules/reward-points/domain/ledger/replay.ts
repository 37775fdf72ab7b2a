/** Replays the entries of one account and says where a figure, a draw or the chain is not what they come to. */
import { deficitChange, drawn } from "./apply"
import { CHAIN_START, entryHash, type HashedEntry, type HashedLot } from "./entry-hash"
import type { Draw, Lot } from "./lot"

/** An entry as it is stored, with what it opened. */
export type ReplayedEntry = Omit<HashedEntry, "opens"> & { id: string; hash: string; opens: HashedLot[] }

/** What is cached beside the entries. */
export type CachedAccount = { id: string; balance: number; deficit: number; last_sequence: number; last_hash: string }

export type LedgerProblem = {
  account_id: string
  problem: "sequence_gap" | "hash_mismatch" | "balance_mismatch" | "entry_unbalanced" | "lot_unknown" | "lot_overdrawn" | "lot_mismatch" | "account_mismatch"
  details: Record<string, unknown>
}

const COMPARED = ["points", "remaining", "deficit", "shortfall", "expired", "lapsed"] as const

type Figures = Pick<Lot, (typeof COMPARED)[number] | "granted_at">

/** A replay that is fed entries in their order, and compared with what is cached at the end. */
export type Replay = {
  feed: (entry: ReplayedEntry) => void
  finish: (account: CachedAccount, lots: (Figures & { id: string })[]) => LedgerProblem[]
}

/** Starts the replay of an account. Its memory grows with the account's lots, not with its entries. */
export const replayOf = (account_id: string): Replay => {
  const problems: LedgerProblem[] = []
  const lots = new Map<string, Lot>()
  const state = { sequence: 0, balance: 0, deficit: 0, hash: CHAIN_START }
  const complain = (problem: LedgerProblem["problem"], details: Record<string, unknown>): void => void problems.push({ account_id, problem, details })

  const feed = (entry: ReplayedEntry): void => {
    const { id, hash, ...hashed } = entry
    if (entry.sequence !== state.sequence + 1) {
      complain("sequence_gap", { entry_id: id, sequence: entry.sequence, expected: state.sequence + 1 })
    }
    if (entryHash(state.hash, hashed) !== hash) {
      complain("hash_mismatch", { entry_id: id, sequence: entry.sequence })
    }
    const change = worthOf(entry.opens, entry.draws)
    if (change !== entry.points) {
      complain("entry_unbalanced", { entry_id: id, points: entry.points, draws: change })
    }
    entry.opens.forEach((opened) => lots.set(opened.lot_id, openedLot(opened, entry.created_at)))
    entry.draws.forEach((draw) => apply(lots, draw, entry, complain))
    Object.assign(state, { sequence: entry.sequence, balance: state.balance + entry.points, deficit: state.deficit + deficitChange(entry.draws), hash })
    if (state.balance !== entry.balance) {
      complain("balance_mismatch", { entry_id: id, balance: entry.balance, expected: state.balance })
    }
  }

  const finish = (account: CachedAccount, cached: (Figures & { id: string })[]): LedgerProblem[] => {
    const { balance, deficit, sequence, hash } = state
    if (account.balance !== balance || account.deficit !== deficit || account.last_sequence !== sequence || account.last_hash !== hash) {
      complain("account_mismatch", { cached: account, expected: { balance, deficit, last_sequence: sequence, last_hash: hash } })
    }
    cached.forEach((lot) => {
      const expected = lots.get(lot.id)
      lots.delete(lot.id)
      // Its age decides what is taken first: it is that of its entry.
      const isSame = expected && COMPARED.every((figure) => lot[figure] === expected[figure]) && lot.granted_at.getTime() === expected.granted_at.getTime()
      if (!isSame) {
        complain("lot_mismatch", { lot_id: lot.id, cached: figuresOf(lot), expected: expected ? figuresOf(expected) : null })
      }
    })
    lots.forEach((_lot, lot_id) => complain("lot_unknown", { lot_id }))
    return problems
  }
  return { feed, finish }
}

const figuresOf = (lot: Figures): Record<string, unknown> => Object.fromEntries([...COMPARED, "granted_at" as const].map((figure) => [figure, lot[figure]]))

/** What an entry changes: what it opens and gives back, less what it takes; a deficit that opens takes, one that is paid gives. */
const worthOf = (opens: HashedLot[], draws: Draw[]): number =>
  opens.reduce((sum, { points }) => sum + points, 0) +
  draws.reduce((sum, { kind, points }) => sum + (kind === "return" ? points : kind === "take" ? -points : 0), 0) -
  deficitChange(draws)

const openedLot = ({ lot_id, points, available_at, expires_at, follows_activity }: HashedLot, granted_at: Date): Lot => ({
  id: lot_id,
  points,
  remaining: points,
  deficit: 0,
  shortfall: 0,
  expired: 0,
  lapsed: 0,
  available_at,
  expires_at,
  follows_activity,
  granted_at,
})

const apply = (lots: Map<string, Lot>, draw: Draw, entry: ReplayedEntry, complain: (problem: LedgerProblem["problem"], details: Record<string, unknown>) => void): void => {
  const lot = lots.get(draw.lot_id)
  if (!lot) {
    complain("lot_unknown", { entry_id: entry.id, lot_id: draw.lot_id })
    return
  }
  const after = drawn(lot, draw, entry.type === "expire")
  if (after.remaining < 0 || after.deficit < 0 || after.shortfall < 0 || after.remaining > after.points) {
    complain("lot_overdrawn", { entry_id: entry.id, lot: figuresOf(after), lot_id: lot.id })
  }
  lots.set(lot.id, after)
}
