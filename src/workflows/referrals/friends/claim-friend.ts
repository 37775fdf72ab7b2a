/** A friend puts a code on a cart. */
import type { MedusaContainer } from "@medusajs/framework/types"
import type { ClaimChannel } from "../../../modules/referrals/domain/claim"
import { friendVerdict, type NoFriendReason } from "../../../modules/referrals/domain/eligibility"
import { identitiesOf } from "../../../modules/referrals/domain/identity"
import { PROGRAM_ID } from "../../../modules/referrals/domain/program"
import type { Claimed, CodeOfAdvocate, ReferralProgramState } from "../../../modules/referrals/service"
import { RefusalError } from "../../../shared/refusal-error"
import { hasOwnSession } from "../../carts/open-cart"
import { referrals } from "../referrals"
import { advocateFacts } from "./advocate-facts"
import { codeVerdict, type CodeReason } from "./code-verdict"
import { friendFacts, readFriendCart, type FriendCart } from "./friend-facts"
import { networkDigests } from "./networks"

/**
 * @property code As the friend has written it
 * @property customer_id Of the session; null: a guest
 * @property network_address From where the request comes; null: nobody knows
 */
export type ClaimInput = { cart_id: string; code: string; channel: ClaimChannel; customer_id: string | null; network_address: string | null }

/** Why a claim was refused: for admins. */
export type ClaimReason = CodeReason | NoFriendReason | "claimed_before"

export type ClaimAnswer = Claimed | { outcome: "refused"; reason: ClaimReason }

const DAY_MS = 86_400_000

/** The cart, while it is none of an order. @throws RefusalError `cart_not_found`, `cart_completed` */
export const openFriendCart = async (container: MedusaContainer, cart_id: string): Promise<FriendCart> => {
  const cart = await readFriendCart(container, cart_id)
  if (!cart) {
    throw new RefusalError("cart_not_found", [{ path: "id", reason: "cart_not_found", message: "there is no such cart" }])
  }
  if (cart.completed_at) {
    throw new RefusalError("cart_completed", [{ path: "id", reason: "cart_completed", message: "is an order already: a code is put on a cart before" }])
  }
  return cart
}

/**
 * Claims the friend for the code's advocate, or says why not. What is refused is kept for admins, except of a code that does not exist.
 *
 * @throws RefusalError `cart_not_found`, `cart_completed`
 */
export const claimFriend = async (container: MedusaContainer, input: ClaimInput, at: Date): Promise<ClaimAnswer> => {
  const cart = await openFriendCart(container, input.cart_id)
  const verdict = await codeVerdict(container, input.code, at)
  if (!verdict.met) {
    return refuse(container, input, cart, verdict, verdict.reason, at)
  }
  const { program, code, owner } = verdict
  const friend = await friendFacts(container, cart, input.customer_id, at, networkDigests(container, input.network_address))
  const of_friend = friendVerdict(friend, await advocateFacts(container, code.advocate.id, owner, at))
  if (!of_friend.met) {
    return refuse(container, input, cart, verdict, of_friend.code, at)
  }
  const customer_id = await shownCustomer(container, cart, input.customer_id)
  const claimed = await referrals(container).makeClaim({
    ...beginning(input, program, code, at),
    customer_id,
    signals: of_friend.signals,
    reviewed_signals: program.reviewed_signals,
    identities: identitiesOf({ cart_id: cart.id, customer_id, email: cart.email ?? null }),
    customer_ids: friend.customer_ids,
  })
  return claimed.outcome === "refused" ? refuse(container, input, cart, verdict, claimed.reason, at) : claimed
}

/** The customer of the session, or the one whose own session has touched the cart: who only knows an address is nobody. */
const shownCustomer = async (container: MedusaContainer, cart: FriendCart, of_session: string | null): Promise<string | null> =>
  of_session ?? (cart.customer_id && (await hasOwnSession(container, cart.id, cart.customer_id)) ? cart.customer_id : null)

/** What was promised when the friend claimed is what is given: the settings go with the referral. */
const beginning = ({ cart_id, channel }: ClaimInput, program: ReferralProgramState, code: CodeOfAdvocate, at: Date) => {
  const { id: _id, revision: _revision, retired_at: _retired, updated_at: _updated, ...terms } = program
  return { program_id: PROGRAM_ID, advocate_id: code.advocate.id, code_id: code.id, channel, cart_id, terms, claimed_at: at, lapses_at: new Date(at.getTime() + program.claim_days * DAY_MS) }
}

const refuse = async (
  container: MedusaContainer,
  input: ClaimInput,
  cart: FriendCart,
  { program, code }: { program: ReferralProgramState; code: CodeOfAdvocate | null },
  reason: ClaimReason,
  at: Date
): Promise<ClaimAnswer> => {
  // Before anything was ever stored of a programme there is nothing that an attempt could belong to.
  if (code && program.updated_at) {
    await referrals(container).noteRefusedClaim({ ...beginning(input, program, code, at), customer_id: await shownCustomer(container, cart, input.customer_id), signals: [] }, reason)
  }
  return { outcome: "refused", reason }
}
