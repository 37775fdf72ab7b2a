import { identitiesOf } from "../../src/modules/referrals/domain/identity"
import { readCart, makeCart, prepareCheckout, type Line, type Session } from "./carts"
import { makeBuyer } from "./customers"
import { inDatabase, insertAdvocate, insertClaim, type Claim } from "./referrals"
import type { Shop } from "./shops"

/** Somebody with a code. */
export const makeAdvocate = async (shop: Shop) => insertAdvocate({ customerId: (await makeBuyer(shop)).customerId })

/** A cart with a claim, which shows the discount after its next change. */
export const claimedCart = async (buying: Session, items: Line[], claim: Partial<Claim> = {}) => {
  const { id } = await makeCart(buying, items)
  const advocate = claim.advocate ?? (await makeAdvocate(buying.shop))
  return { id, advocate, referral: await insertClaim({ advocate, customerId: buying.buyer?.customerId, ...claim, cartId: id }) }
}

/** The same, ready to be completed. */
export const readyCart = async (buying: Session, items: Line[], claim: Partial<Claim> = {}, provider?: string) => {
  const claimed = await claimedCart(buying, items, claim)
  const payment = await prepareCheckout(buying, claimed.id, provider)
  const { discount_subtotal: discount } = await readCart(buying, claimed.id)
  return { ...claimed, payment, discount }
}

/** Puts the claim of a friend on another cart of the same friend. */
export const alsoOn = async (referral: string, cartId: string): Promise<void> => {
  const [{ kind, digest }] = identitiesOf({ cart_id: cartId, customer_id: null, email: null })
  await inDatabase("INSERT INTO referral_identity (program_id, kind, digest, referral_id) VALUES ('refprog', $1, $2, $3)", [kind, digest, referral])
}

/** Which cart has the friend's first order; null where none has. */
export const firstOrderOf = async (referral: string): Promise<{ cart_id: string; order_id: string | null } | null> =>
  (await inDatabase("SELECT cart_id, order_id FROM referral_use WHERE referral_id = $1 AND given_back_at IS NULL", [referral])).rows[0] ?? null

/** How many things a friend is known by. */
export const identitiesCount = async (referral: string): Promise<number> => (await inDatabase("SELECT 1 FROM referral_identity WHERE referral_id = $1", [referral])).rows.length
