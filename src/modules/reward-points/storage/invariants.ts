/** What must never be found in the tables, as one query. */
import { run, type Db } from "../../../storage/sql"
import { BROUGHT_IN_LEDGER } from "./opening-lots"

/** A row that must not be there. */
export type BrokenInvariant = { invariant: string; subject: string; details: Record<string, unknown> }

/**
 * One statement that answers no row, whatever happened before: the caches are what the entries come
 * to, no lot holds less than nothing, no order has a redemption without its debit, no debit stands
 * twice, and what counts as brought from another shop was granted.
 */
export const INVARIANTS = `
  SELECT 'account_balance' AS invariant, a.id AS subject, jsonb_build_object('cached', a.balance, 'entries', COALESCE(e.points, 0)) AS details
  FROM reward_points_account a LEFT JOIN (SELECT account_id, sum(points) AS points FROM reward_points_entry GROUP BY account_id) e ON e.account_id = a.id
  WHERE a.balance <> COALESCE(e.points, 0)
  UNION ALL
  SELECT 'account_lots', a.id, jsonb_build_object('cached', a.balance, 'lots', COALESCE(l.points, 0), 'deficit', a.deficit)
  FROM reward_points_account a LEFT JOIN (SELECT account_id, sum(remaining) - sum(deficit) AS points, sum(deficit) AS deficit FROM reward_points_lot GROUP BY account_id) l ON l.account_id = a.id
  WHERE a.balance <> COALESCE(l.points, 0) OR a.deficit <> COALESCE(l.deficit, 0)
  UNION ALL
  SELECT 'account_chain', a.id, jsonb_build_object('last_sequence', a.last_sequence, 'entries', COALESCE(e.count, 0))
  FROM reward_points_account a LEFT JOIN (SELECT account_id, count(*) AS count, max(sequence) AS last FROM reward_points_entry GROUP BY account_id) e ON e.account_id = a.id
  WHERE a.last_sequence <> COALESCE(e.count, 0) OR a.last_sequence <> COALESCE(e.last, 0)
  UNION ALL
  SELECT 'lot_draws', l.id, jsonb_build_object('remaining', l.remaining, 'points', l.points, 'taken', COALESCE(d.points, 0))
  FROM reward_points_lot l
  LEFT JOIN (SELECT lot_id, sum(CASE kind WHEN 'take' THEN points WHEN 'return' THEN -points ELSE 0 END) AS points FROM reward_points_draw GROUP BY lot_id) d ON d.lot_id = l.id
  WHERE l.remaining <> l.points - COALESCE(d.points, 0)
  UNION ALL
  SELECT 'redemption_restored_too_often', e.id, jsonb_build_object('redeemed', -e.points, 'restored', r.points)
  FROM reward_points_entry e JOIN (SELECT corrects, sum(points) AS points FROM reward_points_entry WHERE type = 'restore' GROUP BY corrects) r ON r.corrects = e.id
  WHERE e.type <> 'redeem' OR r.points > -e.points
  UNION ALL
  SELECT 'cart_debited_twice', e.cart_id, jsonb_build_object('standing', count(*))
  FROM reward_points_entry e
  WHERE e.type = 'redeem' AND e.cart_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM reward_points_entry r WHERE r.corrects = e.id AND r.type = 'restore' AND r.reason_code = 'completion_failed')
  GROUP BY e.cart_id HAVING count(*) > 1
  UNION ALL
  SELECT 'order_without_debit', o.order_id, jsonb_build_object('account_id', o.account_id, 'redeemed', o.redeemed, 'debited', COALESCE(-e.points, 0))
  FROM reward_points_order o LEFT JOIN reward_points_entry e ON e.id = o.redeem_entry_id
  WHERE o.redeemed <> COALESCE(-e.points, 0)
    OR EXISTS (SELECT 1 FROM reward_points_entry r WHERE r.corrects = o.redeem_entry_id AND r.type = 'restore' AND r.reason_code = 'completion_failed')
  UNION ALL
  SELECT 'order_lines', o.order_id, jsonb_build_object('account_id', o.account_id, 'earned', o.earned, 'lines', COALESCE(l.earned, 0), 'redeemed', o.redeemed, 'redeemed_lines', COALESCE(l.redeemed, 0))
  FROM reward_points_order o
  LEFT JOIN (SELECT order_id, account_id, sum(earned) AS earned, sum(redeemed) AS redeemed FROM reward_points_order_line GROUP BY order_id, account_id) l ON l.order_id = o.order_id AND l.account_id = o.account_id
  WHERE o.earned <> COALESCE(l.earned, 0) OR o.redeemed <> COALESCE(l.redeemed, 0)
  UNION ALL
  SELECT 'order_earned_twice', order_id, jsonb_build_object('account_id', account_id, 'earns', count(*))
  FROM reward_points_entry WHERE type = 'earn' AND reason_code = 'order' AND order_id IS NOT NULL GROUP BY order_id, account_id HAVING count(*) > 1
  UNION ALL
  SELECT 'held_order_granted_elsewhere', h.order_id, jsonb_build_object('account_id', h.account_id, 'earned_by', o.account_id)
  FROM reward_points_held_order h JOIN reward_points_order o ON o.order_id = h.order_id AND o.earned > 0 AND o.account_id IS DISTINCT FROM h.account_id
  UNION ALL
  SELECT 'held_order_not_recorded', h.order_id, jsonb_build_object('account_id', h.account_id)
  FROM reward_points_held_order h WHERE h.account_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM reward_points_order o WHERE o.order_id = h.order_id AND o.account_id = h.account_id)
  UNION ALL
  SELECT 'opening_lot', o.account_id, jsonb_build_object('account_id', o.account_id, 'origin', o.origin, 'lot_key', o.lot_key, 'points', o.points, 'entries', ${BROUGHT_IN_LEDGER})
  FROM reward_points_opening_lot o WHERE o.points <> ${BROUGHT_IN_LEDGER}`

export const brokenInvariants = (db: Db): Promise<BrokenInvariant[]> => run(db, INVARIANTS)
