/** The token of a link by which a customer shows that an e-mail address is his: random, signed, and stored as its digest alone. */
import { isSameSecret, sha256, signatureOf } from "../../../shared/digest"

/** So that a signature of this key stands for nothing else that the shop signs. */
const PURPOSE = "reward-points-claim"

/** Hours for which a link holds. */
export const CLAIM_HOURS = 24

/** Minutes after which a customer can ask for another link. */
export const CLAIM_PAUSE_MINUTES = 5

/** Times that a link is sent unasked to one who has just registered, where sending fails. */
export const INVITATIONS = 3

const HOUR = 60 * 60 * 1000
const MINUTE = 60 * 1000

/** When a link ends that is made at this instant. */
export const claimEnd = (at: Date): Date => new Date(at.getTime() + CLAIM_HOURS * HOUR)

/** When the next link can be asked for. */
export const nextClaimRequest = (at: Date): Date => new Date(at.getTime() + CLAIM_PAUSE_MINUTES * MINUTE)

/**
 * A token made of a random text.
 *
 * @param random at least 128 bits, without a dot, as base64url
 * @param key the shop's secret
 */
export const claimToken = (random: string, key: string): string => `${random}.${signatureOf(`${PURPOSE}:${random}`, key)}`

/** Whether the shop has made the token: a forged one is not even looked for. */
export const isClaimToken = (token: string, key: string): boolean => {
  const [random, signature, ...more] = token.split(".")
  return Boolean(random) && signature !== undefined && !more.length && isSameSecret(signature, signatureOf(`${PURPOSE}:${random}`, key))
}

/** What is stored of a token. */
export const claimTokenDigest = (token: string): string => sha256(token)
