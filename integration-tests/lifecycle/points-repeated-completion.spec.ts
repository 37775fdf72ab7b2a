import type { RewardPointsService } from "../../src/modules/reward-points/service"
import { asAdmin, ok } from "../support/api"
import { complete, makeCart, placeOrder, session, type Session } from "../support/carts"
import { makeBuyer, type Buyer } from "../support/customers"
import { withClient } from "../support/database"
import { newEmail, orderAsGuest } from "../support/guests"
import { makeProduct, type Product } from "../support/products"
import { followOrder } from "../support/purchases"
import { availableOf, deleteEarningRule, givePoints, ledgerOf, makeEarningRule, redeemPoints, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"
import { withoutSubscribers } from "../support/statements"
import { fixed, makeRule } from "../support/tier-price-rules"

const ledger = (): RewardPointsService => testApp.container.resolve("reward_points")

/** As after the death of the process that made the order: Medusa notes the cart as completed beside its link with the order. */
const asNotCompleted = (cart_id: string) =>
  withClient(new URL(testApp.databaseUrl).pathname.slice(1), (client) => client.query("UPDATE cart SET completed_at = NULL WHERE id = $1", [cart_id]))

describe("a cart whose order exists and that is not noted as completed", () => {
  let shop: Shop
  let product: Product
  let rules: string[]

  beforeAll(async () => {
    shop = await makeShop({ shippingPrice: 0, taxRate: 0 })
    product = await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })
    rules = [await makeEarningRule(), await makeEarningRule({ name: "Welcome", grant: { type: "fixed", points: 500 }, conditions: { code: "first_order", args: {} } })]
    await setProgram({ earning: { guests: "claim" } })
  })

  afterAll(async () => {
    for (const rule of rules) await deleteEarningRule(rule)
    await switchProgramOff()
    expect(await ledger().brokenInvariants()).toEqual([])
  })

  const buyerWith = async (points: number): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop)
    if (points) await givePoints(buyer, points)
    return { ...session(shop, buyer), buyer }
  }

  /** Placed, its event lost, and its cart open again. */
  const placedAndOpen = async (buying: Session, redeemed: number) => {
    const { id } = await makeCart(buying, [{ variant_id: product.variantIds[0], quantity: 10 }])
    if (redeemed) await redeemPoints(buying, id, redeemed)
    const order = await withoutSubscribers("order.placed", () => placeOrder(buying, id))
    await asNotCompleted(id)
    return { cart_id: id, order_id: order.id }
  }

  it("answers the order, and spends and earns nothing again", async () => {
    const buying = await buyerWith(1000)
    const { cart_id, order_id } = await placedAndOpen(buying, 600)
    expect((await complete(buying, cart_id)).id).toBe(order_id)
    await followOrder(order_id)
    expect(await ledgerOf(buying.buyer)).toEqual([["adjust", 1000], ["redeem", -600], ["earn", 594]])
  })

  it("earns what was computed when it was placed: its own order is no earlier one", async () => {
    const buying = await buyerWith(0)
    const { cart_id, order_id } = await placedAndOpen(buying, 0)
    expect((await complete(buying, cart_id)).id).toBe(order_id)
    await followOrder(order_id)
    expect(await ledgerOf(buying.buyer)).toEqual([["earn", 600]])
  })

  it("answers the order, also where its points are gone and its debit was given back: settling it takes them", async () => {
    const buying = await buyerWith(1000)
    const { cart_id, order_id } = await placedAndOpen(buying, 600)
    const { entry_id } = (await ledger().findRedemption(cart_id))!
    await ledger().restoreCart({ cart_id, entry_id: entry_id!, program: await ledger().readProgram(), at: new Date(), time_zone: "UTC" })
    await givePoints(buying.buyer, -900)
    for (const round of ["before it is followed", "after"]) {
      expect([round, (await complete(buying, cart_id)).id]).toEqual([round, order_id])
      await followOrder(order_id)
    }
    expect(await ledgerOf(buying.buyer)).toEqual([["adjust", 1000], ["redeem", -600], ["restore", 600], ["adjust", -900], ["redeem", -600], ["earn", 594]])
    expect(await availableOf(buying.buyer)).toBe(94)
  })

  it("answers the order where the programme is off by now", async () => {
    const buying = await buyerWith(1000)
    const { cart_id, order_id } = await placedAndOpen(buying, 600)
    await switchProgramOff()
    try {
      expect((await complete(buying, cart_id)).id).toBe(order_id)
    } finally {
      await ok(asAdmin().post("/admin/reward-points/program", { status: "active" }))
    }
    await followOrder(order_id)
    expect(await ledgerOf(buying.buyer)).toEqual([["adjust", 1000], ["redeem", -600], ["earn", 594]])
  })

  it("answers the order where its lines cost something else by now", async () => {
    const buying = await buyerWith(1000)
    const { cart_id, order_id } = await placedAndOpen(buying, 600)
    const rule = await makeRule({ name: "Since", scope: { type: "products", ids: [product.id] }, currency_code: "eur", breaks: [fixed(1, 3)] })
    try {
      expect((await complete(buying, cart_id)).id).toBe(order_id)
    } finally {
      await ok(asAdmin().delete(`/admin/tier-price-rules/${rule}`))
    }
    await followOrder(order_id)
    expect(await ledgerOf(buying.buyer)).toEqual([["adjust", 1000], ["redeem", -600], ["earn", 594]])
  })

  it("holds for a guest what was computed when it was placed", async () => {
    let cart_id = ""
    const order = await withoutSubscribers("order.placed", () => orderAsGuest(shop, newEmail(), [{ variant_id: product.variantIds[0], quantity: 2 }], async (id) => void (cart_id = id)))
    await asNotCompleted(cart_id)
    const rule = await makeEarningRule({ grant: { type: "fixed", points: 7 } })
    expect((await complete(session(shop), cart_id)).id).toBe(order.id)
    await deleteEarningRule(rule)
    await followOrder(order.id)
    expect(await ledger().findHeldOrder(order.id)).toMatchObject({ points: 20 })
  })
})
