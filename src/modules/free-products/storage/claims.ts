/** Claims of carts that are being completed: what of a rule's limits and of the stock they take before core makes the order. */
import { insertedFrom } from "../../../storage/records"
import { newId } from "../../../storage/ids"
import { run, type Db } from "../../../storage/sql"
import type { TimeZone } from "../../../shared/calendar"
import { excessOf } from "../domain/claims"
import type { Left } from "../domain/entitlement"
import type { FreeProductRule } from "../domain/free-product-rule"
import type { OwnerKey } from "../domain/owner-key"
import { leftOfRules } from "./limits"
import { readFreeProductRule, RULE_FIELDS } from "./rules"

/** What pieces take from stock. */
export type StockNeed = { inventory_item_id: string; quantity: number }

/**
 * What a cart that is being completed got of a rule.
 *
 * @property instead_of The variant that it stands in for
 * @property line_id The cart's line: the managed one, or the paid one of which pieces are free
 * @property line_key By which the order's line is found: an order's lines have other ids
 * @property cost What the pieces cost otherwise, in the line's price mode, a decimal text in major units
 * @property needs Of a managed line; none where stock is not kept or may go below zero
 */
export type NewUse = { rule_id: string; kind: "line" | "pieces"; variant_id: string | null; instead_of: string | null; line_id: string; line_key: string; quantity: number; cost: string; needs: StockNeed[] }

/** @property customer_id Who is to be forgotten where he asks for it, also where it is bought for a company */
export type NewClaim = { cart_id: string; owner: OwnerKey | null; customer_id: string | null; currency_code: string; uses: NewUse[] }

/** A claim of a cart. `attempt` tells completions of the same cart apart: each undoes its own alone. `ticket`: those with a lower one were first. */
export type ClaimedUse = { id: string; attempt: number; ticket: number }

/** What of a rule's limits is not there. */
export type RefusedUse = { rule_id: string; name: string; reason: "limit_total" | "limit_per_owner"; left: number }

export type Claimed = { claimed: ClaimedUse[]; refused: RefusedUse[] }

/**
 * Claims what a cart got, all or nothing, in a transaction: rules with a limit are locked first, so that of two carts at the same
 * moment the second counts what the first has claimed. Claims that this cart made before and that became no order are replaced.
 * A rule that is there no more, or cannot be read, has no limit: its lines are as they were authorized.
 */
export const claimUses = async (db: Db, claim: NewClaim, at: Date, time_zone: TimeZone): Promise<Claimed> => {
  const rules = await lockedRules(db, [...new Set(claim.uses.map(({ rule_id }) => rule_id))])
  const read = [...rules.values()].flatMap((row) => {
    const rule = readFreeProductRule(row)
    return rule.ok ? [rule.value] : []
  })
  const left = await leftOfRules(db, read, claim.owner, at, time_zone, claim.cart_id)
  const refused = read.flatMap((rule) => beyond(rule, left.get(rule.id), piecesOf(claim, rule.id)))
  if (refused.length) {
    return { claimed: [], refused }
  }
  await waitForStock(db, claim, at)
  return { claimed: await insertUses(db, claim, rules, at), refused: [] }
}

const piecesOf = ({ uses }: NewClaim, rule_id: string): number => uses.filter((use) => use.rule_id === rule_id).reduce((sum, { quantity }) => sum + quantity, 0)

const beyond = ({ id, name }: FreeProductRule, left: Left | undefined, pieces: number): RefusedUse[] => {
  const excess = left && excessOf(left, pieces)
  return excess ? [{ rule_id: id, name, reason: excess.reason, left: pieces - excess.missing }] : []
}

/** The rows of rules by id; those with a limit stay locked until the transaction ends, in one order for all. */
const lockedRules = async (db: Db, rule_ids: string[]): Promise<Map<string, Record<string, unknown>>> => {
  await run(
    db,
    `SELECT id FROM free_product_rule WHERE id = ANY(CAST(:rule_ids AS text[])) AND (jsonb_typeof(limits -> 'total') = 'number' OR jsonb_typeof(limits -> 'per_owner') = 'object') ORDER BY id FOR UPDATE`,
    { rule_ids }
  )
  // In a statement of its own: what was waited for may have changed them.
  const rows = await run<Record<string, unknown>>(db, `SELECT * FROM free_product_rule WHERE id = ANY(CAST(:rule_ids AS text[]))`, { rule_ids })
  return new Map(rows.map((row) => [String(row.id), row]))
}

/** Whoever claims the same inventory items waits here until this transaction ends: a later ticket then sees all earlier claims. */
const waitForStock = async (db: Db, { uses }: NewClaim, at: Date): Promise<void> => {
  const items = [...new Set(uses.flatMap(({ needs }) => needs.map(({ inventory_item_id }) => inventory_item_id)))].sort()
  if (items.length) {
    await run(
      db,
      `INSERT INTO free_product_stock_turn (inventory_item_id, claimed_at) SELECT item, :at FROM unnest(CAST(:items AS text[])) WITH ORDINALITY AS x(item, place) ORDER BY place
       ON CONFLICT (inventory_item_id) DO UPDATE SET claimed_at = EXCLUDED.claimed_at`,
      { items, at }
    )
  }
}

