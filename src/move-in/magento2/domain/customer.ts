/** Converts a customer of Magento. Pure. */
import type { CustomerRecord, Remark } from "../../domain/records"
import { repaired } from "../../domain/wrong-encoding"
import { emailAddress } from "../../../shared/email"
import { isStorable } from "../../../shared/schema"
import { keyOf } from "./key"

/** A row of `customer_entity`, with the company of the address that bills go to. */
export type CustomerRow = { entity_id: number; website_id: number | null; email: string | null; group_id: number; firstname: string | null; lastname: string | null; company: string | null }

/** @property ambiguous addresses of several customers, as {@link addressKey} has them */
export type CustomerContext = { ambiguous: ReadonlySet<string>; groups: ReadonlyMap<number, string> }

/** What addresses are compared by. */
export const addressKey = (email: string): string => email.trim().toLowerCase()

/** @returns the customer, and what is to be said: `unknown_group`, `wrongly_encoded`, `unstorable_text` and those of {@link whyNoAddress} */
export const convertCustomer = (row: CustomerRow, { ambiguous, groups }: CustomerContext): { record: CustomerRecord | null; remarks: Remark[] } => {
  const place = customerPlace(row)
  const refusal = whyNoAddress(row.email, ambiguous)
  if (refusal) {
    return { record: null, remarks: [{ row: place, ...refusal }] }
  }
  const isKnown = groups.has(row.group_id)
  return {
    record: {
      key: keyOf(row.entity_id),
      row: place,
      email: (row.email ?? "").trim(),
      first_name: nameOf(row.firstname),
      last_name: nameOf(row.lastname),
      company_name: nameOf(row.company),
      group_key: isKnown ? keyOf(row.group_id) : null,
    },
    remarks: [
      ...(isKnown ? [] : [{ row: place, reason: "unknown_group", message: `there is no customer group ${row.group_id}, so the customer is in none`, moved: true }]),
      ...[row.firstname, row.lastname, row.company].flatMap((name) => misspelt(place, name)),
    ],
  }
}

export const customerPlace = ({ entity_id, email }: { entity_id: number; email: string | null }): string => `customer_entity ${entity_id} (${email ?? "no e-mail"})`

/** Why an address means nobody: `invalid_email`, `wrongly_encoded`, `ambiguous_email`; null: it does. */
export const whyNoAddress = (email: string | null, ambiguous: ReadonlySet<string>): { reason: string; message: string } | null => {
  const right = repaired(email ?? "")
  if (right !== null) {
    return { reason: "wrongly_encoded", message: `the address is UTF-8 that was stored as latin1, it seems to be ${right}` }
  }
  if (!emailAddress.safeParse(email ?? "").success) {
    return { reason: "invalid_email", message: email?.trim() ? `${email} must be an e-mail address such as ada@example.com` : "there is no e-mail address" }
  }
  return ambiguous.has(addressKey(email ?? "")) ? { reason: "ambiguous_email", message: `several customers have the address ${addressKey(email ?? "")}, in upper or lower case or on other websites: which of them it means is not known` } : null
}

const nameOf = (name: string | null): string | null => (name?.trim() && isStorable(name) ? name.trim() : null)

const misspelt = (row: string, name: string | null): Remark[] => {
  if (name && !isStorable(name)) {
    return [{ row, reason: "unstorable_text", message: "a name holds the character NUL or half a character and is left empty", moved: true }]
  }
  const right = name && repaired(name)
  return right ? [{ row, reason: "wrongly_encoded", message: `${name} is UTF-8 that was stored as latin1, it seems to be ${right}`, moved: true }] : []
}
