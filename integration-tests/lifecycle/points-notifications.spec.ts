import type { RewardPointsService } from "../../src/modules/reward-points/service"
import { asAdmin, ok } from "../support/api"
import { makeCart, placeOrder, session, type Session } from "../support/carts"
import { makeCompany, setMember } from "../support/companies"
import { joinGroup, makeBuyer, type Buyer } from "../support/customers"
import { eventually, pause } from "../support/eventually"
import { pointsMail, sendAgain, tellPoints, type SentMail } from "../support/notifications"
import { makeProduct } from "../support/products"
import { accountOf, deleteEarningRule, givePoints, makeEarningRule, redeemPoints, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"

const DAY = 86_400_000

const inDays = (days: number, from = new Date()): Date => new Date(from.getTime() + days * DAY)

/** Noon of a day that is so many days ahead, in the shop's time zone: no day begins while a test runs. */
const noon = (days: number): Date => new Date(`${inDays(days).toISOString().slice(0, 10)}T12:00:00.000Z`)

type PointsEvent = { id: string; account_id: string; points: number }

describe("owners of points are told", () => {
  let shop: Shop
  let variant: string
  let rule: string
  const events: { name: string; data: PointsEvent }[] = []
  const hear = async ({ name, data }: { name: string; data: unknown }) => void events.push({ name, data: data as PointsEvent })
  const names = ["earned", "available", "expiring", "expired", "redeemed", "wallet_low"].map((kind) => `reward-points.${kind}`)

  beforeAll(async () => {
    shop = await makeShop()
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds[0]
    rule = await makeEarningRule()
    names.forEach((name) => testApp.container.resolve("event_bus").subscribe(name, hear, { subscriberId: `spec-${name}` }))
  })

  beforeEach(() => setProgram({ name_singular: "point", name_plural: "points" }))
  afterAll(async () => {
    names.forEach((name) => testApp.container.resolve("event_bus").unsubscribe(name, hear, { subscriberId: `spec-${name}` }))
    await deleteEarningRule(rule)
    await setProgram()
    await switchProgramOff()
  })

  const ledger = (): RewardPointsService => testApp.container.resolve("reward_points")

  /** Events about an account: names without `reward-points.`, and points. */
  const heard = (account_id: string): [string, number][] =>
    events.filter(({ data }) => data.account_id === account_id).map(({ name, data }) => [name.replace("reward-points.", ""), data.points])

  const buyerWith = async (points = 0): Promise<Session & { buyer: Buyer; account: string }> => {
    const buyer = await makeBuyer(shop)
    if (points) await givePoints(buyer, points)
    return { ...session(shop, buyer), buyer, account: (await accountOf(buyer)).id }
  }

  const order = async (buying: Session, quantity: number, redeem = 0) => {
    const cart = await makeCart(buying, [{ variant_id: variant, quantity }])
    if (redeem) await redeemPoints(buying, cart.id, redeem)
    return placeOrder(buying, cart.id)
  }

  /** E-mails of a kind, once there are as many. */
  const mails = (buyer: Pick<Buyer, "email">, kind: string, count = 1): Promise<SentMail[]> =>
    eventually(async () => {
      const found = await pointsMail(buyer, kind)
      return found.length >= count && found.every(({ status }) => status !== "pending") ? found : undefined
    })

  /** Points from elsewhere than an order, with what the case needs of their terms. */
  const grant = async (account_id: string, points: number, terms: { at?: Date; available_at?: Date; expires_at?: Date | null; follows_activity?: boolean; activity_expires_at?: Date | null } = {}) => {
    const { at = new Date(), available_at = at, expires_at = null, follows_activity = false, activity_expires_at = null } = terms
    const { entry } = await ledger().credit({
      type: "earn",
      account_id,
      points,
      at,
      available_at,
      expires_at,
      follows_activity,
      activity_expires_at,
      idempotency_key: `notifications:${testApp.nextNumber()}:${account_id}`,
      reason_code: "training_finished",
      program_version: 1,
    })
    return entry
  }

  it("what an order earns, once, right after it is placed", async () => {
    const buying = await buyerWith()
    const { id, display_id } = await order(buying, 3)
    const [mail] = await mails(buying.buyer, "earned")
    expect(mail).toMatchObject({ status: "success", trigger_type: "reward-points.earned" })
    expect(mail.data).toMatchObject({
      points: 30,
      points_name: "points",
      name_singular: "point",
      name_plural: "points",
      balance: 30,
      pending: 0,
      value: 0.3,
      balance_value: 0.3,
      currency_code: "eur",
      order_id: id,
      order_display_id: display_id,
      reason_code: "order",
      expires_at: null,
      time_zone: "UTC",
      owner: { type: "customer", id: buying.buyer.customerId },
    })
    await tellPoints({ order_id: id })
    await tellPoints({ thorough: true })
    expect(heard(buying.account)).toEqual([["earned", 30]])
    expect(await pointsMail(buying.buyer)).toHaveLength(1)
  })

  it("nothing personal over the event bus", async () => {
    const buying = await buyerWith()
    await order(buying, 2)
    await mails(buying.buyer, "earned")
    const [event] = events.filter(({ data }) => data.account_id === buying.account)
    expect(event.data).toEqual({
      id: expect.stringMatching(/^earned:rpent_/),
      account_id: buying.account,
      owner: { type: "customer", id: buying.buyer.customerId },
      points: 20,
      at: expect.stringMatching(/Z$/),
      entry_id: expect.stringMatching(/^rpent_/),
      reason_code: "order",
      order_id: expect.stringMatching(/^order_/),
      available_at: expect.stringMatching(/Z$/),
      expires_at: null,
    })
    expect(JSON.stringify(event)).not.toContain(buying.buyer.email)
  })

  it("once, however many tell at the same moment", async () => {
    const buying = await buyerWith()
    await Promise.all([1, 2, 3].map((points) => grant(buying.account, points)))
    const told = await Promise.all([tellPoints(), tellPoints(), tellPoints({ thorough: true })])
    expect(told.flatMap(({ failed }) => failed)).toEqual([])
    await mails(buying.buyer, "earned", 3)
    expect(heard(buying.account).map(([name]) => name)).toEqual(["earned", "earned", "earned"])
  })

  it("what was held back when it can be spent, once", async () => {
    await setProgram({ earning: { holding_days: 14 } })
    const buying = await buyerWith()
    await order(buying, 3)
    const [earned] = await mails(buying.buyer, "earned")
    expect(earned.data).toMatchObject({ points: 30, balance: 0, pending: 30 })
    expect(new Date(String(earned.data.available_at)).getTime()).toBeGreaterThan(inDays(13).getTime())
    await tellPoints({ now: inDays(13) })
    expect(heard(buying.account)).toEqual([["earned", 30]])
    await Promise.all([tellPoints({ now: inDays(15) }), tellPoints({ now: inDays(15) })])
    await tellPoints({ now: inDays(16) })
    const [mail] = await mails(buying.buyer, "available")
    expect(mail.data).toMatchObject({ points: 30, value: 0.3, lot_id: expect.any(String), order_display_id: expect.any(Number) })
    expect(heard(buying.account)).toEqual([["earned", 30], ["available", 30]])
  })

  describe("of an end that is near", () => {
    it("with one e-mail a day on which points end, and not again", async () => {
      const { buyer, account } = await buyerWith()
      await grant(account, 20, { expires_at: noon(20) })
      await grant(account, 5, { expires_at: new Date(noon(20).getTime() + 3_600_000) })
      await grant(account, 7, { expires_at: noon(50) })
      await setProgram({ reminder_days: 30 })
      await tellPoints()
      const [mail] = await mails(buyer, "expiring")
      expect(mail.data).toMatchObject({ points: 25, ends_on: noon(20).toISOString().slice(0, 10), expires_at: noon(20).toISOString(), value: 0.25 })
      await grant(account, 9, { expires_at: noon(20) })
      await Promise.all([tellPoints(), tellPoints({ now: inDays(1) })])
      await setProgram({ reminder_days: 10 })
      await tellPoints({ now: inDays(12) })
      await setProgram({ reminder_days: 60 })
      await tellPoints({ now: inDays(12) })
      await mails(buyer, "expiring", 2)
      expect(heard(account).filter(([name]) => name === "expiring")).toEqual([["expiring", 25], ["expiring", 7]])
    })

    it("also where inactivity ends them, and again before the next end that activity has put off", async () => {
      const { buyer, account } = await buyerWith()
      await setProgram({ reminder_days: 30, expiry: { type: "days_without_activity", days: 100 } })
      await grant(account, 40, { follows_activity: true, activity_expires_at: noon(100) })
      await tellPoints({ now: inDays(60) })
      expect(await pointsMail(buyer, "expiring")).toEqual([])
      await tellPoints({ now: inDays(75) })
      await tellPoints({ now: inDays(76) })
      const [mail] = await mails(buyer, "expiring")
      expect(mail.data).toMatchObject({ points: 40, expires_at: noon(100).toISOString() })
      await grant(account, 2, { at: inDays(80), follows_activity: true, activity_expires_at: noon(180) })
      await tellPoints({ now: inDays(90) })
      await tellPoints({ now: inDays(155) })
      await mails(buyer, "expiring", 2)
      expect(heard(account).filter(([name]) => name === "expiring")).toEqual([["expiring", 40], ["expiring", 42]])
    })

    it("not at all without reminder days, nor of what is spent", async () => {
      const { buyer, account } = await buyerWith()
      await grant(account, 20, { expires_at: noon(20) })
      await tellPoints()
      await givePoints(buyer, -20)
      await setProgram({ reminder_days: 30 })
      await tellPoints()
      expect(heard(account)).toEqual([["earned", 20]])
    })
  })

  it("what has expired, once that is written down", async () => {
    const { buyer, account } = await buyerWith()
    await grant(account, 20, { at: inDays(-10), expires_at: inDays(-1) })
    await testApp.container.resolve("workflows").run("maintain-points-ledger", { input: {} })
    await tellPoints()
    const [mail] = await mails(buyer, "expired")
    expect(mail.data).toMatchObject({ points: 20, balance: 0 })
    expect(heard(account)).toEqual([["earned", 20], ["expired", 20]])
  })

  it("what an order was paid with", async () => {
    const buying = await buyerWith(1000)
    const { id, display_id } = await order(buying, 3, 400)
    const [mail] = await mails(buying.buyer, "redeemed")
    expect(mail.data).toMatchObject({ points: 400, value: 4, order_id: id, order_display_id: display_id })
    await mails(buying.buyer, "earned")
    expect(heard(buying.account)).toEqual([["redeemed", 400], ["earned", 26]])
  })

  it("nothing of a debit whose cart did not become an order, and what follows it afterwards", async () => {
    const { buyer, account } = await buyerWith(1000)
    await tellPoints()
    const cart_id = `cart_notifications_${testApp.nextNumber()}`
    const program = await ledger().readProgram()
    await ledger().noteRedemption({ cart_id, account_id: account, customer_id: buyer.customerId, intent: 300, points: 300, value: "3", adjusted: "3", currency_code: "eur" })
    const { entry_id } = await ledger().debitCart({ cart_id, points: 300, points_limit: null, program, at: new Date(), time_zone: "UTC" })
    await grant(account, 15)
    await tellPoints()
    expect(heard(account)).toEqual([])
    await ledger().restoreCart({ cart_id, entry_id, program, at: new Date(), time_zone: "UTC" })
    await tellPoints()
    await mails(buyer, "earned")
    expect(heard(account)).toEqual([["earned", 15]])
  })

  it("of a low balance once, and again after it was refilled", async () => {
    await setProgram({ low_balance: 100 })
    const { buyer, account } = await buyerWith(250)
    await tellPoints()
    for (const points of [-160, -10, 120, -150, -5]) {
      await givePoints(buyer, points)
      await tellPoints()
    }
    const [first, second] = await mails(buyer, "wallet-low", 2)
    expect([first.data, second.data]).toMatchObject([{ points: 90, low_balance: 100 }, { points: 50, low_balance: 100 }])
    expect(heard(account)).toEqual([["wallet_low", 90], ["wallet_low", 50]])
  })

  it("of a company's points: each member who may spend them, with an e-mail of his own", async () => {
    const company = await makeCompany()
    const [spends, looks] = [await makeBuyer(shop), await makeBuyer(shop)]
    for (const { customerId } of [spends, looks]) await joinGroup(company.customer_group_id, customerId)
    await setMember(company.id, looks.customerId, { may_redeem: false })
    const { accounts } = await ok<{ accounts: { id: string }[] }>(asAdmin().get("/admin/reward-points/accounts", { company_id: company.id }))
    await grant(accounts[0].id, 50)
    await tellPoints()
    const [mail] = await mails(spends, "earned")
    expect(mail.data).toMatchObject({ points: 50, owner: { type: "company", id: company.id, name: expect.any(String) } })
    expect(await pointsMail(looks)).toEqual([])
  })

  it("nothing of what was given for orders of before, or while the programme is off", async () => {
    const { buyer, account } = await buyerWith()
    const csv = `customer_email,points\n${buyer.email},70`
    await ok(asAdmin().post("/admin/reward-points/import", { csv }))
    await switchProgramOff()
    await grant(account, 20)
    await tellPoints()
    await setProgram()
    await tellPoints({ thorough: true })
    await grant(account, 1)
    await tellPoints()
    const [mail] = await mails(buyer, "earned")
    expect(mail.data).toMatchObject({ points: 1, points_name: "point", balance: 91 })
    expect(heard(account)).toEqual([["earned", 1]])
  })

  it("by e-mail only of what the programme names", async () => {
    await setProgram({ notifications: ["redeemed"] })
    const buying = await buyerWith(1000)
    await order(buying, 3, 400)
    await mails(buying.buyer, "redeemed")
    await eventually(async () => (heard(buying.account).length === 2 ? true : undefined))
    await pause(500)
    expect(await pointsMail(buying.buyer, "earned")).toEqual([])
  })

  it("nothing after they were erased", async () => {
    const { buyer, account } = await buyerWith()
    await grant(account, 20)
    await ok(asAdmin().post("/admin/reward-points/erase", { customer_id: buyer.customerId }))
    expect((await tellPoints()).failed).toEqual([])
    await pause(300)
    expect(heard(account)).toEqual([])
    expect(await pointsMail(buyer)).toEqual([])
  })

  describe("and where they cannot be", () => {
    it("nothing else fails: a template that is broken fails alone", async () => {
      const email = `unreachable-${testApp.nextNumber()}@tests.example`
      const { customer } = await ok<{ customer: { id: string } }>(asAdmin().post("/admin/customers", { email }))
      const [{ id }] = await ledger().ensureAccounts([{ type: "customer", id: customer.id }])
      await grant(id, 20)
      expect((await tellPoints()).failed).toEqual([])
      const [mail] = await mails({ email }, "earned")
      expect(mail.status).toBe("failure")
      const { buyer, account } = await buyerWith()
      await grant(account, 20)
      await tellPoints()
      expect((await mails(buyer, "earned"))[0].status).toBe("success")
    })

    /** Somebody whose e-mail cannot be delivered, with one that failed. */
    const unreachable = async () => {
      const email = `unreachable-${testApp.nextNumber()}@tests.example`
      const { customer } = await ok<{ customer: { id: string } }>(asAdmin().post("/admin/customers", { email }))
      const [{ id }] = await ledger().ensureAccounts([{ type: "customer", id: customer.id }])
      await grant(id, 20)
      await tellPoints()
      const [mail] = await mails({ email }, "earned")
      return { email, customer_id: customer.id, mail }
    }

    it("it is tried again, five times in all, and each try is kept", async () => {
      const { email } = await unreachable()
      await sendAgain(4)
      expect(await pointsMail({ email })).toHaveLength(1)
      for (const [minutes, count] of [[6, 2], [7, 2], [31, 3], [181, 4], [721, 5], [1440, 5]]) {
        await sendAgain(minutes)
        expect([minutes, (await pointsMail({ email })).map(({ status }) => status)]).toEqual([minutes, Array(count).fill("failure")])
      }
    })

    it("it goes out once where it can be sent again, to the address of that moment, with what it said", async () => {
      const { email, customer_id, mail } = await unreachable()
      const corrected = `corrected-${testApp.nextNumber()}@tests.example`
      await ok(asAdmin().post(`/admin/customers/${customer_id}`, { email: corrected }))
      await Promise.all([sendAgain(6), sendAgain(6)])
      await sendAgain(40)
      await sendAgain(400)
      expect(await pointsMail({ email: corrected })).toEqual([{ ...mail, to: corrected, status: "success" }])
      expect(await pointsMail({ email })).toEqual([mail])
    })

    it("it is not tried again for who was erased, nor where the programme sends it no more", async () => {
      const erased = await unreachable()
      await ok(asAdmin().post("/admin/reward-points/erase", { customer_id: erased.customer_id }))
      const silenced = await unreachable()
      await setProgram({ notifications: ["redeemed"] })
      await sendAgain(6)
      expect([await pointsMail(erased), await pointsMail(silenced)]).toEqual([[erased.mail], [silenced.mail]])
    })

    it("nothing is sent or stored without a provider for e-mail, and the events come all the same", async () => {
      const { options } = testApp.container.resolve("configModule").modules?.notification as { options: { providers: unknown[] } }
      const providers = options.providers
      options.providers = providers.slice(0, 1)
      try {
        const buying = await buyerWith()
        await order(buying, 3)
        await eventually(async () => (heard(buying.account).length ? true : undefined))
        await tellPoints()
        await pause(500)
        expect(heard(buying.account)).toEqual([["earned", 30]])
        expect(await pointsMail(buying.buyer)).toEqual([])
      } finally {
        options.providers = providers
      }
    })

    it("an event that could not be put on the bus is told by the next run", async () => {
      const { account } = await buyerWith()
      await grant(account, 20)
      const bus = testApp.container.resolve("event_bus")
      const emit = bus.emit
      bus.emit = async () => {
        throw new Error("the event bus is away")
      }
      const failed = await tellPoints().finally(() => {
        bus.emit = emit
      })
      expect(failed.failed).toContain(account)
      expect(heard(account)).toEqual([])
      await tellPoints()
      await eventually(async () => (heard(account).length ? true : undefined))
      expect(heard(account)).toEqual([["earned", 20]])
    })
  })

  it("as the dashboard's own API lists it", async () => {
    const buying = await buyerWith()
    await order(buying, 3)
    await mails(buying.buyer, "earned")
    const { notifications } = await ok<{ notifications: { to: string; template: string; channel: string }[] }>(asAdmin().get("/admin/notifications", { limit: 200, order: "-created_at" }))
    expect(notifications).toContainEqual(expect.objectContaining({ to: buying.buyer.email, template: "reward-points-earned", channel: "email" }))
  })
})
