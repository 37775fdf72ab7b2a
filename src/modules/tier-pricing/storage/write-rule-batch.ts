/** Writes many rules with few statements, new ones and such that replace a stored one. Runs inside the transaction of an import. */
import type { Context } from "@medusajs/framework/types"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { audienceMembers } from "../domain/targets"
import type { PriceBookItem, TierPriceRuleInput } from "../domain/tier-price-rule"
import { run } from "../../../storage/sql"
import { hashedAudienceKey, lookupRows } from "./write-rules"

type Db = Context<SqlEntityManager>

/** A rule under the id that it is to have, whether or not a rule of that id is stored. */
export type RuleUnderId = TierPriceRuleInput & { id: string }

const RULES_AT_ONCE = 500
const BREAKS_AT_ONCE = 5_000

/**
 * Stores rules under their ids. A stored rule of the same id is replaced with all its items, also
 * one that was deleted; it keeps its time of creation.
 *
 * @param onWritten is told how many breaks have been written so far
 */
export const upsertRules = async (context: Db, rules: RuleUnderId[], onWritten: (breaks: number) => Promise<void>): Promise<void> => {
  let written = 0
  for (let start = 0; start < rules.length; start += RULES_AT_ONCE) {
    const batch = rules.slice(start, start + RULES_AT_ONCE)
    const replaced = await upsertColumns(context, batch)
    if (start === 0) {
      await forgetPlans(context)
    }
    await forgetRows(context, replaced)
    await insertLookups(context, batch)
    for (const rows of batchesOfBreaks(batch)) {
      await insertBreaks(context, rows)
      written += rows.length
      await onWritten(written)
    }
    written += batch.reduce((count, { breaks }) => count + (breaks?.length ?? 0), 0)
    await onWritten(written)
  }
}

/**
 * A connection keeps the plan by which it checks that the rule of a row exists. One that it made
 * when the shop had a handful of rules reads them all for each row: for 100,000 new rules, minutes.
 */
const forgetPlans = (context: Db): Promise<unknown> => run(context, "DISCARD PLANS")

/** Returns the ids of those that were stored before. */
const upsertColumns = async (context: Db, rules: RuleUnderId[]): Promise<string[]> => {
  const written = await run<{ id: string; replaced: boolean }>(
    context,
    `INSERT INTO tier_price_rule (id, name, description, status, priority, starts_at, ends_at, kind, audience, audience_key, scope, exclude, breaks,
       region_ids, currency_code, combine, promotions, base, decimals, quantity_basis, item_count)
     SELECT * FROM jsonb_to_recordset(CAST(:rules AS jsonb)) AS g(id text, name text, description text, status text, priority integer,
       starts_at timestamptz, ends_at timestamptz, kind text, audience jsonb, audience_key text, scope jsonb, exclude jsonb, breaks jsonb,
       region_ids jsonb, currency_code text, combine text, promotions text, base text, decimals text, quantity_basis text, item_count integer)
     ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, description = EXCLUDED.description, status = EXCLUDED.status,
       priority = EXCLUDED.priority, starts_at = EXCLUDED.starts_at, ends_at = EXCLUDED.ends_at, kind = EXCLUDED.kind,
       audience = EXCLUDED.audience, audience_key = EXCLUDED.audience_key, scope = EXCLUDED.scope, exclude = EXCLUDED.exclude,
       breaks = EXCLUDED.breaks, region_ids = EXCLUDED.region_ids, currency_code = EXCLUDED.currency_code, combine = EXCLUDED.combine,
       promotions = EXCLUDED.promotions, base = EXCLUDED.base, decimals = EXCLUDED.decimals, quantity_basis = EXCLUDED.quantity_basis,
       item_count = EXCLUDED.item_count, updated_at = now(), deleted_at = NULL
     RETURNING id, (xmax <> 0) AS replaced`,
    { rules: JSON.stringify(rules.map(columnsOf)) }
  )
  return written.flatMap(({ id, replaced }) => (replaced ? id : []))
}

const columnsOf = ({ items, ...rule }: RuleUnderId) => ({
  ...rule,
  kind: rule.scope ? "scope" : "price_book",
  audience_key: hashedAudienceKey(rule),
  decimals: rule.decimals === null ? null : String(rule.decimals),
  item_count: items?.length ?? 0,
})

/** Only for rules that were stored before: in the middle of a large import, PostgreSQL looks through all rows for nothing. */
const forgetRows = async (context: Db, rule_ids: string[]): Promise<void> => {
  if (rule_ids.length) {
    await run(context, `DELETE FROM tier_price_book_break WHERE rule_id = ANY(CAST(:rule_ids AS text[]))`, { rule_ids })
    await run(context, `DELETE FROM tier_price_rule_scope WHERE rule_id = ANY(CAST(:rule_ids AS text[]))`, { rule_ids })
  }
}

const insertLookups = async (context: Db, rules: RuleUnderId[]): Promise<void> => {
  const audiences = rules.flatMap((rule) => audienceMembers(rule.audience).map((member) => ({ member, audience_key: hashedAudienceKey(rule) })))
  const scopes = rules.flatMap((rule) => {
    const { targets, excluded } = lookupRows(rule)
    return targets.map((target, index) => ({ target, audience_key: hashedAudienceKey(rule), rule_id: rule.id, excluded: excluded[index] }))
  })
  await run(
    context,
    `INSERT INTO tier_price_audience (member, audience_key)
     SELECT DISTINCT member, audience_key FROM jsonb_to_recordset(CAST(:audiences AS jsonb)) AS g(member text, audience_key text)
     ORDER BY member, audience_key ON CONFLICT DO NOTHING`,
    { audiences: JSON.stringify(audiences) }
  )
  await run(
    context,
    `INSERT INTO tier_price_rule_scope (target, audience_key, rule_id, excluded)
     SELECT DISTINCT target, audience_key, rule_id, excluded
     FROM jsonb_to_recordset(CAST(:scopes AS jsonb)) AS g(target text, audience_key text, rule_id text, excluded boolean)`,
    { scopes: JSON.stringify(scopes) }
  )
}

type BreakRow = { rule_id: string; variant_id: string } & PriceBookItem["breaks"][number]

function* batchesOfBreaks(rules: RuleUnderId[]): Generator<BreakRow[]> {
  let rows: BreakRow[] = []
  for (const { id: rule_id, items } of rules) {
    for (const { variant_id, breaks } of items ?? []) {
      rows.push(...breaks.map((tier) => ({ rule_id, variant_id, ...tier })))
      if (rows.length >= BREAKS_AT_ONCE) {
        yield rows
        rows = []
      }
    }
  }
  if (rows.length) {
    yield rows
  }
}

/** Breaks of price books; their variants have none there yet. */
export const insertBreaks = (context: Db, rows: BreakRow[]): Promise<unknown> =>
  run(
    context,
    `INSERT INTO tier_price_book_break (rule_id, variant_id, min_quantity, type, value)
     SELECT * FROM unnest(CAST(:rule_ids AS text[]), CAST(:variant_ids AS text[]), CAST(:min_quantities AS integer[]), CAST(:types AS text[]), CAST(:values AS numeric[]))`,
    {
      rule_ids: rows.map(({ rule_id }) => rule_id),
      variant_ids: rows.map(({ variant_id }) => variant_id),
      min_quantities: rows.map(({ min_quantity }) => min_quantity),
      types: rows.map(({ type }) => type),
      values: rows.map(({ value }) => value),
    }
  )
