/** Opening balances: many accounts in one transaction, all or none. */
import { sha256 } from "../../../shared/digest"
import type { Db } from "../../../storage/sql"
import { ensureAccounts, lockAccounts, type LockedAccount, type Owner } from "../storage/accounts"
import { knownKeys } from "../storage/entries"
import type { CreditInput } from "./credit"
import { creditMany, type AccountCredits } from "./credit-many"

/** What one row of a file gives. */
export type OpeningBalance = { row: number; owner: Owner; points: number; expires_at: Date | null; note: string | null }

export type BalanceImport = {
  /** The digest of the file: its rows are given once, however often it comes. */
  file: string
  balances: OpeningBalance[]
  program_version: number
  actor_id: string | null
  at: Date
}

/** How many rows gave something, to how many accounts; those that were there before are repeated. */
export type ImportedBalances = { accounts: number; points: number; repeated: number }

/** Rows that are written with one statement: little enough for one turn. */
const AT_ONCE = 200

/** Under which a row of a file is known. */
export const importKey = (file: string, row: number): string => `import:${file}:${row}`

type Placed = OpeningBalance & { account_id: string }

/**
 * Gives opening balances. Accounts are locked in the order of their ids, as everywhere; the same file
 * again gives nothing.
 *
 * @param turn awaited after each part, so that others get theirs
 */
export const importBalances = async (db: Db, input: BalanceImport, turn: () => Promise<void>): Promise<ImportedBalances> => {
  const unknown = await unknownRows(db, input, turn)
  const placed = await place(db, unknown, turn)
  const given = new Set<string>()
  const outcome: ImportedBalances = { accounts: 0, points: 0, repeated: input.balances.length - unknown.length }
  for (let start = 0; start < placed.length; start += AT_ONCE) {
    const part = placed.slice(start, start + AT_ONCE)
    const accounts = await lockAccounts(db, part.map(({ account_id }) => account_id))
    const known = await knownKeys(db, part.map(({ row }) => importKey(input.file, row)))
    const fresh = part.filter(({ row }) => !known.has(importKey(input.file, row)))
    await give(db, accounts, fresh, input)
    fresh.forEach(({ account_id }) => given.add(account_id))
    outcome.points += fresh.reduce((sum, { points }) => sum + points, 0)
    outcome.repeated += part.length - fresh.length
    await turn()
  }
  return { ...outcome, accounts: given.size }
}

/** Rows that were not given before. Asked again under the locks: the same file may be under way. */
const unknownRows = async (db: Db, { file, balances }: BalanceImport, turn: () => Promise<void>): Promise<OpeningBalance[]> => {
  const unknown: OpeningBalance[] = []
  for (let start = 0; start < balances.length; start += AT_ONCE) {
    const part = balances.slice(start, start + AT_ONCE)
    const known = await knownKeys(db, part.map(({ row }) => importKey(file, row)))
    unknown.push(...part.filter(({ row }) => !known.has(importKey(file, row))))
    await turn()
  }
  return unknown
}

/** The balances with their accounts, in the order in which those are locked. */
const place = async (db: Db, balances: OpeningBalance[], turn: () => Promise<void>): Promise<Placed[]> => {
  const accounts = new Map<string, string>()
  const owners = [...new Map(balances.map(({ owner }) => [keyOf(owner), owner])).values()]
  for (let start = 0; start < owners.length; start += AT_ONCE) {
    const part = owners.slice(start, start + AT_ONCE)
    const made = await ensureAccounts(db, part)
    made.forEach(({ id }, index) => accounts.set(keyOf(part[index]), id))
    await turn()
  }
  return balances
    .flatMap((balance) => {
      const account_id = accounts.get(keyOf(balance.owner))
      return account_id ? [{ ...balance, account_id }] : []
    })
    .sort((a, b) => (a.account_id < b.account_id ? -1 : a.account_id > b.account_id ? 1 : a.row - b.row))
}

const keyOf = ({ type, id }: Owner): string => `${type}:${id}`

const give = async (db: Db, accounts: LockedAccount[], balances: Placed[], input: BalanceImport): Promise<void> => {
  const granted = accounts.flatMap((account): AccountCredits[] => {
    const [first, ...others] = balances.filter(({ account_id }) => account_id === account.id).map((balance) => creditOf(balance, input))
    return first ? [{ account, credits: [first, ...others] }] : []
  })
  await creditMany(db, granted)
}

const creditOf = ({ row, account_id, points, expires_at, note }: Placed, { file, program_version, actor_id, at }: BalanceImport): CreditInput => ({
  account_id,
  idempotency_key: importKey(file, row),
  at,
  reason_code: "opening_balance",
  program_version,
  said: sha256(JSON.stringify([note, expires_at])),
  note: { actor_type: actor_id ? "admin" : null, actor_id, ...(note !== null && { text: note }) },
  type: "adjust",
  points,
  available_at: at,
  expires_at,
  follows_activity: false,
})
