/** Links by which a customer shows that an e-mail address is his, and how often they are sent. */
import { run, type Db } from "../../../storage/sql"

/** A link as it is stored: of its token a digest. */
export type ClaimLink = { token_digest: string; customer_id: string; email_digest: string; created_at: Date; expires_at: Date }

/** Links that ended so long ago are forgotten with the customer's next one. */
const KEPT_DAYS = 30

export const insertLink = async (db: Db, link: ClaimLink): Promise<void> => {
  await run(
    db,
    `WITH old AS (DELETE FROM reward_points_claim_link WHERE customer_id = :customer_id AND expires_at < CAST(:created_at AS timestamptz) - make_interval(days => ${KEPT_DAYS}))
     INSERT INTO reward_points_claim_link (token_digest, customer_id, email_digest, created_at, expires_at) VALUES (:token_digest, :customer_id, :email_digest, :created_at, :expires_at)`,
    link
  )
}

export const deleteLink = async (db: Db, token_digest: string): Promise<void> => {
  await run(db, `DELETE FROM reward_points_claim_link WHERE token_digest = :token_digest`, { token_digest })
}

/** What uses a link: the customer whose session it is, with the e-mail address that he has now. */
export type LinkUse = { token_digest: string; customer_id: string; email_digest: string }

/** What became of a link. */
export type LinkState = "open" | "invalid" | "used" | "expired"

/**
 * How a link stands, locked until the transaction ends. Another customer's link, one for an address
 * that he has no more, and one that never was are the same.
 */
export const lockLink = async (db: Db, { token_digest, customer_id, email_digest }: LinkUse, at: Date): Promise<LinkState> => {
  const [link] = await run<{ used_at: Date | null; expires_at: Date }>(
    db,
    `SELECT used_at, expires_at FROM reward_points_claim_link WHERE token_digest = :token_digest AND customer_id = :customer_id AND email_digest = :email_digest FOR UPDATE`,
    { token_digest, customer_id, email_digest }
  )
  if (!link) {
    return "invalid"
  }
  return link.used_at ? "used" : link.expires_at <= at ? "expired" : "open"
}

export const noteLinkUsed = async (db: Db, token_digest: string, at: Date): Promise<void> => {
  await run(db, `UPDATE reward_points_claim_link SET used_at = :at WHERE token_digest = :token_digest AND used_at IS NULL`, { token_digest, at })
}

/** Takes the customer's turn to ask for a link, where the last was taken at this instant or before. Of two at once one gets it. */
export const takeRequest = async (db: Db, customer_id: string, at: Date, last_before: Date): Promise<boolean> => {
  const rows = await run(
    db,
    `INSERT INTO reward_points_claim_request AS r (customer_id, requested_at) VALUES (:customer_id, :at)
     ON CONFLICT (customer_id) DO UPDATE SET requested_at = EXCLUDED.requested_at WHERE r.requested_at <= :last_before RETURNING customer_id`,
    { customer_id, at, last_before }
  )
  return rows.length > 0
}

/** The same for a link that is sent unasked: once, and tried a few times. */
export const takeInvitation = async (db: Db, customer_id: string, at: Date, last_before: Date, most: number): Promise<boolean> => {
  const rows = await run(
    db,
    `INSERT INTO reward_points_claim_request AS r (customer_id, requested_at, invitations) VALUES (:customer_id, :at, 1)
     ON CONFLICT (customer_id) DO UPDATE SET requested_at = EXCLUDED.requested_at, invitations = r.invitations + 1
     WHERE r.invited_at IS NULL AND r.invitations < :most AND r.requested_at <= :last_before RETURNING customer_id`,
    { customer_id, at, last_before, most }
  )
  return rows.length > 0
}

/** Notes that a customer has a link: none is sent unasked any more. */
export const noteInvited = async (db: Db, customer_id: string, at: Date): Promise<void> => {
  await run(db, `UPDATE reward_points_claim_request SET invited_at = :at WHERE customer_id = :customer_id`, { customer_id, at })
}
