/** The one door to cryptography: digests are pure. */
import { createHash, createHmac, timingSafeEqual } from "node:crypto"

/** SHA-256 of a text, in hexadecimal. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex")

/** HMAC with SHA-256 of a text under a secret key, in base64url. */
export const signatureOf = (text: string, key: string): string => createHmac("sha256", key).update(text).digest("base64url")

/** Whether two texts are the same, in a time that does not tell where they differ. */
export const isSameSecret = (a: string, b: string): boolean => timingSafeEqual(createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest())

/** SHA-256 of a text that comes in pieces, in hexadecimal. */
export const runningDigest = (): { add: (piece: string) => void; end: () => string } => {
  const hash = createHash("sha256")
  return { add: (piece) => void hash.update(piece), end: () => hash.digest("hex") }
}

/**
 * One text for a value of plain data, whatever the order of its keys. Instants are ISO 8601; what is
 * undefined is left out.
 */
export const canonical = (value: unknown): string => JSON.stringify(sorted(value))

const sorted = (value: unknown): unknown => {
  if (isInstant(value)) {
    return value.toISOString()
  }
  if (Array.isArray(value)) {
    return value.map(sorted)
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, inner]) => inner !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)])
      )
    : value
}

/** Also a `Date` of another realm, for which `instanceof` would not hold and which would be read as an empty object. */
const isInstant = (value: unknown): value is Date => Object.prototype.toString.call(value) === "[object Date]"
