import { ownerDigest } from "../../modules/rewards/domain/personal-code"

/** By what a guest is known to whoever counts what he was given: not by the address itself. Null where there is none. */
export const ownerKey = (email: string | null): string | null => {
  const digest = ownerDigest(email)
  return digest && `guest:${digest}`
}
