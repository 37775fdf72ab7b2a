/** Pages of accounts, lots and entries, as people read them. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import { readAccountRow, type AccountRow, type Owner } from "./accounts"
import { entryRow } from "./entries"
import { readLotRow, type LotRow } from "./lots"

/** Which accounts are looked for. */
export type AccountSelection = {
  ids?: string[]
  owners?: Owner[]
  owner_type?: Owner["type"]
  balance?: "positive" | "negative" | "zero"
}

type Page = { limit: number; offset: number }

const BALANCES = { positive: "a.balance > 0", negative: "a.balance < 0", zero: "a.balance = 0" } as const

/** Accounts, the newest first, with the count of all that match. */
export const listAccounts = async (db: Db, selection: AccountSelection, page: Page): Promise<{ accounts: AccountRow[]; count: number }> => {
  const where = [
    selection.ids && "a.id = ANY(CAST(:ids AS text[]))",
    selection.owners && "(a.owner_id, a.owner_type) IN (SELECT x.id, x.type FROM jsonb_to_recordset(CAST(:owners AS jsonb)) AS x(id text, type text))",
    selection.owner_type && "a.owner_type = :owner_type",
    selection.balance && BALANCES[selection.balance],
  ].filter(Boolean)
  const rows = await run<{ total_count: string }>(
    db,
    `SELECT a.*, count(*) OVER () AS total_count FROM reward_points_account a ${where.length ? `WHERE ${where.join(" AND ")}` : ""}
     ORDER BY a.created_at DESC, a.id LIMIT :limit OFFSET :offset`,
    { ...page, ids: selection.ids ?? [], owners: JSON.stringify(selection.owners ?? []), owner_type: selection.owner_type ?? null }
  )
  return { accounts: rows.map(readAccountRow), count: Number(rows[0]?.total_count ?? 0) }
}

const draw = z.object({ lot_id: z.string(), points: z.number() })
const readEntry = entryRow.extend({
  actor_type: z.enum(["customer", "admin"]).nullable(),
  actor_id: z.string().nullable(),
  text: z.string().nullable(),
  draws: z.array(draw),
})

/** An entry with who made it, why, and from which lots it took (below zero: gave back). */
export type EntryPageRow = z.infer<typeof readEntry>

/** Which entries are looked for; those of an order with the redemption that paid for it. `from` counts, `to` does not any more. */
export type EntrySelection = { account_ids?: string[]; order_id?: string; type?: string; ids?: string[]; from?: Date; to?: Date }

/** Entries, the newest first, with the count of all that match. */
export const listEntries = async (db: Db, selection: EntrySelection, page: Page): Promise<{ entries: EntryPageRow[]; count: number }> => {
  const where = [
    selection.ids && "e.id = ANY(CAST(:ids AS text[]))",
    selection.account_ids && "e.account_id = ANY(CAST(:account_ids AS text[]))",
    // A redemption is debited before its order exists.
    selection.order_id && "(e.order_id = :order_id OR e.id IN (SELECT o.redeem_entry_id FROM reward_points_order o WHERE o.order_id = :order_id))",
    selection.type && "e.type = :type",
    selection.from && "e.created_at >= CAST(:from AS timestamptz)",
    selection.to && "e.created_at < CAST(:to AS timestamptz)",
  ].filter(Boolean)
  const condition = where.length ? `WHERE ${where.join(" AND ")}` : ""
  const bindings = {
    ids: selection.ids ?? [],
    account_ids: selection.account_ids ?? [],
    order_id: selection.order_id ?? null,
    type: selection.type ?? null,
    from: selection.from?.toISOString() ?? null,
    to: selection.to?.toISOString() ?? null,
  }
  const rows = await run(
    db,
    `SELECT e.*, COALESCE(e.order_id, r.order_id) AS order_id, n.actor_type, n.actor_id, n.text,
       COALESCE((SELECT json_agg(json_build_object('lot_id', d.lot_id, 'points', CASE d.kind WHEN 'take' THEN d.points ELSE -d.points END) ORDER BY d.position)
         FROM reward_points_draw d WHERE d.entry_id = e.id AND d.kind IN ('take', 'return')), '[]') AS draws
     FROM (SELECT e.* FROM reward_points_entry e ${condition} ORDER BY e.created_at DESC, e.sequence DESC, e.id LIMIT :limit OFFSET :offset) e
     LEFT JOIN reward_points_note n ON n.entry_id = e.id
     LEFT JOIN reward_points_redemption r ON r.cart_id = e.cart_id AND r.entry_id = e.id ORDER BY e.created_at DESC, e.sequence DESC, e.id`,
    { ...bindings, ...page }
  )
  const [{ count }] = await run<{ count: string }>(db, `SELECT count(*) AS count FROM reward_points_entry e ${condition}`, bindings)
  return { entries: rows.map((row) => readEntry.parse(row)), count: Number(count) }
}

/** Lots of an account, those that still hold something first, then the newest. */
export const listLots = async (db: Db, account_id: string, limit: number): Promise<LotRow[]> => {
  const rows = await run(
    db,
    `SELECT * FROM reward_points_lot WHERE account_id = :account_id ORDER BY (remaining > 0 OR deficit > 0 OR shortfall > 0) DESC, COALESCE(expires_at, 'infinity'), granted_at DESC, id LIMIT :limit`,
    { account_id, limit }
  )
  return rows.map(readLotRow)
}
