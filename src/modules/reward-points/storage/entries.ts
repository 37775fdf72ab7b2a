/** Entries: read, and written with all that they change in one statement. */
import { z } from "../../../shared/schema"
import { insertedFrom } from "../../../storage/records"
import { newId } from "../../../storage/ids"
import { run, type Db } from "../../../storage/sql"
import { afterEntry, touchedLots } from "../domain/ledger/apply"
import { entryHash } from "../domain/ledger/entry-hash"
import type { Draw, Lot } from "../domain/ledger/lot"
import { draws as parts, type NewLot, type PlannedEntry } from "../domain/ledger/plan"
import type { LockedAccount } from "./accounts"

export const entryRow = z.object({
  id: z.string(),
  account_id: z.string(),
  sequence: z.number(),
  type: z.enum(["earn", "redeem", "expire", "clawback", "restore", "adjust"]),
  points: z.coerce.number(),
  balance: z.coerce.number(),
  reason_code: z.string(),
  order_id: z.string().nullable(),
  cart_id: z.string().nullable(),
  corrects: z.string().nullable(),
  program_version: z.number(),
  idempotency_key: z.string(),
  input_hash: z.string(),
  hash: z.string(),
  created_at: z.coerce.date(),
})

/** An entry as it is stored. */
export type EntryRow = z.infer<typeof entryRow>

/** Those of the keys under which something was done. */
export const knownKeys = async (db: Db, keys: string[]): Promise<Set<string>> => {
  const rows = await run<{ idempotency_key: string }>(db, `SELECT idempotency_key FROM reward_points_entry WHERE idempotency_key = ANY(CAST(:keys AS text[]))`, { keys })
  return new Set(rows.map(({ idempotency_key }) => idempotency_key))
}

/** Who did it, and why in words. */
export type EntryNote = { actor_type: "customer" | "admin" | null; actor_id: string | null; text?: string }

/** What an entry says beside its points. */
export type EntryFacts = {
  idempotency_key: string
  input_hash: string
  reason_code: string
  order_id?: string | null
  cart_id?: string | null
  corrects?: string | null
  program_version: number
  at: Date
  note?: EntryNote | null
}

/** A planned entry with what it says. */
export type Posting = { entry: PlannedEntry; facts: EntryFacts }

/** Everything that one statement writes. */
type Rows = { entries: EntryRow[]; opened: { id: string; entry_id: string }[]; touched: Map<string, Lot>; draws: object[]; notes: object[] }

/** The entries, the lot that the first of them opened, and the account after all. */
export type Written = { entries: EntryRow[]; lot_id: string | null; account: LockedAccount }

/**
 * Writes entries of one locked account, and what they change, with one statement.
 *
 * @param account as it is now, or with what else is to change of it
 * @param lots the lots that they touch, as they are now
 */
export const writeEntries = async (db: Db, account: LockedAccount, postings: Posting[], lots: Lot[]): Promise<Written> => {
  const { rows, written } = rowsOf(account, postings, lots)
  await run(db, statementFor(rows, UPDATE_ACCOUNT), { ...accountBindings(written.account), ...bindingsOf(rows) })
  return written
}

const rowsOf = (account: LockedAccount, postings: Posting[], lots: Lot[]): { rows: Rows; written: Written } => {
  const rows: Rows = { entries: [], opened: [], touched: new Map(), draws: [], notes: [] }
  const known = new Map(lots.map((lot) => [lot.id, lot]))
  const after = postings.reduce((state, posting) => append(rows, state, posting, known), account)
  return { rows, written: { entries: rows.entries, lot_id: rows.opened[0]?.id ?? null, account: after } }
}

const accountBindings = ({ id, balance, deficit, last_sequence, last_hash, activity_expires_at, activity_lapsed_at }: LockedAccount) => ({
  id,
  balance,
  deficit,
  sequence: last_sequence,
  hash: last_hash,
  activity_expires_at,
  activity_lapsed_at,
})

/** Entries as a statement of somebody else writes them together with what belongs to them. */
export type PreparedEntries = Written & {
  /** Parts of its `WITH`, and what updates the account after them. */
  parts: string[]
  update: string
  bindings: Record<string, unknown>
}

