import { asAdmin, ok } from "../support/api"
import { complete, makeCart, placeOrder, prepareCheckout, readCart, sendPaymentWebhook, session, startPayment, type CartResponse, type Session } from "../support/carts"
import { makeBuyer, makeGroup, type Buyer } from "../support/customers"
import { withClient } from "../support/database"
import { makeDraft } from "../support/draft-orders"
import { eventually, pause } from "../support/eventually"
import { newEmail } from "../support/guests"
import { archiveOccasion, dayFromNow, grantsOf, makeOccasion, runOccasions, setPlacedAt, setRegisteredAt, setRunUntil, setSaidAt, untilGiven } from "../support/occasions"
import { cancelOrder } from "../support/orders"
import { makeProduct } from "../support/products"
import { availableOf, ledgerOf, redeemPoints, setProgram, switchProgramOff } from "../support/reward-points"
import { cartWithCode, givePersonalCode, putOn, untilFree, useOf } from "../support/rewards"
import { makeShop, type Shop } from "../support/shops"

const inDatabase = (text: string, values: unknown[] = []) => withClient(new URL(testApp.databaseUrl).pathname.slice(1), (client) => client.query(text, values))
const follow = (order_id: string) => testApp.container.resolve("workflows").run("follow-b2b-order", { input: { order_id } })
const noon = (day: string) => `${day}T12:00:00Z`

/** Each story is several orders and runs. */
jest.setTimeout(240_000)

