/** A stored rule as the admin API shows it. */
import type { Refusal } from "../../shared/refusal"
import type { TierPriceRuleRow } from "./service"
import { readRow } from "./storage/parse-stored"
import type { StoredItem } from "./storage/read-items"

export type PresentedRule = Omit<TierPriceRuleRow, "audience_key" | "kind" | "decimals" | "deleted_at"> & {
  decimals: number | "exact" | null
  /** Null, or why the stored rule cannot be read: it then applies nowhere. */
  broken: Refusal[] | null
  /** Left out where the caller did not ask for them; null for a rule with a scope. */
  items?: StoredItem[] | null
}

/**
 * @param items all items of a price book, or undefined to leave them out
 */
export const presentRule = (row: TierPriceRuleRow, items?: StoredItem[]): PresentedRule => {
  const { audience_key: _key, kind, deleted_at: _deleted, decimals, ...shown } = row
  const { rule } = readRow(row)
  return {
    ...shown,
    decimals: decimals === "exact" || decimals === null ? decimals : Number(decimals),
    broken: rule.ok ? null : rule.refusals,
    ...(kind === "scope" ? { items: null } : items && { items }),
  }
}

/** The fields of a stored rule that an admin may change, as the schema reads them: what a partial change is laid over. */
export const editableFields = (row: TierPriceRuleRow): Record<string, unknown> => {
  const { name, description, status, priority, starts_at, ends_at, audience, region_ids, currency_code, combine, promotions, base, quantity_basis, scope, exclude, breaks } = row
  const { decimals } = presentRule(row)
  return { name, description, status, priority, starts_at, ends_at, audience, region_ids, currency_code, combine, promotions, base, quantity_basis, scope, exclude, breaks, decimals }
}
