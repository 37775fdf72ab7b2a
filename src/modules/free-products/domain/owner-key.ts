/** What an owner is stored as with a use. Pure. */
import { sha256 } from "../../../shared/digest"
import { ownerOf, type FreeProductOwner } from "./owner"

/** A guest is kept as a digest of the address alone. */
export type OwnerKey = { owner_type: FreeProductOwner["type"]; owner_id: string }

export const ownerKey = (owner: FreeProductOwner): OwnerKey => ({ owner_type: owner.type, owner_id: owner.type === "guest" ? sha256(`free-products:guest:${owner.id}`) : owner.id })

/** The key of a guest with this address; null for who has none. */
export const guestKey = (email: string | null): OwnerKey | null => {
  const owner = ownerOf({ company_id: null, customer_id: null, is_registered: false, email })
  return owner && ownerKey(owner)
}