describe("nobody is given twice what is given once", () => {
  let shop: Shop
  let variant: string
  const made: string[] = []

  beforeAll(async () => {
    shop = await makeShop({ shippingPrice: 0, taxRate: 0 })
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds[0]
  })

  afterEach(async () => {
    for (const id of made.splice(0)) await archiveOccasion(id)
  })

  const occasion = async (over: Record<string, unknown>) => {
    const created = await makeOccasion(over)
    made.push(created.id)
    return created
  }
  const newBuyer = async (): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop)
    return { ...session(shop, buyer), buyer }
  }
  const goods = (quantity = 1) => [{ variant_id: variant, quantity }]
  const order = async (who: Session, quantity = 1): Promise<string> => (await placeOrder(who, (await makeCart(who, goods(quantity))).id)).id
  const say = ({ client }: Session, birthday: Record<string, number>) => client.post("/store/customers/me/loyalty/birthday", { birthday, consent: true })
  const cancel = async (id: string) => {
    await cancelOrder(id)
    await follow(id)
  }

  describe("by orders that are cancelled", () => {
    it("a code that was used before its own order was cancelled is not given back by the cancellation of the order that used it", async () => {
      const ada = await newBuyer()
      const { id } = await occasion({ trigger: { type: "order_placed" }, per_year: 1 })
      const first = await order(ada)
      const [grant] = await untilGiven(id, 1)
      const code = grant.code?.code ?? ""
      const second = await complete(ada, (await cartWithCode(ada, goods(), code)).id)
      await cancel(first)
      expect((await grantsOf(id))[0].withdrawn_at).toBeNull()
      await cancel(second.id)
      await untilFree(code)
      const { status, body } = await putOn(ada, (await makeCart(ada, goods())).id, code)
      expect([status, body.errors?.[0]?.reason]).toEqual([400, "code_ended"])
    })

    it("points that were spent before their order was cancelled are owed, and paid by what comes back", async () => {
      await setProgram()
      try {
        const ada = await newBuyer()
        const { id } = await occasion({ trigger: { type: "order_placed" }, reward: { kind: "points", points: 500 }, per_year: 1 })
        const first = await order(ada)
        await eventually(async () => ((await grantsOf(id))[0]?.done_at ? true : undefined))
        const cart = await makeCart(ada, goods())
        await redeemPoints(ada, cart.id, 500)
        const second = await placeOrder(ada, cart.id)
        expect([second.total, await availableOf(ada.buyer)]).toEqual([5, 0])
        await cancel(first)
        await cancel(second.id)
        expect([await availableOf(ada.buyer), (await ledgerOf(ada.buyer)).reduce((sum, [, points]) => sum + points, 0)]).toEqual([0, 0])
      } finally {
        await switchProgramOff()
      }
    })

    it("one that is cancelled unused leaves the year's gift to the next order", async () => {
      const ada = await newBuyer()
      const { id } = await occasion({ trigger: { type: "order_placed" }, per_year: 1 })
      for (const number of [1, 2]) {
        const placed = await order(ada)
        await untilGiven(id, number)
        await cancel(placed)
      }
      await order(ada)
      await untilGiven(id, 3)
      await follow(await order(ada))
      const grants = await grantsOf(id)
      expect([grants.length, grants.filter(({ withdrawn_at }) => withdrawn_at === null).length]).toEqual([3, 1])
    })

    it("an order is judged as its buyer stood when it was placed, however late it is looked at", async () => {
      const group = await makeGroup()
      const ada = await newBuyer()
      const { id } = await occasion({ trigger: { type: "order_placed" }, conditions: { code: "customer_groups", args: { ids: [group] } } })
      const placed = await order(ada)
      await follow(placed)
      await ok(asAdmin().post(`/admin/customer-groups/${group}/customers`, { add: [ada.buyer.customerId] }))
      await follow(placed)
      expect(await grantsOf(id)).toEqual([])
    })
  })

  describe("by days on which nobody looked", () => {
    it("three days: what was due is caught up, once, and what has been done since is looked at", async () => {
      const [ada, eve, kim] = [await newBuyer(), await newBuyer(), await newBuyer()]
      const group = await makeGroup()
      for (const { buyer } of [ada, eve, kim]) await ok(asAdmin().post(`/admin/customer-groups/${group}/customers`, { add: [buyer.customerId] }))
      const conditions = { code: "customer_groups", args: { ids: [group] } }
      await setPlacedAt(await order(ada), noon(dayFromNow(-58)))
      await setPlacedAt(await order(eve), noon(dayFromNow(-58)))
      await order(eve)
      const year = Number(dayFromNow(2).slice(0, 4)) - 2
      await setRegisteredAt(kim.buyer.customerId, noon(`${year}${dayFromNow(2).slice(4)}`))
      const silence = await occasion({ trigger: { type: "days_without_order", days: 60 }, conditions })
      const holiday = await occasion({ trigger: { type: "fixed_dates", dates: [dayFromNow(1).slice(5), dayFromNow(2)] }, conditions })
      const anniversary = await occasion({ trigger: { type: "membership_anniversary" }, conditions })
      for (const { id } of [silence, holiday, anniversary]) await setRunUntil(id, dayFromNow(0))
      await Promise.all([1, 2].map(() => runOccasions(noon(dayFromNow(3)))))
      await runOccasions(noon(dayFromNow(3)))
      const whom = async (id: string) => (await grantsOf(id)).map(({ customer }) => customer?.id)
      expect(await whom(silence.id)).toEqual([ada.buyer.customerId])
      expect((await whom(holiday.id)).sort()).toEqual([ada, ada, eve, eve, kim, kim].map(({ buyer }) => buyer.customerId).sort())
      expect(await whom(anniversary.id)).toEqual([kim.buyer.customerId])
      // Silent on, but since the same order.
      await runOccasions(noon(dayFromNow(50)))
      expect(await whom(silence.id)).toHaveLength(1)
    })

    it("on 29 February: of those who were born or registered on it, on 28 February in other years, each year once", async () => {
      const [ada, kim] = [await newBuyer(), await newBuyer()]
      const group = await makeGroup()
      for (const { buyer } of [ada, kim]) await ok(asAdmin().post(`/admin/customer-groups/${group}/customers`, { add: [buyer.customerId] }))
      const conditions = { code: "customer_groups", args: { ids: [group] } }
      await ok(say(ada, { month: 2, day: 29 }))
      await setRegisteredAt(kim.buyer.customerId, "2024-02-29T12:00:00Z")
      const [birthday, anniversary] = [await occasion({ conditions }), await occasion({ trigger: { type: "membership_anniversary" }, conditions })]
      const countsAfter = async (...days: string[]) => {
        for (const day of days) await runOccasions(noon(day))
        return [(await grantsOf(birthday.id, ada.buyer.customerId)).length, (await grantsOf(anniversary.id, kim.buyer.customerId)).length]
      }
      for (const { id } of [birthday, anniversary]) await setRunUntil(id, "2035-02-26")
      expect(await countsAfter("2035-02-27")).toEqual([0, 0])
      expect(await countsAfter("2035-02-28", "2035-03-01")).toEqual([1, 1])
      for (const { id } of [birthday, anniversary]) await setRunUntil(id, "2036-02-27")
      expect(await countsAfter("2036-02-28")).toEqual([1, 1])
      expect(await countsAfter("2036-02-29", "2036-03-01")).toEqual([2, 2])
    })

    it("a gift whose claim failed is given by the next run: its day counts as looked at only then", async () => {
      const ada = await newBuyer()
      const { id } = await occasion({})
      const next = await occasion({})
      await ok(say(ada, { month: 3, day: 10 }))
      for (const each of [id, next.id]) await setRunUntil(each, "2035-03-09")
      await inDatabase(`CREATE FUNCTION spec_refuse_gift() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'the connection is lost'; END $$ LANGUAGE plpgsql`)
      await inDatabase(`CREATE TRIGGER spec_refuse_gift BEFORE INSERT ON loyalty_occasion_given FOR EACH ROW WHEN (NEW.occasion_id = '${id}') EXECUTE FUNCTION spec_refuse_gift()`)
      await runOccasions(noon("2035-03-11"))
      await inDatabase(`DROP FUNCTION spec_refuse_gift CASCADE`)
      expect([(await grantsOf(id, ada.buyer.customerId)).length, (await grantsOf(next.id, ada.buyer.customerId)).length]).toEqual([0, 1])
      await runOccasions(noon("2035-03-12"))
      expect((await grantsOf(id, ada.buyer.customerId)).length).toBe(1)
    })
  })

  describe("by birthdays", () => {
    it("a birthday in the future is none", async () => {
      const ada = await newBuyer()
      const { status, body } = await say(ada, { month: 1, day: 1, year: 2900 })
      expect([status, body.errors?.map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)]).toEqual([400, ["birthday.year: in_the_future"]])
    })

    it("that move ahead of the run: once in a calendar year, whatever is said", async () => {
      const ada = await newBuyer()
      const { id } = await occasion({})
      await setRunUntil(id, "2035-01-01")
      const days = [{ month: 2, day: 1 }, { month: 5, day: 1 }, { month: 8, day: 1 }]
      for (const birthday of days) {
        await ok(say(ada, birthday))
        await runOccasions(noon(`2035-0${birthday.month}-02`))
        await setSaidAt(ada.buyer.customerId, noon(dayFromNow(-366)))
      }
      expect(await grantsOf(id, ada.buyer.customerId)).toHaveLength(1)
    })
  })

  describe("by a code of somebody else", () => {
    it("at the door of the payment webhook, past the cart's own checks: nothing is ordered, and the code is free", async () => {
      const [ada, eve] = [await newBuyer(), await newBuyer()]
      const code = await givePersonalCode({ customer_id: ada.buyer.customerId })
      const { id, payment } = await cartWithCode(ada, goods(), code, "pp_webhook_test")
      await inDatabase("UPDATE cart SET customer_id = $2, email = $3 WHERE id = $1", [id, eve.buyer.customerId, eve.buyer.email])
      await sendPaymentWebhook(ada, { session_id: payment.id, amount: Number(payment.amount), captured: true })
      await pause(6000)
      expect([await useOf(code), ((await readCart(ada, id)) as { completed_at?: string | null }).completed_at ?? null]).toEqual([null, null])
      const { id: own } = await cartWithCode(ada, goods(), code)
      expect((await complete(ada, own)).discount_total).toBe(1)
    })

    it("of a guest, by a registered customer on whose cart another address is", async () => {
      const email = newEmail()
      const code = await givePersonalCode({ email })
      const eve = await newBuyer()
      const { id } = await makeCart(eve, goods())
      expect((await putOn(eve, id, code)).body.errors?.[0]?.reason).toBe("code_of_another")
      const { status, body } = await eve.client.post(`/store/carts/${id}`, { promo_codes: [` ${code.toLowerCase()}`] })
      expect([status, body.errors?.[0]?.reason]).toEqual([400, "code_of_another"])
    })

    it("on a draft order it takes nothing off and is not used", async () => {
      const ada = await newBuyer()
      const code = await givePersonalCode({ customer_id: ada.buyer.customerId })
      const draft = await makeDraft(shop, goods(), { customerId: ada.buyer.customerId, promoCodes: [code] })
      expect([draft.discount_total, await useOf(code)]).toEqual([0, null])
      const { id } = await cartWithCode(ada, goods(), code)
      expect((await complete(ada, id)).discount_total).toBe(1)
    })

    it("at both doors at the same moment: one order has it", async () => {
      const ada = await newBuyer()
      const code = await givePersonalCode({ customer_id: ada.buyer.customerId })
      const [paid, routed] = [await cartWithCode(ada, goods(), code, "pp_webhook_test"), await cartWithCode(ada, goods(), code)]
      const [, answer] = await Promise.all([sendPaymentWebhook(ada, { session_id: paid.payment.id, amount: Number(paid.payment.amount) }), ada.client.post(`/store/carts/${routed.id}/complete`)])
      await eventually(async () => ((await useOf(code))?.order_id ? true : undefined)).catch(() => undefined)
      await pause(6000)
      const discounted = await inDatabase(
        `SELECT oc.order_id FROM order_cart oc JOIN "order" o ON o.id = oc.order_id WHERE oc.cart_id = ANY($1) AND o.canceled_at IS NULL`,
        [[paid.id, routed.id]]
      )
      expect(discounted.rows).toHaveLength(1)
      expect([200, 409]).toContain(answer.status)
    })
  })

  it("a code whose payment hung until others found its order, and then failed, is free again", async () => {
    const ada = await newBuyer()
    const code = await givePersonalCode({ customer_id: ada.buyer.customerId })
    const { id } = await makeCart(ada, goods())
    await ok(putOn(ada, id, code))
    await prepareCheckout(ada, id)
    await startPayment(ada, id, "pp_webhook_test", { declined: true })
    await inDatabase(`CREATE FUNCTION spec_found_order() RETURNS trigger AS $$ BEGIN NEW.order_id := 'order_that_is_undone'; RETURN NEW; END $$ LANGUAGE plpgsql`)
    await inDatabase(`CREATE TRIGGER spec_found_order BEFORE INSERT ON personal_code_use FOR EACH ROW WHEN (NEW.cart_id = '${id}') EXECUTE FUNCTION spec_found_order()`)
    const { body } = await ada.client.post(`/store/carts/${id}/complete`)
    await inDatabase(`DROP FUNCTION spec_found_order CASCADE`)
    expect([body.type, await useOf(code)]).toEqual(["cart", null])
    const { id: second } = await cartWithCode(ada, goods(), code)
    expect((await complete(ada, second)).discount_total).toBe(1)
  })

  it("a personal code that a cart has already is not counted twice when it is put on it again", async () => {
    const ada = await newBuyer()
    const code = await givePersonalCode({ customer_id: ada.buyer.customerId })
    const { id } = await makeCart(ada, goods())
    await ok(putOn(ada, id, code))
    const { cart } = await ok<CartResponse>(putOn(ada, id, code, code.toLowerCase()))
    expect(cart.discount_total).toBe(1)
    await prepareCheckout(ada, id)
    expect((await complete(ada, id)).discount_total).toBe(1)
  })
})
