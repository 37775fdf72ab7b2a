/** The ledger of points in a shop's process: through its service, and as the least SQL with the same effects. */
import { createHash, randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { Pool, type PoolClient } from "pg"
import type { BootedApp } from "../../integration-tests/support/boot"
import type { RewardPointsService } from "../../src/modules/reward-points/service"

/** Points that each operation earns or redeems. */
const POINTS = 10

export type LedgerWork = {
  by: "service" | "minimum"
  verbs: ("earn" | "redeem")[]
  /** Each is worked on by a client of its own, all at the same moment. The same account twice: two clients, one row. */
  accounts: string[]
  /** One programme for all, or each account on one of its own. */
  programs?: "one" | "own"
}

export type LedgerCalls = {
  /** Does every verb once for every account. */
  ledgerWork: (input: LedgerWork) => Promise<{ milliseconds: number }>
  /** Sweeps what has ended while points are redeemed at a steady rate; before and after it without the sweep. */
  ledgerSweep: (input: LedgerSweep) => Promise<{ idle: number[]; during: number[]; expired: number; milliseconds: number }>
  /** Replays everything; memory is that of the whole process at its peak, and how much of it came on top while it replayed. */
  ledgerVerify: (input: null) => Promise<{ milliseconds: number; accounts: number; entries: number; problems: number; megabytes: number; added_megabytes: number }>
  /** What the one invariant query answers. */
  ledgerInvariants: (input: null) => Promise<number>
}

export type LedgerSweep = { accounts: string[]; at: string; /** Redemptions each second. */ rate: number; /** Seconds without the sweep. */ idle_seconds: number }

const serviceOf = ({ container }: BootedApp): RewardPointsService => container.resolve<RewardPointsService>("reward_points")

const workOfService = (app: BootedApp) => {
  const service = serviceOf(app)
  return async (verb: "earn" | "redeem", account_id: string, program_version: number): Promise<void> => {
    const at = new Date()
    const posting = { account_id, points: POINTS, idempotency_key: `bench:${randomUUID()}`, at, reason_code: "bench", program_version }
    if (verb === "earn") await service.credit({ ...posting, type: "earn", available_at: at, expires_at: null, follows_activity: false })
    else await service.debit({ ...posting, type: "redeem" })
  }
}

let pool: Pool | undefined

/** As few statements as an application can do it with: it locks, decides, and writes key, hash, entry, lot or draw, and the cached balance. */
const workOfMinimum = () => {
  pool ??= new Pool({ connectionString: process.env.DATABASE_URL, max: 16 })
  const connections = pool
  return async (verb: "earn" | "redeem", account_id: string, program_version: number): Promise<void> => {
    const client = await connections.connect()
    try {
      await client.query("BEGIN")
      await (verb === "earn" ? leastEarn : leastRedeem)(client, account_id, program_version)
      await client.query("COMMIT")
    } catch (error) {
      await client.query("ROLLBACK")
      throw error
    } finally {
      client.release()
    }
  }
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex")

/** Locks the account and writes the entry. Returns what is still to be written. */
const leastEntry = async (client: PoolClient, account_id: string, program_version: number, type: "earn" | "redeem", points: number) => {
  const { rows } = await client.query("SELECT balance, last_sequence, last_hash FROM reward_points_account WHERE id = $1 FOR UPDATE", [account_id])
  const entry = { id: randomUUID(), account_id, sequence: rows[0].last_sequence + 1, type, points, balance: Number(rows[0].balance) + points, key: `bench:${randomUUID()}`, at: new Date() }
  const hash = sha256(`${rows[0].last_hash}\n${JSON.stringify(entry)}`)
  const input_hash = sha256(JSON.stringify({ account_id, type, points }))
  const insert = () =>
    client.query(
      `INSERT INTO reward_points_entry (id, account_id, sequence, type, points, balance, reason_code, program_version, idempotency_key, input_hash, hash, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'bench', $7, $8, $9, $10, $11)`,
      [entry.id, account_id, entry.sequence, type, points, entry.balance, program_version, entry.key, input_hash, hash, entry.at]
    )
  const keepBalance = () => client.query("UPDATE reward_points_account SET balance = $2, last_sequence = $3, last_hash = $4 WHERE id = $1", [account_id, entry.balance, entry.sequence, hash])
  return { entry, insert, keepBalance }
}

const leastEarn = async (client: PoolClient, account_id: string, program_version: number): Promise<void> => {
  const { entry, insert, keepBalance } = await leastEntry(client, account_id, program_version, "earn", POINTS)
  await insert()
  await client.query(
    `INSERT INTO reward_points_lot (id, account_id, entry_id, points, remaining, available_at, granted_at) VALUES ($1, $2, $3, $4, $4, $5, $5)`,
    [randomUUID(), account_id, entry.id, POINTS, entry.at]
  )
  await keepBalance()
}

/** Most redemptions take from one lot, or two: the index gives the first ones. */
const leastRedeem = async (client: PoolClient, account_id: string, program_version: number): Promise<void> => {
  const { entry, insert, keepBalance } = await leastEntry(client, account_id, program_version, "redeem", -POINTS)
  const { rows: lots } = await client.query(
    `SELECT id, remaining FROM reward_points_lot
     WHERE account_id = $1 AND remaining > 0 AND NOT follows_activity AND COALESCE(expires_at, 'infinity') > $2 AND available_at <= $2
     ORDER BY COALESCE(expires_at, 'infinity'), granted_at, id LIMIT 20`,
    [account_id, entry.at]
  )
  await insert()
  let missing = POINTS
  for (const [position, { id, remaining }] of lots.entries()) {
    const taken = Math.min(Number(remaining), missing)
    if (!taken) break
    missing -= taken
    await client.query("UPDATE reward_points_lot SET remaining = remaining - $2 WHERE id = $1", [id, taken])
    await client.query("INSERT INTO reward_points_draw (entry_id, position, lot_id, kind, points) VALUES ($1, $2, $3, 'take', $4)", [entry.id, position, id, taken])
  }
  if (missing) throw new Error(`${account_id} has no ${POINTS} points`)
  await keepBalance()
}

const ledgerWork = async (app: BootedApp, { by, verbs, accounts, programs = "one" }: LedgerWork): Promise<{ milliseconds: number }> => {
  const work = by === "service" ? workOfService(app) : workOfMinimum()
  const started = performance.now()
  await Promise.all(
    accounts.map(async (account, index) => {
      for (const verb of verbs) await work(verb, account, programs === "own" ? index + 1 : 1)
    })
  )
  return { milliseconds: performance.now() - started }
}

/** The shop's own sweep. Returns how many accounts it handled. */
const sweep = async ({ container }: BootedApp, at: string): Promise<number> => {
  const { result } = await container.resolve("workflows").run("maintain-points-ledger", { input: { now: at } })
  return result.expired_accounts
}

/** Redeems at a steady rate, however long each takes, until it is told to stop: who waits longer is not asked less often. */
const redeemSteadily = async (app: BootedApp, { accounts, rate }: LedgerSweep, isOver: () => boolean): Promise<number[]> => {
  const work = workOfService(app)
  const took: number[] = []
  const running: Promise<void>[] = []
  const begun = performance.now()
  for (let index = 0; !isOver(); index++) {
    const due = begun + (index * 1000) / rate
    await sleep(Math.max(0, due - performance.now()))
    running.push(work("redeem", accounts[index % accounts.length], 1).then(() => void took.push(performance.now() - due)))
  }
  await Promise.all(running)
  return took
}

const ledgerSweep: (app: BootedApp, input: LedgerSweep) => ReturnType<LedgerCalls["ledgerSweep"]> = async (app, input) => {
  const redeemIdly = (): Promise<number[]> => {
    const until = performance.now() + input.idle_seconds * 500
    return redeemSteadily(app, input, () => performance.now() > until)
  }
  const before = await redeemIdly()
  let isOver = false
  const started = performance.now()
  const sweeping = sweep(app, input.at).finally(() => (isOver = true))
  const during = await redeemSteadily(app, input, () => isOver)
  const expired = await sweeping
  const milliseconds = performance.now() - started
  return { idle: [...before, ...(await redeemIdly())], during, expired, milliseconds }
}

const ledgerVerify = async (app: BootedApp): ReturnType<LedgerCalls["ledgerVerify"]> => {
  const before = process.memoryUsage.rss()
  let peak = before
  const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50)
  const started = performance.now()
  try {
    const { accounts_checked, entries_checked, problems } = await serviceOf(app).verify()
    return { milliseconds: performance.now() - started, accounts: accounts_checked, entries: entries_checked, problems: problems.length, megabytes: peak / 1e6, added_megabytes: (peak - before) / 1e6 }
  } finally {
    clearInterval(watching)
  }
}

export const ledgerCalls = {
  ledgerWork,
  ledgerSweep,
  ledgerVerify,
  ledgerInvariants: async (app: BootedApp): Promise<number> => (await serviceOf(app).brokenInvariants()).length,
}
