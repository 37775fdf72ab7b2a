import type { Response } from "supertest"
import { asBuyer, asStranger } from "../../support/api"
import { makeCart, placeOrder, session } from "../../support/carts"
import { makeBuyer } from "../../support/customers"
import { makeProduct, type Product } from "../../support/products"
import { cartPoints, deleteEarningRule, makeEarningRule, setProgram, switchProgramOff } from "../../support/reward-points"
import { makeShop, type Shop } from "../../support/shops"

describe("/store/points", () => {
  let shop: Shop
  let product: Product
  let rules: string[]

  beforeAll(async () => {
    shop = await makeShop()
    product = await makeProduct(shop, { variants: [100, 12.5].map((amount) => ({ prices: [{ amount, currency_code: "eur" }] })) })
    rules = [await makeEarningRule({ name: "Base" }), await makeEarningRule({ name: "Two a piece", grant: { type: "per_piece", points: 2 }, scope: { type: "variants", ids: [product.variantIds[1]] } })]
  })
  beforeEach(() => setProgram())
  afterAll(async () => {
    for (const id of rules) await deleteEarningRule(id)
    await switchProgramOff()
  })

  const guest = () => asBuyer(shop)
  const reasonsOf = ({ status, body }: Response): [number, string[]] => [status, (body.errors ?? []).map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)]
  const badges = (query: object = {}) => ({ variant_id: product.variantIds, region_id: shop.regionId, ...query })

  it("tells everybody what the programme is, in words made of its settings", async () => {
    const { status, body } = await guest().get("/store/points")
    expect([status, body.program]).toMatchObject([
      200,
      { name_singular: "point", name_plural: "points", badge: { text: expect.any(String), colour: expect.stringMatching(/^#/), places: expect.any(Array) }, redemption: { minimum: 1, step: 1, maximum: null, pays_shipping: false, values: expect.arrayContaining([{ currency_code: "eur", points: 100, amount: 1 }]) } },
    ])
    expect(JSON.stringify(body.program.summary)).toMatch(/1/)
    // Limits, exclusions and versions are the shop's own business.
    expect(Object.keys(body.program).sort()).toEqual(["badge", "guest_text", "guests", "name_plural", "name_singular", "redemption", "summary", "terms"])
  })

  it("tells that there is none while it is off", async () => {
    await switchProgramOff()
    expect((await guest().get("/store/points")).body).toEqual({ program: null })
    expect((await guest().get("/store/points/earnable", badges())).body).toEqual({ earnable: [] })
  })

  it("says what each variant would earn, as the cart and the order then do", async () => {
    const { body } = await guest().get("/store/points/earnable", badges())
    const [base, pieces] = rules
    expect(body).toEqual({
      earnable: [
        { variant_id: product.variantIds[0], points: 100, breakdown: [{ rule_id: base, name: "Base", points: 100 }] },
        { variant_id: product.variantIds[1], points: 14, breakdown: [{ rule_id: base, name: "Base", points: 12 }, { rule_id: pieces, name: "Two a piece", points: 2 }] },
      ],
    })
    const buyer = await makeBuyer(shop)
    const buying = session(shop, buyer)
    const cart = await makeCart(buying, [{ variant_id: product.variantIds[1], quantity: 1 }])
    expect((await cartPoints(buying, cart.id)).earns).toMatchObject({ points: 14, breakdown: body.earnable[1].breakdown })
    await placeOrder(buying, cart.id)
  })

  it.each([
    ["?variant_id[]=VARIANT", "region_id: invalid_type"],
    ["?region_id=REGION", "variant_id: invalid_type"],
    ["?region_id=REGION&variant_id[]=", "variant_id.0: too_small"],
    ["?region_id=REGION&variant_id[]=a%00b", "variant_id.0: unstorable_text"],
    ["?region_id=reg_none&variant_id[]=VARIANT", "region_id: unknown_id"],
    ["?region_id=REGION&variant_id[]=variant_none", "variant_id: unknown_id"],
    ["?region_id=REGION&variant_id[]=VARIANT&quantity=0", "quantity: too_small"],
    ["?region_id=REGION&variant_id[]=VARIANT&quantity=1e309", "quantity: invalid_type"],
    ["?region_id=REGION&variant_id[]=VARIANT&customer_id=cus_1", "customer_id: unrecognized_keys"],
  ])("refuses earnable %s", async (query, expected) => {
    const asked = query.replaceAll("VARIANT", product.variantIds[0]).replaceAll("REGION", shop.regionId)
    expect(reasonsOf(await guest().get(`/store/points/earnable${asked}`))).toEqual([400, [expected]])
  })

  it("refuses more than a hundred variants at once", async () => {
    const variant_id = Array.from({ length: 101 }, (_, index) => `variant_${index}`)
    expect(reasonsOf(await guest().get("/store/points/earnable", badges({ variant_id })))).toEqual([400, ["variant_id: too_big"]])
  })

  it("asks for a publishable key", async () => {
    for (const route of ["/store/points", "/store/points/earnable"]) expect((await asStranger().get(route)).status).toBe(400)
  })
})
