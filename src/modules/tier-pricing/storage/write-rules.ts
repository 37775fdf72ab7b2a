/** Writes what a rule covers and whom it speaks to into the lookup tables. Runs inside the transaction that writes the rule. */
import { createHash } from "node:crypto"
import type { Context } from "@medusajs/framework/types"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { audienceKey, audienceMembers, exclusionTargets, scopeTargets } from "../domain/targets"
import type { PriceBookItem, TierPriceRuleInput } from "../domain/tier-price-rule"
import { ruleNotFound } from "../refusals"
import { run } from "../../../storage/sql"

type RuleOf = Pick<TierPriceRuleInput, "audience" | "scope" | "exclude">

/** Rows written with one statement; keeps a statement's bindings small for a price book of 100,000 variants. */
const BATCH = 5_000

/** The audience as a short key that fits an index; see {@link audienceKey}. */
export const hashedAudienceKey = (rule: Pick<RuleOf, "audience">): string =>
  rule.audience.type === "everyone" ? "everyone" : createHash("sha256").update(audienceKey(rule.audience)).digest("base64url")

/** Makes the lookup rows of a rule what its scope, exclusions and audience say. */
export const writeScope = async (context: Context<SqlEntityManager>, rule_id: string, rule: RuleOf): Promise<void> => {
  const audience_key = hashedAudienceKey(rule)
  await run(
    context,
    `INSERT INTO tier_price_audience (member, audience_key)
     SELECT member, :audience_key FROM unnest(CAST(:members AS text[])) AS m(member) ON CONFLICT DO NOTHING`,
    { members: audienceMembers(rule.audience), audience_key }
  )
  await run(context, `DELETE FROM tier_price_rule_scope WHERE rule_id = :rule_id`, { rule_id })
  await run(
    context,
    `INSERT INTO tier_price_rule_scope (target, audience_key, rule_id, excluded)
     SELECT DISTINCT t.target, :audience_key, :rule_id, t.excluded
     FROM unnest(CAST(:targets AS text[]), CAST(:excluded AS boolean[])) AS t(target, excluded)`,
    { audience_key, rule_id, ...lookupRows(rule) }
  )
}

/** The rows of `tier_price_rule_scope` for one rule, column by column. */
export const lookupRows = ({ scope, exclude }: RuleOf): { targets: string[]; excluded: boolean[] } => {
  const covered = scope ? scopeTargets(scope) : []
  const taken = exclusionTargets(exclude)
  return { targets: [...covered, ...taken], excluded: [...covered.map(() => false), ...taken.map(() => true)] }
}

/** Replaces the breaks of the named variants of a price book; variants without breaks are taken out. */
export const writeItems = async (context: Context<SqlEntityManager>, rule_id: string, items: PriceBookItem[]): Promise<void> => {
  for (let start = 0; start < items.length; start += BATCH) {
    await writeItemBatch(context, rule_id, items.slice(start, start + BATCH))
  }
}

const writeItemBatch = async (context: Context<SqlEntityManager>, rule_id: string, items: PriceBookItem[]): Promise<void> => {
  await deleteItems(context, rule_id, items.map(({ variant_id }) => variant_id))
  const rows = items.flatMap(({ variant_id, breaks }) => breaks.map((tier) => ({ variant_id, ...tier })))
  await run(
    context,
    `INSERT INTO tier_price_book_break (rule_id, variant_id, min_quantity, type, value)
     SELECT :rule_id, b.* FROM unnest(CAST(:variant_ids AS text[]), CAST(:min_quantities AS integer[]), CAST(:types AS text[]), CAST(:values AS numeric[])) AS b`,
    {
      rule_id,
      variant_ids: rows.map(({ variant_id }) => variant_id),
      min_quantities: rows.map(({ min_quantity }) => min_quantity),
      types: rows.map(({ type }) => type),
      values: rows.map(({ value }) => value),
    }
  )
}

export const deleteItems = (context: Context<SqlEntityManager>, rule_id: string, variant_ids: string[]): Promise<unknown> =>
  run(context, `DELETE FROM tier_price_book_break WHERE rule_id = :rule_id AND variant_id = ANY(CAST(:variant_ids AS text[]))`, { rule_id, variant_ids })

export const deleteAllItems = (context: Context<SqlEntityManager>, rule_id: string): Promise<unknown> =>
  run(context, `DELETE FROM tier_price_book_break WHERE rule_id = :rule_id`, { rule_id })

/** Notes how many variants a price book has, and returns it. */
export const countItems = async (context: Context<SqlEntityManager>, rule_id: string): Promise<number> => {
  const [{ item_count }] = await run<{ item_count: number }>(
    context,
    `UPDATE tier_price_rule SET item_count = (SELECT count(DISTINCT variant_id) FROM tier_price_book_break WHERE rule_id = :rule_id), updated_at = now()
     WHERE id = :rule_id RETURNING item_count`,
    { rule_id }
  )
  return item_count
}

/** Makes every other change of the rule wait until this transaction ends. @throws RefusalError `rule_not_found` */
export const lockRule = async (context: Context<SqlEntityManager>, rule_id: string): Promise<{ currency_code: string | null }> => {
  const [rule] = await run<{ currency_code: string | null }>(
    context,
    `SELECT currency_code FROM tier_price_rule WHERE id = :rule_id AND deleted_at IS NULL FOR UPDATE`,
    { rule_id }
  )
  if (!rule) {
    throw ruleNotFound(rule_id)
  }
  return rule
}
