/** Finds the stored rules that an import would replace. */
import type { Context } from "@medusajs/framework/types"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import type { TierPriceRuleInput } from "../domain/tier-price-rule"
import { run } from "../../../storage/sql"
import { hashedAudienceKey } from "./write-rules"

type Db = Context<SqlEntityManager>

/** What makes two rules the same rule for an import that gives no id. */
export type RuleIdentity = Pick<TierPriceRuleInput, "name" | "audience" | "region_ids" | "currency_code">

/** The identity as one text: equal texts, same rule. */
export const identityKey = (rule: RuleIdentity): string =>
  JSON.stringify([rule.name, hashedAudienceKey(rule), rule.currency_code, [...rule.region_ids].sort()])

const BATCH = 2_000

/** Ids of the stored rules of each identity, in the order of `identities`. */
export const findSameRules = async (context: Db, identities: RuleIdentity[]): Promise<string[][]> => {
  const found: string[][] = identities.map(() => [])
  for (let start = 0; start < identities.length; start += BATCH) {
    const given = identities.slice(start, start + BATCH).map((rule, index) => ({
      position: start + index,
      name: rule.name,
      audience_key: hashedAudienceKey(rule),
      currency_code: rule.currency_code,
      region_ids: rule.region_ids,
    }))
    const same = await run<{ position: number; id: string }>(
      context,
      `SELECT g.position, r.id
       FROM jsonb_to_recordset(CAST(:given AS jsonb)) AS g(position integer, name text, audience_key text, currency_code text, region_ids jsonb)
       JOIN tier_price_rule r ON r.deleted_at IS NULL AND r.name = g.name AND r.audience_key = g.audience_key
         AND r.currency_code IS NOT DISTINCT FROM g.currency_code AND r.region_ids @> g.region_ids AND g.region_ids @> r.region_ids
       ORDER BY r.created_at, r.id`,
      { given: JSON.stringify(given) }
    )
    same.forEach(({ position, id }) => found[position].push(id))
  }
  return found
}

/** Which of these ids are stored. */
export const findStoredIds = async (context: Db, ids: string[]): Promise<string[]> =>
  (await run<{ id: string }>(context, `SELECT id FROM tier_price_rule WHERE deleted_at IS NULL AND id = ANY(CAST(:ids AS text[]))`, { ids })).map(({ id }) => id)
