/** Orders that points paid for, edited, exchanged and claimed: what points paid stays, what no longer fits comes back. */
import type { HttpTypes } from "@medusajs/framework/types"
import { asAdmin, ok } from "../support/api"
import { makeCart, placeOrder, session, type Line } from "../support/carts"
import { makeBuyer, type Buyer } from "../support/customers"
import { makeDraft } from "../support/draft-orders"
import { eventually } from "../support/eventually"
import { cancelOrder, capture, claim, deliverAll, editOrder, exchange, orderLine, receiveReturn } from "../support/orders"
import { ledger } from "../support/points"
import { makeProduct, makeReducedRate } from "../support/products"
import { followOrder } from "../support/purchases"
import { accountOf, deleteEarningRule, givePoints, ledgerOf, makeEarningRule, redeemPoints, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"

type Shown = HttpTypes.AdminOrder & { version: number }
type Placed = { id: string; buyer: Buyer }

const FIELDS = "id,version,total,*summary,*items,*items.adjustments,*shipping_methods,*shipping_methods.adjustments,*payment_collections"

const readShown = async (id: string): Promise<Shown> => (await ok<{ order: Shown }>(asAdmin().get(`/admin/orders/${id}`, { fields: FIELDS }))).order

/** What points pay of each line, by our label; and any adjustment of ours that has lost it. */
const paidByPoints = async (id: string): Promise<[number, boolean][]> =>
  (await readShown(id)).items.flatMap(({ adjustments }) => (adjustments ?? []).filter(({ code }) => !code).map(({ amount, provider_id }): [number, boolean] => [Number(amount), provider_id === "reward-points"]))

/** What the order costs, and what is to be paid (below zero: given back). */
const moneyOf = async (id: string): Promise<[number, number]> => {
  const { total, summary } = await readShown(id)
  return [round(total), round(summary.pending_difference)]
}

const round = (value: number): number => Math.round(Number(value) * 100) / 100

describe("a draft order", () => {
  it("earns when it is placed, and points cannot be spent in it", async () => {
    const shop = await makeShop()
    const [variant] = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds
    const rule = await makeEarningRule()
    await setProgram()
    const buyer = await makeBuyer(shop)
    const { id } = await makeDraft(shop, [{ variant_id: variant, quantity: 3 }], { customerId: buyer.customerId })
    expect((await asAdmin().post(`/admin/draft-orders/${id}/points`, { points: 100 })).status).toBe(404)
    await followOrder(id)
    expect(await ledgerOf(buyer)).toEqual([])
    await ok(asAdmin().post(`/admin/draft-orders/${id}/convert-to-order`))
    await followOrder(id)
    expect(await ledgerOf(buyer)).toEqual([["earn", 30]])
    await deleteEarningRule(rule)
    await switchProgramOff()
  })
})

describe("an order that points paid for", () => {
  let shop: Shop
  /** A piece costs 10.00, or 5.00; both plus 19 % tax. */
  let variant: string
  let other: string
  let rule: string

  beforeAll(async () => {
    shop = await makeShop()
    variant = await variantAt(10)
    other = await variantAt(5)
    rule = await makeEarningRule()
  })

  beforeEach(() => setProgram())
  afterAll(async () => {
    await deleteEarningRule(rule)
    await switchProgramOff()
  })

  const variantAt = async (amount: number): Promise<string> => (await makeProduct(shop, { variants: [{ prices: [{ amount, currency_code: "eur" }] }] })).variantIds[0]

  type Placing = { items?: Line[]; code?: string; in_shop?: Shop }

  const place = async (points: number | "max", { items = [{ variant_id: variant, quantity: 3 }], code, in_shop = shop }: Placing = {}): Promise<Placed> => {
    const buyer = await makeBuyer(in_shop)
    await givePoints(buyer, 10_000)
    const buying = session(in_shop, buyer)
    const cart = await makeCart(buying, items)
    if (code) await ok(buying.client.post(`/store/carts/${cart.id}/promotions`, { promo_codes: [code] }))
    await redeemPoints(buying, cart.id, points)
    const { id } = await placeOrder(buying, cart.id)
    await followOrder(id)
    return { id, buyer }
  }
  const placeDelivered = async (points: number, placing: Placing = {}): Promise<Placed> => {
    const placed = await place(points, placing)
    await capture(placed.id)
    await deliverAll(placing.in_shop ?? shop, placed.id)
    return placed
  }
  const line = async (id: string, of = variant): Promise<string> => (await orderLine(id, of)).id
  const setTo = async (id: string, quantity: number, unitPrice?: number) => editOrder(id, { set: [{ lineId: await line(id), quantity, unitPrice }] })

  /** Entries since the order: why, and how many. Nothing follows any more, and nothing is wrong. */
  const entriesOf = async ({ id, buyer }: Placed): Promise<[string, number][]> => {
    await followOrder(id)
    expect((await followOrder(id)).changed).toBe(false)
    const { id: account_id } = await accountOf(buyer)
    const { entries } = await ok<{ entries: { type: string; reason_code: string; points: number }[] }>(asAdmin().get(`/admin/reward-points/accounts/${account_id}/entries`, { limit: 1000 }))
    const { problems } = await ok<{ problems: unknown[] }>(asAdmin().post("/admin/reward-points/verify", { account_ids: [account_id] }))
    expect(problems).toEqual([])
    expect(await ledger().brokenInvariants()).toEqual([])
    return entries.reverse().map(({ type, reason_code, points }): [string, number] => [`${type} ${reason_code}`, points]).slice(1)
  }
  const balanceOf = async ({ buyer }: Placed): Promise<number> => (await accountOf(buyer)).available

  const makeCode = async (): Promise<string> => {
    const code = `TEN${testApp.nextNumber()}`
    await ok(asAdmin().post("/admin/promotions", { code, type: "standard", status: "active", application_method: { type: "percentage", target_type: "items", allocation: "across", value: 10, currency_code: "eur" } }))
    return code
  }

  describe("is edited", () => {
    it("down: what points paid goes with the pieces, in the answer to the confirmation", async () => {
      const placed = await place(900)
      // 3 × 10.00 − 9.00, with tax 24.99, and 11.90 for the shipping.
      expect(await moneyOf(placed.id)).toEqual([36.89, 36.89])
      await setTo(placed.id, 2)
      expect(await paidByPoints(placed.id)).toEqual([[6, true]])
      expect(await moneyOf(placed.id)).toEqual([28.56, 28.56])
      expect(await entriesOf(placed)).toEqual([["redeem checkout", -900], ["earn order", 21], ["clawback order_undone", -7], ["restore order_undone", 300]])
      expect((await readShown(placed.id)).payment_collections?.filter(({ status }) => status !== "canceled").map(({ amount }) => round(amount))).toEqual([28.56])
    })

    it("down after it was paid: only money that was paid is given back in money", async () => {
      const placed = await place(900)
      await capture(placed.id)
      await setTo(placed.id, 2)
      expect(await moneyOf(placed.id)).toEqual([28.56, -8.33])
    })

    it("down, then cancelled: everything comes back exactly once", async () => {
      const placed = await place(1000)
      await setTo(placed.id, 2)
      expect(await paidByPoints(placed.id)).toEqual([[6.67, true]])
      await cancelOrder(placed.id)
      expect(await entriesOf(placed)).toEqual([["redeem checkout", -1000], ["earn order", 20], ["clawback order_undone", -7], ["restore order_undone", 333], ["clawback order_undone", -13], ["restore order_undone", 667]])
      expect(await balanceOf(placed)).toBe(10_000)
    })

    it("up: points pay as before, and what is added earns the difference", async () => {
      const placed = await place(900)
      await setTo(placed.id, 5)
      expect(await paidByPoints(placed.id)).toEqual([[9, true]])
      expect(await moneyOf(placed.id)).toEqual([60.69, 60.69])
      expect(await entriesOf(placed)).toEqual([["redeem checkout", -900], ["earn order", 21], ["earn order_value_added", 20]])
    })

    it("again and again: what came back does not pay again", async () => {
      const placed = await place(1000)
      await setTo(placed.id, 2)
      await setTo(placed.id, 3)
      expect(await paidByPoints(placed.id)).toEqual([[6.67, true]])
      expect(await moneyOf(placed.id)).toEqual([39.66, 39.66])
      const since = await entriesOf(placed)
      expect(since.slice(0, 4)).toEqual([["redeem checkout", -1000], ["earn order", 20], ["clawback order_undone", -7], ["restore order_undone", 333]])
      // 23.33 are paid in money now.
      expect(since.slice(4).reduce((sum, [, points]) => sum + points, 0)).toBe(10)
      await setTo(placed.id, 1)
      expect(await paidByPoints(placed.id)).toEqual([[3.34, true]])
      await cancelOrder(placed.id)
      await entriesOf(placed)
      expect(await balanceOf(placed)).toBe(10_000)
    })

    it("with an added product: points pay as before", async () => {
      const placed = await place(900)
      await editOrder(placed.id, { add: [{ variant_id: other, quantity: 2 }] })
      expect(await paidByPoints(placed.id)).toEqual([[9, true]])
      expect(await moneyOf(placed.id)).toEqual([48.79, 48.79])
      expect(await entriesOf(placed)).toEqual([["redeem checkout", -900], ["earn order", 21], ["earn order_value_added", 10]])
    })

    it("up and back again: what was added earns nothing any more", async () => {
      const placed = await place(900)
      await setTo(placed.id, 5)
      await followOrder(placed.id)
      await setTo(placed.id, 3)
      expect(await entriesOf(placed)).toEqual([["redeem checkout", -900], ["earn order", 21], ["earn order_value_added", 20], ["clawback order_undone", -20]])
      await setTo(placed.id, 4)
      expect((await entriesOf(placed)).slice(4)).toEqual([["earn order_value_added", 10]])
    })

    it("with an added product that is taken out again: it earns nothing any more, also where the programme is off by then", async () => {
      const placed = await place(900)
      await editOrder(placed.id, { add: [{ variant_id: other, quantity: 2 }] })
      await followOrder(placed.id)
      await switchProgramOff()
      await editOrder(placed.id, { set: [{ lineId: await line(placed.id, other), quantity: 0 }] })
      expect(await entriesOf(placed)).toEqual([["redeem checkout", -900], ["earn order", 21], ["earn order_value_added", 10], ["clawback order_undone", -10]])
    })

    it("to a lower price: points and money go in the same part", async () => {
      const placed = await place(1500)
      await setTo(placed.id, 3, 8)
      expect(await paidByPoints(placed.id)).toEqual([[12, true]])
      expect(await entriesOf(placed)).toEqual([["redeem checkout", -1500], ["earn order", 15], ["clawback order_undone", -3], ["restore order_undone", 300]])
    })

    it("so that a line goes which points alone paid: its points come back, no money", async () => {
      const placed = await place("max", { items: [{ variant_id: variant, quantity: 1 }, { variant_id: other, quantity: 1 }] })
      expect(await moneyOf(placed.id)).toEqual([11.9, 11.9])
      await editOrder(placed.id, { set: [{ lineId: await line(placed.id), quantity: 0 }] })
      expect(await paidByPoints(placed.id)).toEqual([[5, true]])
      expect(await moneyOf(placed.id)).toEqual([11.9, 11.9])
      expect(await entriesOf(placed)).toEqual([["redeem checkout", -1500], ["restore order_undone", 1000]])
    })

    it("with promotions carried over: core drops what points paid, and the preview has it already", async () => {
      const placed = await place(1000, { code: await makeCode() })
      expect(await moneyOf(placed.id)).toEqual([32.13, 32.13])
      const { order_change } = await ok<HttpTypes.AdminOrderEditResponse>(asAdmin().post("/admin/order-edits", { order_id: placed.id }))
      await ok(asAdmin().post(`/admin/order-changes/${order_change.id}`, { carry_over_promotions: true }))
      const before = await ok<{ order: { total: number } }>(asAdmin().get(`/admin/orders/${placed.id}/preview`))
      expect(round(before.order.total)).toBe(32.13)
      const path = `/admin/order-edits/${placed.id}`
      const { order_preview } = await ok<HttpTypes.AdminOrderEditPreviewResponse>(asAdmin().post(`${path}/items/item/${await line(placed.id)}`, { quantity: 2 }))
      // 2 × 10.00 − 2.00 − 6.67
      expect(round(order_preview.total)).toBe(25.38)
      await ok(asAdmin().post(`${path}/request`, {}))
      await ok(asAdmin().post(`${path}/confirm`, {}))
      expect(await moneyOf(placed.id)).toEqual([25.38, 25.38])
      expect(await paidByPoints(placed.id)).toEqual([[6.67, true]])
      expect(await entriesOf(placed)).toEqual([["redeem checkout", -1000], ["earn order", 17], ["clawback order_undone", -6], ["restore order_undone", 333]])
    })

    it("with promotions carried over: what points paid of the shipping stays too", async () => {
      await setProgram({ redemption: { pays_shipping: true } })
      const placed = await place(1200, { code: await makeCode() })
      const { order_change } = await ok<HttpTypes.AdminOrderEditResponse>(asAdmin().post("/admin/order-edits", { order_id: placed.id }))
      await ok(asAdmin().post(`/admin/order-changes/${order_change.id}`, { carry_over_promotions: true }))
      const path = `/admin/order-edits/${placed.id}`
      await ok(asAdmin().post(`${path}/items`, { items: [{ variant_id: other, quantity: 1 }] }))
      await ok(asAdmin().post(`${path}/request`, {}))
      await ok(asAdmin().post(`${path}/confirm`, {}))
      expect(await paidByPoints(placed.id)).toEqual([[8.76, true]])
      const { shipping_methods } = await readShown(placed.id)
      expect(shipping_methods[0]).toMatchObject({ adjustments: [{ amount: 3.24, provider_id: "reward-points" }] })
      // 27.00 − 8.76, 5.00 − 0.50 and 10.00 − 3.24, with tax.
      expect((await readShown(placed.id)).total).toBeCloseTo(35.105, 6)
    })

    it("by a workflow of the shop's own: put right by its event, with a version of our own", async () => {
      const placed = await place(900)
      const lineId = await line(placed.id)
      await ok(asAdmin().post("/admin/order-edits", { order_id: placed.id }))
      await testApp.container.resolve("workflows").run("order-edit-update-item-quantity", { input: { order_id: placed.id, items: [{ id: lineId, quantity: 2 }] } })
      await testApp.container.resolve("workflows").run("confirm-order-edit-request", { input: { order_id: placed.id, confirmed_by: "a job" } })
      await eventually(async () => ((await paidByPoints(placed.id))[0]?.[0] === 6 ? true : undefined))
      expect(await entriesOf(placed)).toEqual([["redeem checkout", -900], ["earn order", 21], ["clawback order_undone", -7], ["restore order_undone", 300]])
      expect(await paidByPoints(placed.id)).toEqual([[6, true]])
      expect(await moneyOf(placed.id)).toEqual([28.56, 28.56])
      const { version } = await readShown(placed.id)
      await followOrder(placed.id)
      expect((await readShown(placed.id)).version).toBe(version)
    })
  })

  it("where tax is in the price, at two rates: points go with the pieces in the mode of the price", async () => {
    const gross = await makeShop({ taxInclusive: true })
    const [at_19, at_7] = await Promise.all([11.9, 5.35].map(async (amount) => makeProduct(gross, { variants: [{ prices: [{ amount, currency_code: "eur", rules: { region_id: gross.regionId } }] }] })))
    await makeReducedRate(gross, 7, [at_7.id])
    const items = [{ variant_id: at_19.variantIds[0], quantity: 3 }, { variant_id: at_7.variantIds[0], quantity: 2 }]
    // Half of 46.40: 17.85 and 5.35.
    const placed = await place(2320, { items, in_shop: gross })
    expect((await paidByPoints(placed.id)).sort()).toEqual([[17.85, true], [5.35, true]])
    const [total] = await moneyOf(placed.id)
    await editOrder(placed.id, { set: [{ lineId: await line(placed.id, items[0].variant_id), quantity: 2 }, { lineId: await line(placed.id, items[1].variant_id), quantity: 1 }] })
    expect((await paidByPoints(placed.id)).sort()).toEqual([[11.9, true], [2.68, true]])
    expect(round((await moneyOf(placed.id))[0] - total)).toBe(round(11.9 + 2.67 - 23.2))
    expect(await entriesOf(placed)).toEqual([["redeem checkout", -2320], ["earn order", 20], ["clawback order_undone", -8], ["restore order_undone", 862]])
    const { adjustments } = (await readShown(placed.id)).items[0]
    expect(adjustments).toMatchObject([{ is_tax_inclusive: true }])
  })

  describe("is exchanged and claimed", () => {
    it("one of two pieces for another: its points come back and the new one earns", async () => {
      const placed = await placeDelivered(1000, { items: [{ variant_id: variant, quantity: 2 }] })
      const lineId = await line(placed.id)
      const { returnId } = await exchange(shop, placed.id, { inbound: [{ lineId, quantity: 1 }], outbound: [{ variant_id: other, quantity: 1 }] })
      await receiveReturn(returnId ?? "", [{ lineId, quantity: 1 }])
      expect(await entriesOf(placed)).toEqual([["redeem checkout", -1000], ["earn order", 10], ["earn order_value_added", 5], ["clawback order_undone", -5], ["restore order_undone", 500]])
      expect(await paidByPoints(placed.id)).toEqual([[10, true]])
      // 5.95 came back in money for the piece, and the new one costs as much.
      expect((await moneyOf(placed.id))[1]).toBe(0)
    })

    it("with a refund for a claimed piece: its points come back, and money for what was paid in money", async () => {
      const placed = await placeDelivered(1000, { items: [{ variant_id: variant, quantity: 2 }] })
      await claim(shop, placed.id, "refund", [{ lineId: await line(placed.id), quantity: 1 }])
      expect(await entriesOf(placed)).toEqual([["redeem checkout", -1000], ["earn order", 10], ["clawback order_undone", -5], ["restore order_undone", 500]])
      expect(await paidByPoints(placed.id)).toEqual([[10, true]])
    })

    it("with a replacement for a claimed piece: the one goes and the other is added", async () => {
      const placed = await placeDelivered(1000, { items: [{ variant_id: variant, quantity: 2 }] })
      await claim(shop, placed.id, "replace", [{ lineId: await line(placed.id), quantity: 1 }], { outbound: [{ variant_id: other, quantity: 1 }] })
      const since = await entriesOf(placed)
      expect(since).toContainEqual(["restore order_undone", 500])
      expect(since.reduce((sum, [, points]) => sum + points, 0)).toBe(-1000 + 10 - 5 + 500 + 5)
    })
  })
})
