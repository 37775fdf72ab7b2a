/** When two phone numbers, tax numbers, addresses or names are the same, however they are written. Pure. */
import { folded } from "./look-alikes"

/** Letters and digits alone, folded. */
const plain = (text: string | null | undefined): string => folded(text ?? "").replace(/[^\p{L}\p{N}]/gu, "")

const digitsOf = (phone: string): string => phone.normalize("NFKC").replace(/\(0\)/g, "").replace(/\D/g, "").replace(/^0+/, "")

/** Shorter numbers are extensions, or none at all. */
const SHORTEST_NUMBER = 6
/** With fewer digits than this, the end of a longer number may well be somebody else's. */
const SHORTEST_END = 8

/** Whether two numbers ring the same phone: `+49 (0)171 1234567` and `0171/123 45 67` do. */
export const isSamePhone = (one: string, other: string): boolean => {
  const [short, long] = [digitsOf(one), digitsOf(other)].sort((a, b) => a.length - b.length)
  return short.length >= SHORTEST_NUMBER && (short === long || (short.length >= SHORTEST_END && long.length - short.length <= 3 && long.endsWith(short)))
}

const SHORTEST_TAX_NUMBER = 4

/** Whether two VAT numbers or tax ids are one, with or without the country before it: `DE 123.456-789` and `123456789`. */
export const isSameTaxNumber = (one: string, other: string): boolean => {
  const [short, long] = [plain(one), plain(other)].sort((a, b) => a.length - b.length)
  return short.length >= SHORTEST_TAX_NUMBER && (short === long || (/^[a-z]{2}/.test(long) && long.slice(2) === short))
}

/** An address as far as it tells where somebody is. */
export type Place = { address_1: string | null; address_2: string | null; postal_code: string | null; city: string | null; country_code: string | null }

const street = (text: string | null): string => plain(folded(text ?? "").replace(/str(asse|\.|eet\b)?(?=\W|\d|$)/g, "str"))

/**
 * Whether two addresses are one. Who names no floor may be on any; without street and postal code (or city) nobody is anywhere.
 */
export const isSamePlace = (one: Place, other: Place): boolean => {
  const where = (of: Place): string[] => [street(of.address_1), plain(of.postal_code) || plain(of.city), plain(of.country_code)]
  const [floor, other_floor] = [plain(one.address_2), plain(other.address_2)]
  const [at, other_at] = [where(one), where(other)]
  return at[0] !== "" && at[1] !== "" && at.every((part, index) => part === other_at[index]) && (!floor || !other_floor || floor === other_floor)
}

/** Whether two people are named alike, in whatever order: `Berg, Änne` and `Anne Berg`. A single word names nobody. */
export const isSameName = (one: string, other: string): boolean => {
  const words = (name: string): string[] => folded(name).split(/[^\p{L}\p{N}]+/u).filter(Boolean).sort()
  const [mine, theirs] = [words(one), words(other)]
  return mine.length > 1 && mine.join(" ") === theirs.join(" ")
}
