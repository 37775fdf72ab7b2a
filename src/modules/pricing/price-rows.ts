import type { Context } from "@medusajs/framework/types"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { flattenObjectToKeyValuePairs, MedusaError, PriceListStatus } from "@medusajs/framework/utils"
import { amount } from "../../shared/money"
import type { MedusaPriceRow } from "../tier-pricing/domain/medusa-price"
import type { GivenContext } from "../tier-pricing/pricing-context"
import { nativeRepositories } from "./native"

/** Medusa's price rows by price set, and the tax mode of a price that no row has. */
export type PriceRows = { by_price_set: Record<string, MedusaPriceRow[]>; is_tax_inclusive: boolean }

type StoredRow = Omit<MedusaPriceRow, "amount"> & { price_set_id: string; amount: string | { value: string } }

/**
 * Some value of the context meets the rule `r`: the text is equal, or a number compares as the
 * rule's operator says. `:values` maps each attribute of the context to its values.
 */
const CONTEXT_MEETS_PRICE_RULE = `EXISTS (
  SELECT 1 FROM jsonb_array_elements(CAST(:values AS jsonb) -> r.attribute) v
  WHERE CASE
    WHEN r.value = v #>> '{}' AND (jsonb_typeof(v) <> 'number' OR r.operator = 'eq') THEN true
    WHEN jsonb_typeof(v) <> 'number' THEN false
    WHEN r.operator = 'gt' THEN (v #>> '{}')::numeric > r.value::numeric
    WHEN r.operator = 'gte' THEN (v #>> '{}')::numeric >= r.value::numeric
    WHEN r.operator = 'lt' THEN (v #>> '{}')::numeric < r.value::numeric
    WHEN r.operator = 'lte' THEN (v #>> '{}')::numeric <= r.value::numeric
    ELSE false
  END)`

const CONTEXT_MEETS_LIST_RULE = `EXISTS (
  SELECT 1 FROM jsonb_array_elements(CAST(:values AS jsonb) -> r.attribute) v WHERE r.value @> v)`

const STATEMENT = `
WITH list AS MATERIALIZED (
  SELECT l.id, l.type, l.rules_count FROM price_list l
  WHERE l.status = :active AND l.deleted_at IS NULL
    AND (l.starts_at IS NULL OR l.starts_at <= now()) AND (l.ends_at IS NULL OR l.ends_at >= now())
    AND (l.rules_count = 0 OR l.rules_count = (
      SELECT count(*) FROM price_list_rule r
      WHERE r.price_list_id = l.id AND r.deleted_at IS NULL AND ${CONTEXT_MEETS_LIST_RULE}))
), preference AS MATERIALIZED (
  SELECT
    (SELECT p.is_tax_inclusive FROM price_preference p WHERE p.attribute = 'region_id' AND p.value = :region_id AND p.deleted_at IS NULL LIMIT 1) AS of_region,
    COALESCE((SELECT p.is_tax_inclusive FROM price_preference p WHERE p.attribute = 'currency_code' AND p.value = :currency_code AND p.deleted_at IS NULL LIMIT 1), false) AS of_currency
), fitting AS (
  SELECT p.id, p.price_set_id, COALESCE(p.raw_amount, to_jsonb(p.amount::text)) AS amount,
    p.min_quantity::float8 AS min_quantity, p.max_quantity::float8 AS max_quantity,
    p.price_list_id, l.type AS price_list_type, p.rules_count + COALESCE(l.rules_count, 0) AS rules_count,
    CASE WHEN preference.of_region IS NOT NULL AND EXISTS (
      SELECT 1 FROM price_rule r WHERE r.price_id = p.id AND r.deleted_at IS NULL AND r.attribute = 'region_id' AND r.value = :region_id
    ) THEN preference.of_region ELSE preference.of_currency END AS is_tax_inclusive
  FROM price p LEFT JOIN list l ON l.id = p.price_list_id CROSS JOIN preference
  WHERE p.price_set_id = ANY(CAST(:price_set_ids AS text[])) AND p.currency_code = :currency_code AND p.deleted_at IS NULL
    AND (p.price_list_id IS NULL OR l.id IS NOT NULL)
    AND (p.rules_count = 0 OR p.rules_count = (
      SELECT count(*) FROM price_rule r WHERE r.price_id = p.id AND r.deleted_at IS NULL AND ${CONTEXT_MEETS_PRICE_RULE}))
)
SELECT COALESCE((SELECT json_agg(f) FROM fitting f), '[]') AS rows, (SELECT of_currency FROM preference) AS is_tax_inclusive`

/**
 * Medusa's repository, with the price rows of all quantities at once. `calculatePrices` keeps only
 * the rows of one quantity; a price table and a cart with pooled quantities need them all.
 */
export class PricingRepository extends nativeRepositories.PricingRepository {
  /**
   * Every price row of these price sets whose rules match the context, whatever its quantities, and
   * how it is taxed. One statement.
   *
   * @throws MedusaError `invalid_data` without `currency_code` in the context, as `calculatePrices` does
   */
  async listPriceRows(price_set_ids: string[], { context = {} }: GivenContext, sharedContext: Context<SqlEntityManager> = {}): Promise<PriceRows> {
    const { quantity: _anyQuantity, currency_code, ...attributes } = context
    if (!currency_code) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, "currency_code: is required to read prices")
    }
    const manager = this.getActiveManager<SqlEntityManager>(sharedContext)
    const connection = manager.getTransactionContext() ?? manager.getKnex()
    const result: { rows: [{ rows: StoredRow[]; is_tax_inclusive: boolean }] } = await connection.raw(STATEMENT, {
      price_set_ids,
      currency_code: String(currency_code).toLowerCase(),
      region_id: String(attributes.region_id ?? ""),
      active: PriceListStatus.ACTIVE,
      values: JSON.stringify(contextValues(attributes)),
    })
    const [{ rows, is_tax_inclusive }] = result.rows
    return { by_price_set: bySet(rows), is_tax_inclusive }
  }
}

/** Each attribute with the list of its values, flattened as Medusa does: `customer.groups.id` → `["cusgroup_1"]`. */
const contextValues = (attributes: Record<string, unknown>): Record<string, unknown[]> =>
  Object.fromEntries(
    Object.entries(flattenObjectToKeyValuePairs(attributes)).map(([attribute, value]) => [
      attribute,
      Array.isArray(value) ? value.flat() : [value],
    ])
  )

const bySet = (rows: StoredRow[]): Record<string, MedusaPriceRow[]> => {
  const sets: Record<string, MedusaPriceRow[]> = {}
  for (const { price_set_id, ...row } of rows) {
    sets[price_set_id] ??= []
    sets[price_set_id].push({ ...row, amount: amount(row.amount) })
  }
  return sets
}
