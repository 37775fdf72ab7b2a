/** The ledger of points against the least SQL with the same effects, in the same process and on the same tables. */
import type { Contender } from "../measure/interleave"
import { measure, type Count, type Result } from "../measure/report"
import { accountId, DUE, insertAccounts, insertAccountWithLots, manyLotsId } from "../seed/ledger"
import { clone, ledgerOf } from "../shop/databases"
import type { LedgerWork } from "../shop/ledger-calls"
import type { Shop } from "../shop/shop-process"
import { tieredShop, withShops, type BenchRun } from "./bench-run"

const BOTH: LedgerWork["verbs"] = ["earn", "redeem"]

/** A call takes milliseconds: more of them cost little and tell more. */
const roundsOf = ({ rounds, isQuick }: BenchRun) => (isQuick ? rounds : { warmUps: 60, pairs: 200 })

const accounts = (count: number) => ledgerOf(`accounts_${count}`, (client) => insertAccounts(client, count))

/** Throws where anything does not add up: a fast wrong ledger is no result. */
const withLedgers = async (databases: string[], work: (shops: Shop[]) => Promise<Result[]>): Promise<Result[]> =>
  withShops(databases.map(tieredShop), async (shops) => {
    const results = await work(shops)
    for (const shop of shops) {
      const broken = await shop.ask("ledgerInvariants", null)
      if (broken) throw new Error(`${shop.database}: ${broken} rows that must not be there`)
    }
    return results
  })

/** @param next the accounts of the next call */
const working = (name: string, shop: Shop, work: Omit<LedgerWork, "accounts">, next: () => string[]): Contender => ({
  name,
  database: shop.database,
  run: async () => (await shop.ask("ledgerWork", { ...work, accounts: next() })).milliseconds,
})

/** Other accounts with each call, as many as there are clients, spread over all of them. */
const spreadOver = (count: number, clients: number): (() => string[]) => {
  let last = 0
  const step = 7_919
  return () => Array.from({ length: clients }, () => accountId((last += step) % count))
}

/** One client and eight, on accounts of their own, on one programme or many, and all on one wallet. */
export const rewardPointsLedgerRow = async (run: BenchRun): Promise<Result[]> => {
  const count = run.isQuick ? 10_000 : 100_000
  const size = count.toLocaleString("en")
  return withLedgers([await clone(await accounts(count))], async ([shop]) => {
    const own = (by: LedgerWork["by"], clients: number, programs?: LedgerWork["programs"]) =>
      working(by === "service" ? "the service" : "least SQL, interactive", shop, { by, verbs: BOTH, programs }, spreadOver(count, clients))
    const hot = (by: LedgerWork["by"]) => working(by === "service" ? "the service" : "least SQL, interactive, one hot row", shop, { by, verbs: BOTH }, () => Array.from({ length: 8 }, () => accountId(by === "service" ? 1 : 2)))
    const half = { ratio: 2, extraStatements: 0 }
    const one = { ...own("service", 8, "one"), name: "all on one programme" }
    const many = { ...own("service", 8, "own"), name: "each on a programme of its own" }
    const questions = [
      { measure: `earn and redeem, 1 client, ${size} accounts`, ours: own("service", 1), theirs: own("minimum", 1), limit: half },
      { measure: `earn and redeem, 8 clients, ${size} accounts`, ours: own("service", 8), theirs: own("minimum", 8), limit: half },
      { measure: "earn and redeem, 8 clients, all on one programme", ours: one, theirs: many, limit: { ratio: 1.11, extraStatements: 0 } },
      { measure: "earn and redeem, 8 clients, all on one company wallet", ours: hot("service"), theirs: hot("minimum"), limit: half },
    ]
    const results: Result[] = []
    for (const question of questions) results.push(...(await measure([question], roundsOf(run), run.counter)))
    return results
  })
}

