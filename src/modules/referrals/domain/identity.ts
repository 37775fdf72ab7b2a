/** What a friend is known by. Whoever has one of them is that friend; ids and addresses are kept as digests alone. */
import { sha256 } from "../../../shared/digest"
import { normalizedEmail } from "../../../shared/email"

export type IdentityKind = "cart" | "customer" | "email"

export type Identity = { kind: IdentityKind; digest: string }

/** A cart, the customer whom it names, and the address that its order will have. */
export type FriendOfCart = { cart_id: string; customer_id: string | null; email: string | null }

/** All that a cart tells of its buyer: the cart itself, the customer, the address in its one spelling. */
export const identitiesOf = ({ cart_id, customer_id, email }: FriendOfCart): Identity[] => {
  const address = normalizedEmail(email ?? "")
  const of = (kind: IdentityKind, known: string | null): Identity[] => (known ? [{ kind, digest: sha256(`referrals:${kind}:${known}`) }] : [])
  return [...of("cart", cart_id), ...of("customer", customer_id), ...of("email", address)]
}
