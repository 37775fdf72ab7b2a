/** SQL of the ranking of advocates. */
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import type { Advocate } from "./advocates"

/** Which advocates; null: whichever. `code` is part of a code that works, as codes are compared; of `found` any will do. */
export type AdvocateSelection = {
  owner: { type: "customer" | "company"; id: string } | null
  found: { id: string; code: string | null; customer_ids: string[]; company_ids: string[] } | null
}

const WHERE = `WHERE (CAST(:owner_id AS text) IS NULL OR (a.owner_type = :owner_type AND a.owner_id = :owner_id))
  AND (CAST(:found_id AS text) IS NULL OR a.id = :found_id
    OR (a.owner_type = 'customer' AND a.owner_id = ANY(CAST(:found_customers AS text[]))) OR (a.owner_type = 'company' AND a.owner_id = ANY(CAST(:found_companies AS text[])))
    OR EXISTS (SELECT FROM referral_code c WHERE c.advocate_id = a.id AND c.replaced_at IS NULL AND c.code LIKE '%' || CAST(:found_code AS text) || '%'))`

const bindingsOf = ({ owner, found }: AdvocateSelection): Record<string, unknown> => ({
  owner_type: owner?.type ?? null,
  owner_id: owner?.id ?? null,
  found_id: found?.id ?? null,
  found_code: found?.code ?? null,
  found_customers: found?.customer_ids ?? [],
  found_companies: found?.company_ids ?? [],
})

/** A page of advocates: who has the most rewarded friends first, then the most whose order counts, then the most claims. */
export const rankAdvocates = (db: Db, selection: AdvocateSelection, page: { limit: number; offset: number }): Promise<Advocate[]> =>
  run<Advocate>(
    db,
    `SELECT a.id, a.owner_type, a.owner_id FROM referral_advocate a LEFT JOIN referral r ON r.advocate_id = a.id ${WHERE} GROUP BY a.id
     ORDER BY count(r.id) FILTER (WHERE r.state = 'rewarded') DESC, count(r.id) FILTER (WHERE r.state = 'qualified') DESC, count(r.id) DESC, a.created_at, a.id LIMIT :limit OFFSET :offset`,
    { ...bindingsOf(selection), ...page }
  )

/** How many there are of a selection. */
export const countAdvocates = async (db: Db, selection: AdvocateSelection): Promise<number> => {
  const [{ count }] = await run<{ count: string }>(db, `SELECT count(*) AS count FROM referral_advocate a ${WHERE}`, bindingsOf(selection))
  return Number(count)
}

const revenueRow = z.object({ advocate_id: z.string(), currency_code: z.string(), net: z.string() })

/** What friends of advocates have ordered net, after what was undone, by advocate and currency. Friends who were rejected are none. */
export const revenueOf = async (db: Db, advocate_ids: string[]): Promise<z.infer<typeof revenueRow>[]> =>
  (
    await run(
      db,
      `SELECT advocate_id, currency_code, CAST(sum(net) AS text) AS net FROM referral
       WHERE advocate_id = ANY(CAST(:advocate_ids AS text[])) AND currency_code IS NOT NULL AND net IS NOT NULL AND state NOT IN ('rejected', 'lapsed') GROUP BY advocate_id, currency_code ORDER BY advocate_id, currency_code`,
      { advocate_ids }
    )
  ).map((row) => revenueRow.parse(row))
