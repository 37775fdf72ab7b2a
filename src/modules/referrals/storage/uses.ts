/** SQL of the friend's first order: claimed in completion, given back when it fails or its order is cancelled. */
import { newId } from "../../../storage/ids"
import { run, type Db } from "../../../storage/sql"
import type { Identity } from "../domain/identity"

/** The use of a claim by a cart. `attempt` tells completions of the same cart apart: each undoes its own alone. */
export type ReferralUse = { id: string; referral_id: string; attempt: number }

/**
 * Claims the friend's first order for a cart that is being completed. One statement: of many at the same moment one gets
 * it. The same cart may claim it again.
 *
 * @returns null where another cart has it, or the referral waits for no order any more
 */
export const claimUse = async (db: Db, referral_id: string, cart_id: string, at: Date): Promise<ReferralUse | null> => {
  const [use] = await run<ReferralUse>(
    db,
    `INSERT INTO referral_use AS u (id, referral_id, cart_id, claimed_at)
     SELECT :id, r.id, :cart_id, :at FROM referral r WHERE r.id = :referral_id AND r.state IN ('claimed', 'in_review') FOR SHARE
     ON CONFLICT (referral_id) WHERE given_back_at IS NULL
     DO UPDATE SET attempt = u.attempt + 1, claimed_at = EXCLUDED.claimed_at WHERE u.cart_id = EXCLUDED.cart_id
     RETURNING id, referral_id, attempt`,
    { id: newId("refuse"), referral_id, cart_id, at }
  )
  return use ?? null
}

/**
 * Makes a referral the one of all that its friend is known by, by primary key: who is known by another referral is that
 * one's friend.
 *
 * @returns those that are new, null where one belongs to another referral
 */
export const claimIdentities = async (db: Db, referral_id: string, identities: Identity[]): Promise<Identity[] | null> => {
  const own = await run<Identity & { is_new: boolean }>(
    db,
    `INSERT INTO referral_identity AS i (program_id, kind, digest, referral_id)
     SELECT r.program_id, asked.kind, asked.digest, r.id FROM referral r
       CROSS JOIN unnest(CAST(:kinds AS text[]), CAST(:digests AS text[])) AS asked (kind, digest)
     WHERE r.id = :referral_id ORDER BY asked.kind, asked.digest
     ON CONFLICT (program_id, kind, digest) DO UPDATE SET referral_id = i.referral_id WHERE i.referral_id = EXCLUDED.referral_id
     RETURNING kind, digest, xmax = 0 AS is_new`,
    { referral_id, kinds: identities.map(({ kind }) => kind), digests: identities.map(({ digest }) => digest) }
  )
  const added = own.flatMap(({ kind, digest, is_new }) => (is_new ? [{ kind, digest }] : []))
  if (own.length === identities.length) {
    return added
  }
  await forgetIdentities(db, referral_id, added)
  return null
}

const forgetIdentities = async (db: Db, referral_id: string, identities: Identity[]): Promise<void> => {
  if (identities.length) {
    await run(
      db,
      `DELETE FROM referral_identity i USING unnest(CAST(:kinds AS text[]), CAST(:digests AS text[])) AS asked (kind, digest)
       WHERE i.referral_id = :referral_id AND i.kind = asked.kind AND i.digest = asked.digest`,
      { referral_id, kinds: identities.map(({ kind }) => kind), digests: identities.map(({ digest }) => digest) }
    )
  }
}

/**
 * Gives a claim up whose completion failed, unless another completion of the same cart has taken it over, and with it what
 * the friend was known by from this completion alone; all of it, where the referral has ended meanwhile.
 */
export const giveUpUse = async (db: Db, { id, referral_id, attempt }: ReferralUse, learned: Identity[]): Promise<boolean> => {
  const given_up = await run(db, `DELETE FROM referral_use WHERE id = :id AND attempt = :attempt AND order_id IS NULL AND given_back_at IS NULL RETURNING id`, { id, attempt })
  if (given_up.length) {
    await forgetIdentities(db, referral_id, learned)
    await run(db, `DELETE FROM referral_identity i USING referral r WHERE i.referral_id = r.id AND r.id = :referral_id AND r.state IN ('rejected', 'lapsed')`, { referral_id })
  }
  return given_up.length > 0
}

/** A use of which nobody has noted the order yet. */
export type UndecidedReferralUse = ReferralUse & { cart_id: string }

/** Uses before an instant whose cart has not been found to be an order; of one referral, or of all. */
export const undecidedReferralUses = async (db: Db, before: Date, referral_id: string | null, limit: number): Promise<UndecidedReferralUse[]> =>
  run<UndecidedReferralUse>(
    db,
    `SELECT id, referral_id, attempt, cart_id FROM referral_use
     WHERE order_id IS NULL AND given_back_at IS NULL AND claimed_at < :before AND (CAST(:referral_id AS text) IS NULL OR referral_id = :referral_id)
     ORDER BY claimed_at, id LIMIT :limit`,
    { before, referral_id, limit }
  )

/** Notes the order that a cart became on its use. */
export const noteUseOrder = async (db: Db, cart_id: string, order_id: string): Promise<void> => {
  await run(db, `UPDATE referral_use SET order_id = :order_id WHERE cart_id = :cart_id AND order_id IS NULL AND given_back_at IS NULL`, { cart_id, order_id })
}

/** Gives the use of a cart back, whose order was cancelled in full. */
export const giveUseBack = async (db: Db, cart_id: string, order_id: string, at: Date): Promise<void> => {
  await run(db, `UPDATE referral_use SET given_back_at = :at, order_id = :order_id WHERE cart_id = :cart_id AND given_back_at IS NULL`, { cart_id, order_id, at })
}
