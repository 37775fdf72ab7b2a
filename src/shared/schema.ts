/**
 * The one door to zod: Medusa brings its own copy, and a second one would break
 * `instanceof` checks between our schemas and Medusa's validators.
 */
import { z } from "@medusajs/framework/zod"

export { z }
export type { ZodError, ZodType } from "@medusajs/framework/zod"

/** PostgreSQL stores neither the character NUL nor half of a surrogate pair. */
const UNSTORABLE = /[\0\p{Cs}]/u

/** Whether the database can hold the text, and so can be asked for it. */
export const isStorable = (text: string): boolean => !UNSTORABLE.test(text)

/** A text that the database can hold; anything else that comes from outside would fail there. */
export const storableText = () => z.string().refine(isStorable, { message: "must not hold the character NUL or half a character", params: { reason: "unstorable_text" } })
