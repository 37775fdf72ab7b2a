import type { RewardPointsService } from "../../src/modules/reward-points/service"
import { asAdmin, ok } from "../support/api"
import { complete, makeCart, prepareCheckout, readCart, session, startPayment, type Cart, type Session } from "../support/carts"
import { makeBuyer, type Buyer } from "../support/customers"
import { eventually } from "../support/eventually"
import { cancelOrder, capture, deliverAll, orderLine, readOrder, refund, returnItems } from "../support/orders"
import { expectedOf, major, makeWorldShop, RATES, taxOf, WORLDS, type Expected, type Part, type World, type WorldShop } from "../support/points-worlds"
import { makePromotion } from "../support/price-lists"
import { accountOf, availableOf, cartPoints, deleteEarningRule, givePoints, ledgerOf, makeEarningRule, redeemPoints, setProgram, switchProgramOff } from "../support/reward-points"

const ledger = (): RewardPointsService => testApp.container.resolve("reward_points")

/** More than any of these carts costs. */
const START = 900_000

describe.each(WORLDS)("the life of points: %s", (_name, world) => {
  let place: WorldShop
  let rule: string

  beforeAll(async () => {
    place = await makeWorldShop(world)
    rule = await makeEarningRule()
  })

  afterAll(async () => {
    await deleteEarningRule(rule)
    await switchProgramOff()
    expect(await ledger().brokenInvariants()).toEqual([])
  })

  const begin = async (pays_shipping: boolean): Promise<Session & { buyer: Buyer }> => {
    await setProgram({ redemption: { values: RATES, pays_shipping }, adjust_ceiling: START })
    const buyer = await makeBuyer(place.shop)
    await givePoints(buyer, START)
    return { ...session(place.shop, buyer), buyer }
  }

  const fill = (buying: Session): Promise<Cart> =>
    makeCart(buying, [
      { variant_id: place.reduced, quantity: 3 },
      { variant_id: place.standard, quantity: 2 },
    ])

  const pickUp = ({ client }: Session, cartId: string) => ok(client.post(`/store/carts/${cartId}/shipping-methods`, { option_id: place.pickupOptionId }))

  const becomes = (buyer: Buyer, points: bigint) => eventually(async () => ((await availableOf(buyer)) === Number(points) ? true : undefined))

  const proven = async (buyer: Buyer): Promise<void> => {
    const { id } = await accountOf(buyer)
    expect((await ledger().verify([id])).problems).toEqual([])
    expect(await ledger().brokenInvariants()).toEqual([])
    const entries = await ledgerOf(buyer)
    expect(entries.reduce((sum, [, points]) => sum + points, 0)).toBe(await availableOf(buyer))
  }

  /** Totals, what points pay of each line, and the tax of each rate. */
  const expectShown = (shown: Lines, expected: Expected): void => {
    const line = (variant: string) => {
      const found = shown.items?.find(({ variant_id }) => variant_id === variant)
      return [(found?.adjustments ?? []).map(({ amount }) => amount), found?.tax_total ?? NaN] as const
    }
    const paid = ({ paid: units }: Part): number[] => (units ? [major(units, world)] : [])
    const [reduced, reduced_tax] = line(place.reduced)
    const [standard, standard_tax] = line(place.standard)
    expect([reduced, standard]).toEqual([paid(expected.reduced).map(near), paid(expected.standard).map(near)])
    expect(reduced_tax).toBeCloseTo(taxOf(expected.reduced, world), 8)
    expect(standard_tax).toBeCloseTo(taxOf(expected.standard, world), 8)
    expect(shown.item_total).toBe(expected.item_total)
  }

  it.each([
    ["goods alone", false],
    ["goods and shipping", true],
  ])("redeemed on %s, ordered, and brought back piece by piece", async (_what, pays_shipping) => {
    const buying = await begin(pays_shipping)
    const cart = await fill(buying)
    await prepareCheckout(buying, cart.id)
    const expected = expectedOf(world, world.points, pays_shipping)
    const { cart: shown, points } = await redeemPoints(buying, cart.id, world.points)
    expect(points).toMatchObject({ applied: Number(expected.points), value: major(expected.value, world), available: START, intent: world.points })
    expect(points.earns.points).toBe(Number(expected.earned.all))
    expectShown(await readLines(buying, cart.id), expected)
    expect(shown.total).toBe(expected.total)
    // As many as it takes, and back again.
    const most = expectedOf(world, "max", pays_shipping)
    const { cart: paid, points: all } = await redeemPoints(buying, cart.id, "max")
    expect([all.applied, all.value, paid.item_total, paid.total]).toEqual([Number(most.points), major(most.value, world), 0, most.total])
    expect((await redeemPoints(buying, cart.id, world.points)).cart.total).toBe(expected.total)

    await startPayment(buying, cart.id)
    const order = await complete(buying, cart.id)
    expectShown(await readPlaced(order.id), expected)
    expect(order.total).toBe(expected.total)
    await becomes(buying.buyer, BigInt(START) - expected.points + expected.earned.all)
    expect(await ledgerOf(buying.buyer)).toEqual([["adjust", START], ["redeem", -Number(expected.points)], ["earn", Number(expected.earned.all)]])

    await capture(order.id)
    await deliverAll(place.shop, order.id)
    const lineIds = { reduced: (await orderLine(order.id, place.reduced)).id, standard: (await orderLine(order.id, place.standard)).id }
    // One of three pieces at 7 %: what stays of the line keeps two thirds of what it earned, rounded down.
    await returnItems(place.shop, order.id, { lineId: lineIds.reduced, quantity: 1 })
    const partly = BigInt(START) - expected.points + expected.spent.reduced / 3n + (expected.earned.reduced * 2n) / 3n + expected.earned.standard
    await becomes(buying.buyer, partly)
    // Its money goes back, too: the same piece, and so nothing more of the points.
    const refunded = await refundWhatIsOwed(order.id, world)
    await becomes(buying.buyer, partly)

    await returnItems(place.shop, order.id, { lineId: lineIds.reduced, quantity: 2 }, { lineId: lineIds.standard, quantity: 2 })
    await becomes(buying.buyer, BigInt(START) - expected.spent.shipping)
    const in_all = refunded + (await refundWhatIsOwed(order.id, world))
    await becomes(buying.buyer, BigInt(START) - expected.spent.shipping)
    // Money and points are back; what shipping cost is not, in either.
    const shipping = order.shipping_total
    expect(in_all + shipping).toBeCloseTo(expected.total, world.decimals)
    await proven(buying.buyer)
  })

  it.each([
    ["on goods alone, with shipping for nothing", false],
    ["on goods and shipping", true],
  ])("that pay all %s: exactly 0, no payment, and all of them back with a cancellation", async (_what, pays_shipping) => {
    const buying = await begin(pays_shipping)
    const cart = await fill(buying)
    await prepareCheckout(buying, cart.id)
    if (!pays_shipping) await pickUp(buying, cart.id)
    const most = expectedOf(world, "max", pays_shipping)
    const { cart: paid, points } = await redeemPoints(buying, cart.id, "max")
    expect([paid.total, paid.tax_total, points.applied, points.earns.points]).toEqual([0, 0, Number(most.points), 0])
    const order = await complete(buying, cart.id)
    expect(order.total).toBe(0)
    await becomes(buying.buyer, BigInt(START) - most.points)
    await cancelOrder(order.id)
    await becomes(buying.buyer, BigInt(START))
    expect(await ledgerOf(buying.buyer)).toEqual([["adjust", START], ["redeem", -Number(most.points)], ["restore", Number(most.points)]])
    await proven(buying.buyer)
  })

  it("that pay shipping, too, leave it to money under a code that takes half of it off: an order keeps one reduction of it", async () => {
    const buying = await begin(true)
    const cart = await fill(buying)
    await prepareCheckout(buying, cart.id)
    expect((await redeemPoints(buying, cart.id, "max")).cart.total).toBe(0)
    const code = await makePromotion(50, "shipping_methods")
    await ok(buying.client.post(`/store/carts/${cart.id}/promotions`, { promo_codes: [code] }))
    const { item_total, shipping_total, total } = await readCart(buying, cart.id)
    expect([item_total, total, total > 0]).toEqual([0, shipping_total, true])
    const goods = expectedOf(world, "max", false)
    expect(await cartPoints(buying, cart.id)).toMatchObject({ applied: Number(goods.points), value: major(goods.value, world) })
    await startPayment(buying, cart.id)
    const order = await complete(buying, cart.id)
    expect(order.total).toBe(total)
    await becomes(buying.buyer, BigInt(START) - goods.points)
    await cancelOrder(order.id)
    await becomes(buying.buyer, BigInt(START))
    await proven(buying.buyer)
  })

  it("under a promotion code, taken on and off: never below 0, and never more points than it takes", async () => {
    const buying = await begin(false)
    const cart = await fill(buying)
    expect((await redeemPoints(buying, cart.id, "max")).cart.total).toBe(0)
    const code = await makePromotion(10)
    const { body } = await buying.client.post(`/store/carts/${cart.id}/promotions`, { promo_codes: [code] })
    expect([body.cart.total, (await readCart(buying, cart.id)).total]).toEqual([0, 0])
    const reduced = await cartPoints(buying, cart.id)
    // Nine tenths of what the goods cost, rounded as money would be.
    const tenths = (world.reduced * 3n + world.standard * 2n) * 9n
    const units = (tenths + 5n) / 10n
    expect(reduced.value).toBe(major(units, world))
    await prepareCheckout(buying, cart.id)
    await pickUp(buying, cart.id)
    const order = await complete(buying, cart.id)
    expect(order.total).toBe(0)
    await becomes(buying.buyer, BigInt(START - reduced.applied))
    await deliverAll(place.shop, order.id)
    const pieces = (await readOrder(order.id)).items.map(({ id, quantity }) => ({ lineId: id, quantity }))
    await returnItems(place.shop, order.id, ...pieces)
    await becomes(buying.buyer, BigInt(START))
    await proven(buying.buyer)
  })
})

