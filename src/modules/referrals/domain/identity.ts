/** What a friend is known by. Whoever has one of them is that friend; ids and addresses are kept as digests alone. Pure. */
import { sha256 } from "../../../shared/digest"
import { mailbox } from "./friend-email"

export type IdentityKind = "cart" | "customer" | "email"

export type Identity = { kind: IdentityKind; digest: string }

/** A cart, the customer whom it names, and the address that its order will have. */
export type FriendOfCart = { cart_id: string; customer_id: string | null; email: string | null }

const identity = (kind: IdentityKind, known: string): Identity => ({ kind, digest: sha256(`referrals:${kind}:${known}`) })

/** All that a cart tells of its buyer: the cart itself, the customer, the mailbox. */
export const identitiesOf = ({ cart_id, customer_id, email }: FriendOfCart): Identity[] => {
  const address = mailbox(email)
  return [identity("cart", cart_id), ...(customer_id ? [identity("customer", customer_id)] : []), ...(address ? [identity("email", address)] : [])]
}

/** What a mailbox is known by; null for what is no address. */
export const emailDigest = (email: string | null | undefined): string | null => {
  const address = mailbox(email)
  return address && identity("email", address).digest
}
