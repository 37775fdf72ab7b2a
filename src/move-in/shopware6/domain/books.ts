/** The price books that rules become. */
import { sha256 } from "../../../shared/digest"
import type { Book } from "../../domain/records"
import type { BookMarket } from "./book-markets"
import type { MovableRule } from "./judged-rules"

/** As long as this shop takes a name. */
const LONGEST_NAME = 200

/** The book of a rule in a market. */
export const bookOf = (rule: MovableRule, market: BookMarket): Book => ({
  key: keyOf(rule, market, "own"),
  name: named(rule.name, ` (${market.currency.code.toUpperCase()})`),
  audience: rule.audience,
  ...common(rule, market),
})

/**
 * A book of a rule for everyone, once more for some groups. In this shop a price for groups goes before one for everyone,
 * in Shopware priority alone decides: where a rule for everyone goes before one for a group, its prices must stand among
 * those for the group as well.
 */
export const bookBefore = (rule: MovableRule, market: BookMarket, groups: readonly string[], group_names: ReadonlyMap<string, string>): Book => ({
  key: keyOf(rule, market, digestOf(groups)),
  name: named(rule.name, ` (${market.currency.code.toUpperCase()}), before prices of ${few(groups.map((key) => group_names.get(key) ?? key))}`),
  audience: { type: "groups", keys: [...groups] },
  ...common(rule, market),
})

const common = ({ priority, starts_at, ends_at }: MovableRule, { currency, region_ids }: BookMarket) => ({
  currency_code: currency.code,
  region_ids,
  combine: "override" as const,
  priority,
  starts_at,
  ends_at,
})

const keyOf = ({ id }: MovableRule, { currency, tax_inclusive, region_ids }: BookMarket, kind: string): string =>
  [id, currency.code, tax_inclusive ? "gross" : "net", region_ids.length ? digestOf(region_ids) : "all", kind].join(":")

const digestOf = (ids: readonly string[]): string => sha256([...ids].sort().join()).slice(0, 16)

const few = (names: readonly string[]): string => (names.length > 3 ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more` : names.join(", "))

const named = (rule: string, suffix: string): string => {
  const end = suffix.slice(0, 120)
  return `Shopware: ${rule.trim().slice(0, LONGEST_NAME - "Shopware: ".length - end.length)}${end}`
}
