/** Codes that nobody can guess. */
import { randomBytes } from "node:crypto"

/** Capital letters and digits, without those that are taken for one another: I, L, O, U, 0, 1. */
export const CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"

/** Eighteen of thirty letters are 88 bits. */
const LETTERS = 18
const GROUP = 6

/** Bytes from here on would make some letters more likely than others. */
const FAIR_BYTES = Math.floor(256 / CODE_LETTERS.length) * CODE_LETTERS.length

/** So many letters, each as likely as any other. */
export const drawLetters = (count: number): string => {
  let letters = ""
  while (letters.length < count) {
    letters += [...randomBytes(count)].flatMap((byte) => (byte < FAIR_BYTES ? CODE_LETTERS[byte % CODE_LETTERS.length] : [])).join("")
  }
  return letters.slice(0, count)
}

/** A code such as `7KQ2MD-XW9RTB-4HCZ8P`. */
export const newCode = (): string => {
  const letters = drawLetters(LETTERS)
  return [0, 1, 2].map((group) => letters.slice(group * GROUP, (group + 1) * GROUP)).join("-")
}

const CODE = new RegExp(`^[${CODE_LETTERS}]{${GROUP}}(-[${CODE_LETTERS}]{${GROUP}}){${LETTERS / GROUP - 1}}$`)

/** Whether a text has the form of a code; that there is such a code is another matter. */
export const looksLikeCode = (text: string): boolean => CODE.test(text)
