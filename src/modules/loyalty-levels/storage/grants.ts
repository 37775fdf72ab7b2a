/** SQL of levels that somebody was given. */
import { newId } from "../../../storage/ids"
import { run, type Db } from "../../../storage/sql"
import type { LevelOwner } from "./standings"

/** A grant as it is kept. */
export type GrantRow = {
  id: string
  owner_type: LevelOwner["type"]
  owner_id: string
  level_id: string
  source: "admin" | "reward" | "group"
  reason: string
  starts_at: Date
  ends_at: Date | null
  ended_at: Date | null
  granted_by: string | null
}

/** A level to be given. @property idempotency_key What was given under it before is not given again */
export type NewGrant = { owner: LevelOwner; level_id: string; source: GrantRow["source"]; reason: string; starts_at: Date; ends_at: Date | null; granted_by: string | null; idempotency_key: string | null }

const COLUMNS = "id, owner_type, owner_id, level_id, source, reason, starts_at, ends_at, ended_at, granted_by"

const readGrant = (row: GrantRow): GrantRow => ({ ...row, starts_at: new Date(row.starts_at), ends_at: row.ends_at && new Date(row.ends_at), ended_at: row.ended_at && new Date(row.ended_at) })

/** Gives a level; the same key a second time answers the first grant. */
export const insertGrant = async (db: Db, { owner, ...grant }: NewGrant): Promise<GrantRow> => {
  const rows = await run<GrantRow>(
    db,
    `WITH made AS (
       INSERT INTO loyalty_grant (id, owner_type, owner_id, level_id, source, reason, idempotency_key, starts_at, ends_at, granted_by)
       VALUES (:id, :owner_type, :owner_id, :level_id, :source, :reason, :idempotency_key, :starts_at, :ends_at, :granted_by)
       ON CONFLICT (idempotency_key) DO NOTHING RETURNING ${COLUMNS}
     )
     SELECT * FROM made UNION ALL SELECT ${COLUMNS} FROM loyalty_grant WHERE idempotency_key = :idempotency_key AND NOT EXISTS (SELECT 1 FROM made)`,
    { id: newId("lygrt"), owner_type: owner.type, owner_id: owner.id, ...grant }
  )
  return readGrant(rows[0])
}

/** Ends a grant. @returns null where the owner has no such grant that is not ended */
export const endGrant = async (db: Db, id: string, owner: LevelOwner, at: Date): Promise<GrantRow | null> => {
  const [row] = await run<GrantRow>(
    db,
    `UPDATE loyalty_grant SET ended_at = :at WHERE id = :id AND owner_type = :owner_type AND owner_id = :owner_id AND ended_at IS NULL RETURNING ${COLUMNS}`,
    { id, owner_type: owner.type, owner_id: owner.id, at }
  )
  return row ? readGrant(row) : null
}

/** Ends what was given under a key. @returns whose it was; null where nothing was given under it, or it is ended already */
export const endGrantOfKey = async (db: Db, idempotency_key: string, at: Date): Promise<LevelOwner | null> => {
  const [row] = await run<GrantRow>(db, `UPDATE loyalty_grant SET ended_at = :at WHERE idempotency_key = :idempotency_key AND ended_at IS NULL RETURNING ${COLUMNS}`, { idempotency_key, at })
  return row ? { type: row.owner_type, id: row.owner_id } : null
}

/** Undoes the making or the ending of a grant. */
export const deleteGrant = async (db: Db, id: string): Promise<void> => {
  await run(db, `DELETE FROM loyalty_grant WHERE id = :id`, { id })
}

export const reopenGrant = async (db: Db, id: string): Promise<void> => {
  await run(db, `UPDATE loyalty_grant SET ended_at = NULL WHERE id = :id`, { id })
}

/** All grants of an owner, the newest first. */
export const listGrants = async (db: Db, owner: LevelOwner): Promise<GrantRow[]> =>
  (await run<GrantRow>(db, `SELECT ${COLUMNS} FROM loyalty_grant WHERE owner_type = :type AND owner_id = :id ORDER BY created_at DESC, id DESC LIMIT 500`, { ...owner })).map(readGrant)

/** Who was seen in a level's group, or out of it. @property turn The turn of the membership under which it was seen */
export type GroupMember = { customer_id: string; level_id: string; turn: string }

/**
 * Shows who was put into a level's group by hand as a grant; who has one already is left alone. So is who was looked at by
 * somebody else since: a slow look would give back what was taken by hand meanwhile.
 */
export const insertGroupGrants = async (db: Db, members: GroupMember[], at: Date): Promise<void> => {
  await run(
    db,
    `WITH x AS (
       SELECT g.* FROM jsonb_to_recordset(CAST(:members AS jsonb)) AS g(id text, customer_id text, level_id text, turn bigint)
       JOIN loyalty_membership m ON m.customer_id = g.customer_id AND m.turn = g.turn ORDER BY m.customer_id FOR UPDATE OF m
     )
     INSERT INTO loyalty_grant (id, owner_type, owner_id, level_id, source, reason, starts_at)
     SELECT x.id, 'customer', x.customer_id, x.level_id, 'group', 'in the customer group of the level', :at FROM x
     ON CONFLICT (owner_id, level_id) WHERE source = 'group' AND ended_at IS NULL DO NOTHING`,
    { members: JSON.stringify(members.map((each) => ({ ...each, id: newId("lygrt") }))), at }
  )
}

/** Ends the grants of those who were taken out of a level's group by hand. */
export const endGroupGrants = async (db: Db, members: Omit<GroupMember, "turn">[], at: Date): Promise<void> => {
  await run(
    db,
    `UPDATE loyalty_grant g SET ended_at = :at FROM jsonb_to_recordset(CAST(:members AS jsonb)) AS x(customer_id text, level_id text)
     WHERE g.source = 'group' AND g.ended_at IS NULL AND g.owner_type = 'customer' AND g.owner_id = x.customer_id AND g.level_id = x.level_id`,
    { members: JSON.stringify(members), at }
  )
}
