/** Tier rules in bulk: written with SQL, with the lookup rows that the product's own functions give. */
import type { Client } from "pg"
import { audienceMembers, exclusionTargets, scopeTargets } from "../../src/modules/tier-pricing/domain/targets"
import { parseTierPriceRule } from "../../src/modules/tier-pricing/domain/tier-price-rule"
import { hashedAudienceKey } from "../../src/modules/tier-pricing/storage/write-rules"
import type { Catalogue } from "./catalogue"

/** A rule as an admin would send it. */
export type RuleFields = Record<string, unknown>

export const percentage = (min_quantity: number, value: number) => ({ min_quantity, type: "percentage", value })
const audienceOf = (...ids: string[]) => ({ type: "customer_groups", ids })
const number = (index: number): string => String(index).padStart(6, "0")

/** What the best of {@link ownRules} makes of a price of 100 at one piece. */
export const OWN_PRICE = 90

/** Ten rules for the buyer's group that all cover the catalogue; the best gives 10 %. */
export const ownRules = ({ group_id, category_id, products }: Catalogue): RuleFields[] =>
  Array.from({ length: 10 }, (_, index) => ({
    name: `Own ${index + 1}`,
    audience: audienceOf(group_id),
    scope: [
      { type: "all", ids: [] },
      { type: "categories", ids: [category_id] },
      { type: "products", ids: products.map(({ id }) => id) },
    ][index % 3],
    breaks: [percentage(1, index + 1), percentage(10, index + 11), percentage(100, index + 21)],
  }))

/** Rules for other groups, each for one of its own, over the same catalogue. */
export const othersRules = ({ category_id, products }: Catalogue, count: number): RuleFields[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `Other ${index + 1}`,
    audience: audienceOf(`cusgroup_other_${number(index)}`),
    scope: [
      { type: "all", ids: [] },
      { type: "categories", ids: [category_id] },
      { type: "products", ids: products.slice(index % 70, (index % 70) + 50).map(({ id }) => id) },
    ][index % 3],
    breaks: [percentage(1, 30), percentage(10, 40), percentage(100, 50)],
  }))

/** Rules for everyone, each on one product that is not asked about. */
export const elsewhereRules = (count: number): RuleFields[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `Elsewhere ${index + 1}`,
    scope: { type: "products", ids: [`prod_elsewhere_${number(index)}`] },
    breaks: [percentage(1, 30), percentage(10, 40)],
  }))

/** Ten rules for everyone that do cover the catalogue; the best gives 10 %. */
export const everyonesRules = (catalogue: Catalogue): RuleFields[] =>
  ownRules(catalogue).map((rule) => ({ ...rule, audience: { type: "everyone", ids: [] } }))

const BATCH = 1_000

/** Writes active rules. @throws when one of them is not a rule */
export const insertRules = async (client: Client, label: string, rules: RuleFields[]): Promise<void> => {
  const rows = rules.map((fields, index) => rowsOf(`tprule_${label}_${number(index)}`, fields))
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH)
    await client.query(INSERT_RULES, [JSON.stringify(batch.map(({ rule }) => rule))])
    await client.query(INSERT_SCOPES, [JSON.stringify(batch.flatMap(({ scopes }) => scopes))])
    await client.query(INSERT_AUDIENCES, [JSON.stringify(batch.flatMap(({ audiences }) => audiences))])
  }
}

const rowsOf = (id: string, fields: RuleFields) => {
  const parsed = parseTierPriceRule({ status: "active", ...fields })
  if (!parsed.ok) throw new Error(`${id} is no rule: ${JSON.stringify(parsed.refusals)}`)
  const { items, decimals, ...rule } = parsed.value
  const audience_key = hashedAudienceKey(rule)
  return {
    rule: { ...rule, id, audience_key, kind: rule.scope ? "scope" : "price_book", decimals: decimals === null ? null : String(decimals), item_count: items?.length ?? 0 },
    scopes: [
      ...(rule.scope ? scopeTargets(rule.scope) : []).map((target) => ({ target, audience_key, rule_id: id, excluded: false })),
      ...exclusionTargets(rule.exclude).map((target) => ({ target, audience_key, rule_id: id, excluded: true })),
    ],
    audiences: audienceMembers(rule.audience).map((member) => ({ member, audience_key })),
  }
}

const COLUMNS =
  "id, name, description, status, priority, starts_at, ends_at, kind, audience, audience_key, scope, exclude, breaks, region_ids, currency_code, combine, promotions, base, decimals, quantity_basis, item_count"

/** A JSON null of a scope, as of a price book, is no value to the database. */
const INSERT_RULES = `
  INSERT INTO tier_price_rule (${COLUMNS}, created_at)
  SELECT ${COLUMNS.replace(" scope,", " NULLIF(scope, 'null'),").replace(" breaks,", " NULLIF(breaks, 'null'),")}, now() + interval '1 ms' * row_number() OVER ()
  FROM jsonb_populate_recordset(NULL::tier_price_rule, $1::jsonb)`
const INSERT_SCOPES = `INSERT INTO tier_price_rule_scope SELECT * FROM jsonb_populate_recordset(NULL::tier_price_rule_scope, $1::jsonb)`
const INSERT_AUDIENCES = `INSERT INTO tier_price_audience SELECT DISTINCT * FROM jsonb_populate_recordset(NULL::tier_price_audience, $1::jsonb) ON CONFLICT DO NOTHING`
