import type { RewardPointsService } from "../../src/modules/reward-points/service"
import { startServiceProcess, type ServiceProcess } from "../support/service-process"
import { availableOf, earning, expectProof, ledger, makeAccount, NOON, noteCart, orderOf, programWith, reasonsOf, redeeming, settling } from "../support/points"

/** Enough to meet every order in which two can come. */
const ROUNDS = 12

const times = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

describe("the ledger, asked by many at the same moment", () => {
  /** Shares nothing with the test app but the database. */
  let other: ServiceProcess<RewardPointsService>
  const used: string[] = []

  const newAccount = async (): Promise<string> => {
    const id = await makeAccount()
    used.push(id)
    return id
  }

  /** Every second call is made by the other process. */
  const fromBoth = <Method extends "credit" | "debit" | "debitCart">(method: Method, inputs: Parameters<RewardPointsService[Method]>[0][]) =>
    Promise.allSettled(inputs.map((input, index) => (index % 2 ? other.call(method, ...([input] as never)) : ledger()[method](input as never))))

  beforeAll(async () => {
    other = await startServiceProcess<RewardPointsService>("reward_points")
  })

  afterAll(async () => {
    await other.stop()
    await expectProof(used)
  })

  it("spends one balance once: of 16 debits that fit once, one is made", async () => {
    const account = await newAccount()
    await ledger().credit(earning(account, 100))
    const asked = await fromBoth("debit", times(16).map(() => redeeming(account, 60)))
    expect(reasonsOf(asked)).toEqual(Array(15).fill("insufficient_points"))
    expect(await availableOf(account)).toBe(40)
  })

  it("spends one balance to its last point: of 16 debits ten fit", async () => {
    const account = await newAccount()
    await ledger().credit(earning(account, 50))
    await ledger().credit(earning(account, 50))
    const asked = await fromBoth("debit", times(16).map(() => redeeming(account, 10)))
    expect(reasonsOf(asked)).toHaveLength(6)
    expect(await availableOf(account)).toBe(0)
  })

  it("loses none of ten grants", async () => {
    const account = await newAccount()
    expect(reasonsOf(await fromBoth("credit", times(10).map(() => earning(account, 17))))).toEqual([])
    expect(await availableOf(account)).toBe(170)
  })

  it("makes an account once, whoever asks first", async () => {
    const owner = { type: "customer" as const, id: `cus_points_${testApp.nextNumber()}` }
    const asked = await Promise.all(times(8).map((index) => (index % 2 ? other.call("ensureAccounts", [owner]) : ledger().ensureAccounts([owner]))))
    expect(new Set(asked.map((accounts) => JSON.stringify(accounts))).size).toBe(1)
  })

  it("does once what two processes ask for under one key", async () => {
    for (const round of times(ROUNDS)) {
      const account = await newAccount()
      const input = earning(account, 100, { idempotency_key: `once:${account}:${round}` })
      const asked = await fromBoth("credit", times(4).map(() => input))
      expect(reasonsOf(asked)).toEqual([])
      expect(asked.filter((each) => each.status === "fulfilled" && !(each.value as { repeated: boolean }).repeated)).toHaveLength(1)
      expect(await availableOf(account)).toBe(100)
    }
  })

  it("refuses the later one of two different requests under one key, also for two accounts", async () => {
    for (const round of times(ROUNDS)) {
      const [one, two] = [await newAccount(), await newAccount()]
      const key = { idempotency_key: `shared:${one}:${round}` }
      expect(reasonsOf(await fromBoth("credit", [earning(one, 100, key), earning(one, 200, key)]))).toEqual(["idempotency_conflict"])
      const between = { idempotency_key: `between:${one}:${round}` }
      expect(reasonsOf(await fromBoth("credit", [earning(one, 100, between), earning(two, 100, between)]))).toEqual(["idempotency_conflict"])
    }
  })

  it.each([
    ["clamp_and_record" as const, [0]],
    ["allow_negative" as const, [0, -60]],
  ])("takes back what an undone order earned while it is spent, under %s", async (clawback, possible) => {
    const program = await programWith({ clawback })
    for (const round of times(ROUNDS)) {
      const account = await newAccount()
      const order = `order_race_${account}_${round}`
      await ledger().recordOrder([orderOf(order, account, { earned: 100 })], settling(order, [account], program))
      const [spent] = await Promise.allSettled([other.call("debit", redeeming(account, 60)), ledger().settleOrder(settling(order, [account], program, 100))])
      reasonsOf([spent])
      expect(possible).toContain(await availableOf(account))
      expect(await availableOf(account)).toBe(spent.status === "fulfilled" && clawback === "allow_negative" ? -60 : 0)
    }
  })

  it("undoes an order once, however many say so", async () => {
    const program = await programWith()
    const account = await newAccount()
    const order = `order_undone_${account}`
    await ledger().recordOrder([orderOf(order, account, { earned: 100 })], settling(order, [account], program))
    const settled = await Promise.all(times(8).map((index) => ledger().settleOrder(settling(order, [account], program, index < 4 ? 33 : 66))))
    expect(settled.flat().reduce((sum, { clawed }) => sum + clawed, 0)).toBeGreaterThanOrEqual(66)
    await ledger().settleOrder(settling(order, [account], program, 66))
    expect(await availableOf(account)).toBe(34)
  })

  it("expires a lot or spends it, never both", async () => {
    const end = new Date("2036-02-01T00:00:00Z")
    const before = new Date(end.getTime() - 1)
    for (const _round of times(ROUNDS)) {
      const account = await newAccount()
      await ledger().credit(earning(account, 100, { expires_at: end }))
      const [spent, swept] = await Promise.allSettled([ledger().debit(redeeming(account, 70, { at: before })), other.call("expireAccount", account, end)])
      reasonsOf([spent])
      expect(swept).toMatchObject({ status: "fulfilled", value: spent.status === "fulfilled" ? 30 : 100 })
      expect(await availableOf(account, end)).toBe(0)
    }
  })

  it("sweeps while points are redeemed, and everybody gets through", async () => {
    const end = new Date("2036-03-01T00:00:00Z")
    const accounts = await Promise.all(times(20).map(newAccount))
    for (const account of accounts) {
      for (const index of times(5)) await ledger().credit(earning(account, 10, { expires_at: index % 2 ? end : null }))
    }
    const sweep = async (): Promise<number> => {
      const due = (await ledger().accountsWithEndedPoints(end, null, 1000)).account_ids.filter((id) => accounts.includes(id))
      const expired = await Promise.all(due.map((id, index) => (index % 2 ? other.call("expireAccount", id, end) : ledger().expireAccount(id, end))))
      return expired.reduce((sum: number, points) => sum + Number(points), 0)
    }
    const [first, second, redeemed] = await Promise.all([
      sweep(),
      sweep(),
      Promise.allSettled(accounts.flatMap((account) => times(3).map((index) => ledger().debit(redeeming(account, 10, { at: end, idempotency_key: `sweep:${account}:${index}` }))))),
    ])
    expect(reasonsOf(redeemed)).toEqual([])
    expect(first + second).toBe(20 * 20)
    expect(await Promise.all(accounts.map((account) => availableOf(account, end)))).toEqual(accounts.map(() => 0))
  })

  it("grants each of ten orders of one account once, while as many other points are earned and each order is followed twice", async () => {
    for (const round of times(ROUNDS)) {
      const account = await newAccount()
      const program = await programWith()
      const order_ids = times(10).map((index) => `order_first_${testApp.nextNumber()}_${round}_${index}`)
      const record = (order_id: string) => ledger().recordOrder([orderOf(order_id, account, { earned: 7 })], settling(order_id, [account], program))
      await Promise.all([...order_ids, ...order_ids].flatMap((order_id, index) => [record(order_id), ...(index % 2 ? [] : [ledger().credit(earning(account, 5))])]))
      expect(await availableOf(account)).toBe(10 * 7 + 10 * 5)
    }
  })

  it("records orders of two accounts, named in either order, without a deadlock", async () => {
    const program = await programWith()
    const [one, two] = [await newAccount(), await newAccount()]
    await Promise.all(
      times(24).map((index) => {
        const order = `order_pair_${one}_${index}`
        const pair = index % 2 ? [one, two] : [two, one]
        return ledger().recordOrder(pair.map((account) => orderOf(order, account, { earned: 5 })), settling(order, pair, program))
      })
    )
    expect([await availableOf(one), await availableOf(two)]).toEqual([120, 120])
  })

  describe("a cart that redeems", () => {
    const debiting = async (cart_id: string, points: number) => ({ cart_id, points, points_limit: null, program: await programWith(), at: NOON, time_zone: "UTC" })

    it("is debited once by two processes that complete it", async () => {
      for (const _round of times(ROUNDS)) {
        const account = await newAccount()
        await ledger().credit(earning(account, 100))
        const input = await debiting(await noteCart(account, 60), 60)
        expect(reasonsOf(await fromBoth("debitCart", [input, input, input, input]))).toEqual([])
        expect(await availableOf(account)).toBe(40)
      }
    })

    it("is refused where another cart was faster: of 16 carts on one balance one completes", async () => {
      const account = await newAccount()
      await ledger().credit(earning(account, 100))
      const carts = await Promise.all(times(16).map(() => noteCart(account, 60)))
      const asked = await fromBoth("debitCart", await Promise.all(carts.map((cart) => debiting(cart, 60))))
      expect(reasonsOf(asked)).toEqual(Array(15).fill("insufficient_points"))
      expect(await availableOf(account)).toBe(40)
    })

    it("stands debited when its order is found while its completion is given back", async () => {
      const program = await programWith()
      for (const round of times(ROUNDS)) {
        const account = await newAccount()
        await ledger().credit(earning(account, 100))
        const cart_id = await noteCart(account, 60)
        const { entry_id } = await ledger().debitCart(await debiting(cart_id, 60))
        const order = `order_found_${account}_${round}`
        const recorded = orderOf(order, account, { redeemed: 60, redeem_entry_id: entry_id, cart_id })
        await Promise.all([
          ledger().recordOrder([recorded], settling(order, [account], program)),
          other.call("restoreCart", { cart_id, entry_id, program, at: NOON, time_zone: "UTC" }),
        ])
        expect(await availableOf(account)).toBe(40)
      }
    })
  })
})
