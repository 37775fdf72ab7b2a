import type { TierPriceRuleRow } from "./service"

/** The fields of a stored rule that an admin may change, as the schema reads them: what a partial change is laid over. */
export const editableFields = (row: TierPriceRuleRow): Record<string, unknown> => {
  const { name, description, status, priority, starts_at, ends_at, audience, region_ids, currency_code, combine, promotions, base, quantity_basis, scope, exclude, breaks } = row
  const decimals = storedDecimals(row.decimals)
  return { name, description, status, priority, starts_at, ends_at, audience, region_ids, currency_code, combine, promotions, base, quantity_basis, scope, exclude, breaks, decimals }
}

/** They are stored as text: a number, `exact`, or null. Anything else is left for the schema to refuse. */
export const storedDecimals = (decimals: unknown): unknown => (typeof decimals === "string" && /^\d+$/.test(decimals) ? Number(decimals) : decimals)