/**
 * Prepares entries of an account that is not locked yet: the statement locks it as `locked`, which has
 * a row only where the account is still the one that was read. Else nothing is written.
 */
export const prepareEntries = (account: LockedAccount, postings: Posting[], lots: Lot[]): PreparedEntries => {
  const { rows, written } = rowsOf(account, postings, lots)
  return { ...written, parts: partsOf(rows, IF_LOCKED), update: `${UPDATE_ACCOUNT} AND ${IF_LOCKED}`, bindings: { ...accountBindings(written.account), ...bindingsOf(rows) } }
}

/** Of a statement that locks: something is written only where the lock was got on the account that was read. */
export const IF_LOCKED = "EXISTS (SELECT 1 FROM locked)"

/** What is written of one account: as it is now, its entries, and the lots that they touch. */
export type AccountPostings = { account: LockedAccount; postings: Posting[]; lots: Lot[] }

/** The same for several locked accounts, with one statement however many they are. */
export const writeAccounts = async (db: Db, written: AccountPostings[]): Promise<void> => {
  const rows: Rows = { entries: [], opened: [], touched: new Map(), draws: [], notes: [] }
  const accounts = written.map(({ account, postings, lots }) => {
    const known = new Map(lots.map((lot) => [lot.id, lot]))
    return postings.reduce((state, posting) => append(rows, state, posting, known), account)
  })
  if (!rows.entries.length) {
    return
  }
  await run(db, statementFor(rows, UPDATE_ACCOUNTS), {
    ...bindingsOf(rows),
    accounts: JSON.stringify(accounts.map(({ id, balance, deficit, last_sequence, last_hash }) => ({ id, balance, deficit, last_sequence, last_hash }))),
  })
}

/** The rows as the statement takes them. */
const bindingsOf = (rows: Rows): Record<string, string | string[]> => ({
  entries: JSON.stringify(rows.entries),
  opened: JSON.stringify(rows.opened),
  touched: JSON.stringify([...rows.touched.values()].map(({ id, remaining, deficit, shortfall, expired, lapsed }) => ({ id, remaining, deficit, shortfall, expired, lapsed }))),
  touched_ids: [...rows.touched.keys()],
  draws: JSON.stringify(rows.draws),
  notes: JSON.stringify(rows.notes),
})

const append = (rows: Rows, account: LockedAccount, { entry, facts }: Posting, known: Map<string, Lot>): LockedAccount => {
  const id = newId("rpent")
  const opened = entry.opens.map((lot) => ({ ...lot, id: newId("rplot") }))
  const draws: Draw[] = [...entry.draws, ...opened.flatMap(ownDraws)]
  const after = afterEntry(account, { points: entry.points, draws })
  const sequence = account.last_sequence + 1
  const opens = opened.map(({ id: lot_id, points, available_at, expires_at, follows_activity }) => ({ lot_id, points, available_at, expires_at, follows_activity }))
  const hash = entryHash(account.last_hash, { account_id: account.id, sequence, type: entry.type, points: entry.points, balance: after.balance, draws, opens, ...saidBy(facts) })
  const { note } = facts
  rows.entries.push({ id, account_id: account.id, sequence, type: entry.type, points: entry.points, balance: after.balance, hash, ...saidBy(facts) })
  rows.opened.push(
    ...opened.map(({ taken, owed = 0, ...lot }) => ({ ...lot, account_id: account.id, entry_id: id, order_id: facts.order_id ?? null, remaining: lot.points - taken, deficit: owed, granted_at: facts.at }))
  )
  touchedLots({ type: entry.type, draws: entry.draws }, known).forEach((lot) => {
    known.set(lot.id, lot)
    rows.touched.set(lot.id, lot)
  })
  draws.forEach((draw, position) => rows.draws.push({ ...draw, entry_id: id, position }))
  rows.notes.push(...(note ? [{ entry_id: id, actor_type: note.actor_type, actor_id: note.actor_id, text: note.text ?? null }] : []))
  return { ...account, ...after, last_sequence: sequence, last_hash: hash }
}

