/** Takes a person out of referrals: what was given stays, without a name. */
import { run, type Db } from "../../../storage/sql"

/** The advocate's codes work no longer, sums stay; by which digests a friend is known stays, so that nobody is a friend twice. */
export const forgetPerson = async (db: Db, customer_id: string, at: Date): Promise<void> => {
  await run(
    db,
    `WITH advocates AS (
       UPDATE referral_advocate SET owner_id = NULL, updated_at = now() WHERE owner_type = 'customer' AND owner_id = :customer_id RETURNING id
     ), codes AS (
       UPDATE referral_code SET replaced_at = :at, updated_at = now() WHERE replaced_at IS NULL AND advocate_id IN (SELECT id FROM advocates)
     ), invitations AS (
       UPDATE referral_invitation SET customer_id = NULL WHERE customer_id = :customer_id
     ), touched AS (
       SELECT id FROM referral WHERE customer_id = :customer_id OR advocate_id IN (SELECT id FROM advocates)
     ), notes AS (
       UPDATE referral_change SET note = NULL WHERE note IS NOT NULL AND referral_id IN (SELECT id FROM touched)
     )
     UPDATE referral SET customer_id = NULL, updated_at = now() WHERE customer_id = :customer_id`,
    { customer_id, at }
  )
}
