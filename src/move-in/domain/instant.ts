/** Times as an operator writes them, in a query of their own or on the command line. Pure. */

const TIME = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?)?(Z|[+-]\d\d:?\d\d)?$/

/** `2026-12-31`, `2026-12-31 23:59:59` or `2026-12-31T23:59:59+01:00`; without an offset it is UTC. Null of any other text, 31 February among them. */
export const instantOf = (text: string): Date | null => {
  const [found, year, month, day, hour = "00", minute = "00", second = "00", fraction = "0", offset = "Z"] = TIME.exec(text.trim()) ?? []
  const days = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  if (!found || days.getUTCMonth() !== Number(month) - 1 || days.getUTCDate() !== Number(day)) {
    return null
  }
  const zone = offset === "Z" || offset.includes(":") ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, "0").slice(0, 3)}${zone}`)
  return Number.isNaN(instant.getTime()) ? null : instant
}

export const isZeroDate = (text: string): boolean => text.trim().startsWith("0000-00-00")
