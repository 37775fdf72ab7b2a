import type { OccasionsService } from "../../src/modules/occasions/service"
import { asAdmin, asStranger, ok } from "../support/api"
import { makeCart, placeOrder, session, type Session } from "../support/carts"
import { makeBuyer, makeGroup, type Buyer } from "../support/customers"
import { eventually, pause } from "../support/eventually"
import { newEmail, orderAsGuest } from "../support/guests"
import {
  archiveOccasion,
  birthdayRow,
  dayFromNow,
  grantsOf,
  makeOccasion,
  runOccasions,
  setPlacedAt,
  setRegisteredAt,
  setRunUntil,
  setSaidAt,
  untilGiven,
} from "../support/occasions"
import { cancelOrder, deliverAll } from "../support/orders"
import { makeProduct } from "../support/products"
import { availableOf, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"
import type { AdminOccasionDue } from "../../src/types/loyalty-levels"

describe("an occasion", () => {
  let shop: Shop
  let variant: string
  const made: string[] = []

  beforeAll(async () => {
    shop = await makeShop({ shippingPrice: 0, taxRate: 0 })
    variant = (await makeProduct(shop)).variantIds[0]
  })

  afterEach(async () => {
    for (const id of made.splice(0)) await archiveOccasion(id)
  })

  const occasion = async (over: Record<string, unknown>) => {
    const created = await makeOccasion(over)
    made.push(created.id)
    return created
  }
  const buying = async (): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop)
    return { ...session(shop, buyer), buyer }
  }
  const order = async (who: Session, quantity = 1) => placeOrder(who, (await makeCart(who, [{ variant_id: variant, quantity }])).id)
  const say = ({ client }: Session, birthday: { month: number; day: number } | null) => client.post("/store/customers/me/loyalty/birthday", { birthday, ...(birthday && { consent: true }) })
  const born = (day: string) => ({ month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) })
  const noon = (day: string) => `${day}T12:00:00Z`

  describe("of the calendar", () => {
    it("is given once on a birthday, after an outage too, and again in the next year", async () => {
      const [ada, eve] = [await buying(), await buying()]
      const { id } = await occasion({ trigger: { type: "birthday", offset_days: 2 } })
      await ok(say(ada, born(dayFromNow(1))))
      await runOccasions(noon(dayFromNow(2)))
      expect(await grantsOf(id, ada.buyer.customerId)).toEqual([])
      // Three nights were missed: it is caught up, once.
      await runOccasions(noon(dayFromNow(6)))
      await runOccasions(noon(dayFromNow(6)))
      await setRunUntil(id, dayFromNow(0))
      await runOccasions(noon(dayFromNow(6)))
      // Other specs leave buyers with birthdays behind.
      const [grant, ...more] = await grantsOf(id, ada.buyer.customerId)
      expect([more, grant.customer?.id, grant.source, grant.code?.status, grant.code?.titles]).toEqual([[], ada.buyer.customerId, { type: "occasion", id, name: expect.any(String) }, "open", { en: "10 % off", de: "10 % Rabatt" }])
      await runOccasions(noon(dayFromNow(6 + 366)))
      expect(await grantsOf(id, ada.buyer.customerId)).toHaveLength(2)
      expect(await grantsOf(id, eve.buyer.customerId)).toEqual([])
    })

    it("is shown before: who gets it in the next 30 days, and who does not, and why", async () => {
      const group = await makeGroup()
      const [ada, eve, kim] = [session(shop, await makeBuyer(shop, [group])), await buying(), await buying()]
      for (const [who, day] of [[ada, 3], [eve, 5], [kim, 40]] as const) await ok(say(who, born(dayFromNow(day))))
      const { id } = await occasion({ conditions: { code: "customer_groups", args: { ids: [group] } } })
      const preview = await ok<{ due: AdminOccasionDue[]; count: number; until: string }>(asAdmin().get(`/admin/loyalty-levels/occasions/${id}/preview`))
      const mine = preview.due.filter(({ customer }) => [ada, eve, kim].some(({ buyer }) => buyer?.customerId === customer.id))
      expect(mine.map(({ customer, day, met, reason }) => [customer.email, day, met, reason])).toEqual([
        [ada.buyer?.email, dayFromNow(3), true, null],
        [eve.buyer.email, dayFromNow(5), false, "other_customer_group"],
      ])
      expect([preview.count, preview.until]).toEqual([1, dayFromNow(30)])
      await runOccasions(noon(dayFromNow(6)))
      expect((await grantsOf(id)).map(({ customer }) => customer?.id)).toEqual([ada.buyer?.customerId])
    })

    it("of a membership comes a year after the registration, not on the day of it", async () => {
      const [old, today] = [await buying(), await buying()]
      await setRegisteredAt(old.buyer.customerId, `${Number(dayFromNow(0).slice(0, 4)) - 3}${dayFromNow(0).slice(4)}T08:00:00Z`)
      const { id } = await occasion({ trigger: { type: "membership_anniversary" } })
      await runOccasions(new Date())
      expect((await grantsOf(id)).map(({ customer }) => customer?.id)).toContain(old.buyer.customerId)
      expect(await grantsOf(id, today.buyer.customerId)).toEqual([])
    })

    it("of a date is given to those who meet its conditions", async () => {
      const group = await makeGroup()
      const member = await makeBuyer(shop, [group])
      const { id } = await occasion({ trigger: { type: "fixed_dates", dates: [dayFromNow(0).slice(5)] }, conditions: { code: "customer_groups", args: { ids: [group] } } })
      expect((await runOccasions(new Date())).given).toBeGreaterThanOrEqual(1)
      expect((await grantsOf(id)).map(({ customer }) => customer?.id)).toEqual([member.customerId])
    })

    it("of a silence is given to who ordered so long ago and not since", async () => {
      const [ada, eve, kim] = [await buying(), await buying(), await buying()]
      await setPlacedAt((await order(ada)).id, noon(dayFromNow(-60)))
      await setPlacedAt((await order(eve)).id, noon(dayFromNow(-60)))
      await order(eve)
      await setPlacedAt((await order(kim)).id, noon(dayFromNow(-59)))
      const { id } = await occasion({ trigger: { type: "days_without_order", days: 60 } })
      await runOccasions(new Date())
      const given = (await grantsOf(id)).map(({ customer }) => customer?.id)
      expect([ada, eve, kim].filter(({ buyer }) => given.includes(buyer.customerId))).toEqual([ada])
    })

    it("outside its time gives nothing, nor does a draft", async () => {
      const ada = await buying()
      await ok(say(ada, born(dayFromNow(0))))
      const ids = [await occasion({ starts_at: noon(dayFromNow(3)) }), await occasion({ ends_at: noon(dayFromNow(-3)) }), await occasion({ status: "draft" })].map(({ id }) => id)
      await runOccasions(new Date())
      for (const id of ids) expect(await grantsOf(id, ada.buyer.customerId)).toEqual([])
    })
  })

  describe("of an order", () => {
    it("gives once when it is placed, by e-mail to a guest, and nothing for orders before it was active", async () => {
      const ada = await buying()
      const early = await order(ada)
      const { id } = await occasion({ trigger: { type: "order_placed" } })
      const placed = await order(ada)
      const [grant] = await untilGiven(id, 1)
      expect([grant.customer?.id, grant.code?.status]).toEqual([ada.buyer.customerId, "open"])
      for (const each of [early, placed]) await testApp.container.resolve("workflows").run("follow-b2b-order", { input: { order_id: each.id } })
      expect(await grantsOf(id)).toHaveLength(1)

      const email = newEmail()
      await orderAsGuest(shop, email, [{ variant_id: variant, quantity: 1 }])
      const [guests] = await untilGiven(id, 2)
      expect([guests.customer, guests.code?.code]).toEqual([null, expect.any(String)])
      const sent = await eventually(async () => {
        const found = await testApp.container.resolve("notification").listNotifications({ to: email, template: "loyalty-occasion" })
        return found.length ? found : undefined
      })
      expect(sent.map(({ data }) => (data as { code: string }).code)).toEqual([guests.code?.code])
    })

    it("gives nothing when it is cancelled before the delivery: the code holds no longer", async () => {
      const ada = await buying()
      const { id } = await occasion({ trigger: { type: "order_placed" } })
      const placed = await order(ada)
      const [{ code }] = await untilGiven(id, 1)
      await cancelOrder(placed.id)
      const [taken] = await eventually(async () => {
        const grants = await grantsOf(id)
        return grants[0].withdrawn_at ? grants : undefined
      })
      expect(taken.code?.status).toBe("ended")
      const { body } = await ada.client.post(`/store/carts/${(await makeCart(ada, [{ variant_id: variant, quantity: 1 }])).id}/promotions`, { promo_codes: [code?.code] })
      expect(body.errors[0].reason).toBe("code_ended")
    })

    it("gives when all of it is delivered, and not before", async () => {
      const ada = await buying()
      const { id } = await occasion({ trigger: { type: "order_delivered" } })
      const placed = await order(ada)
      await pause(500)
      expect(await grantsOf(id)).toEqual([])
      await deliverAll(shop, placed.id)
      expect(await untilGiven(id, 1)).toHaveLength(1)
    })

    it("cut into many tiny ones gives as often as it may in a year, and to those that meet the conditions", async () => {
      const ada = await buying()
      const twice = await occasion({ trigger: { type: "order_placed" }, per_year: 2 })
      const large = await occasion({ trigger: { type: "order_placed" }, conditions: { code: "quantity", args: { minimum: 5 } } })
      const first = await occasion({ trigger: { type: "order_placed" }, conditions: { code: "first_order", args: {} } })
      const carts = []
      for (let number = 0; number < 4; number++) carts.push(await order(ada))
      await order(ada, 5)
      await untilGiven(large.id, 1)
      await Promise.all(carts.map(({ id }) => testApp.container.resolve("workflows").run("follow-b2b-order", { input: { order_id: id } })))
      expect([await grantsOf(twice.id), await grantsOf(large.id), await grantsOf(first.id)].map(({ length }) => length)).toEqual([2, 1, 1])
    })

    it("gives points, and takes them back with the cancellation", async () => {
      await setProgram()
      try {
        const ada = await buying()
        const { id } = await occasion({ trigger: { type: "order_placed" }, reward: { kind: "points", points: 70 } })
        const placed = await order(ada)
        await eventually(async () => ((await grantsOf(id))[0]?.done_at ? true : undefined))
        expect(await availableOf(ada.buyer)).toBe(70)
        await cancelOrder(placed.id)
        await eventually(async () => ((await grantsOf(id))[0].withdrawn_at ? true : undefined))
        expect(await availableOf(ada.buyer)).toBe(0)
      } finally {
        await switchProgramOff()
      }
    })

    it("gives what could not be given then: points, once the programme is on", async () => {
      const ada = await buying()
      const { id } = await occasion({ trigger: { type: "order_placed" }, reward: { kind: "points", points: 30 } })
      await order(ada)
      const [grant] = await untilGiven(id, 1)
      expect([grant.done_at, grant.error]).toEqual([null, expect.stringContaining("off")])
      await setProgram()
      try {
        const { result } = await testApp.container.resolve("workflows").run("maintain-rewards", { input: { now: new Date(Date.now() + 600_000).toISOString() } })
        expect((result as { given: number }).given).toBeGreaterThanOrEqual(1)
        expect(await availableOf(ada.buyer)).toBe(30)
        expect((await grantsOf(id))[0].done_at).not.toBeNull()
      } finally {
        await switchProgramOff()
      }
    })
  })

  it("whose process died after it was claimed is finished, and told, once", async () => {
    const { buyer } = await buying()
    const { id } = await occasion({})
    const service = testApp.container.resolve<OccasionsService>("occasions")
    const gift = { occasion_id: id, key: `occasion:${id}:${buyer.customerId}:2027`, buyer: buyer.customerId, customer_id: buyer.customerId, order_id: null, period: "2027", day: "2027-05-01", per_year: null }
    await service.claimGiven(gift)
    const finish = () => testApp.container.resolve("workflows").run("finish-occasions", { input: { now: new Date(Date.now() + 600_000).toISOString() } })
    await finish()
    await finish()
    expect((await grantsOf(id)).map(({ key, code }) => [key, code?.status])).toEqual([[gift.key, "open"]])
    const sent = await eventually(async () => {
      const found = await testApp.container.resolve("notification").listNotifications({ to: buyer.email, template: "loyalty-occasion" })
      return found.length ? found : undefined
    })
    expect(sent).toHaveLength(1)
  })

  describe("and a birthday", () => {
    it("is kept with consent, changed once a year, withdrawn at any time, and not said anew before", async () => {
      const ada = await buying()
      const { body, status } = await ada.client.post("/store/customers/me/loyalty/birthday", { birthday: { month: 2, day: 29 } })
      expect([status, body.errors[0]]).toEqual([400, expect.objectContaining({ path: "consent", reason: "consent_required" })])
      const { loyalty } = await ok<{ loyalty: { birthday: Record<string, unknown> } }>(say(ada, { month: 2, day: 29 }))
      expect(loyalty.birthday).toMatchObject({ month: 2, day: 29, consented_at: expect.any(String), changeable_at: expect.any(String) })
      await ok(say(ada, { month: 2, day: 29 }))
      const again = await say(ada, { month: 3, day: 1 })
      expect([again.status, again.body.code, again.body.errors[0].reason, again.body.changeable_at]).toEqual([400, "birthday_not_changeable", "changed_this_year", loyalty.birthday.changeable_at])
      expect((await ok<{ loyalty: { birthday: null } }>(say(ada, null))).loyalty.birthday).toBeNull()
      expect(await birthdayRow(ada.buyer.customerId)).toMatchObject({ month_day: null, year: null, consented_at: null })
      expect((await say(ada, { month: 3, day: 1 })).body.code).toBe("birthday_not_changeable")
      await setSaidAt(ada.buyer.customerId, noon(dayFromNow(-366)))
      await ok(say(ada, { month: 3, day: 1 }))
    })

    it.each<[string, object, string]>([
      ["a 13th month", { birthday: { month: 13, day: 1 }, consent: true }, "birthday.month: too_big"],
      ["30 February", { birthday: { month: 2, day: 30 }, consent: true }, "birthday.day: no_such_day"],
      ["consent withheld", { birthday: { month: 2, day: 3 }, consent: false }, "consent: invalid_value"],
      ["a text", { birthday: "2 March", consent: true }, "birthday: invalid_type"],
    ])("is refused for %s", async (_title, given, expected) => {
      const { status, body } = await (await buying()).client.post("/store/customers/me/loyalty/birthday", given)
      expect([status, `${body.errors[0].path}: ${body.errors[0].reason}`]).toEqual([400, expected])
    })

    it("needs a session", async () => {
      expect((await asStranger({ "x-publishable-api-key": shop.publishableKey }).post("/store/customers/me/loyalty/birthday", { birthday: null })).status).toBe(401)
    })

    it("that is said to be another day gives nothing a second time in the same year", async () => {
      const ada = await buying()
      const { id } = await occasion({})
      const year = Number(dayFromNow(0).slice(0, 4)) + 1
      await ok(say(ada, { month: 3, day: 10 }))
      await setRunUntil(id, `${year}-03-09`)
      await runOccasions(noon(`${year}-03-10`))
      expect(await grantsOf(id, ada.buyer.customerId)).toHaveLength(1)
      await setSaidAt(ada.buyer.customerId, noon(dayFromNow(-366)))
      await ok(say(ada, { month: 3, day: 12 }))
      await runOccasions(noon(`${year}-03-20`))
      expect(await grantsOf(id, ada.buyer.customerId)).toHaveLength(1)
    })

    it("is gone with an erasure, and so are its owner's codes", async () => {
      const ada = await buying()
      const { id } = await occasion({})
      await ok(say(ada, born(dayFromNow(0))))
      await runOccasions(new Date())
      const [{ code }] = await grantsOf(id, ada.buyer.customerId)
      await ok(asAdmin().post("/admin/reward-points/erase", { customer_id: ada.buyer.customerId }))
      expect(await birthdayRow(ada.buyer.customerId)).toBeNull()
      expect(await grantsOf(id, ada.buyer.customerId)).toEqual([])
      const { body } = await ada.client.post(`/store/carts/${(await makeCart(ada, [{ variant_id: variant, quantity: 1 }])).id}/promotions`, { promo_codes: [code?.code] })
      expect(body.errors[0].reason).toBe("code_of_another")
    })
  })
})
