/** Times as Magento stores them: in UTC, without saying so. Pure. */

/** Null where it is no time: also the zero date, and 31 February. @example `2026-03-01 12:00:00` */
export const timeOf = (text: string): Date | null => {
  const [, ...parts] = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(text) ?? []
  if (parts.length < 6) {
    return null
  }
  const [year, month, day, hour, minute, second] = parts.map(Number)
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  return year > 0 && time.getUTCMonth() === month - 1 && time.getUTCDate() === day ? time : null
}

/** As the database compares it. @example `2026-03-01 12:00:00` */
export const textOf = (time: Date): string => time.toISOString().slice(0, 19).replace("T", " ")

export const isZeroDate = (text: string): boolean => text.startsWith("0000-00-00")
