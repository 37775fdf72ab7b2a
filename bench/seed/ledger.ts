/** Accounts with points: written with SQL, hashed by the product's own function, so that a replay finds nothing. */
import type { Client } from "pg"
import { CHAIN_START, entryHash } from "../../src/modules/reward-points/domain/ledger/entry-hash"

/** What every account starts with. */
export const OPENING = 100_000

/** Points of one lot in a hundred end here; the others never. */
export const DUE = new Date("2026-02-01T00:00:00Z")
const GRANTED = new Date("2026-01-01T00:00:00Z")

export const accountId = (index: number): string => `rpacc_bench_${String(index).padStart(8, "0")}`
export const manyLotsId = (lots: number): string => `rpacc_bench_with_${lots}_lots`

type Seeded = { account_id: string; owner: string; lots: number; isDue: boolean }

const BATCH = 5_000

/** So many accounts with one lot each. */
export const insertAccounts = async (client: Client, count: number): Promise<void> => {
  for (let start = 0; start < count; start += BATCH) {
    const accounts = Array.from({ length: Math.min(BATCH, count - start) }, (_, offset) => start + offset)
    await insert(client, accounts.map((index) => ({ account_id: accountId(index), owner: `cus_bench_${index}`, lots: 1, isDue: index % 100 === 0 })))
  }
}

/** One account with so many open lots. */
export const insertAccountWithLots = (client: Client, lots: number): Promise<void> =>
  insert(client, [{ account_id: manyLotsId(lots), owner: `cus_bench_${lots}_lots`, lots, isDue: false }])

const insert = async (client: Client, seeded: Seeded[]): Promise<void> => {
  const rows = seeded.map(rowsOf)
  await client.query(`INSERT INTO reward_points_account (id, owner_type, owner_id, balance, last_sequence, last_hash) SELECT id, 'customer', owner_id, balance, last_sequence, last_hash FROM jsonb_to_recordset($1) AS x(id text, owner_id text, balance bigint, last_sequence integer, last_hash text)`, [JSON.stringify(rows.map(({ account }) => account))])
  const entries = rows.flatMap((row) => row.entries)
  for (let start = 0; start < entries.length; start += BATCH) {
    const batch = JSON.stringify(entries.slice(start, start + BATCH))
    await client.query(
      `WITH x AS (SELECT * FROM jsonb_to_recordset($1) AS x(id text, account_id text, sequence integer, points bigint, balance bigint, idempotency_key text, hash text, lot_id text, created_at timestamptz, expires_at timestamptz)),
       entries AS (
         INSERT INTO reward_points_entry (id, account_id, sequence, type, points, balance, reason_code, program_version, idempotency_key, input_hash, hash, created_at)
         SELECT id, account_id, sequence, 'earn', points, balance, 'bench', 1, idempotency_key, '', hash, created_at FROM x
       )
       INSERT INTO reward_points_lot (id, account_id, entry_id, points, remaining, available_at, expires_at, granted_at) SELECT lot_id, account_id, id, points, points, created_at, expires_at, created_at FROM x`,
      [batch]
    )
  }
}

const rowsOf = ({ account_id, owner, lots, isDue }: Seeded) => {
  const points = Math.ceil(OPENING / lots)
  const expires_at = isDue ? DUE : null
  let hash = CHAIN_START
  const entries = Array.from({ length: lots }, (_, index) => {
    const sequence = index + 1
    const [id, lot_id] = [`${account_id}_entry_${sequence}`, `${account_id}_lot_${sequence}`]
    const created_at = new Date(GRANTED.getTime() + index)
    const entry = { account_id, sequence, points, balance: points * sequence, created_at, idempotency_key: id }
    hash = entryHash(hash, {
      ...entry,
      type: "earn",
      input_hash: "",
      reason_code: "bench",
      order_id: null,
      cart_id: null,
      corrects: null,
      program_version: 1,
      draws: [],
      opens: [{ lot_id, points, available_at: created_at, expires_at, follows_activity: false }],
    })
    return { ...entry, id, lot_id, hash, expires_at }
  })
  return { account: { id: account_id, owner_id: owner, balance: points * lots, last_sequence: lots, last_hash: hash }, entries }
}
