/** How codes of advocates are written and compared. Drawing one is a matter of chance, and so not here. Pure. */
import { storableText, z } from "../../../shared/schema"

/** Ten of thirty letters are 49 bits: among a million codes one guess in half a billion finds any. */
export const DRAWN_LETTERS = 10

const GROUP = 5

const SHORTEST = 3
const LONGEST = 30

/** What people put between letters, or a mail program does. */
const SEPARATORS = /[\s\-_.·–—]+/gu

/** `anna-10` and ` ANNA 10` are one code, and so is what a phone makes of it in full width. */
const compared = (text: string): string => text.normalize("NFKC").toUpperCase().replace(SEPARATORS, "")

/**
 * A text as codes are compared: upper case, letters and digits alone.
 *
 * @returns null for what is no code, whoever may have which
 */
export const normalizedCode = (text: string): string | null => {
  const code = compared(text.slice(0, 4 * LONGEST))
  return /^[A-Z0-9]+$/.test(code) && code.length >= SHORTEST && code.length <= LONGEST ? code : null
}

/** How a drawn code is written: `7KQ2M-DXW9R`. */
export const shownCode = (letters: string): string => (letters.match(new RegExp(`.{1,${GROUP}}`, "g")) ?? []).join("-")

/** A code that is written as somebody chose it, in capitals. */
export type ChosenCode = { code: string; shown: string }

/** A code that an admin gives: `Brenner 2026` is shown as `BRENNER-2026`. */
export const vanityCode = storableText()
  .trim()
  .transform((text, context): ChosenCode => {
    const code = normalizedCode(text)
    if (code === null) {
      context.addIssue({ code: "custom", message: `must be ${SHORTEST} to ${LONGEST} letters from A to Z and digits, with spaces or hyphens between them`, params: { reason: "invalid_code" } })
      return z.NEVER
    }
    return { code, shown: text.normalize("NFKC").toUpperCase().replace(SEPARATORS, "-").replace(/^-|-$/g, "") }
  })
