import type { Client } from "pg"

/** The code number n, as it is compared: ten letters, in no order. */
const CODE = `upper(substr(md5('code ' || n), 1, 10))`

/** So many advocates with a code each. Two may draw the same letters: the second has none. */
export const insertReferralCodes = async (client: Client, count: number): Promise<void> => {
  await client.query(`INSERT INTO referral_advocate (id, owner_type, owner_id) SELECT 'refadv_bench_' || n, 'customer', 'cus_bench_' || n FROM generate_series(1, $1::int) n`, [count])
  await client.query(`INSERT INTO referral_code (id, code, shown, advocate_id) SELECT 'refcode_bench_' || n, ${CODE}, ${CODE}, 'refadv_bench_' || n FROM generate_series(1, $1::int) n ON CONFLICT DO NOTHING`, [count])
  await client.query("ANALYZE")
}
