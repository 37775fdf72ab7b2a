/** Addresses as they are compared: `" Ada@Example.com"` and `"ada@example.com"` are one. */
import { storableText } from "./schema"

/** One spelling of an address; what a provider makes of dots and plus signs is not known here. */
export const normalizedEmail = (email: string): string => email.normalize("NFKC").trim().toLowerCase()

/** An address as somebody gives it, in its one spelling. */
export const emailAddress = storableText()
  .max(320)
  .transform(normalizedEmail)
  .refine((address) => /^[^\s@]+@[^\s@]+$/.test(address), { message: "must be an e-mail address such as ada@example.com", params: { reason: "invalid_email" } })