/** Few accounts and many; an account with few lots and with many. */
export const rewardPointsSizeRow = async (run: BenchRun): Promise<Result[]> => {
  const [few, many] = run.isQuick ? [1_000, 20_000] : [1_000, 1_000_000]
  const [short, long] = run.isQuick ? [10, 5_000] : [10, 100_000]
  const lots = await ledgerOf(`lots_${short}_${long}`, async (client) => {
    await insertAccountWithLots(client, short)
    await insertAccountWithLots(client, long)
  })
  return withLedgers([await clone(await accounts(few)), await clone(await accounts(many)), await clone(lots)], async ([fewShop, manyShop, lotsShop]) => {
    const over = (shop: Shop, count: number) => working(`${count.toLocaleString("en")} accounts`, shop, { by: "service", verbs: BOTH }, spreadOver(count, 1))
    const taking = (count: number) => working(`${count.toLocaleString("en")} lots`, lotsShop, { by: "service", verbs: ["redeem"] }, () => [manyLotsId(count)])
    return measure(
      [
        { measure: `earn and redeem, ${many.toLocaleString("en")} accounts`, ours: over(manyShop, many), theirs: over(fewShop, few), limit: { ratio: 1.3, extraStatements: 0 } },
        { measure: `redeem from an account with ${long.toLocaleString("en")} lots`, ours: taking(long), theirs: taking(short), limit: { ratio: 1.5, extraStatements: 0 } },
      ],
      roundsOf(run),
      run.counter
    )
  })
}

const percentile = (values: number[], share: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))]

/** One lot in a hundred has ended: they are swept while points of other accounts are redeemed at a steady rate. */
export const rewardPointsSweepRow = async ({ isQuick }: BenchRun): Promise<Result[]> => {
  const count = isQuick ? 20_000 : 1_000_000
  return withLedgers([await clone(await accounts(count))], async ([shop]) => {
    const others = Array.from({ length: 500 }, (_, index) => accountId(index * 37 + 1)).filter((_, index) => (index * 37 + 1) % 100 !== 0)
    const input = { accounts: others, at: DUE.toISOString(), rate: 20, idle_seconds: isQuick ? 10 : 60 }
    const { idle, during, expired, milliseconds } = await shop.ask("ledgerSweep", input)
    if (expired !== count / 100) throw new Error(`${expired} accounts were swept instead of ${count / 100}`)
    const [calm, busy] = [percentile(idle, 0.99), percentile(during, 0.99)]
    const result: Count = {
      measure: `expiry sweep of ${count.toLocaleString("en")} lots, 1 % due, 20 redemptions a second meanwhile`,
      counted: `redeem p99 ${busy.toFixed(1)} ms during, ${calm.toFixed(1)} ms idle: ${(busy / calm).toFixed(2)}; ${expired.toLocaleString("en")} lots in ${(milliseconds / 1000).toFixed(1)} s`,
      expected: "p99 during ÷ idle ≤ 2",
      passed: busy / calm <= 2,
    }
    return [result]
  })
}

/** Replays a whole ledger. */
export const rewardPointsVerifyRow = async ({ isQuick }: BenchRun): Promise<Result[]> => {
  const count = isQuick ? 20_000 : 1_000_000
  return withLedgers([await clone(await accounts(count))], async ([shop]) => {
    const { milliseconds, entries, problems, megabytes, added_megabytes } = await shop.ask("ledgerVerify", null)
    if (entries !== count || problems) throw new Error(`${entries} entries were checked, ${problems} problems found`)
    const result: Count = {
      measure: `verify of ${count.toLocaleString("en")} entries`,
      counted: `${(milliseconds / 1000).toFixed(1)} s, ${Math.round(entries / (milliseconds / 1000)).toLocaleString("en")} entries a second, the process at its peak ${megabytes.toFixed(0)} MB, ${added_megabytes.toFixed(0)} MB more than before`,
      expected: "< 512 MB",
      passed: megabytes < 512,
    }
    return [result]
  })
}
