/** SQL of invitations. Of an address only a digest is kept. */
import { newId } from "../../../storage/ids"
import { insertedFrom } from "../../../storage/records"
import { run, type Db } from "../../../storage/sql"

/** An invitation that was taken from the day's. */
export type Invitation = { id: string; email_digest: string }

/** How many invitations of an advocate count on a day: those that could not be sent do not. */
export const invitationsOn = async (db: Db, advocate_id: string, day: string): Promise<number> => {
  const [{ count }] = await run<{ count: string }>(db, `SELECT count(*) AS count FROM referral_invitation WHERE advocate_id = :advocate_id AND day = :day AND error IS NULL`, { advocate_id, day })
  return Number(count)
}

/** Which of these mailboxes the advocate has invited since then. */
export const invitedSince = async (db: Db, advocate_id: string, email_digests: string[], since: Date): Promise<string[]> =>
  (
    await run<{ email_digest: string }>(
      db,
      `SELECT DISTINCT email_digest FROM referral_invitation WHERE advocate_id = :advocate_id AND email_digest = ANY(CAST(:email_digests AS text[])) AND error IS NULL AND created_at >= :since`,
      { advocate_id, email_digests, since }
    )
  ).map(({ email_digest }) => email_digest)

export type NewInvitations = { advocate_id: string; customer_id: string; email_digests: string[]; day: string }

export const insertInvitations = async (db: Db, { advocate_id, customer_id, email_digests, day }: NewInvitations): Promise<Invitation[]> => {
  const rows = email_digests.map((email_digest) => ({ id: newId("refinv"), advocate_id, customer_id, email_digest, day }))
  await run(db, insertedFrom("referral_invitation", "id text, advocate_id text, customer_id text, email_digest text, day text", "rows"), { rows: JSON.stringify(rows) })
  return rows.map(({ id, email_digest }) => ({ id, email_digest }))
}

/** What became of an invitation. @param error null: it was sent */
export const noteInvitation = async (db: Db, id: string, error: string | null, at: Date): Promise<void> => {
  await run(db, `UPDATE referral_invitation SET sent_at = CASE WHEN CAST(:error AS text) IS NULL THEN CAST(:at AS timestamptz) END, error = :error WHERE id = :id`, { id, error, at })
}

/** Gives invitations back that nobody has tried to send. */
export const dropInvitations = async (db: Db, ids: string[]): Promise<void> => {
  await run(db, `DELETE FROM referral_invitation WHERE id = ANY(CAST(:ids AS text[])) AND sent_at IS NULL AND error IS NULL`, { ids })
}
