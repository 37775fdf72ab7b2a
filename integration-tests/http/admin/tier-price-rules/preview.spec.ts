import { asAdmin, ok } from "../../../support/api"
import { makeCart, session } from "../../../support/carts"
import { makeBuyer, makeGroup, type Buyer } from "../../../support/customers"
import { linePrices } from "../../../support/prices"
import { makeProduct, type Product } from "../../../support/products"
import { addRegion, makeShop, type Shop } from "../../../support/shops"
import { fixed, makeRule, percentage } from "../../../support/tier-price-rules"

type Preview = {
  variant_id: string
  quantity: number
  currency_code: string
  list_price: number | null
  unit_price: number | null
  rule_id: string | null
  trace: { rule_id: string; name: string; applied: boolean; reason: string; unit_price: number | null }[]
}

const DAY = 86_400_000

describe("POST /admin/tier-price-rules/preview", () => {
  let shop: Shop
  let dollars: Shop
  let group: string
  let strangers: string
  let buyer: Buyer
  let product: Product
  let rules: Record<string, string>

  beforeAll(async () => {
    shop = await makeShop()
    dollars = await addRegion(shop, { currencyCode: "usd" })
    group = await makeGroup()
    strangers = await makeGroup()
    buyer = await makeBuyer(shop, [group])
    product = await makeProduct(shop, { variants: [{ prices: [{ amount: 100, currency_code: "eur" }, { amount: 120, currency_code: "usd" }] }, { prices: [] }] })
    const scope = { type: "variants", ids: [product.variantIds[0]] }
    const named = async (name: string, fields: object): Promise<[string, string]> => [name, await makeRule({ name, scope, breaks: [percentage(1, 50)], ...fields })]
    const tomorrow = new Date(Date.now() + DAY).toISOString()
    const yesterday = new Date(Date.now() - DAY).toISOString()
    rules = Object.fromEntries([
      await named("applied", { audience: { type: "customer_groups", ids: [group] }, breaks: [percentage(1, 10), percentage(40, 20)] }),
      await named("cheaper_rule", { audience: { type: "customers", ids: [buyer.customerId] }, breaks: [percentage(1, 5)] }),
      await named("not_in_audience", { audience: { type: "customer_groups", ids: [strangers] } }),
      await named("draft", { status: "draft" }),
      await named("archived", { status: "archived" }),
      await named("not_started", { starts_at: tomorrow }),
      await named("ended", { ends_at: yesterday }),
      await named("other_currency", { currency_code: "usd" }),
      await named("other_region", { region_ids: [dollars.regionId] }),
      await named("excluded", { scope: { type: "products", ids: [product.id] }, exclude: [scope] }),
      await named("below_first_break", { breaks: [percentage(1000, 90)] }),
    ])
  })

  const preview = (fields: object) =>
    asAdmin().post("/admin/tier-price-rules/preview", { region_id: shop.regionId, variant_ids: [product.variantIds[0]], ...fields })
  const previewed = async (fields: object): Promise<Preview> => (await ok<{ prices: Preview[] }>(preview(fields))).prices[0]
  const reasons = ({ trace }: Preview) => Object.fromEntries(trace.map(({ name, reason }) => [name, reason]))

  it("names every rule whose scope covers the variant, and why it did or did not apply", async () => {
    const price = await previewed({ customer_id: buyer.customerId })
    expect(price).toMatchObject({ variant_id: product.variantIds[0], quantity: 1, currency_code: "eur", list_price: 100, unit_price: 90, rule_id: rules.applied })
    expect(reasons(price)).toEqual(Object.fromEntries(Object.keys(rules).map((name) => [name, name])))
    expect(price.trace.filter(({ applied }) => applied)).toEqual([{ rule_id: rules.applied, name: "applied", applied: true, reason: "applied", unit_price: 90 }])
  })

  it("answers for a group, for a guest, for a quantity, and for another region", async () => {
    expect(await previewed({ customer_group_ids: [group], quantity: 40 })).toMatchObject({ unit_price: 80, quantity: 40 })
    expect(reasons(await previewed({ customer_group_ids: [group] }))).toMatchObject({ applied: "applied", cheaper_rule: "not_in_audience" })
    expect(await previewed({})).toMatchObject({ unit_price: 100, rule_id: null })
    expect(await previewed({ customer_group_ids: [group, strangers] })).toMatchObject({ unit_price: 50 })
    expect(await previewed({ region_id: dollars.regionId })).toMatchObject({ currency_code: "usd", list_price: 120, unit_price: 60 })
  })

  it("answers for another time", async () => {
    const at = (time: number) => previewed({ at: new Date(Date.now() + time).toISOString() })
    expect(reasons(await at(2 * DAY))).toMatchObject({ not_started: "applied", ended: "ended" })
    expect(reasons(await at(-2 * DAY))).toMatchObject({ not_started: "not_started", ended: "applied" })
  })

  it("is what the buyer's cart costs", async () => {
    const cart = await makeCart(session(shop, buyer), [{ variant_id: product.variantIds[0], quantity: 40 }])
    expect(linePrices(cart)[product.variantIds[0]]).toBe((await previewed({ customer_id: buyer.customerId, quantity: 40 })).unit_price)
  })

  it("has no price for a variant that has none, and says which rules had none to lower", async () => {
    await makeRule({ scope: { type: "variants", ids: [product.variantIds[1]] }, breaks: [percentage(1, 10)] })
    const { prices } = await ok<{ prices: Preview[] }>(preview({ variant_ids: [product.variantIds[1]] }))
    expect(prices[0]).toMatchObject({ list_price: null, unit_price: null, rule_id: null, trace: expect.arrayContaining([expect.objectContaining({ reason: "no_list_price" })]) })
  })

  it("tells contracts that came second from lower rules that a contract beat", async () => {
    const one = await makeProduct(shop)
    const scope = { type: "products", ids: [one.id] }
    const contract = (name: string, priority: number) => makeRule({ name, scope, priority, combine: "override", currency_code: "eur", breaks: [fixed(1, 70)] })
    await contract("higher_precedence", 0)
    await contract("applied", 1)
    await makeRule({ name: "override_rule", scope, breaks: [percentage(1, 90)] })
    expect(reasons(await previewed({ variant_ids: one.variantIds }))).toEqual({ applied: "applied", higher_precedence: "higher_precedence", override_rule: "override_rule" })
  })

  it.each([
    ["an unknown region", { region_id: "reg_x" }, "region_id", "unknown_id"],
    ["an unknown customer", { customer_id: "cus_x" }, "customer_id", "unknown_id"],
    ["an unknown group", { customer_group_ids: ["cusgroup_x"] }, "customer_group_ids", "unknown_id"],
    ["unknown variants", { variant_ids: ["variant_1", "variant_2"] }, "variant_ids", "unknown_id"],
    ["no variant", { variant_ids: [] }, "variant_ids", "too_small"],
    ["quantity 0", { quantity: 0 }, "quantity", "too_small"],
    ["half a piece", { quantity: 0.5 }, "quantity", "invalid_type"],
    ["1e12 pieces", { quantity: 1e12 }, "quantity", "too_big"],
    ["a text as quantity", { quantity: "ten" }, "quantity", "invalid_type"],
    ["a time that is none", { at: "tomorrow" }, "at", "invalid_format"],
    ["a customer and groups", { customer_id: "cus_x", customer_group_ids: [] }, "customer_group_ids", "customer_or_groups"],
    ["a field that there is not", { price: 1 }, "price", "unrecognized_keys"],
  ])("refuses %s", async (_name, fields, path, reason) => {
    const { status, body } = await preview(fields)
    expect([status, body.type, body.errors]).toEqual([400, "invalid_data", [expect.objectContaining({ path, reason })]])
  })

  it("names every unknown id at once", async () => {
    const { body } = await preview({ region_id: "reg_x", variant_ids: ["variant_x"], customer_group_ids: ["cusgroup_x"] })
    expect(body.errors.map(({ path, values }: { path: string; values: string[] }) => [path, values])).toEqual([
      ["region_id", ["reg_x"]],
      ["variant_ids", ["variant_x"]],
      ["customer_group_ids", ["cusgroup_x"]],
    ])
  })

  it("lists all unknown variants", async () => {
    const { body } = await preview({ variant_ids: ["variant_1", product.variantIds[0], "variant_2"] })
    expect(body.errors[0].values).toEqual(["variant_1", "variant_2"])
  })
})