/** Lines with their adjustments and taxes, as carts and orders show them. */
type Lines = { item_total: number; items?: { variant_id: string | null; tax_total: number; adjustments?: { amount: number }[] }[] }

const LINES = "item_total,items.variant_id,items.tax_total,items.total,*items.adjustments,*items.tax_lines"

const readLines = async ({ client }: Session, cartId: string): Promise<Lines> => (await ok<{ cart: Lines }>(client.get(`/store/carts/${cartId}`, { fields: LINES }))).cart

const readPlaced = async (orderId: string): Promise<Lines> => (await ok<{ order: Lines }>(asAdmin().get(`/admin/orders/${orderId}`, { fields: LINES }))).order

/** A number to the last digit but those that Medusa's division loses. */
const near = (value: number): number => expect.closeTo(value, 12)

/** Refunds what the order owes, in money that can be paid out. Returns how much. */
const refundWhatIsOwed = async (orderId: string, { decimals }: World): Promise<number> => {
  const { order } = await ok<{ order: { summary: { pending_difference: number } } }>(asAdmin().get(`/admin/orders/${orderId}`, { fields: "id,*summary" }))
  const owed = Number((-order.summary.pending_difference).toFixed(decimals))
  if (owed > 0) await refund(orderId, owed)
  return owed
}
