import type { AdminFreeProductPreview, AdminFreeProductPreviewInput, AdminFreeProductVerdict } from "../../../../src/types/free-products"
import { asAdmin, asStranger, ok } from "../../../support/api"
import { makeCart, placeOrder, readCart, session, type Session } from "../../../support/carts"
import { joinGroup, makeBuyer, makeGroup } from "../../../support/customers"
import { deleteFreeProductRule, makeFreeProductRule, readFreeProductRule, storeConditions, type RuleSettings } from "../../../support/free-product-rules"
import { added, freeLines, goodsFrom } from "../../../support/free-products"
import { makeProduct, type Product } from "../../../support/products"
import { makeShop, type Shop } from "../../../support/shops"

const PATH = "/admin/free-product-rules/preview"

describe("the preview of free products", () => {
  let shop: Shop
  let buying: Session
  let screw: string
  let mug: Product
  const made: string[] = []

  beforeAll(async () => {
    shop = await makeShop()
    buying = session(shop)
    screw = (await makeProduct(shop, { title: "Screw", variants: [{ prices: [{ amount: 100, currency_code: "eur" }, { amount: 110, currency_code: "usd" }] }] })).variantIds[0]
    mug = await makeProduct(shop, { title: "Mug", variants: [{ sku: `MUG-${testApp.nextNumber()}`, prices: [{ amount: 12.5, currency_code: "eur" }] }] })
  })
  afterEach(async () => {
    for (const id of made.splice(0)) await deleteFreeProductRule(id)
  })

  /** Of this shop only: the specs share an app. */
  const make = async (settings: RuleSettings & { conditions?: unknown } = {}): Promise<string> => {
    const here = { code: "sales_channels", args: { ids: [shop.salesChannelId] } }
    const { id } = await makeFreeProductRule(mug.variantIds[0], { ...settings, conditions: (settings.conditions ? { all: [here, settings.conditions] } : here) as never })
    made.push(id)
    return id
  }
  const preview = (input: AdminFreeProductPreviewInput | object) => ok<AdminFreeProductPreview>(asAdmin().post(PATH, input))
  const verdictOf = ({ verdicts }: AdminFreeProductPreview, id: string): AdminFreeProductVerdict | undefined => verdicts.find(({ rule_id }) => rule_id === id)
  const typed = (quantity: number, more: object = {}) => ({ goods: [{ variant_id: screw, quantity }], region_id: shop.regionId, sales_channel_id: shop.salesChannelId, ...more })
  const refusedBy = async (input: object): Promise<[number, string[]]> => {
    const { status, body } = await asAdmin().post(PATH, input)
    return [status, (body.errors ?? []).map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`).sort()]
  }

  it("says of typed goods what fires, with title, number and usual price, and by how much it misses", async () => {
    const rule = await make({ name: "A mug from 500.00", conditions: goodsFrom(500), limits: { per_order: 1, per_owner: null, total: null } })
    const fires = await preview(typed(5))
    expect(fires).toMatchObject({ currency_code: "eur", lines: [{ line_id: "typed_1", title: "Screw", quantity: 5, unit_price: 100, is_free: false }] })
    expect(verdictOf(fires, rule)).toEqual({
      rule_id: rule,
      name: "A mug from 500.00",
      status: "active",
      fires: true,
      times: 1,
      reasons: [],
      broken: null,
      declined: false,
      lines: [{ variant_id: mug.variantIds[0], title: "Mug · Size 1", sku: mug.skus[0], quantity: 1, usual_price: 12.5, instead_of: null }],
      pieces: [],
      shortfalls: [],
      choice: null,
      near_miss: null,
    })
    const misses = verdictOf(await preview(typed(4)), rule)
    expect(misses).toMatchObject({ fires: false, times: 0, lines: [], near_miss: { missing_amount: 100, missing_quantity: null, currency_code: "eur", progress: 0.8 } })
    expect(misses?.reasons).toMatchObject([{ path: "all.1", condition: "goods_total", code: "below_minimum" }])
  })

  it("prices typed goods by the currency where no region is named, and by the customer and his groups", async () => {
    const group = await makeGroup()
    const buyer = await makeBuyer(shop, [group])
    const rule = await make({ conditions: { code: "customer_groups", args: { ids: [group] } } })
    const inDollars = await preview(typed(2, { region_id: undefined, currency_code: "USD" }))
    expect(inDollars).toMatchObject({ currency_code: "usd", lines: [{ unit_price: 110 }] })
    expect(verdictOf(inDollars, rule)).toMatchObject({ fires: false, reasons: [{ condition: "customer_groups" }] })
    expect(verdictOf(await preview(typed(2, { customer_id: buyer.customerId })), rule)).toMatchObject({ fires: true })
  })

  it("says of a cart what its turn does, counts no free line, and changes nothing", async () => {
    const rule = await make({ conditions: goodsFrom(200) })
    const cart = await makeCart(buying, [{ variant_id: screw, quantity: 2 }])
    const found = await preview({ cart_id: cart.id })
    expect(found.lines.map(({ title, quantity, is_free }) => [title, quantity, is_free]).sort()).toEqual([["Mug", 1, true], ["Screw", 2, false]])
    expect(verdictOf(found, rule)).toMatchObject({ fires: true, times: 1, lines: [{ quantity: 1 }] })
    expect(freeLines(await readCart(buying, cart.id))).toEqual([{ variant_id: mug.variantIds[0], quantity: 1 }])
    const other = { name: "Beside", reward: added(screw), conditions: { code: "variants", args: { ids: [mug.variantIds[0]] } } }
    expect(verdictOf(await preview({ cart_id: cart.id, rule: other }), "unsaved")).toMatchObject({ fires: false, reasons: [{ code: "too_few_pieces" }] })
  })

  it("asks a cart for another customer, who need not have touched it", async () => {
    const group = await makeGroup()
    const member = await makeBuyer(shop)
    await joinGroup(group, member.customerId)
    const rule = await make({ conditions: { code: "customer_groups", args: { ids: [group] } } })
    const cart = await makeCart(buying, [{ variant_id: screw, quantity: 1 }])
    expect(verdictOf(await preview({ cart_id: cart.id }), rule)).toMatchObject({ fires: false })
    expect(verdictOf(await preview({ cart_id: cart.id, customer_id: member.customerId }), rule)).toMatchObject({ fires: true })
  })

  it("says of an order what rules would give to it", async () => {
    const cart = await makeCart(buying, [{ variant_id: screw, quantity: 6 }])
    const order = await placeOrder(buying, cart.id)
    const rule = await make({ conditions: goodsFrom(500), reward: { type: "cheapest", every: 3 }, repeat: { type: "each_time", maximum: null } })
    const found = await preview({ order_id: order.id })
    expect(found).toMatchObject({ currency_code: "eur", lines: [{ title: "Screw", quantity: 6, unit_price: 100, is_free: false }] })
    expect(verdictOf(found, rule)).toMatchObject({ fires: true, times: 2, lines: [], pieces: [{ line_id: found.lines[0].line_id, title: "Screw", quantity: 2, amount: 200 }] })
  })

  it("tries an unsaved rule beside the stored ones, as if it were active", async () => {
    const exclusive = await make({ name: "Alone", priority: 5, stacking: { type: "exclusive" } })
    const draft = { name: "Tried", status: "draft", reward: added(mug.variantIds[0]) }
    const beaten = await preview(typed(1, { rule: draft }))
    expect(verdictOf(beaten, exclusive)).toMatchObject({ fires: true })
    expect(verdictOf(beaten, "unsaved")).toMatchObject({ name: "Tried", status: "draft", fires: false, reasons: [{ path: "stacking", code: "exclusive_rule", details: { rule_id: exclusive } }] })
    const first = await preview(typed(1, { rule: { ...draft, priority: 6 } }))
    expect(verdictOf(first, "unsaved")).toMatchObject({ fires: true })
    expect(verdictOf(first, exclusive)).toMatchObject({ fires: false, reasons: [{ path: "stacking", details: { rule_id: "unsaved" } }] })
  })

  it("tries an unsaved rule instead of the one that it changes, and stores nothing", async () => {
    const rule = await make({ conditions: goodsFrom(1000) })
    const before = await readFreeProductRule(rule)
    const changed = { name: "From 100.00", status: "archived", reward: added(mug.variantIds[0]), conditions: goodsFrom(100) }
    const found = await preview(typed(1, { rule_id: rule, rule: changed }))
    expect(found.verdicts.filter(({ rule_id }) => rule_id === rule)).toMatchObject([{ name: "From 100.00", status: "archived", fires: true }])
    expect(verdictOf(found, "unsaved")).toBeUndefined()
    expect(await readFreeProductRule(rule)).toEqual(before)
  })

  it("asks a stored draft or archived rule as if it were active, where it is named", async () => {
    const [draft, archived] = [await make({ status: "draft" }), await make({ status: "archived" })]
    const unnamed = await preview(typed(1))
    expect(verdictOf(unnamed, draft)).toMatchObject({ fires: false, status: "draft", reasons: [{ path: "status", code: "not_active" }] })
    expect(verdictOf(unnamed, archived)).toBeUndefined()
    expect(verdictOf(await preview(typed(1, { rule_id: archived })), archived)).toMatchObject({ fires: true, status: "archived" })
    expect(verdictOf(await preview(typed(1, { rule_id: draft })), draft)).toMatchObject({ fires: true, status: "draft" })
  })

  it("says why it gives less: what it does not find, a choice that is open, a limit", async () => {
    const choice = await make({ reward: { type: "choice", choose: 1, goods: [{ variant_id: mug.variantIds[0] }, { variant_id: screw }] } })
    expect(verdictOf(await preview(typed(1)), choice)).toMatchObject({ fires: true, lines: [], choice: { choose: 1, open: 1 } })
    const gone = verdictOf(await preview(typed(1, { rule: { name: "Gone", reward: added("variant_gone", mug.variantIds[0]) } })), "unsaved")
    expect(gone).toMatchObject({ fires: true, lines: [{ variant_id: mug.variantIds[0] }], shortfalls: [{ variant_id: "variant_gone", missing: 1, reason: "not_found" }] })
    const limited = { name: "Two", reward: { type: "added", goods: [{ variant_id: mug.variantIds[0], quantity: 3 }] }, limits: { per_order: 2 } }
    expect(verdictOf(await preview(typed(1, { rule: limited })), "unsaved")).toMatchObject({ lines: [{ quantity: 2 }], shortfalls: [{ missing: 1, reason: "limit_per_order" }] })
  })

  it("lists a broken rule with why, and asks the others", async () => {
    const [broken, sound] = [await make({ name: "Broken" }), await make()]
    await storeConditions(broken, { code: "moon_phase", args: {} })
    const found = await preview(typed(1))
    expect(verdictOf(found, broken)).toMatchObject({ name: "Broken", fires: false, lines: [], broken: [{ path: "conditions.code", reason: "unknown_condition" }] })
    expect(verdictOf(found, sound)).toMatchObject({ fires: true })
  })

  it("refuses what it cannot ask about, all at once", async () => {
    expect(await refusedBy({})).toEqual([400, [": cart_order_or_goods"]])
    expect(await refusedBy({ ...typed(1), cart_id: "cart_none" })).toEqual([400, [": cart_order_or_goods"]])
    expect(await refusedBy({ goods: [{ variant_id: screw, quantity: 1 }] })).toEqual([400, ["currency_code: currency_or_region"]])
    expect(await refusedBy({ cart_id: "cart_none", region_id: "reg_none", sales_channel_id: "sc_none" })).toEqual([400, ["region_id: only_with_goods", "sales_channel_id: only_with_goods"]])
    expect(await refusedBy(typed(0, { colour: "red" }))).toEqual([400, ["colour: unrecognized_keys", "goods.0.quantity: too_small"]])
    expect(await refusedBy({ cart_id: "cart_none" })).toEqual([400, ["cart_id: unknown_id"]])
    expect(await refusedBy({ order_id: "order_none" })).toEqual([400, ["order_id: unknown_id"]])
    expect(await refusedBy(typed(1, { currency_code: "usd" }))).toEqual([400, ["currency_code: other_currency"]])
    const everything = { goods: [{ variant_id: screw, quantity: 1 }, { variant_id: "variant_none", quantity: 1 }], region_id: "reg_none", currency_code: "zzz", customer_id: "cus_none", sales_channel_id: "sc_none", rule_id: "fprule_none", rule: { name: "", reward: { type: "cheapest", every: 2, quantity: 2 } } }
    expect(await refusedBy(everything)).toEqual([
      400,
      [
        "currency_code: unknown_id",
        "customer_id: unknown_id",
        "goods.1.variant_id: unknown_id",
        "region_id: unknown_id",
        "rule.name: too_small",
        "rule.reward.quantity: frees_all",
        "rule_id: unknown_id",
        "sales_channel_id: unknown_id",
      ],
    ])
    expect((await asStranger().post(PATH, typed(1))).status).toBe(401)
  })
})
