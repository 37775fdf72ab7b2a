/** What owners brought along from another shop, beside what they hold: the proof of a move reads it. */
import type { Db } from "../../../storage/sql"
import { findAccounts, type Owner } from "./accounts"
import { readBalances } from "./balances"
import { readBroughtPoints } from "./opening-lots"

/**
 * Points of one owner.
 *
 * @property brought what counts as brought from the origin, by the ledger's entries: without lots that have ended, whatever
 *   was spent of it since; null: nothing was ever brought, or its owner was erased since
 * @property available, pending what the owner holds of all there is
 */
export type OpeningBalances = { owner: Owner; brought: number | null; available: number; pending: number }

/** Points of owners at an instant, in their order; who has no account has none. Three statements. */
export const readOpeningBalances = async (db: Db, origin: string, owners: Owner[], at: Date): Promise<OpeningBalances[]> => {
  const accounts = new Map((await findAccounts(db, owners)).map(({ id, owner }) => [`${owner?.type}:${owner?.id}`, id]))
  const ids = [...accounts.values()]
  const brought = await readBroughtPoints(db, origin, ids, at)
  const balances = new Map((await readBalances(db, ids, at)).map((balance) => [balance.account_id, balance]))
  return owners.map((owner): OpeningBalances => {
    const id = accounts.get(`${owner.type}:${owner.id}`) ?? ""
    return { owner, brought: brought.get(id) ?? null, available: balances.get(id)?.available ?? 0, pending: balances.get(id)?.pending ?? 0 }
  })
}