const COLUMNS =
  "id text, cart_id text, rule_id text, kind text, variant_id text, instead_of text, line_id text, line_key text, owner_type text, owner_id text, customer_id text, quantity integer, cost numeric, currency_code text, needs jsonb, rule jsonb, claimed_at timestamptz"

const insertUses = async (db: Db, { cart_id, owner, customer_id, currency_code, uses }: NewClaim, rules: Map<string, Record<string, unknown>>, at: Date): Promise<ClaimedUse[]> => {
  const rows = uses.map((use) => ({ id: newId("fpuse"), cart_id, owner_type: owner?.owner_type ?? null, owner_id: owner?.owner_id ?? null, customer_id, currency_code, ...use, rule: asItStands(rules.get(use.rule_id)), claimed_at: at }))
  const claimed = await run<{ id: string; attempt: number; ticket: string }>(
    db,
    `WITH replaced AS (DELETE FROM free_product_use WHERE cart_id = :cart_id AND order_id IS NULL AND NOT (rule_id || ' ' || line_id = ANY(CAST(:kept AS text[]))))
     ${insertedFrom("free_product_use AS u", COLUMNS, "rows")}
     ON CONFLICT (cart_id, rule_id, line_id) DO UPDATE SET attempt = u.attempt + 1, ticket = nextval('free_product_use_ticket'), kind = EXCLUDED.kind, variant_id = EXCLUDED.variant_id, instead_of = EXCLUDED.instead_of, line_key = EXCLUDED.line_key,
       owner_type = EXCLUDED.owner_type, owner_id = EXCLUDED.owner_id, customer_id = EXCLUDED.customer_id, quantity = EXCLUDED.quantity, cost = EXCLUDED.cost, needs = EXCLUDED.needs, rule = EXCLUDED.rule, claimed_at = EXCLUDED.claimed_at
       WHERE u.order_id IS NULL
     RETURNING id, attempt, ticket`,
    { cart_id, kept: uses.map(({ rule_id, line_id }) => `${rule_id} ${line_id}`), rows: JSON.stringify(rows) }
  )
  return claimed.map((use) => ({ ...use, ticket: Number(use.ticket) }))
}

/** The rule's own fields, for those who ask later why the order got what it got. */
const asItStands = (row: Record<string, unknown> | undefined): Record<string, unknown> => Object.fromEntries(RULE_FIELDS.flatMap((field) => (row && row[field] !== undefined ? [[field, row[field]]] : [])))

/**
 * Gives claims up whose completion failed, unless another completion of the same cart has taken them over.
 *
 * @param is_undone core has undone the order, of which somebody may have noted already that it has them
 */
export const releaseUses = async (db: Db, claimed: Pick<ClaimedUse, "id" | "attempt">[], is_undone: boolean): Promise<void> => {
  await run(
    db,
    `DELETE FROM free_product_use u USING jsonb_to_recordset(CAST(:claimed AS jsonb)) AS x(id text, attempt integer) WHERE u.id = x.id AND u.attempt = x.attempt AND (u.order_id IS NULL OR :is_undone)`,
    { claimed: JSON.stringify(claimed), is_undone }
  )
}

/**
 * What carts whose completion is under way have claimed of inventory items and core has perhaps not reserved yet.
 *
 * @param since of older claims the completion has died
 * @param before a ticket: only claims that were first
 */
export const claimedStock = async (db: Db, inventory_item_ids: string[], except_cart: string | null, since: Date, before: number | null): Promise<Map<string, number>> => {
  const rows = await run<{ inventory_item_id: string; quantity: string }>(
    db,
    `SELECT n.inventory_item_id, sum(n.quantity) AS quantity FROM free_product_use u CROSS JOIN LATERAL jsonb_to_recordset(u.needs) AS n(inventory_item_id text, quantity numeric)
     WHERE u.order_id IS NULL AND u.claimed_at >= :since AND (CAST(:except_cart AS text) IS NULL OR u.cart_id <> :except_cart) AND (CAST(:before AS bigint) IS NULL OR u.ticket < :before) AND n.inventory_item_id = ANY(CAST(:inventory_item_ids AS text[]))
     GROUP BY n.inventory_item_id`,
    { inventory_item_ids, except_cart, since, before }
  )
  return new Map(rows.map(({ inventory_item_id, quantity }) => [inventory_item_id, Number(quantity)]))
}

/** Carts with claims of before an instant that have not been found to be an order, the oldest first; of one rule, or of all. */
export const undecidedCarts = async (db: Db, before: Date, rule_ids: string[] | null, limit: number): Promise<{ cart_id: string; claimed: Pick<ClaimedUse, "id" | "attempt">[] }[]> =>
  run(
    db,
    `SELECT cart_id, jsonb_agg(jsonb_build_object('id', id, 'attempt', attempt)) AS claimed FROM free_product_use
     WHERE order_id IS NULL AND claimed_at < :before AND (CAST(:rule_ids AS text[]) IS NULL OR rule_id = ANY(CAST(:rule_ids AS text[])))
     GROUP BY cart_id ORDER BY min(claimed_at), cart_id LIMIT :limit`,
    { before, rule_ids, limit }
  )
