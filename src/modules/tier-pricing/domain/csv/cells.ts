/**
 * What is written in one cell of a file, and how it is read back. Each pair of functions is exact:
 * what one writes, the other reads as the same value.
 */

/** A cell's value, or why there is none. `message` says what would be right. */
export type Cell<T> = { ok: true; value: T } | { ok: false; reason: string; message: string }

const good = <T>(value: T): Cell<T> => ({ ok: true, value })
const bad = (reason: string, message: string): Cell<never> => ({ ok: false, reason, message })

/** A spreadsheet runs a text that begins like this as a formula. */
const FORMULA = /^'*[=+\-@\t\r]/
const QUOTED_FORMULA = /^'+[=+\-@\t\r]/

/**
 * A text that a spreadsheet takes for a formula gets an apostrophe in front, as spreadsheets
 * themselves do it. Null is an empty cell; an empty text is a single apostrophe.
 */
export const writeText = (text: string | null): string =>
  text === null ? "" : FORMULA.test(text) || /^'*$/.test(text) ? `'${text}` : text

/** Reads what {@link writeText} wrote: an empty cell is null. */
export const readText = (cell: string): string | null =>
  cell === "" ? null : QUOTED_FORMULA.test(cell) || /^'+$/.test(cell) ? cell.slice(1) : cell

const LIST = "|"
const GROUPS = ";"

const escaped = (text: string): string => text.replace(/[\\|;]/g, "\\$&")

/** Ids or names, separated by `|`. A `|`, `;` or `\` inside one has a `\` in front. */
export const writeList = (entries: string[]): string => entries.map(escaped).join(LIST)

/** Reads what {@link writeList} wrote. Spaces around an entry do not count; an empty cell has none. */
export const readList = (cell: string): string[] =>
  cell.trim() === "" ? [] : splitEscaped(cell, LIST).map((entry) => unescaped(entry).trim())

/** What a rule leaves out: `products:prod_1|prod_2;categories:pcat_1`. */
export const writeExclude = (exclude: { type: string; ids: string[] }[]): string =>
  exclude.map(({ type, ids }) => `${type}:${writeList(ids)}`).join(GROUPS)

/** Reads what {@link writeExclude} wrote. Whether the kinds exist is for the rule's schema to say. */
export const readExclude = (cell: string): Cell<{ type: string; ids: string[] }[]> => {
  if (cell.trim() === "") {
    return good([])
  }
  const entries = splitEscaped(cell, GROUPS).map((entry) => {
    const colon = entry.indexOf(":")
    return { type: entry.slice(0, Math.max(colon, 0)).trim(), ids: readList(entry.slice(colon + 1)) }
  })
  return entries.every(({ type, ids }) => type && ids.length)
    ? good(entries)
    : bad("malformed_list", "must look like products:prod_1|prod_2;categories:pcat_1")
}

/** Splits at separators that have no `\` in front; the `\` stay for {@link unescaped}. */
const splitEscaped = (text: string, separator: string): string[] => {
  const parts: string[] = []
  let part = ""
  for (let index = 0; index < text.length; index++) {
    if (text[index] === "\\" && index + 1 < text.length) {
      part += text[index] + text[++index]
    } else if (text[index] === separator) {
      parts.push(part)
      part = ""
    } else {
      part += text[index]
    }
  }
  return [...parts, part]
}

const unescaped = (text: string): string => text.replace(/\\([\s\S])/g, "$1")

/** A number without an exponent: 1e-7 is written 0.0000001. No rule holds more than ten decimals. */
export const writeNumber = (value: number): string =>
  String(value).includes("e") ? value.toFixed(10).replace(/\.?0+$/, "") : String(value)

const DECIMAL = /^-?\d+(\.\d+)?(e[+-]?\d{1,3})?$/i
/** Groups of three with a comma, a space, an apostrophe …: 1,000 or 1 000.50 or 1'000; and 1.000.000. */
const GROUPED = /^-?\d{1,3}(([, \u00a0\u202f'’_])\d{3})+([.,]\d+)?$/
const GROUPED_BY_POINTS = /^-?\d{1,3}(\.\d{3}){2,}(,\d+)?$/
const DECIMAL_COMMA = /^-?\d{1,3}(\.\d{3})*,\d+$|^-?\d+,\d+$/

const notDecimal = (text: string): Cell<never> => {
  if (GROUPED.test(text) || GROUPED_BY_POINTS.test(text)) {
    return bad("thousands_separator", "must be written without separators: 1000, and 1.5 with a point")
  }
  return DECIMAL_COMMA.test(text)
    ? bad("decimal_comma", "must be written with a decimal point: 1.5")
    : bad("not_a_number", "must be a number such as 1.5")
}

/** An amount or a percentage with a decimal point, as precise as written. */
export const readDecimal = (cell: string): Cell<number> => {
  const text = cell.trim()
  if (!DECIMAL.test(text)) {
    return notDecimal(text)
  }
  const value = Number(text)
  return /e/i.test(text) || isExactly(value, text)
    ? good(value)
    : bad("too_many_digits", "must have fewer digits: they cannot all be kept")
}

const isExactly = (value: number, text: string): boolean => {
  const [whole, fraction = ""] = text.split(".")
  const trimmed = fraction.replace(/0+$/, "")
  const plain = `${whole.replace(/^(-?)0+(?=\d)/, "$1")}${trimmed && `.${trimmed}`}`
  return trimmed.length > 10 || writeNumber(value) === plain || value === 0
}

/**
 * A whole number. Zeros after a point are taken as a spreadsheet's way of writing it (`10.0000`),
 * except three of them, which may as well be a thousands separator.
 */
export const readWhole = (cell: string): Cell<number> => {
  const text = cell.trim()
  if (/^-?\d{1,15}(\.0+)?$/.test(text) && !/^-?\d{1,3}\.000$/.test(text)) {
    return good(Number(text))
  }
  if (/^-?\d{1,3}(\.\d{3})+$/.test(text)) {
    return bad("thousands_separator", "must be written without separators: 1000")
  }
  return DECIMAL.test(text) ? bad("not_whole", "must be a whole number such as 100") : notDecimal(text)
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i

/** A point in time as ISO 8601 with its offset. An empty cell is null. */
export const readTime = (cell: string): Cell<Date | null> => {
  const text = cell.trim()
  if (text === "") {
    return good(null)
  }
  const time = new Date(text)
  return TIME.test(text) && !Number.isNaN(time.getTime())
    ? good(time)
    : bad("not_a_time", "must be a time with its offset such as 2026-12-31T00:00:00Z")
}

/** Null (an empty cell), a number of decimals, or `exact`. */
export const readDecimals = (cell: string): Cell<number | "exact" | null> => {
  const text = cell.trim().toLowerCase()
  return text === "" ? good(null) : text === "exact" ? good("exact") : readWhole(text)
}

/** One of a few words, in any case. An empty cell is undefined. */
export const readWord =
  (words: readonly string[]) =>
  (cell: string): Cell<string | undefined> => {
    const word = cell.trim().toLowerCase()
    return word === "" ? good(undefined) : words.includes(word) ? good(word) : bad("unknown_value", `must be one of ${words.join(", ")}`)
  }
