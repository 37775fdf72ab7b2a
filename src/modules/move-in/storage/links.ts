/** SQL of links: what a record of a source has become here. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"

/**
 * @property thing what it is a link of: `groups`, `customers`, `books`, `tiers`, `points`, `codes`
 * @property digest of what was moved last
 * @property detail what else has to be known of it, by thing
 */
export type MoveInLink = { source_key: string; target_id: string; digest: string; detail: Record<string, string> | null }

const link = z.object({ source_key: z.string(), target_id: z.string(), digest: z.string(), detail: z.record(z.string(), z.string()).nullable() })

/** Keys after one and up to another, which may be null for all that follow. */
export type KeyRange = { after: string; until: string | null }

/** Links of a range of keys, in their order. */
export const linksInRange = async (db: Db, origin: string, thing: string, { after, until }: KeyRange): Promise<MoveInLink[]> =>
  z.array(link).parse(
    await run(
      db,
      `SELECT source_key, target_id, digest, detail FROM move_in_link WHERE origin = :origin AND thing = :thing AND source_key > :after
       AND (CAST(:until AS text) IS NULL OR source_key <= CAST(:until AS text)) ORDER BY source_key`,
      { origin, thing, after, until }
    )
  )

/** Links of these keys. */
export const linksOf = async (db: Db, origin: string, thing: string, keys: string[]): Promise<MoveInLink[]> =>
  z
    .array(link)
    .parse(await run(db, `SELECT source_key, target_id, digest, detail FROM move_in_link WHERE origin = :origin AND thing = :thing AND source_key = ANY(CAST(:keys AS text[]))`, { origin, thing, keys }))

/** Links that lead to these targets. */
export const linksTo = async (db: Db, origin: string, thing: string, target_ids: string[]): Promise<MoveInLink[]> =>
  z
    .array(link)
    .parse(await run(db, `SELECT source_key, target_id, digest, detail FROM move_in_link WHERE target_id = ANY(CAST(:target_ids AS text[])) AND origin = :origin AND thing = :thing`, { origin, thing, target_ids }))

/** Writes links in place of those of the same keys. */
export const writeLinks = async (db: Db, origin: string, thing: string, links: MoveInLink[]): Promise<void> => {
  await run(
    db,
    `INSERT INTO move_in_link (origin, thing, source_key, target_id, digest, detail)
     SELECT :origin, :thing, x.source_key, x.target_id, x.digest, x.detail
     FROM jsonb_to_recordset(CAST(:links AS jsonb)) AS x(source_key text, target_id text, digest text, detail jsonb)
     ON CONFLICT (origin, thing, source_key) DO UPDATE SET target_id = EXCLUDED.target_id, digest = EXCLUDED.digest, detail = EXCLUDED.detail, updated_at = now()`,
    { origin, thing, links: JSON.stringify(links) }
  )
}

/** Forgets links: what they led to is no longer the source's. */
export const deleteLinks = async (db: Db, origin: string, thing: string, keys: string[]): Promise<void> => {
  await run(db, `DELETE FROM move_in_link WHERE origin = :origin AND thing = :thing AND source_key = ANY(CAST(:keys AS text[]))`, { origin, thing, keys })
}
