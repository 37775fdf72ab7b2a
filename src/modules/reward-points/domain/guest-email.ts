/** By what a guest's order and an account are known to belong to the same person: a digest of the e-mail address. */
import { sha256 } from "../../../shared/digest"

/** `" Ada@Example.com"` and `"ada@example.com"` are one address. */
const normalized = (email: string): string => email.normalize("NFC").trim().toLowerCase()

/** The same for every spelling of an address; the address itself is not kept anywhere. Null where there is none. */
export const emailDigest = (email: string | null | undefined): string | null => {
  const address = normalized(email ?? "")
  return address ? sha256(`reward-points:guest:${address}`) : null
}
