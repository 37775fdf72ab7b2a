import { addLine, makeCart, placeOrder, readCart, session, setQuantity, type Session } from "../../../support/carts"
import { asStranger } from "../../../support/api"
import { makeBuyer, makeGroup } from "../../../support/customers"
import { added, archiveFreeRules, cartFreeProducts, freeLines, goodsFrom, makeFreeRule, wish } from "../../../support/free-products"
import { makeProduct } from "../../../support/products"
import { makeShop, type Shop } from "../../../support/shops"

describe("/store/carts/:id/free-products", () => {
  let shop: Shop
  let screw: string
  let mug: string
  let choices: string[]
  let buying: Session
  const rules: string[] = []

  const rule = async (fields: Parameters<typeof makeFreeRule>[1]): Promise<string> => {
    const id = await makeFreeRule(shop, fields)
    rules.push(id)
    return id
  }
  const choice = (choose: number) => ({ type: "choice", choose, goods: choices.map((variant_id) => ({ variant_id, quantity: 1, fallbacks: [] })) })

  beforeAll(async () => {
    shop = await makeShop()
    const priced = (amount: number) => ({ prices: [{ amount, currency_code: "eur" }] })
    screw = (await makeProduct(shop, { variants: [priced(100)] })).variantIds[0]
    mug = (await makeProduct(shop, { title: "Mug", variants: [priced(12.5)] })).variantIds[0]
    choices = (await makeProduct(shop, { title: "Cap", variants: [priced(5), priced(6), priced(7)] })).variantIds
    buying = session(shop)
  })
  afterEach(() => archiveFreeRules(...rules.splice(0)))

  it("tells what is near, and what was granted", async () => {
    const id = await rule({ name: "A mug", description: "From 500.00 on", conditions: goodsFrom(500), reward: added(mug) })
    const cart = await makeCart(buying, [{ variant_id: screw, quantity: 4 }])
    const goods = [{ variant_id: mug, title: "Mug", variant_title: "Size 1", quantity: 1, usual_price: 12.5, available: true }]
    expect(await cartFreeProducts(buying, cart.id)).toMatchObject([
      { rule_id: id, name: "A mug", description: "From 500.00 on", state: "near_miss", lines: [], goods, choice: null, near_miss: { missing_amount: 100, missing_quantity: null, currency_code: "eur", progress: 0.8 }, shortfalls: [] },
    ])
    const full = await setQuantity(buying, cart.id, cart.items?.[0].id ?? "", 5)
    const line = full.items?.find(({ variant_id }) => variant_id === mug)
    expect(await cartFreeProducts(buying, cart.id)).toMatchObject([{ rule_id: id, state: "granted", lines: [{ line_id: line?.id, kind: "line", variant_id: mug, title: "Mug", quantity: 1, value: 12.5 }], near_miss: null }])
  })

  it("lets the buyer choose, swap and clear a choice, in the same response", async () => {
    const id = await rule({ conditions: goodsFrom(100), reward: choice(2) })
    const cart = await makeCart(buying, [{ variant_id: screw, quantity: 1 }])
    expect(freeLines(cart)).toEqual([])
    expect(await cartFreeProducts(buying, cart.id)).toMatchObject([{ rule_id: id, state: "choice_open", choice: { choose: 2, open: 2, chosen: [] } }])
    const choose = (...ids: string[]) => wish(buying, cart.id, { rule_id: id, choose: ids.map((variant_id) => ({ variant_id, quantity: 1 })) })
    const one = await choose(choices[0])
    expect(freeLines(one.cart)).toEqual([{ variant_id: choices[0], quantity: 1 }])
    expect(one.free_products).toMatchObject([{ state: "choice_open", choice: { choose: 2, open: 1, chosen: [{ variant_id: choices[0], quantity: 1 }] } }])
    const two = await choose(choices[1], choices[2])
    expect(freeLines(two.cart)).toEqual(expect.arrayContaining([{ variant_id: choices[1], quantity: 1 }, { variant_id: choices[2], quantity: 1 }]))
    expect(freeLines(two.cart)).toHaveLength(2)
    expect(two.free_products).toMatchObject([{ state: "granted", choice: { open: 0 } }])
    expect(freeLines((await choose()).cart)).toEqual([])
  })

  it("keeps what was declined away until it is taken back, also after the cart fell short meanwhile", async () => {
    const id = await rule({ conditions: goodsFrom(500), reward: added(mug) })
    const cart = await makeCart(buying, [{ variant_id: screw, quantity: 5 }])
    const line = cart.items?.find(({ variant_id }) => variant_id === screw)?.id ?? ""
    const declined = await wish(buying, cart.id, { rule_id: id, decline: true })
    expect([freeLines(declined.cart), declined.free_products[0].state]).toEqual([[], "declined"])
    await setQuantity(buying, cart.id, line, 4)
    expect(freeLines(await setQuantity(buying, cart.id, line, 6))).toEqual([])
    const back = await wish(buying, cart.id, { rule_id: id, decline: false })
    expect([freeLines(back.cart), back.free_products[0].state]).toEqual([[{ variant_id: mug, quantity: 1 }], "granted"])
  })

  it("refuses what cannot be chosen, with its reason", async () => {
    const [added_id, choice_id] = [await rule({ conditions: goodsFrom(100), reward: added(mug) }), await rule({ conditions: goodsFrom(500), reward: choice(1) })]
    const { id } = await makeCart(buying, [{ variant_id: screw, quantity: 1 }])
    const refusalOf = async (cartId: string, body: object) => {
      const { status, body: answer } = await buying.client.post(`/store/carts/${cartId}/free-products`, body)
      return [status, ...(answer.errors ?? []).map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)]
    }
    const pick = (variant_id: string, quantity = 1) => ({ variant_id, quantity })
    expect(await refusalOf(id, { rule_id: choice_id, choose: [pick(choices[0])] })).toEqual([400, "rule_id: not_granted"])
    expect(await refusalOf(id, { rule_id: choice_id, decline: true })).toEqual([400, "rule_id: not_granted"])
    expect(await refusalOf(id, { rule_id: added_id, choose: [pick(mug)] })).toEqual([400, "choose: not_a_choice"])
    expect(await refusalOf(id, { rule_id: "fprule_none", decline: true })).toEqual([404, "rule_id: free_product_rule_not_found"])
    expect(await refusalOf("cart_none", { rule_id: added_id, decline: true })).toEqual([404, "id: cart_not_found"])
    await addLine(buying, id, { variant_id: screw, quantity: 4 })
    expect(await refusalOf(id, { rule_id: choice_id, choose: [pick(mug)] })).toEqual([400, "choose.0.variant_id: not_to_choose"])
    expect(await refusalOf(id, { rule_id: choice_id, choose: [pick(choices[0]), pick(choices[1])] })).toEqual([400, "choose: chosen_too_many"])
    expect(await refusalOf(id, { rule_id: choice_id, choose: [pick(choices[0], 2)] })).toEqual([400, "choose: chosen_too_many"])
    expect(await refusalOf(id, { rule_id: choice_id })).toEqual([400, ": choose_or_decline"])
    expect(await refusalOf(id, { rule_id: choice_id, decline: true, choose: [] })).toEqual([400, ": choose_or_decline"])
    expect(await refusalOf(id, { rule_id: choice_id, choose: [pick(choices[0]), pick(choices[0])] })).toEqual([400, "choose: duplicate_id"])
    expect(await refusalOf(id, { rule_id: choice_id, choose: [pick(choices[0], 0.5)] })).toEqual([400, "choose.0.quantity: invalid_type"])
    await wish(buying, id, { rule_id: choice_id, decline: true })
    await placeOrder(buying, id)
    expect(await refusalOf(id, { rule_id: added_id, decline: true })).toEqual([400, "id: cart_completed"])
    expect(await cartFreeProducts(buying, id)).toEqual([])
  })

  it("says nothing of what only others may have", async () => {
    const group = await makeGroup()
    const id = await rule({ conditions: { all: [{ code: "customer_groups", args: { ids: [group] } }, goodsFrom(500)] }, reward: added(mug) })
    const [member, stranger] = [session(shop, await makeBuyer(shop, [group])), session(shop, await makeBuyer(shop))]
    const mine = await makeCart(member, [{ variant_id: screw, quantity: 1 }])
    const theirs = await makeCart(stranger, [{ variant_id: screw, quantity: 1 }])
    expect((await cartFreeProducts(member, mine.id)).map(({ rule_id }) => rule_id)).toEqual([id])
    expect(await cartFreeProducts(stranger, theirs.id)).toEqual([])
    const offers = async ({ client }: Session) => (await client.get("/store/free-products", { region_id: shop.regionId })).body.free_products
    expect(await offers(stranger)).toEqual([])
    expect(await offers(buying)).toEqual([])
    expect(await offers(member)).toMatchObject([{ rule_id: id, reward_type: "added", minimum_amount: 500, minimum_quantity: null, choose: null, goods: [{ variant_id: mug, usual_price: 12.5, available: true }] }])
  })

  it("gives a member's free product to a cart only once his own session has touched it", async () => {
    const group = await makeGroup()
    await rule({ conditions: { all: [{ code: "customer_groups", args: { ids: [group] } }, goodsFrom(100)] }, reward: added(mug) })
    const buyer = await makeBuyer(shop, [group])
    const cart = await makeCart(buying, [{ variant_id: screw, quantity: 1 }])
    await buying.client.post(`/store/carts/${cart.id}`, { email: buyer.email })
    expect(freeLines(await readCart(buying, cart.id))).toEqual([])
    const { body } = await session(shop, buyer).client.post(`/store/carts/${cart.id}/customer`)
    expect(freeLines(body.cart)).toEqual([{ variant_id: mug, quantity: 1 }])
  })

  it("asks for a region, and for a publishable key", async () => {
    const { status, body } = await buying.client.get("/store/free-products", { region_id: "reg_none" })
    expect([status, body.errors[0].reason]).toEqual([400, "unknown_id"])
    expect((await buying.client.get("/store/free-products")).body.errors[0]).toMatchObject({ path: "region_id", reason: "invalid_type" })
    expect((await asStranger().get("/store/free-products", { region_id: shop.regionId })).status).toBe(400)
  })
})
