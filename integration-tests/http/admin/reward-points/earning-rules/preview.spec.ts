import type { AdminEarningPreview } from "../../../../../src/types/reward-points"
import { asAdmin, ok } from "../../../../support/api"
import { makeCart, placeOrder, session } from "../../../../support/carts"
import { joinGroup, makeBuyer, makeGroup } from "../../../../support/customers"
import { makeProduct } from "../../../../support/products"
import { deleteEarningRule, makeEarningRule, setProgram, switchProgramOff } from "../../../../support/reward-points"
import { makeShop, type Shop } from "../../../../support/shops"

const ROUTE = "/admin/reward-points/earning-rules/preview"

describe("POST /admin/reward-points/earning-rules/preview", () => {
  let shop: Shop
  let variant: string
  const rules: string[] = []

  const rule = async (...settings: Parameters<typeof makeEarningRule>): Promise<string> => {
    const id = await makeEarningRule(...settings)
    rules.push(id)
    return id
  }
  const preview = (input: object) => ok<AdminEarningPreview>(asAdmin().post(ROUTE, input))

  beforeAll(async () => {
    shop = await makeShop()
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds[0]
    await setProgram()
  })

  afterEach(async () => {
    for (const id of rules.splice(0)) await deleteEarningRule(id)
  })
  afterAll(() => switchProgramOff())

  it("says what a cart earns, which rule gives it, and what a draft would give", async () => {
    const buying = session(shop, await makeBuyer(shop))
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 3 }])
    const [active, draft] = [await rule({ name: "One a euro" }), await rule({ name: "Five a piece", status: "draft", grant: { type: "per_piece", points: 5 } })]
    const { points, lines, rules: said } = await preview({ cart_id: cart.id })
    expect(points).toBe(30)
    expect(lines).toEqual([{ line_id: cart.items?.[0].id, title: expect.any(String), points: 30, basis: 30, reasons: [{ rule_id: active, name: "One a euro", points: 30 }], excluded: null }])
    expect(said).toEqual(
      expect.arrayContaining([
        { rule_id: active, name: "One a euro", points: 30, applied: true, reason: null, details: null },
        { rule_id: draft, name: "Five a piece", points: 15, applied: false, reason: "draft", details: { would: { applied: true, reason: null } } },
      ])
    )
  })

  it("says why a rule gives nothing, and asks for the customer who is named instead of the cart's", async () => {
    const group = await makeGroup()
    const [buyer, member] = [await makeBuyer(shop), await makeBuyer(shop)]
    await joinGroup(group, member.customerId)
    const cart = await makeCart(session(shop, buyer), [{ variant_id: variant, quantity: 1 }])
    const id = await rule({ conditions: { code: "customer_groups", args: { ids: [group] } } })
    const own = await preview({ cart_id: cart.id })
    expect(own.rules.find(({ rule_id }) => rule_id === id)).toMatchObject({ points: 0, applied: false, reason: "conditions_unmet", details: { reasons: [expect.anything()] } })
    expect(await preview({ cart_id: cart.id, customer_id: member.customerId })).toMatchObject({ points: 10 })
  })

  it("reads an order, and grants nothing", async () => {
    const buying = session(shop, await makeBuyer(shop))
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 2 }])
    const order = await placeOrder(buying, cart.id)
    await rule()
    expect(await preview({ order_id: order.id })).toMatchObject({ points: 20 })
    const { body } = await asAdmin().get("/admin/reward-points/accounts", { customer_id: buying.buyer?.customerId })
    expect(body.accounts[0].available).toBe(0)
  })

  it.each([
    [{}, ": cart_or_order"],
    [{ cart_id: "cart_none", order_id: "order_none" }, ": cart_or_order"],
    [{ cart_id: "cart_none" }, "cart_id: unknown_id"],
    [{ order_id: "order_none" }, "order_id: unknown_id"],
    [{ cart_id: "a\u0000b" }, "cart_id: unstorable_text"],
    [{ cart_id: 5 }, "cart_id: invalid_type"],
    [{ cart_id: "cart_none", customer: "x" }, "customer: unrecognized_keys"],
  ])("refuses %j", async (input, expected) => {
    const { status, body } = await asAdmin().post(ROUTE, input)
    expect([status, body.errors.map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)]).toEqual([400, [expected]])
  })

  it("refuses a customer who is not there", async () => {
    const cart = await makeCart(session(shop), [{ variant_id: variant, quantity: 1 }])
    const { status, body } = await asAdmin().post(ROUTE, { cart_id: cart.id, customer_id: "cus_none" })
    expect([status, body.errors]).toEqual([400, [{ path: "customer_id", reason: "unknown_id", message: expect.any(String), values: ["cus_none"] }]])
  })
})
