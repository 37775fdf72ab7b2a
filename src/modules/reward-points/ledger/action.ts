/** Points for an action of the shop's own, as a training that was finished: so many in a period, and no more. */
import { RefusalError } from "../../../shared/refusal-error"
import type { Db } from "../../../storage/sql"
import type { ClawbackPolicy } from "../domain/ledger/clawback"
import { lockAccount, type LockedAccount } from "../storage/accounts"
import { readBalances } from "../storage/balances"
import { findKnown, lotOfEntry, readOwingLots } from "../storage/lots"
import { noteRuleUsage, readRuleUsage } from "../storage/orders"
import { clawbackLocked } from "./clawback"
import { grantLocked, type CreditInput } from "./credit"
import { hashOf, refuseNoPoints, repeatedOf, type Posted, type PostingInput } from "./posting"

export type ActionInput = Omit<CreditInput, "type"> & {
  /** The most that the action gives to the account since an instant; null: as much as is asked for. */
  cap: { since: Date; points: number } | null
  /** A balance from which on nothing more is earned. */
  maximum_balance: number | null
}

/** Under which the usage of an action is counted, beside that of earning rules. */
const usageOf = (action: string): string => `action:${action}`

/**
 * Grants points for an action, `reason_code`: what the cap and the greatest balance leave of them.
 * The same key with the same input answers the first grant.
 *
 * @throws RefusalError `cap_reached` where they leave nothing; `idempotency_conflict`
 */
export const grantAction = async (db: Db, input: ActionInput): Promise<Posted> => {
  refuseNoPoints(input.points)
  const locked = await lockAccount(db, input.account_id)
  const input_hash = hashOf("earn", input, { points: input.points })
  const { known, lots } = await readOwingLots(db, locked.id, input.idempotency_key)
  const repeated = repeatedOf(known, input_hash, locked)
  if (repeated) {
    return repeated
  }
  const points = await leftOf(db, locked, input)
  const posted = await grantLocked(db, locked, { ...input, type: "earn", points }, input_hash, lots)
  await noteRuleUsage(db, { account_id: locked.id, customer_id: null }, posted.entry.id, [{ rule_id: usageOf(input.reason_code), points }], input.at)
  return posted
}

/**
 * @property action_key under which the action was granted
 * @property kept How much of it is kept before and after; where a cap left less of it, no more than that
 */
export type ActionWithdrawal = PostingInput & { action_key: string; kept: { before: number; after: number }; policy: ClawbackPolicy }

/**
 * Takes back what an action granted, or a part of it, as a purchase that is undone: what is spent of it stays on its lot as
 * the policy says. The same key again takes nothing more.
 *
 * @returns null where nothing was granted under the key
 */
export const withdrawAction = async (db: Db, { action_key, kept, ...input }: ActionWithdrawal): Promise<Posted | null> => {
  const locked = await lockAccount(db, input.account_id)
  const granted = await findKnown(db, action_key)
  const lot_id = granted && (await lotOfEntry(db, granted.id))
  const points = granted ? Math.min(granted.points, kept.before) - Math.min(granted.points, kept.after) : 0
  return granted && lot_id && points > 0 ? clawbackLocked(db, locked, { ...input, points, lot_id, corrects: granted.id }) : null
}

/** What may be granted of the points that are asked for. */
const leftOf = async (db: Db, { id }: LockedAccount, { points, cap, maximum_balance, reason_code, at }: ActionInput): Promise<number> => {
  const rule_id = usageOf(reason_code)
  const used = cap ? (await readRuleUsage(db, { account_id: id }, [{ rule_id, since: cap.since }]))[rule_id]?.period ?? 0 : 0
  const [balance] = maximum_balance === null ? [] : await readBalances(db, [id], at)
  const under_cap = cap ? Math.max(0, cap.points - used) : points
  const room = maximum_balance === null || !balance ? points : Math.max(0, maximum_balance - balance.available - balance.pending)
  if (!under_cap) {
    throw new RefusalError("cap_reached", [{ path: "cap", reason: "cap_reached", message: `the action has given ${used} of ${cap?.points} points in this period: wait for the next one` }], { used })
  }
  if (!room) {
    throw new RefusalError("cap_reached", [{ path: "points", reason: "maximum_balance", message: `the account holds ${maximum_balance} points already, the greatest balance` }])
  }
  return Math.min(points, under_cap, room)
}
