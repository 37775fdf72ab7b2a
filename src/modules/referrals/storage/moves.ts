/** SQL of a referral's way from state to state. */
import { newId } from "../../../storage/ids"
import { run, type Db } from "../../../storage/sql"
import { mayGo, type ReferralState } from "../domain/states"

/** What is written with a move beside state and reason. Left out: as it was. */
export type MovePatch = {
  order_id?: string
  customer_id?: string | null
  company_id?: string | null
  currency_code?: string
  net?: string
  approved_at?: Date
  qualified_at?: Date
  due_at?: Date | null
  rewarded_at?: Date
  ended_at?: Date
  /** Which rewarded friend of the advocate it is: 1 is the first. */
  friend_number?: number
  /** What its state gives, or takes back, is not done yet. */
  rewards_open?: boolean
}

/**
 * @property from The state in which the caller saw it: one that has moved since is left alone
 * @property reason A code of `ReferralReason` (`src/types/referrals.ts`)
 */
export type Move = { referral_id: string; from: ReferralState; to: ReferralState; reason: string; note?: string | null; actor_id?: string | null; at: Date; patch?: MovePatch }

/** The columns that a patch may name, with their types. */
const PATCHED: Record<keyof MovePatch, string> = {
  order_id: "text",
  customer_id: "text",
  company_id: "text",
  currency_code: "text",
  net: "numeric",
  approved_at: "timestamptz",
  qualified_at: "timestamptz",
  due_at: "timestamptz",
  rewarded_at: "timestamptz",
  ended_at: "timestamptz",
  friend_number: "integer",
  rewards_open: "boolean",
}

/**
 * Moves a referral, with the row that says why, in one statement. Who lapses sets the friend free for another code, and so does who is
 * rejected, unless the discount was used.
 *
 * @returns false where it is in another state by now
 * @throws Error where the table of transitions does not know the move: a fault of the caller
 */
export const moveReferral = async (db: Db, { referral_id, from, to, reason, note = null, actor_id = null, at, patch = {} }: Move): Promise<boolean> => {
  if (!mayGo(from, to)) {
    throw new Error(`medusa-b2b-loyalty: a referral does not go from ${from} to ${to}`)
  }
  const columns = (Object.keys(PATCHED) as (keyof MovePatch)[]).filter((column) => patch[column] !== undefined)
  const set = columns.map((column) => `, ${column} = CAST(:${column} AS ${PATCHED[column]})`).join("")
  const bindings = Object.fromEntries(columns.map((column) => [column, patch[column] ?? null]))
  const rows = await run<{ id: string }>(
    db,
    `WITH moved AS (
       UPDATE referral SET state = :to, reason = :reason, revision = revision + 1, updated_at = now()${set} WHERE id = :referral_id AND state = :from RETURNING id, revision
     ), freed AS (
       DELETE FROM referral_identity WHERE referral_id IN (SELECT id FROM moved) AND (:to = 'lapsed' OR (:to = 'rejected'
         AND NOT EXISTS (SELECT FROM referral_use u WHERE u.referral_id = :referral_id AND u.given_back_at IS NULL)))
     )
     INSERT INTO referral_change (id, referral_id, sequence, from_state, to_state, reason, note, actor_id, at)
     SELECT :change_id, id, revision, :from, :to, :reason, :note, :actor_id, :at FROM moved RETURNING referral_id AS id`,
    { referral_id, from, to, reason, note, actor_id, at, change_id: newId("refchg", at.getTime()), ...bindings }
  )
  return rows.length > 0
}
