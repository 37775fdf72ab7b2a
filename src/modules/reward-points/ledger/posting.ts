/** What all verbs of the ledger have in common: lock, then read, decide, write. */
import { RefusalError, refuseAll } from "../../../shared/refusal-error"
import { isUniqueViolation, type Db } from "../../../storage/sql"
import { inputHash } from "../domain/ledger/entry-hash"
import { planExpiry } from "../domain/ledger/expire"
import type { Lot } from "../domain/ledger/lot"
import type { Plan, PlannedEntry } from "../domain/ledger/plan"
import { MAX_POINTS } from "../domain/program"
import { readActivityLots } from "../storage/lots"
import type { LockedAccount } from "../storage/accounts"
import { writeEntries, type EntryFacts, type EntryNote, type EntryRow, type Posting } from "../storage/entries"

/** What every verb is told. */
export type PostingInput = {
  account_id: string
  /** What happened how often, e.g. `earn:order_1:rpacc_1`. The same key with the same input answers what was done first. */
  idempotency_key: string
  /** When it happens. */
  at: Date
  /** Why, as a stable code. */
  reason_code: string
  program_version: number
  order_id?: string | null
  cart_id?: string | null
  note?: EntryNote | null
  /** A digest of what else was said, as a reason in words: another under the same key is a conflict. */
  said?: string
}

/** What a verb answers: its entry, and the account after it. */
export type Posted = {
  entry: EntryRow
  /** The lot that it opened. Null for a debit, and where it was done before. */
  lot_id: string | null
  account: LockedAccount
  /** It was done before, under the same key. */
  repeated: boolean
}

/** What makes two requests under one key the same; when they come is not part of it. */
export const hashOf = (verb: string, { account_id, order_id, cart_id, reason_code, said }: PostingInput, more: Record<string, unknown>): string =>
  inputHash({ verb, account_id, order_id: order_id ?? null, cart_id: cart_id ?? null, reason_code, said: said ?? null, ...more })

/** @throws RefusalError `idempotency_conflict` where the key was used for something else */
export const repeatedOf = (known: EntryRow | null, input_hash: string, account: LockedAccount): Posted | null => {
  if (!known) {
    return null
  }
  if (known.input_hash !== input_hash || known.account_id !== account.id) {
    throw keyConflict()
  }
  return { entry: known, lot_id: null, account, repeated: true }
}

const keyConflict = (): RefusalError =>
  new RefusalError("idempotency_conflict", [
    { path: "idempotency_key", reason: "idempotency_conflict", message: "was used before for something else: take another key for another request" },
  ])

/** Locks are per account: what two accounts write under one key meets only in the index. */
const isKeyTaken = (error: unknown): boolean => isUniqueViolation(error, KEY_CONSTRAINT)

const KEY_CONSTRAINT = "reward_points_entry_idempotency_key_key"

/** Why an entry is there that follows from another one. */
const FOLLOWS: Partial<Record<PlannedEntry["type"], string>> = { clawback: "shortfall_covered", expire: "expired" }

const factsOf = (input: PostingInput, input_hash: string): EntryFacts => ({ ...input, input_hash })

/** @throws RefusalError `invalid_input` for what is no number of points: the ledger would count it, and be wrong from then on */
export const refuseNoPoints = (points: number): void => {
  if (!Number.isSafeInteger(points) || points < 1 || points > MAX_POINTS) {
    refuseAll([{ path: "points", reason: "not_points", message: `must be a whole number from 1 to ${MAX_POINTS}` }])
  }
}

/** The entries of a plan. @throws RefusalError where the plan is a refusal */
export const entriesOf = (plan: Plan): PlannedEntry[] => {
  if (!plan.ok) {
    throw new RefusalError("insufficient_points", [plan.refusal], plan.facts)
  }
  return plan.entries
}

/** The entries of a plan with what they say. */
export const postingsOf = (input: PostingInput & { corrects?: string | null }, input_hash: string, entries: PlannedEntry[]): Posting[] =>
  entries.map((entry, index): Posting => {
    const facts = factsOf(input, input_hash)
    return {
      entry,
      facts: index ? { ...facts, idempotency_key: `${input.idempotency_key}:${index}`, reason_code: FOLLOWS[entry.type] ?? input.reason_code, note: null } : { ...facts, corrects: input.corrects ?? null },
    }
  })

/** The account after what counts as activity, where something does. */
export const activeUntil = (account: LockedAccount, activity_expires_at?: Date | null): LockedAccount => ({ ...account, activity_expires_at: activity_expires_at ?? account.activity_expires_at })

/**
 * Writes the entries of a plan. The first carries the key; what follows from it, as a shortfall that
 * is covered, has a key made from it.
 *
 * @param activity_expires_at set by what counts as activity
 * @throws RefusalError `idempotency_conflict` where another account has used the key at the same moment
 */
export const post = async (
  db: Db,
  account: LockedAccount,
  input: PostingInput & { corrects?: string | null },
  input_hash: string,
  planned: { entries: PlannedEntry[]; lots: Lot[] },
  activity_expires_at?: Date | null
): Promise<Posted> => {
  const postings = postingsOf(input, input_hash, planned.entries)
  const written = await writeEntries(db, activeUntil(account, activity_expires_at), postings, planned.lots).catch((error: unknown) => {
    throw isKeyTaken(error) ? keyConflict() : error
  })
  return { entry: written.entries[0], lot_id: written.lot_id, account: written.account, repeated: false }
}

/**
 * Where the account was inactive for too long, what followed its activity is gone: that is written
 * before anything that would count as activity again.
 */
export const expireInactive = async (db: Db, account: LockedAccount, input: Pick<PostingInput, "at" | "program_version">): Promise<LockedAccount> => {
  const { at, program_version } = input
  if (!account.activity_expires_at || account.activity_expires_at > at) {
    return account
  }
  const lots = await readActivityLots(db, account.id)
  return writeExpiry(db, account, lots, at, program_version)
}

/**
 * Writes down what has expired; nothing where nothing has. Where inactivity ended points, that is
 * kept on the account: what was redeemed of them before, and comes back, has ended too.
 */
export const writeExpiry = async (db: Db, account: LockedAccount, lots: Lot[], at: Date, program_version: number): Promise<LockedAccount> => {
  const { activity_expires_at } = account
  const hasLapsed = activity_expires_at !== null && activity_expires_at <= at
  const [entry] = entriesOf(planExpiry(account, lots, at))
  if (!entry && !hasLapsed) {
    return account
  }
  const idempotency_key = `expire:${account.id}:${account.last_sequence + 1}`
  const facts = { idempotency_key, input_hash: inputHash({ verb: "expire", idempotency_key }), reason_code: "expired", program_version, at }
  const lapsed = hasLapsed ? { ...account, activity_expires_at: null, activity_lapsed_at: activity_expires_at } : account
  return (await writeEntries(db, lapsed, entry ? [{ entry, facts }] : [], lots)).account
}
