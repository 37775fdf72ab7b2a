/** Which code the rows of one address name, as an operator's own query yields them. Pure. */
import { emailAddress } from "../../../shared/email"
import type { CodeRecord, Remark } from "../../domain/records"
import { wrongAddress } from "./opening"

/** As the server sends it, every value as a text. */
export type CodeRow = { email: string | null; code: string | null }

/** One code of one address; several of them are not moved: which of them holds is not known. */
export const codeOf = (key: string, rows: CodeRow[]): { record: CodeRecord | null; remarks: Remark[] } => {
  const wrong = wrongAddress(key, rows)
  if (wrong) {
    return { record: null, remarks: [{ row: key, ...wrong }] }
  }
  const codes = [...new Set(rows.map(({ code }) => (code ?? "").trim()).filter(Boolean))]
  if (codes.length === 0) {
    return { record: null, remarks: [{ row: key, reason: "empty_code", message: "code must not be empty" }] }
  }
  if (codes.length > 1) {
    return { record: null, remarks: [{ row: key, reason: "several_codes", message: `the query yields the codes ${codes.join(", ")}: a customer can have one` }] }
  }
  return { record: { key, row: key, email: emailAddress.parse(key), code: codes[0] }, remarks: [] }
}
