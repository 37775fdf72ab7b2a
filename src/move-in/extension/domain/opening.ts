/** What the rows of one address come to, as an operator's own query yields them. Pure. */
import { emailAddress } from "../../../shared/email"
import { isStorable } from "../../../shared/schema"
import type { OpeningLot, PointsRecord, Remark } from "../../domain/records"
import { instantOf, isZeroDate } from "../../domain/instant"

/** As the server sends it, every value as a text. */
export type PointsRow = { email: string | null; points: string | null; expires_at: string | null; note: string | null }

export type Opening = { record: PointsRecord | null; remarks: Remark[] }

/**
 * Rows of one address, whose `key` is the address as it is sorted. What ends together is one lot. A row that cannot be
 * read is left out by itself; the whole address where that would give more than there is: points of one end that come
 * to less than nothing were taken from others, nobody knows from which.
 */
export const openingOf = (key: string, rows: PointsRow[], at: Date): Opening => {
  const read = rows.map((row) => readRow(key, row))
  const remarks = read.flatMap(({ remark }) => remark ?? [])
  const lots = joined(read.flatMap(({ lot }) => lot ?? []))
  const figure = lots.reduce((sum, { points }) => sum + points, 0)
  const wrong = wrongAddress(key, rows)
  if (wrong) {
    return { record: null, remarks: [...remarks, { row: key, ...wrong, figure }] }
  }
  const negative = lots.find(({ points }) => points < 0)
  if (negative) {
    const ending = negative.expires_at ? `that end at ${negative.expires_at.toISOString()}` : "that never end"
    return { record: null, remarks: [...remarks, { row: key, reason: "negative_balance", message: `the points ${ending} come to ${negative.points}: the query must yield what is left, 0 or more`, figure }] }
  }
  const [ended, open] = [lots.filter((lot) => isOver(lot, at)), lots.filter((lot) => !isOver(lot, at) && lot.points > 0)]
  const expired = ended.filter(({ points }) => points > 0).map(({ points, expires_at }): Remark => ({ row: key, reason: "expired_points", message: `${points} points ended at ${expires_at?.toISOString()}`, figure: points }))
  return { record: open.length ? { key, row: key, email: emailAddress.parse(key), lots: open } : null, remarks: [...remarks, ...expired] }
}

/** `invalid_email`, or `ambiguous_email` where the source has the address in two spellings, perhaps of two customers. */
export const wrongAddress = (key: string, rows: { email: string | null }[]): { reason: string; message: string } | null => {
  if (!emailAddress.safeParse(key).success) {
    return { reason: "invalid_email", message: key ? `${key} is no e-mail address such as ada@example.com` : "the e-mail address is missing" }
  }
  const spellings = [...new Set(rows.map(({ email }) => (email ?? "").trim()))]
  return spellings.length > 1 ? { reason: "ambiguous_email", message: `${spellings.join(" and ")} differ only in case: the query must yield one spelling of a customer's address` } : null
}

const isOver = ({ expires_at }: OpeningLot, at: Date): boolean => expires_at !== null && expires_at.getTime() <= at.getTime()

type ReadRow = { lot?: OpeningLot; remark?: Remark }

const readRow = (key: string, { points, expires_at, note }: PointsRow): ReadRow => {
  const whole = wholeOf(points)
  if (whole === null) {
    return { remark: { row: key, reason: "not_whole", message: `points must be a whole number, not ${points ?? "NULL"}` } }
  }
  if (expires_at !== null && isZeroDate(expires_at)) {
    return { remark: { row: key, reason: "zero_date", message: `${whole} points end at ${expires_at}: the query must yield NULL for what never ends`, figure: whole } }
  }
  const end = expires_at === null ? null : instantOf(expires_at)
  if (expires_at !== null && !end) {
    return { remark: { row: key, reason: "not_a_time", message: `expires_at must be a time such as 2026-12-31 23:59:59, not ${expires_at}`, figure: whole } }
  }
  return { lot: { points: whole, expires_at: end, note: note && isStorable(note) ? note : null } }
}

/** `10`, `-3` or `10.0000`, as decimal columns have it. */
const wholeOf = (text: string | null): number | null => {
  const points = /^-?\d+(\.0*)?$/.test(text ?? "") ? Number(text) : Number.NaN
  return Number.isSafeInteger(points) ? points : null
}

/** One lot for each end, the soonest first. */
const joined = (lots: OpeningLot[]): OpeningLot[] => {
  const byEnd = new Map<number, OpeningLot>()
  for (const lot of lots) {
    const end = lot.expires_at?.getTime() ?? Number.MAX_SAFE_INTEGER
    const same = byEnd.get(end)
    byEnd.set(end, same ? { ...same, points: same.points + lot.points, note: same.note ?? lot.note } : lot)
  }
  return [...byEnd].sort(([one], [other]) => one - other).map(([, lot]) => lot)
}
