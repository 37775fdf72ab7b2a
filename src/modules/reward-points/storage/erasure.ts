/** Takes a person out of the tables. What was earned and spent stays, and so does the chain: nothing personal is in it. */
import { generateEntityId } from "@medusajs/framework/utils"
import { run, type Db } from "../../../storage/sql"
import { emailDigest } from "../domain/guest-email"
import { findAccounts, lockAccount } from "./accounts"
import { forgetBrought } from "./opening-lots"

/** Who is to be forgotten. The e-mail address is looked for in what was said in words. */
export type Person = { customer_id: string; email: string | null }

/** Stands where a customer stood. */
const NOBODY = "erased"

/**
 * Forgets a customer: his account has no owner any more, nobody says who did what on it and why, and
 * neither does anybody elsewhere what he did, nor from which shop the points were brought. Points of companies stay. A second time nothing is found.
 *
 * @returns the account, null where he had none
 */
export const erasePerson = async (db: Db, person: Person): Promise<string | null> => {
  const [found] = await findAccounts(db, [{ type: "customer", id: person.customer_id }])
  const account_id = found ? (await lockAccount(db, found.id)).id : null
  await forgetNotes(db, person, account_id)
  await forgetRedemptions(db, person)
  await forgetInRules(db, person)
  await forgetHeld(db, person)
  await run(db, `UPDATE reward_points_rule_usage SET customer_id = NULL WHERE customer_id = :customer_id`, { customer_id: person.customer_id })
  if (account_id) {
    await forgetBrought(db, account_id)
    await run(db, `UPDATE reward_points_account SET owner_type = NULL, owner_id = NULL, erased_at = now() WHERE id = :account_id AND owner_id IS NOT NULL`, { account_id })
  }
  return account_id
}

/** Notes of his account, of what he did elsewhere, and words that name him. */
const forgetNotes = async (db: Db, { customer_id, email }: Person, account_id: string | null): Promise<void> => {
  await run(
    db,
    `UPDATE reward_points_note SET actor_type = NULL, actor_id = NULL, text = NULL
     WHERE actor_id = :customer_id OR entry_id IN (SELECT e.id FROM reward_points_entry e WHERE e.account_id = :account_id)
       OR strpos(text, :customer_id) > 0 OR strpos(lower(text), lower(CAST(:email AS text))) > 0`,
    { customer_id, email, account_id }
  )
}

/** What open carts wanted is forgotten as a whole; what was debited stays with nobody's name. */
const forgetRedemptions = async (db: Db, { customer_id }: Person): Promise<void> => {
  await run(db, `DELETE FROM reward_points_redemption WHERE customer_id = :customer_id AND entry_id IS NULL AND order_id IS NULL`, { customer_id })
  await run(db, `UPDATE reward_points_redemption SET customer_id = :nobody WHERE customer_id = :customer_id`, { customer_id, nobody: NOBODY })
}

/** Nothing says any more who placed an order as a guest: what it earned is never granted. */
const forgetHeld = async (db: Db, { customer_id, email }: Person): Promise<void> => {
  await run(db, `UPDATE reward_points_held_order SET email_digest = NULL WHERE email_digest = :email_digest`, { email_digest: emailDigest(email) })
  await run(db, `DELETE FROM reward_points_claim_link WHERE customer_id = :customer_id`, { customer_id })
  await run(db, `DELETE FROM reward_points_claim_request WHERE customer_id = :customer_id`, { customer_id })
}

/** A rule that names him names nobody in his place: without anybody it could not be read any more. */
const forgetInRules = async (db: Db, { customer_id }: Person): Promise<void> => {
  await run(
    db,
    `UPDATE reward_points_earning_rule SET conditions = CAST(replace(CAST(conditions AS text), CAST(to_jsonb(CAST(:customer_id AS text)) AS text), CAST(to_jsonb(CAST(:nobody AS text)) AS text)) AS jsonb)
     WHERE strpos(CAST(conditions AS text), :customer_id) > 0`,
    { customer_id, nobody: generateEntityId("", NOBODY) }
  )
}