/** What an entry does to the lot that it opens itself. */
const ownDraws = ({ id, taken, owed = 0 }: NewLot & { id: string }): Draw[] => parts({ lot_id: id, kind: "take", points: taken }, { lot_id: id, kind: "owe", points: owed })

const saidBy = (facts: EntryFacts) => ({
  created_at: facts.at,
  idempotency_key: facts.idempotency_key,
  input_hash: facts.input_hash,
  reason_code: facts.reason_code,
  order_id: facts.order_id ?? null,
  cart_id: facts.cart_id ?? null,
  corrects: facts.corrects ?? null,
  program_version: facts.program_version,
})

const ENTRY_COLUMNS =
  "id text, account_id text, sequence integer, type text, points bigint, balance bigint, reason_code text, order_id text, cart_id text, corrects text, program_version integer, idempotency_key text, input_hash text, hash text, created_at timestamptz"
const LOT_COLUMNS =
  "id text, account_id text, entry_id text, order_id text, points bigint, remaining bigint, deficit bigint, available_at timestamptz, expires_at timestamptz, follows_activity boolean, granted_at timestamptz"
const CHANGED_COLUMNS = "id text, remaining bigint, deficit bigint, shortfall bigint, expired bigint, lapsed bigint"

const UPDATE_ACCOUNT = `UPDATE reward_points_account SET balance = :balance, deficit = :deficit, last_sequence = :sequence, last_hash = :hash, activity_expires_at = CAST(:activity_expires_at AS timestamptz), activity_lapsed_at = CAST(:activity_lapsed_at AS timestamptz) WHERE id = :id`
const UPDATE_ACCOUNTS = `UPDATE reward_points_account a SET balance = x.balance, deficit = x.deficit, last_sequence = x.last_sequence, last_hash = x.last_hash
  FROM jsonb_to_recordset(CAST(:accounts AS jsonb)) AS x(id text, balance bigint, deficit bigint, last_sequence integer, last_hash text) WHERE a.id = x.id`

const statements = new Map<string, string>()

/** Only what there is to write is in the statement: an earn opens a lot and draws nothing. */
const statementFor = (rows: Rows, update: string): string => {
  const form = [update === UPDATE_ACCOUNT, rows.entries.length, rows.opened.length, rows.touched.size, rows.draws.length, rows.notes.length].map(Boolean).join()
  const statement = statements.get(form) ?? composed(rows, update)
  statements.set(form, statement)
  return statement
}

/** The database would take the rows of a JSON for a hundred: told the ids, it looks up those lots and reads no others. */
const partsOf = ({ entries, opened, touched, draws, notes }: Rows, only_if = "true"): string[] => {
  const inserted = (table: string, columns: string, binding: string): string => `${insertedFrom(table, columns, binding)} WHERE ${only_if}`
  return [
    entries.length && `entries AS (${inserted("reward_points_entry", ENTRY_COLUMNS, "entries")})`,
    opened.length && `opened AS (${inserted("reward_points_lot", LOT_COLUMNS, "opened")})`,
    touched.size &&
      `touched AS (UPDATE reward_points_lot l SET remaining = x.remaining, deficit = x.deficit, shortfall = x.shortfall, expired = x.expired, lapsed = x.lapsed
        FROM jsonb_to_recordset(CAST(:touched AS jsonb)) AS x(${CHANGED_COLUMNS}) WHERE l.id = x.id AND l.id = ANY(CAST(:touched_ids AS text[])) AND ${only_if})`,
    draws.length && `draws AS (${inserted("reward_points_draw", "entry_id text, position integer, lot_id text, kind text, points bigint", "draws")})`,
    notes.length && `notes AS (${inserted("reward_points_note", "entry_id text, actor_type text, actor_id text, text text", "notes")})`,
  ].filter((part) => typeof part === "string")
}

const composed = (rows: Rows, update: string): string => {
  const parts = partsOf(rows)
  return parts.length ? `WITH ${parts.join(",\n")}\n${update}` : update
}
