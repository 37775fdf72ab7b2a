/** SQL of what was not told yet. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import { REFERRAL_STATES } from "../domain/states"

const row = z.object({
  id: z.string(),
  referral_id: z.string(),
  advocate_id: z.string(),
  owner_type: z.enum(["customer", "company"]),
  owner_id: z.string().nullable(),
  order_id: z.string().nullable(),
  from_state: z.enum(REFERRAL_STATES).nullable(),
  to_state: z.enum(REFERRAL_STATES),
  reason: z.string(),
  at: z.coerce.date(),
})

/** A change of a referral with whose it is. */
export type UntoldChange = z.infer<typeof row>

/**
 * Changes that nobody was told of, in the order in which they happened; they count as told when the transaction ends. Another process that
 * tells at the same time has others.
 */
export const takeUntold = async (db: Db, limit: number): Promise<UntoldChange[]> => {
  const rows = await run(
    db,
    `WITH untold AS (
       SELECT id FROM referral_change WHERE told_at IS NULL ORDER BY at, sequence LIMIT :limit FOR UPDATE SKIP LOCKED
     ), told AS (
       UPDATE referral_change c SET told_at = now() FROM untold u WHERE c.id = u.id RETURNING c.id, c.referral_id, c.sequence, c.from_state, c.to_state, c.reason, c.at
     )
     SELECT t.id, t.referral_id, r.advocate_id, a.owner_type, a.owner_id, r.order_id, t.from_state, t.to_state, t.reason, t.at
     FROM told t JOIN referral r ON r.id = t.referral_id JOIN referral_advocate a ON a.id = r.advocate_id ORDER BY t.at, t.referral_id, t.sequence`,
    { limit }
  )
  return rows.map((each) => row.parse(each))
}
