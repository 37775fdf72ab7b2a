/** What Medusa stores of an order's life, and what is recorded of it. */
import { asAdmin, ok } from "../support/api"
import { makeCart, placeOrder, session, type Line } from "../support/carts"
import { makeCompany } from "../support/companies"
import { makeBuyer, type Buyer } from "../support/customers"
import { withClient } from "../support/database"
import { makeDraft } from "../support/draft-orders"
import {
  cancelOrder,
  capture,
  claim,
  completeOrder,
  deliverAll,
  editOrder,
  exchange,
  fulfil,
  makeRefundReason,
  orderLine,
  receiveReturn,
  refund,
  requestReturn,
  returnItems,
} from "../support/orders"
import { makeProduct } from "../support/products"
import { followOrder, purchaseOf, readPurchases, undonePart, untilPurchases, type Purchase } from "../support/purchases"
import { makeShop, type Shop } from "../support/shops"

describe("the purchases of an order", () => {
  let shop: Shop
  let buyer: Buyer
  /** Both cost 100 a piece, 119 with tax; the shipping costs 11.90. */
  let variant: string
  let other: string

  beforeAll(async () => {
    shop = await makeShop()
    buyer = await makeBuyer(shop)
    variant = (await makeProduct(shop)).variantIds[0]
    other = (await makeProduct(shop)).variantIds[0]
  })

  const place = async (items: Line[] = [{ variant_id: variant, quantity: 3 }], by = buyer): Promise<string> => {
    const buying = session(shop, by)
    return (await placeOrder(buying, (await makeCart(buying, items)).id)).id
  }
  const placePaid = async (items?: Line[]): Promise<string> => {
    const id = await place(items)
    await capture(id)
    return id
  }
  const placeDelivered = async (items?: Line[]): Promise<string> => {
    const id = await placePaid(items)
    await deliverAll(shop, id)
    return id
  }
  const line = async (id: string, of = variant): Promise<string> => (await orderLine(id, of)).id
  /** The undone parts by line, once what was done has been followed. */
  const undone = async (id: string): Promise<string[]> => (await followOrder(id)).purchases.map(undonePart)
  const onePart = async (id: string): Promise<string> => undonePart(await (await followOrder(id), purchaseOf(id, variant)))

  describe("are recorded when it is placed", () => {
    it("by its event, line by line, with what was paid in money", async () => {
      const id = await place([{ variant_id: variant, quantity: 3 }, { variant_id: other, quantity: 1 }])
      const purchases = await untilPurchases(id, ({ length }) => length === 2)
      expect(purchases.find(({ variant_id }) => variant_id === variant)).toEqual({
        id: expect.stringMatching(/^purch_/),
        order_id: id,
        line_id: await line(id),
        customer_id: buyer.customerId,
        company_id: null,
        currency_code: "eur",
        product_id: expect.stringMatching(/^prod_/),
        variant_id: variant,
        quantity: "3",
        unit_price: "100",
        net: "300",
        tax: "57",
        added_quantity: "0",
        added_net: "0",
        added_tax: "0",
        points_value: "0",
        is_free_product: false,
        placed_at: expect.any(String),
        captured_at: null,
        fulfilled_at: null,
        completed_at: null,
        canceled_at: null,
        undone_quantity: "0",
        undone_amount: "0",
        undone_num: "0",
        undone_den: "1",
        undone_by: null,
        order_version: 1,
      })
    })

    it("without what points paid, which is kept apart", async () => {
      const id = await place()
      await testApp.container
        .resolve<{ createOrderLineItemAdjustments: (adjustments: object[]) => Promise<unknown> }>("order")
        .createOrderLineItemAdjustments([{ item_id: await line(id), amount: 30, provider_id: "reward-points", description: "Reward points", version: 1 }])
      await withClient(database(), (client) => client.query("DELETE FROM purchase_order WHERE order_id = $1", [id]))
      await followOrder(id)
      expect(await purchaseOf(id, variant)).toMatchObject({ net: "270", tax: "51.3", points_value: "30" })
    })

    it("for the company that the customer joined first, and for the one that was said", async () => {
      const [first, second] = [await makeCompany(), await makeCompany()]
      const member = await makeBuyer(shop, [first.customer_group_id, second.customer_group_id])
      const [own, chosen] = [await place(undefined, member), await place(undefined, member)]
      await untilPurchases(own, ({ length }) => length === 1)
      expect((await purchaseOf(own, variant)).company_id).toBe(first.id)
      await withClient(database(), (client) => client.query("DELETE FROM purchase_order WHERE order_id = $1", [chosen]))
      await followOrder(chosen, { company_id: second.id })
      expect((await purchaseOf(chosen, variant)).company_id).toBe(second.id)
      await followOrder(chosen, { company_id: null })
      expect((await purchaseOf(chosen, variant)).company_id).toBe(second.id)
    })

    it("net of the tax that is in the price, and of a promotion", async () => {
      const inclusive = await makeShop({ taxInclusive: true })
      const [taxed] = (await makeProduct(inclusive, { variants: [{ prices: [{ amount: 119, currency_code: inclusive.currencyCode, rules: { region_id: inclusive.regionId } }] }] })).variantIds
      const code = `TENTH${testApp.nextNumber()}`
      await ok(
        asAdmin().post("/admin/promotions", {
          code,
          type: "standard",
          status: "active",
          application_method: { type: "percentage", target_type: "items", allocation: "across", value: 10, currency_code: inclusive.currencyCode },
        })
      )
      const buying = session(inclusive, buyer)
      const cart = await makeCart(buying, [{ variant_id: taxed, quantity: 3 }])
      await ok(buying.client.post(`/store/carts/${cart.id}/promotions`, { promo_codes: [code] }))
      const { id } = await placeOrder(buying, cart.id)
      await followOrder(id)
      expect(await purchaseOf(id, taxed)).toMatchObject({ unit_price: "119", net: "270", tax: "51.3" })
    })

    it("of a guest too", async () => {
      const buying = session(shop)
      const { id } = await placeOrder(buying, (await makeCart(buying, [{ variant_id: variant, quantity: 1 }])).id)
      expect(await untilPurchases(id, ({ length }) => length === 1)).toMatchObject([{ company_id: null, quantity: "1" }])
    })

    it("of a draft only when it is placed, as it is then", async () => {
      const draft = await makeDraft(shop, [{ variant_id: variant, quantity: 2 }], { customerId: buyer.customerId })
      expect((await followOrder(draft.id)).purchases).toEqual([])
      await ok(asAdmin().post(`/admin/draft-orders/${draft.id}/convert-to-order`))
      expect(await untilPurchases(draft.id, ({ length }) => length === 1)).toMatchObject([{ quantity: "2", net: "200", undone_num: "0" }])
    })

    it("of no order that there is", async () => {
      expect(await followOrder("order_none")).toEqual({ purchases: [], changed: false })
    })
  })

  describe("say when it was paid, fulfilled, completed", () => {
    it("by the events, the last capture and the last fulfilment", async () => {
      const id = await place()
      await capture(id, 100)
      expect((await followOrder(id)).purchases[0].captured_at).toBeNull()
      await capture(id)
      const [paid] = await untilPurchases(id, ([first]) => Boolean(first?.captured_at))
      await fulfil(shop, id, [{ lineId: paid.line_id, quantity: 1 }])
      expect((await followOrder(id)).purchases[0].fulfilled_at).toBeNull()
      await fulfil(shop, id)
      const [fulfilled] = await untilPurchases(id, ([first]) => Boolean(first?.fulfilled_at))
      await completeOrder(id)
      const [completed] = await untilPurchases(id, ([first]) => Boolean(first?.completed_at))
      expect(completed).toMatchObject({ captured_at: paid.captured_at, fulfilled_at: fulfilled.fulfilled_at, canceled_at: null, undone_num: "0" })
      expect([completed.placed_at, paid.captured_at, fulfilled.fulfilled_at, completed.completed_at].map(String)).toEqual(
        [completed.placed_at, paid.captured_at, fulfilled.fulfilled_at, completed.completed_at].map(String).sort()
      )
    })

    it("and what was reached once stays, also when the money goes back", async () => {
      const id = await placePaid()
      const [paid] = await untilPurchases(id, ([first]) => Boolean(first?.captured_at))
      await cancelOrder(id)
      const [canceled] = await untilPurchases(id, ([first]) => Boolean(first?.canceled_at))
      expect(canceled).toMatchObject({ captured_at: paid.captured_at, undone_num: "1", undone_den: "1", undone_by: "cancellation", undone_quantity: "3" })
    })
  })

  describe("follow what comes back", () => {
    it("a third, another and the last, each with its price", async () => {
      const id = await placeDelivered()
      const l = await line(id)
      const parts: string[] = []
      for (let piece = 0; piece < 3; piece++) {
        await returnItems(shop, id, { lineId: l, quantity: 1 })
        await refund(id, 119)
        parts.push(await onePart(id))
      }
      expect(parts).toEqual(["1/3", "2/3", "1"])
    })

    it("also when it is recorded only afterwards: what was placed is what counts", async () => {
      const id = await placeDelivered()
      await returnItems(shop, id, { lineId: await line(id), quantity: 2 })
      await followOrder(id)
      const known = (await readPurchases(id)).map(withoutId)
      expect(known).toMatchObject([{ quantity: "3", net: "300", undone_num: "2", undone_den: "3" }])
      await withClient(database(), (client) => client.query("DELETE FROM purchase_order WHERE order_id = $1", [id]))
      expect((await followOrder(id)).purchases.map(withoutId)).toEqual(known)
    })

    it("when it is taken in, not when it is asked for; what is dismissed came back too", async () => {
      const id = await placeDelivered()
      const l = await line(id)
      const asked = await requestReturn(shop, id, { lineId: l, quantity: 2 })
      expect(await onePart(id)).toBe("0")
      await receiveReturn(asked, [{ lineId: l, quantity: 1 }], [{ lineId: l, quantity: 1 }])
      await untilPurchases(id, ([first]) => first.undone_num === "2")
      expect(await purchaseOf(id, variant)).toMatchObject({ undone_num: "2", undone_den: "3", undone_by: "quantity", undone_quantity: "2", undone_amount: "0" })
    })

    it("and the price of a returned line does not touch the others", async () => {
      const id = await placeDelivered([{ variant_id: variant, quantity: 1 }, { variant_id: other, quantity: 1 }])
      await returnItems(shop, id, { lineId: await line(id), quantity: 1 })
      await refund(id, 119)
      await followOrder(id)
      expect([await purchaseOf(id, variant), await purchaseOf(id, other)].map(undonePart)).toEqual(["1", "0"])
      await refund(id, 59.5)
      await followOrder(id)
      expect([await purchaseOf(id, variant), await purchaseOf(id, other)].map(undonePart)).toEqual(["1", "1/2"])
    })
  })

  describe("follow what is refunded", () => {
    it("33 % and 33 % and 34 % of the goods, and then the whole order is cancelled", async () => {
      const id = await placePaid()
      const parts: string[] = []
      for (const amount of [117.81, 117.81, 121.38]) {
        await refund(id, amount)
        parts.push(await onePart(id))
      }
      expect(parts).toEqual(["33/100", "33/50", "1"])
      await cancelOrder(id)
      expect(await onePart(id)).toBe("1")
    })

    it("but goodwill undoes nothing", async () => {
      const id = await placePaid()
      await refund(id, 119, { reasonId: await makeRefundReason("Goodwill") })
      await refund(id, 35.7, { reasonId: await makeRefundReason("Damaged box") })
      expect(await onePart(id)).toBe("1/10")
    })

    it("where a gift card paid a part: what it paid is owed as what was captured", async () => {
      const buying = session(shop, buyer)
      const cart = await makeCart(buying, [{ variant_id: variant, quantity: 3 }])
      await testApp.container
        .resolve<{ createCreditLines: (lines: object[]) => Promise<unknown> }>("cart")
        .createCreditLines([{ cart_id: cart.id, amount: 100, reference: "gift-card", reference_id: "card" }])
      const { id } = await placeOrder(buying, cart.id)
      await capture(id)
      await deliverAll(shop, id)
      await returnItems(shop, id, { lineId: await line(id), quantity: 1 })
      await refund(id, 119)
      expect(await onePart(id)).toBe("1/3")
      const known = (await readPurchases(id)).map(withoutId)
      await withClient(database(), (client) => client.query("DELETE FROM purchase_order WHERE order_id = $1", [id]))
      expect((await followOrder(id)).purchases.map(withoutId)).toEqual(known)
    })

    it("also what was captured in part and then cancelled", async () => {
      const id = await place()
      await capture(id, 100)
      await cancelOrder(id)
      expect((await followOrder(id)).purchases).toMatchObject([{ undone_num: "1", undone_by: "cancellation", captured_at: null }])
    })
  })

  describe("follow an edit", () => {
    it("that takes pieces out, then adds more than there were, then takes the line out", async () => {
      const id = await place()
      const l = await line(id)
      await editOrder(id, { set: [{ lineId: l, quantity: 2 }] })
      await untilPurchases(id, ([first]) => first.undone_num === "1")
      expect(await purchaseOf(id, variant)).toMatchObject({ quantity: "3", net: "300", added_quantity: "0", undone_num: "1", undone_den: "3" })
      await editOrder(id, { set: [{ lineId: l, quantity: 5 }], add: [{ variant_id: other, quantity: 2 }] })
      await followOrder(id)
      expect(await purchaseOf(id, variant)).toMatchObject({ quantity: "3", net: "300", added_quantity: "2", added_net: "200", added_tax: "38", undone_num: "0" })
      expect(await purchaseOf(id, other)).toMatchObject({ quantity: "0", net: "0", added_quantity: "2", added_net: "200", added_tax: "38", undone_num: "0" })
      await editOrder(id, { set: [{ lineId: l, quantity: 0 }] })
      await followOrder(id)
      expect(await purchaseOf(id, variant)).toMatchObject({ quantity: "3", added_quantity: "0", undone_num: "1", undone_den: "1", undone_quantity: "3" })
      expect(await purchaseOf(id, other)).toMatchObject({ undone_num: "0" })
    })

    it("also when it is recorded only afterwards: what was placed is what counts", async () => {
      const id = await place()
      const before = await untilPurchases(id, ({ length }) => length === 1)
      await editOrder(id, { set: [{ lineId: before[0].line_id, quantity: 2 }], add: [{ variant_id: other, quantity: 1 }] })
      await followOrder(id)
      const known = (await readPurchases(id)).map(withoutId)
      await withClient(database(), (client) => client.query("DELETE FROM purchase_order WHERE order_id = $1", [id]))
      expect(((await followOrder(id)).purchases).map(withoutId)).toEqual(known)
    })

    it("that adds pieces to a line with a promotion, which counts once", async () => {
      const code = `TENTH${testApp.nextNumber()}`
      const application_method = { type: "percentage", target_type: "items", allocation: "across", value: 10, currency_code: "eur" }
      await ok(asAdmin().post("/admin/promotions", { code, type: "standard", status: "active", application_method }))
      const buying = session(shop, buyer)
      const cart = await makeCart(buying, [{ variant_id: variant, quantity: 3 }])
      await ok(buying.client.post(`/store/carts/${cart.id}/promotions`, { promo_codes: [code] }))
      const { id } = await placeOrder(buying, cart.id)
      await editOrder(id, { set: [{ lineId: await line(id), quantity: 4 }] })
      await followOrder(id)
      expect(await purchaseOf(id, variant)).toMatchObject({ quantity: "3", net: "270", added_quantity: "1", added_net: "100" })
    })

    it("that lowers a price", async () => {
      const id = await place()
      await editOrder(id, { set: [{ lineId: await line(id), quantity: 3, unitPrice: 80 }] })
      expect(await onePart(id)).toBe("1/5")
    })
  })

  describe("follow an exchange and a claim", () => {
    it("what is exchanged is undone when it is in, and what goes out is bought", async () => {
      const id = await placeDelivered()
      const l = await line(id)
      const { returnId } = await exchange(shop, id, { inbound: [{ lineId: l, quantity: 1 }], outbound: [{ variant_id: other, quantity: 2 }] })
      await followOrder(id)
      expect(await purchaseOf(id, variant)).toMatchObject({ undone_num: "0" })
      expect(await purchaseOf(id, other)).toMatchObject({ quantity: "0", added_quantity: "2", added_net: "200" })
      await receiveReturn(returnId ?? "", [{ lineId: l, quantity: 1 }])
      await followOrder(id)
      expect([await purchaseOf(id, variant), await purchaseOf(id, other)].map(undonePart)).toEqual(["1/3", "0"])
    })

    it("a claimed piece is undone at once, and not twice when it comes back", async () => {
      const id = await placeDelivered()
      const l = await line(id)
      await claim(shop, id, "refund", [{ lineId: l, quantity: 1 }])
      expect(await onePart(id)).toBe("1/3")
      const { returnId } = await claim(shop, id, "refund", [{ lineId: l, quantity: 1 }], { inbound: [{ lineId: l, quantity: 1 }] })
      expect(await onePart(id)).toBe("2/3")
      await receiveReturn(returnId ?? "", [{ lineId: l, quantity: 1 }])
      expect(await onePart(id)).toBe("2/3")
      await refund(id, 238)
      expect(await onePart(id)).toBe("2/3")
    })

    it("a replaced piece is undone, and the one that replaces it is bought", async () => {
      const id = await placeDelivered()
      const l = await line(id)
      await claim(shop, id, "replace", [{ lineId: l, quantity: 1 }], { outbound: [{ variant_id: other, quantity: 1 }] })
      await followOrder(id)
      expect([await purchaseOf(id, variant), await purchaseOf(id, other)].map(undonePart)).toEqual(["1/3", "0"])
    })
  })

  describe("are the same however often and by how many they are recorded", () => {
    it("three times one after the other", async () => {
      const id = await placeDelivered()
      await returnItems(shop, id, { lineId: await line(id), quantity: 1 })
      await followOrder(id)
      const known = await readPurchases(id)
      const again = [await followOrder(id), await followOrder(id), await followOrder(id, { thorough: true })]
      expect(again.map(({ changed }) => changed)).toEqual([false, false, false])
      expect(await readPurchases(id)).toEqual(known)
    })

    it("eight at the same moment, while it changes", async () => {
      const id = await placePaid()
      await withClient(database(), (client) => client.query("DELETE FROM purchase_order WHERE order_id = $1", [id]))
      const following = Array.from({ length: 8 }, () => followOrder(id))
      await refund(id, 119)
      const last = followOrder(id)
      await Promise.all([...following, last])
      expect(await undone(id)).toEqual(["1/3"])
      expect((await followOrder(id)).changed).toBe(false)
    })
  })

  describe("are made up for by the reconciliation", () => {
    const reconcile = async (input: object = {}): Promise<{ looked_at: number; repaired: number; failed: string[]; complete: boolean }> => {
      const { result } = await testApp.container.resolve("workflows").run("reconcile-b2b-orders", { input })
      return result as { looked_at: number; repaired: number; failed: string[]; complete: boolean }
    }
    const lose = (id: string) =>
      withClient(database(), (client) => client.query("DELETE FROM purchase_order WHERE order_id = $1", [id]))

    it("when the event of an order was lost, and once more changes nothing", async () => {
      const id = await place()
      await untilPurchases(id, ({ length }) => length === 1)
      await lose(id)
      const first = await reconcile()
      expect(first).toMatchObject({ failed: [], complete: true })
      expect(first.repaired).toBeGreaterThan(0)
      expect(await readPurchases(id)).toMatchObject([{ quantity: "3" }])
      expect(await reconcile()).toMatchObject({ repaired: 0, failed: [], complete: true })
    })

    it("when the event of a refund was lost, days ago", async () => {
      const id = await placePaid()
      await refund(id, 119)
      await untilPurchases(id, ([first]) => first.undone_num === "1")
      await withClient(database(), async (client) => {
        await client.query("UPDATE purchase SET undone_num = 0, undone_den = 1, undone_amount = 0, undone_by = NULL WHERE order_id = $1", [id])
        await client.query("UPDATE purchase_order SET read_at = now() - interval '3 days', followed_at = now() - interval '3 days' WHERE order_id = $1", [id])
        await client.query("UPDATE purchase_watermark SET seen_until = now() - interval '3 days'")
      })
      await reconcile()
      expect(await readPurchases(id)).toMatchObject([{ undone_num: "1", undone_den: "3" }])
    })

    it("in batches, and in several runs where one has not the time", async () => {
      const lost = [await place(), await place(), await place()]
      for (const id of lost) await untilPurchases(id, ({ length }) => length === 1)
      await reconcile()
      for (const id of lost) await lose(id)
      await withClient(database(), (client) => client.query("DELETE FROM purchase_watermark"))
      expect(await reconcile({ minutes: -1 })).toEqual({ looked_at: 0, repaired: 0, failed: [], complete: false })
      const { repaired, complete } = await reconcile({ batch: 2 })
      expect([repaired, complete]).toEqual([3, true])
      for (const id of lost) expect(await readPurchases(id)).toHaveLength(1)
    })

    it("when a process died between the recording and what follows from it", async () => {
      const id = await place()
      await untilPurchases(id, ({ length }) => length === 1)
      await reconcile()
      await withClient(database(), (client) => client.query("UPDATE purchase_order SET read_at = now() - interval '2 minutes', followed_at = NULL WHERE order_id = $1", [id]))
      await withClient(database(), (client) => client.query("UPDATE purchase_watermark SET seen_until = now() + interval '1 hour'"))
      expect(await reconcile()).toMatchObject({ looked_at: 1, failed: [] })
      await withClient(database(), (client) => client.query("UPDATE purchase_watermark SET seen_until = now()"))
      const { rows } = await withClient(database(), (client) => client.query("SELECT followed_at FROM purchase_order WHERE order_id = $1", [id]))
      expect(rows[0].followed_at).not.toBeNull()
    })

    it("one that fails does not keep the others waiting, and is tried again", async () => {
      const [bad, good] = [await place(), await place()]
      await untilPurchases(good, ({ length }) => length === 1)
      await untilPurchases(bad, ({ length }) => length === 1)
      await reconcile()
      const broken = (client: { query: (text: string, values: unknown[]) => Promise<unknown> }) => client.query("UPDATE purchase SET undone_by = NULL, net = 'NaN' WHERE order_id = $1", [bad])
      await withClient(database(), async (client) => {
        await broken(client)
        await client.query("UPDATE purchase_order SET followed_at = NULL, read_at = now() - interval '2 minutes' WHERE order_id = ANY($1)", [[bad, good]])
      })
      const first = await reconcile()
      expect(first.failed).toEqual([bad])
      expect(first.looked_at).toBeGreaterThanOrEqual(2)
      expect((await reconcile()).failed).toEqual([])
      await withClient(database(), async (client) => {
        await client.query("UPDATE purchase SET net = 300 WHERE order_id = $1", [bad])
        await client.query("UPDATE purchase_retry SET retry_at = now() WHERE order_id = $1", [bad])
      })
      expect(await reconcile()).toMatchObject({ failed: [] })
      const { rows } = await withClient(database(), (client) => client.query("SELECT 1 FROM purchase_retry WHERE order_id = $1", [bad]))
      expect(rows).toEqual([])
    })
  })
})

const database = (): string => new URL(testApp.databaseUrl).pathname.slice(1)
const withoutId = ({ id: _id, ...purchase }: Purchase): Omit<Purchase, "id"> => purchase
