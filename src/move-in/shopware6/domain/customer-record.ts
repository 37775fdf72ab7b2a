/** A customer of the source, or why it cannot be one here. */
import { emailAddress, normalizedEmail } from "../../../shared/email"
import { isStorable, parseInput } from "../../../shared/schema"
import type { CustomerRecord, Remark } from "../../domain/records"
import { repaired } from "../../domain/wrong-encoding"
import type { CustomerRow } from "./rows"

export type ReadCustomer = { record: CustomerRecord | null; remarks: Remark[] }

/**
 * @param ambiguous addresses that several customers have, as they are compared
 * @param groups that can be moved
 */
export const customerOf = (row: CustomerRow, ambiguous: ReadonlySet<string>, groups: ReadonlySet<string>): ReadCustomer => {
  const at = `customer ${row.id} (${row.customer_number})`
  const refused = row.active === 0 ? INACTIVE : emailRefusal(row.email ?? "", ambiguous)
  if (refused) {
    return { record: null, remarks: [{ row: at, ...refused }] }
  }
  const names = [row.first_name, row.last_name, row.company].map(nameOf)
  const [first_name, last_name, company_name] = names.map(({ name }) => name)
  return {
    record: {
      key: row.id,
      row: at,
      email: normalizedEmail(row.email ?? ""),
      first_name,
      last_name,
      company_name,
      group_key: groups.has(row.customer_group_id) ? row.customer_group_id : null,
    },
    remarks: names.flatMap(({ remark }) => (remark ? [{ row: at, moved: true, ...remark }] : [])),
  }
}

type Said = { reason: string; message: string }

const INACTIVE: Said = { reason: "inactive_customer", message: "is set inactive in the source and may not log in there; here he could, as if he had forgotten his password" }

const emailRefusal = (email: string, ambiguous: ReadonlySet<string>): Said | null => {
  const read = parseInput(emailAddress, email)
  if (!read.success) {
    return { reason: "invalid_email", message: email.trim() ? `${JSON.stringify(email)} is no e-mail address such as ada@example.com` : "has no e-mail address" }
  }
  const meant = repaired(email)
  if (meant) {
    return { reason: "wrongly_encoded", message: `the e-mail address ${email} is UTF-8 that was read as Latin-1: ${meant} is meant, correct it in the source` }
  }
  return ambiguous.has(read.data) ? { reason: "ambiguous_email", message: `several customers have the e-mail address ${read.data}, whether in capitals or not: this shop knows one for each` } : null
}

const nameOf = (text: string | null): { name: string | null; remark: Said | null } => {
  const name = text?.trim() || null
  if (name && !isStorable(name)) {
    return { name: null, remark: { reason: "unstorable_text", message: `${JSON.stringify(name)} holds characters that cannot be stored, and is left out` } }
  }
  const meant = name && repaired(name)
  return meant ? { name: meant, remark: { reason: "wrongly_encoded", message: `"${name}" is UTF-8 that was read as Latin-1; it is moved as "${meant}"` } } : { name, remark: null }
}
