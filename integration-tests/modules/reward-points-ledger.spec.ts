import type { RewardPointsService } from "../../src/modules/reward-points/service"
import { orderOf } from "../support/points"

const ledger = (): RewardPointsService => testApp.container.resolve("reward_points")

const AT = new Date("2036-01-01T12:00:00Z")

const newAccount = async (): Promise<string> => {
  const [account] = await ledger().ensureAccounts([{ type: "customer", id: `cus_ledger_${testApp.nextNumber()}` }])
  return account.id
}

const earn = (account_id: string, points: number, key: string, expires_at: Date | null = null) =>
  ledger().credit({ type: "earn", account_id, points, idempotency_key: `${key}:${account_id}`, at: AT, reason_code: "order", program_version: 1, available_at: AT, expires_at, follows_activity: false })

const redeem = (account_id: string, points: number, key: string, at = AT) =>
  ledger().debit({ type: "redeem", account_id, points, idempotency_key: `${key}:${account_id}`, at, reason_code: "checkout", program_version: 1 })

const available = async (account_id: string, at = AT): Promise<number> => (await ledger().readBalances([account_id], at))[account_id].available

describe("the ledger of points", () => {
  it("answers the same entry for the same key, and refuses the key for something else", async () => {
    const account = await newAccount()
    const first = await earn(account, 100, "earn:1")
    const again = await earn(account, 100, "earn:1")
    expect(again).toMatchObject({ repeated: true, entry: { id: first.entry.id } })
    expect(await available(account)).toBe(100)
    await expect(earn(account, 200, "earn:1")).rejects.toMatchObject({ refusals: [{ reason: "idempotency_conflict" }] })
  })

  it("reads back what an order is recorded with to the last digit", async () => {
    const account = await newAccount()
    const order_id = `order_${testApp.nextNumber()}_exact`
    const exact = { redeemed_value: "12345678901234567.89", added_net: "0.12345678901234567891" }
    const order = orderOf(order_id, account)
    await ledger().recordOrder([{ ...order, lines: order.lines.map((line) => ({ ...line, ...exact })) }], null)
    const [{ lines }] = await ledger().readOrders([order_id])
    expect(lines).toMatchObject([exact])
    expect((await ledger().readOrderBasis(order_id, null)).orders[0].lines).toMatchObject([exact])
  })

  it("takes from the lot that ends soonest, and never from one that has ended", async () => {
    const account = await newAccount()
    await earn(account, 100, "late", new Date("2036-12-01T00:00:00Z"))
    await earn(account, 50, "soon", new Date("2036-02-01T00:00:00Z"))
    await redeem(account, 60, "redeem:1")
    expect((await ledger().listLots(account)).map(({ points, remaining }) => ({ points, remaining }))).toEqual([
      { points: 100, remaining: 90 },
      { points: 50, remaining: 0 },
    ])
    await earn(account, 10, "gone", new Date("2036-01-15T00:00:00Z"))
    const later = new Date("2036-01-20T00:00:00Z")
    expect(await available(account, later)).toBe(90)
    await expect(redeem(account, 91, "redeem:2", later)).rejects.toMatchObject({ refusals: [{ reason: "insufficient_points" }], facts: { available: 90, maximum: 90 } })
    expect(await ledger().expireAccount(account, later)).toBe(10)
    expect(await ledger().expireAccount(account, later)).toBe(0)
  })

  it("is swept page by page: each account is found, also where all lots end at the same instant, and what is written down no more", async () => {
    const year = new Date("2036-12-31T23:00:00Z")
    const accounts = await Promise.all(Array.from({ length: 5 }, newAccount))
    for (const account of accounts) for (const key of ["a", "b"]) await earn(account, 10, key, year)
    const idle = await newAccount()
    await ledger().credit({ type: "earn", account_id: idle, points: 30, idempotency_key: `idle:${idle}`, at: AT, reason_code: "order", program_version: 1, available_at: AT, expires_at: null, follows_activity: true, activity_expires_at: year })
    const sweep = async (): Promise<string[]> => {
      const found: string[] = []
      for (let page = await ledger().accountsWithEndedPoints(year, null, 3); ; page = await ledger().accountsWithEndedPoints(year, page.next, 3)) {
        found.push(...page.account_ids.filter((id) => id === idle || accounts.includes(id)))
        if (!page.next) return found
      }
    }
    expect(new Set(await sweep())).toEqual(new Set([...accounts, idle]))
    for (const account of [...accounts, idle]) await ledger().expireAccount(account, year)
    expect(await sweep()).toEqual([])
    expect(await available(idle, year)).toBe(0)
    expect((await ledger().verify([...accounts, idle])).problems).toEqual([])
  })

  it("spends one balance once, however many ask at the same moment", async () => {
    const account = await newAccount()
    await earn(account, 100, "earn:1")
    const asked = await Promise.allSettled(Array.from({ length: 16 }, (_, index) => redeem(account, 60, `redeem:${index}`)))
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect(await available(account)).toBe(40)
  })

  it("loses none of ten grants at the same moment", async () => {
    const account = await newAccount()
    await Promise.all(Array.from({ length: 10 }, (_, index) => earn(account, 17, `earn:${index}`)))
    expect(await available(account)).toBe(170)
  })

  it("cannot be changed, whoever asks", async () => {
    const account = await newAccount()
    await earn(account, 100, "earn:1")
    const knex = testApp.container.resolve("__pg_connection__")
    await expect(knex.raw("UPDATE reward_points_entry SET points = 1000 WHERE account_id = ?", [account])).rejects.toThrow("append-only")
    await expect(knex.raw("DELETE FROM reward_points_draw")).rejects.toThrow("append-only")
  })

  it("proves itself, and finds a figure that somebody changed", async () => {
    const account = await newAccount()
    await earn(account, 100, "earn:1")
    await redeem(account, 30, "redeem:1")
    expect(await ledger().verify([account])).toEqual({ accounts_checked: 1, entries_checked: 2, problems: [] })
    const knex = testApp.container.resolve("__pg_connection__")
    await knex.raw("UPDATE reward_points_lot SET remaining = 80 WHERE account_id = ?", [account])
    expect((await ledger().verify([account])).problems).toMatchObject([{ account_id: account, problem: "lot_mismatch" }])
    await knex.raw("UPDATE reward_points_lot SET remaining = 70 WHERE account_id = ?", [account])
    expect((await ledger().brokenInvariants()).filter(({ subject }) => subject === account)).toEqual([])
  })
})
