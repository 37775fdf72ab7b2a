/** Accounts: who owns points, and the row that every change of theirs locks first. */
import { generateEntityId } from "@medusajs/framework/utils"
import { RefusalError } from "../../../shared/refusal-error"
import { z } from "../../../shared/schema"
import { isInTransaction, run, type Db } from "../../../storage/sql"
import type { AccountState } from "../domain/ledger/lot"

/** Whose points they are. */
export type Owner = { type: "customer" | "company"; id: string }

/** An account under its lock. */
export type LockedAccount = AccountState & { id: string; last_sequence: number; last_hash: string }

/** An account as it is stored; `owner` null: its customer was erased. */
export type AccountRow = LockedAccount & { owner: Owner | null; created_at: Date; erased_at: Date | null }

const time = z.coerce.date().nullable()
const accountRow = z.object({
  id: z.string(),
  owner_type: z.enum(["customer", "company"]).nullable(),
  owner_id: z.string().nullable(),
  balance: z.coerce.number(),
  deficit: z.coerce.number(),
  activity_expires_at: time,
  activity_lapsed_at: time,
  last_sequence: z.number(),
  last_hash: z.string(),
  created_at: z.coerce.date(),
  erased_at: time,
})

/** Reads a row of `reward_points_account`. */
export const readAccountRow = (row: unknown): AccountRow => {
  const { owner_type, owner_id, ...account } = accountRow.parse(row)
  return { ...account, owner: owner_type && owner_id ? { type: owner_type, id: owner_id } : null }
}

export const accountNotFound = (id: string): RefusalError =>
  new RefusalError("account_not_found", [{ path: "account_id", reason: "account_not_found", message: `there is no points account ${id}` }])

/**
 * The accounts of these owners, in their order; one that does not exist yet is made, at 0. One
 * statement where all exist.
 */
export const ensureAccounts = async (db: Db, owners: Owner[]): Promise<AccountRow[]> => {
  const known = await findAccounts(db, owners)
  const missing = owners.filter((owner) => !known.some((account) => isOwner(account, owner)))
  if (!missing.length) {
    return inOrderOf(owners, known)
  }
  await run(
    db,
    `INSERT INTO reward_points_account (id, owner_type, owner_id)
     SELECT x.id, x.type, x.owner FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS x(id text, type text, owner text)
     ON CONFLICT (owner_id, owner_type) DO NOTHING`,
    { rows: JSON.stringify(missing.map(({ type, id }) => ({ id: generateEntityId("", "rpacc"), type, owner: id }))) }
  )
  return inOrderOf(owners, await findAccounts(db, owners))
}

/** Those of the owners' accounts that exist. */
export const findAccounts = async (db: Db, owners: Owner[]): Promise<AccountRow[]> => {
  const rows = await run(
    db,
    `SELECT a.* FROM reward_points_account a WHERE (a.owner_id, a.owner_type) IN
       (SELECT x.owner, x.type FROM jsonb_to_recordset(CAST(:owners AS jsonb)) AS x(owner text, type text))`,
    { owners: JSON.stringify(owners.map(({ type, id }) => ({ owner: id, type }))) }
  )
  return rows.map(readAccountRow)
}

const isOwner = ({ owner }: AccountRow, { type, id }: Owner): boolean => owner?.type === type && owner.id === id

const inOrderOf = (owners: Owner[], accounts: AccountRow[]): AccountRow[] => owners.flatMap((owner) => accounts.find((account) => isOwner(account, owner)) ?? [])

/**
 * Locks accounts until the transaction ends, sorted, so that two changes of several accounts cannot
 * wait for each other. Whatever is to be decided is read after this.
 *
 * `FOR NO KEY UPDATE` excludes every other change, as `FOR UPDATE` does, and leaves alone the weaker
 * lock that a row takes which refers to the account: with `FOR UPDATE` two transactions that have
 * each written such a row would wait for each other.
 *
 * @throws Error outside of a transaction, where the lock would be gone at once
 * @throws RefusalError `account_not_found`
 */
export const lockAccounts = async (db: Db, ids: string[]): Promise<AccountRow[]> => {
  if (!isInTransaction(db)) {
    throw new Error("medusa-b2b-loyalty: points are changed inside a transaction only")
  }
  const wanted = [...new Set(ids)].sort()
  const rows = await run(db, `SELECT * FROM reward_points_account WHERE id = ANY(CAST(:ids AS text[])) ORDER BY id FOR NO KEY UPDATE`, { ids: wanted })
  const accounts = rows.map(readAccountRow)
  const missing = wanted.find((id) => !accounts.some((account) => account.id === id))
  if (missing) {
    throw accountNotFound(missing)
  }
  return accounts
}

export const lockAccount = async (db: Db, id: string): Promise<AccountRow> => (await lockAccounts(db, [id]))[0]
