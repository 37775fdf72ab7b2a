/** Stored rules as the admin API shows them. */
import { storedDecimals } from "../../../modules/tier-pricing/editable-fields"
import { AMOUNTS_WITHOUT_CURRENCY } from "../../../modules/tier-pricing/refusals"
import type { TierPriceRuleRow, TierPricingService } from "../../../modules/tier-pricing/service"
import { readRow } from "../../../modules/tier-pricing/storage/parse-stored"
import type { StoredItem } from "../../../modules/tier-pricing/storage/read-items"
import type { Refusal } from "../../../shared/refusal"
import { refuse } from "../../refusals"

export type PresentedRule = Omit<TierPriceRuleRow, "audience_key" | "kind" | "decimals" | "deleted_at"> & {
  /** A number, `exact` or null; as it is stored where the rule is broken. */
  decimals: unknown
  /** Null, or why the stored rule cannot be read: it then applies nowhere. */
  broken: Refusal[] | null
  /** All of them where a single rule is read, else left out; null for a rule with a scope. */
  items?: StoredItem[] | null
}

/**
 * Rules without the items of price books.
 *
 * @param fields which fields to show, see {@link fieldsIn}
 */
export const presentRules = async (service: TierPricingService, rows: TierPriceRuleRow[], fields?: string): Promise<Partial<PresentedRule>[]> => {
  const show = fieldsIn(fields)
  const without_currency = rows.filter(({ kind, currency_code }) => kind === "price_book" && !currency_code)
  const of_amounts = new Set(await service.findBooksOfAmounts(without_currency.map(({ id }) => id)))
  return rows.map((row) => only(show, present(row, of_amounts.has(row.id))))
}

/** One rule, with all items of a price book unless `fields` leaves them out. */
export const presentRule = async (service: TierPricingService, row: TierPriceRuleRow, fields?: string): Promise<Partial<PresentedRule>> => {
  const [rule] = await presentRules(service, [row], fields)
  return row.kind === "price_book" && fieldsIn(fields)("items") ? { ...rule, items: await service.readItems(row.id) } : rule
}

const present = (row: TierPriceRuleRow, lacks_currency: boolean): PresentedRule => {
  const { audience_key: _key, kind, deleted_at: _deleted, decimals: _decimals, ...shown } = row
  const { rule } = readRow(row)
  const unreadable = rule.ok ? [] : rule.refusals
  const broken = [...unreadable, ...(lacks_currency ? [AMOUNTS_WITHOUT_CURRENCY] : [])]
  return { ...shown, decimals: storedDecimals(row.decimals), broken: broken.length ? broken : null, ...(kind === "scope" && { items: null }) }
}

const FIELDS: readonly string[] = [
  "id", "name", "description", "status", "priority", "starts_at", "ends_at", "audience", "region_ids", "currency_code", "combine",
  "promotions", "base", "decimals", "quantity_basis", "scope", "exclude", "breaks", "items", "item_count", "broken", "created_at", "updated_at",
]

/**
 * Reads Medusa's `fields`: `id,name` shows these (the id always), `-items` all but these, `+name`
 * changes nothing, for nothing is hidden.
 *
 * @throws RefusalError `unknown_field`
 */
const fieldsIn = (fields = ""): ((field: string) => boolean) => {
  const named = fields.split(",").map((field) => field.trim()).filter(Boolean)
  const unknown = named.map((field) => field.replace(/^[+*-]/, "")).filter((field) => !FIELDS.includes(field))
  if (unknown.length) {
    refuse({ path: "fields", reason: "unknown_field", message: `a tier price rule has no ${unknown.join(", ")}`, values: unknown })
  }
  const wanted = named.filter((field) => !/^[+*-]/.test(field))
  return (field) => field === "id" || (!named.includes(`-${field}`) && (!wanted.length || wanted.includes(field)))
}

const only = (show: (field: string) => boolean, rule: PresentedRule): Partial<PresentedRule> =>
  Object.fromEntries(Object.entries(rule).filter(([field]) => show(field)))
