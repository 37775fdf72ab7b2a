/** Reads stored rules and breaks back: parse, then trust. A row that does not parse is refused loudly. */
import { Parsed } from "../../../shared/refusal"
import { parseInput, z } from "../../../shared/schema"
import { storedDecimals } from "../editable-fields"
import { parseTierPriceRule, STAND_IN_ITEM, tierBreaks, TierBreak, TierPriceRule } from "../domain/tier-price-rule"
import { accepted, refused, refusalsOf } from "../../../shared/refusal"

/** What of a row is read before the rule itself: enough to name it when the rest is broken. */
const identity = z.object({
  id: z.string(),
  name: z.string(),
  created_at: z.coerce.date(),
  kind: z.enum(["scope", "price_book"]),
})

export type StoredRule = { id: string; name: string; rule: Parsed<TierPriceRule> }

const remembered = <T>(limit: number, parse: (text: string) => T) => {
  const known = new Map<string, T>()
  return (text: string): T => {
    const found = known.get(text)
    if (found !== undefined) {
      return found
    }
    if (known.size >= limit) {
      known.clear()
    }
    const parsed = parse(text)
    known.set(text, parsed)
    return parsed
  }
}

/** The breaks of one variant in a price book, or what is wrong with them. */
export const parseStoredBreaks = remembered(50_000, (text: string): Parsed<TierBreak[]> => {
  const result = parseInput(tierBreaks, JSON.parse(text))
  return result.success ? accepted(result.data) : refused(refusalsOf(result.error.issues, "items.breaks"))
})

/** A row of `tier_price_rule` as a rule, or what is wrong with it. */
export const readRow = (row: Record<string, unknown>): StoredRule => {
  const { id, name, created_at, kind } = identity.parse(row)
  const isBook = kind === "price_book"
  const parsed = parseTierPriceRule({
    name: row.name,
    description: row.description,
    status: row.status,
    priority: row.priority,
    starts_at: instant(row.starts_at),
    ends_at: instant(row.ends_at),
    audience: row.audience,
    region_ids: row.region_ids,
    currency_code: row.currency_code,
    combine: row.combine,
    promotions: row.promotions,
    base: row.base,
    decimals: storedDecimals(row.decimals),
    quantity_basis: row.quantity_basis,
    exclude: row.exclude,
    scope: row.scope,
    breaks: row.breaks,
    items: isBook ? [STAND_IN_ITEM] : null,
  })
  if (!parsed.ok) {
    return { id, name, rule: parsed }
  }
  const { items: _standIn, ...rule } = parsed.value
  if (rule.currency_code !== row.currency_code) {
    // It is looked up as it is written.
    return { id, name, rule: refused([{ path: "currency_code", reason: "invalid_format", message: "must be stored in lower case" }]) }
  }
  return { id, name, rule: accepted({ ...rule, id, created_at }) }
}

const instant = (value: unknown): unknown => (typeof value === "string" ? new Date(value) : value)
