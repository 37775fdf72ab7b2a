/** Whose free pieces a limit counts. */
import { normalizedEmail } from "../../../shared/email"

/** The company that is bought for, else the customer; a guest by his address in its one spelling. */
export type FreeProductOwner = { type: "company"; id: string } | { type: "customer"; id: string } | { type: "guest"; id: string }

/**
 * Who is counted. A customer with an account is, also where nobody has logged in: what only restricts needs no proof.
 *
 * @returns null for a guest who has given no address yet
 */
export const ownerOf = ({ company_id, customer_id, is_registered, email }: { company_id: string | null; customer_id: string | null; is_registered: boolean; email: string | null }): FreeProductOwner | null => {
  if (company_id) {
    return { type: "company", id: company_id }
  }
  if (customer_id && is_registered) {
    return { type: "customer", id: customer_id }
  }
  return email ? { type: "guest", id: normalizedEmail(email) } : null
}
