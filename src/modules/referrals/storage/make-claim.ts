/** How a claim is made, and taken off a cart again. Both run in one transaction. */
import type { Db } from "../../../storage/sql"
import { beginningOf, claimPlan, joinedClaim } from "../domain/claim"
import type { FriendSignal } from "../domain/eligibility"
import { identitiesOf, type Identity } from "../domain/identity"
import { addIdentities, claimsOf, closesRing, deleteClaim, insertReferral, lockClaims, removeIdentities, updateClaim, type NewReferral, type StandingClaim } from "./claims"
import { moveReferral } from "./moves"

/**
 * @property identities All that the friend is known by
 * @property customer_ids Accounts of the friend, for rings
 * @property reviewed_signals Signals that send a referral into review
 */
export type NewClaim = Omit<NewReferral, "signals"> & { signals: FriendSignal[]; identities: Identity[]; customer_ids: string[]; reviewed_signals: readonly string[] }

/** `added`: what was not known of the friend before. */
export type Claimed = { outcome: "new" | "joined"; referral_id: string; added: Identity[] } | { outcome: "refused"; reason: "claimed_before" | "ring" }

/**
 * Claims a friend for an advocate. The first claim has all that the friend is known by, by primary key; a further one of the same
 * advocate joins it. Of many at the same moment one is first.
 */
export const makeClaim = async (db: Db, claim: NewClaim): Promise<Claimed> => {
  await lockClaims(db, claim.program_id)
  const plan = claimPlan(await claimsOf(db, claim.program_id, claim.identities), claim.advocate_id, claim.claimed_at)
  for (const { id, state } of plan.lapsed) {
    await moveReferral(db, { referral_id: id, from: state, to: "lapsed", reason: "no_order_in_time", at: claim.claimed_at, patch: { ended_at: claim.claimed_at } })
  }
  if (plan.outcome === "claimed_before") {
    return { outcome: "refused", reason: "claimed_before" }
  }
  for (const customer_id of claim.customer_ids) {
    if (await closesRing(db, claim.advocate_id, customer_id)) {
      return { outcome: "refused", reason: "ring" }
    }
  }
  return plan.outcome === "joined" ? join(db, plan.joins, claim) : begin(db, claim)
}

const begin = async (db: Db, claim: NewClaim): Promise<Claimed> => {
  const { identities, customer_ids: _accounts, reviewed_signals, ...referral } = claim
  const referral_id = await insertReferral(db, referral, beginningOf(claim.channel, claim.signals, reviewed_signals))
  const added = await addIdentities(db, claim.program_id, referral_id, identities)
  if (added.length < identities.length) {
    await deleteClaim(db, referral_id)
    return { outcome: "refused", reason: "claimed_before" }
  }
  return { outcome: "new", referral_id, added }
}

const join = async (db: Db, standing: StandingClaim, claim: NewClaim): Promise<Claimed> => {
  const added = await addIdentities(db, claim.program_id, standing.id, claim.identities)
  const known = await claimsOf(db, claim.program_id, claim.identities)
  if (known.some(({ id }) => id !== standing.id)) {
    await removeIdentities(db, standing.id, added)
    return { outcome: "refused", reason: "claimed_before" }
  }
  const { signals, goes_into_review } = joinedClaim(standing, claim.signals, claim.reviewed_signals)
  await updateClaim(db, standing.id, { customer_id: claim.customer_id, signals })
  if (goes_into_review) {
    await moveReferral(db, { referral_id: standing.id, from: "claimed", to: "in_review", reason: "signals", at: claim.claimed_at })
  }
  return { outcome: "joined", referral_id: standing.id, added }
}

/**
 * Takes the claim off a cart: the friend is free for another code. One whose first order is made stays, and the cart alone is none of its any more.
 *
 * @returns whether there was one
 */
export const releaseClaim = async (db: Db, program_id: string, cart_id: string, at: Date): Promise<boolean> => {
  const of_cart = identitiesOf({ cart_id, customer_id: null, email: null })
  const [claim] = await claimsOf(db, program_id, of_cart)
  if (!claim) {
    return false
  }
  if (claim.is_used || !(claim.state === "claimed" || claim.state === "in_review")) {
    await removeIdentities(db, claim.id, of_cart)
    return true
  }
  return moveReferral(db, { referral_id: claim.id, from: claim.state, to: "lapsed", reason: "taken_off", at, patch: { ended_at: at } })
}
