/** The one query on the way of a price: which rules may matter for these variants and this buyer. */
import type { Context } from "@medusajs/framework/types"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { readRules, RuleVersion, VERSION } from "./known-rules"
import type { StoredRule } from "./parse-stored"
import { run } from "../../../storage/sql"

/** What of the catalogue is asked about: by price set (as Medusa's Pricing Module asks) or by variant. */
export type Asked = { price_set_ids: string[] } | { variant_ids: string[] }

/** Only rules for these members, in this currency and region, at this time; null: every rule, whatever its state. */
export type Buyer = { members: string[]; customer_group_ids: string[]; currency_code: string; region_id: string | null; at: Date } | null

/** A variant as the membership index knows it. */
export type Member = { price_set_id: string; variant_id: string; product_id: string; targets: string[] }

export type StoredCandidates = {
  members: Member[]
  /** Which rule names which target, in its scope or in what it excludes. */
  hits: { target: string; rule_id: string; excluded: boolean }[]
  /** The breaks of price books, per rule and variant, as JSON text. */
  book_breaks: { rule_id: string; variant_id: string; breaks: string }[]
  rules: StoredRule[]
  /** Which of the buyer's groups, or of all, are companies. */
  company_groups: string[]
  /** A rule that pools by product names single variants: it may cover a sibling of the variants asked about. */
  pools_siblings: boolean
}

const LIVE = `r.deleted_at IS NULL AND r.status = 'active' AND NOT (SELECT t.retired FROM tier_price_state t)
    AND (r.starts_at IS NULL OR r.starts_at <= :at) AND (r.ends_at IS NULL OR r.ends_at > :at)
    AND (r.currency_code IS NULL OR r.currency_code = :currency_code)
    AND (r.region_ids = '[]'::jsonb OR r.region_ids @> to_jsonb(CAST(:region_id AS text)))`

const SPEAKS_TO_BUYER = (column: string): string =>
  `${column} = ANY(ARRAY(SELECT a.audience_key FROM tier_price_audience a WHERE a.member = ANY(CAST(:members AS text[]))))`

/**
 * `OFFSET 0` keeps the inner selects as they are written, one index lookup a target: the cost follows
 * the variants asked about and the buyer's own rules, never the number of rules in the shop.
 */
const statement = (asked: Asked, buyer: Buyer): string => `
WITH member AS MATERIALIZED (
  SELECT m.price_set_id, m.variant_id, m.product_id, m.targets
  FROM tier_price_member m
  WHERE m.${"price_set_ids" in asked ? "price_set_id" : "variant_id"} = ANY(CAST(:ids AS text[]))
), target AS MATERIALIZED (
  SELECT DISTINCT t.target FROM member m CROSS JOIN LATERAL unnest(m.targets) AS t(target)
  UNION SELECT 'all' WHERE EXISTS (SELECT 1 FROM member)
), hit AS MATERIALIZED (
  SELECT t.target, s.rule_id, s.excluded
  FROM target t CROSS JOIN LATERAL (
    SELECT s.rule_id, s.excluded FROM tier_price_rule_scope s
    WHERE s.target = t.target ${buyer ? `AND ${SPEAKS_TO_BUYER("s.audience_key")}` : ""}
    OFFSET 0
  ) s
), book_break AS MATERIALIZED (
  ${buyer ? BUYERS_BOOKS : EVERY_BOOK}
), rule AS (
  SELECT r.id, ${VERSION} AS version FROM tier_price_rule r
  WHERE r.id = ANY(ARRAY(SELECT h.rule_id FROM hit h UNION SELECT b.rule_id FROM book_break b))
    AND ${buyer ? LIVE : "r.deleted_at IS NULL"}
)
SELECT
  COALESCE((SELECT json_agg(m) FROM member m), '[]') AS members,
  COALESCE((SELECT json_agg(h) FROM hit h), '[]') AS hits,
  COALESCE((SELECT json_agg(b) FROM book_break b), '[]') AS book_breaks,
  COALESCE((SELECT json_agg(r) FROM rule r), '[]') AS rules,
  COALESCE((SELECT json_agg(c.customer_group_id) FROM tier_price_company_group c ${buyer ? "WHERE c.customer_group_id = ANY(CAST(:customer_group_ids AS text[]))" : ""}), '[]') AS company_groups,
  ${buyer ? POOLS_SIBLINGS : "false"} AS pools_siblings`

const BREAKS_AS_TEXT = `json_agg(json_build_object('min_quantity', b.min_quantity, 'type', b.type, 'value', b.value) ORDER BY b.min_quantity)::text`

const BUYERS_BOOKS = `
  SELECT r.id AS rule_id, m.variant_id, b.breaks
  FROM tier_price_rule r CROSS JOIN member m CROSS JOIN LATERAL (
    SELECT ${BREAKS_AS_TEXT} AS breaks FROM tier_price_book_break b
    WHERE b.rule_id = r.id AND b.variant_id = m.variant_id
    OFFSET 0
  ) b
  WHERE r.kind = 'price_book' AND ${LIVE} AND ${SPEAKS_TO_BUYER("r.audience_key")} AND b.breaks IS NOT NULL`

const EVERY_BOOK = `
  SELECT b.rule_id, m.variant_id, b.breaks
  FROM member m CROSS JOIN LATERAL (
    SELECT b.rule_id, ${BREAKS_AS_TEXT} AS breaks FROM tier_price_book_break b
    WHERE b.variant_id = m.variant_id
    GROUP BY b.rule_id
    OFFSET 0
  ) b`

const POOLS_SIBLINGS = `EXISTS (
    SELECT 1 FROM tier_price_rule r
    WHERE r.quantity_basis = 'product' AND ${LIVE} AND ${SPEAKS_TO_BUYER("r.audience_key")}
      AND (r.kind = 'price_book' OR r.scope ->> 'type' = 'variants' OR r.exclude @> '[{"type": "variants"}]'::jsonb)
  )`

/** One statement, whatever the number of variants and rules; another when a rule is new to this process. */
export const findStoredCandidates = async (
  context: Context<SqlEntityManager>,
  asked: Asked,
  buyer: Buyer
): Promise<StoredCandidates> => {
  const ids = "price_set_ids" in asked ? asked.price_set_ids : asked.variant_ids
  const [found] = await run<Omit<StoredCandidates, "rules"> & { rules: RuleVersion[] }>(context, statement(asked, buyer), { ids, ...buyer })
  return { ...found, rules: await readRules(context, found.rules) }
}
