/** How much of its limits a rule has left: what stands of its uses, claimed or counted. */
import type { TimeZone } from "../../../shared/calendar"
import { run, type Db } from "../../../storage/sql"
import { countedFrom, isCounted, leftOf } from "../domain/claims"
import type { Left } from "../domain/entitlement"
import type { FreeProductRule } from "../domain/free-product-rule"
import type { OwnerKey } from "../domain/owner-key"

/** What a limit is asked of. */
export type LimitedRule = Pick<FreeProductRule, "id" | "limits">

/** Free pieces of a rule that stand: in all, and for one owner since a limit's period began. */
type Standing = { rule_id: string; total: string; owned: string }

/**
 * What rules have left, by rule id. One statement for all of them; none where none has such a limit.
 *
 * @param owner null: nobody is known yet, the whole limit is left
 * @param except_cart a cart whose own claims do not count: it is being completed again
 */
export const leftOfRules = async (db: Db, rules: readonly LimitedRule[], owner: OwnerKey | null, at: Date, time_zone: TimeZone, except_cart: string | null): Promise<Map<string, Left>> => {
  const limited = rules.filter(isCounted)
  const standing = limited.length ? await standingOf(db, limited, owner, at, time_zone, except_cart) : new Map<string, Standing>()
  return new Map(
    limited.map((rule) => {
      const { owned = 0, total = 0 } = standing.get(rule.id) ?? {}
      return [rule.id, leftOf(rule, { owner: Number(owned), total: Number(total) })]
    })
  )
}

const standingOf = async (db: Db, rules: readonly LimitedRule[], owner: OwnerKey | null, at: Date, time_zone: TimeZone, except_cart: string | null): Promise<Map<string, Standing>> => {
  const asked = rules.map((rule) => ({ rule_id: rule.id, has_total: rule.limits.total !== null, has_owner: rule.limits.per_owner !== null, since: countedFrom(rule, at, time_zone) }))
  const rows = await run<Standing>(
    db,
    `SELECT r.rule_id,
       CASE WHEN r.has_total THEN (SELECT coalesce(sum(u.quantity - u.returned_quantity), 0) FROM free_product_use u
         WHERE u.rule_id = r.rule_id AND u.returned_quantity < u.quantity AND (CAST(:except_cart AS text) IS NULL OR u.cart_id <> :except_cart)) ELSE 0 END AS total,
       CASE WHEN r.has_owner AND CAST(:owner_id AS text) IS NOT NULL THEN (SELECT coalesce(sum(u.quantity - u.returned_quantity), 0) FROM free_product_use u
         WHERE u.rule_id = r.rule_id AND u.owner_id = :owner_id AND u.owner_type = :owner_type AND (r.since IS NULL OR u.claimed_at >= r.since) AND (CAST(:except_cart AS text) IS NULL OR u.cart_id <> :except_cart)) ELSE 0 END AS owned
     FROM jsonb_to_recordset(CAST(:asked AS jsonb)) AS r(rule_id text, has_total boolean, has_owner boolean, since timestamptz)`,
    { asked: JSON.stringify(asked), owner_id: owner?.owner_id ?? null, owner_type: owner?.owner_type ?? null, except_cart }
  )
  return new Map(rows.map((row) => [row.rule_id, row]))
}
