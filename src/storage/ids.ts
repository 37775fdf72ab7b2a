/** Ids of rows that are written by the thousand. */
import { randomBytes } from "node:crypto"

/** As ULIDs have them: no I, L, O, U. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

const TIME_LETTERS = 10
const RANDOM_LETTERS = 16

/**
 * An id such as `rpent_01JD…`, of the form that Medusa's ids have: a ULID, which sorts by its time.
 * Medusa's own function asks the system for randomness letter by letter, which costs more than the
 * rest of a small statement.
 */
export const newId = (prefix: string, now = Date.now()): string => {
  let time = ""
  for (let left = now; time.length < TIME_LETTERS; left = Math.floor(left / LETTERS.length)) {
    time = LETTERS[left % LETTERS.length] + time
  }
  const random = Array.from(randomBytes(RANDOM_LETTERS), (byte) => LETTERS[byte % LETTERS.length]).join("")
  return `${prefix}_${time}${random}`
}
