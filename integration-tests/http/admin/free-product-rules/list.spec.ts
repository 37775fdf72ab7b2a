import type { AdminFreeProductRule, AdminFreeProductRuleInput, AdminFreeProductRulesResponse } from "../../../../src/types/free-products"
import { asAdmin, ok } from "../../../support/api"
import { makeGroup } from "../../../support/customers"
import { added } from "../../../support/free-products"
import { deleteFreeProductRule, listFreeProductRules, makeFreeProductRule, storeConditions, type RuleSettings } from "../../../support/free-product-rules"
import { makeLadder, removeLadder } from "../../../support/levels"
import { makeCategory, makeCollection, makeProduct, makeTag, makeType, type Product } from "../../../support/products"
import { makeShop, type Shop } from "../../../support/shops"
import { statementsOf } from "../../../support/statements"

describe("the list of free-product rules", () => {
  let shop: Shop
  let mug: Product

  beforeAll(async () => {
    shop = await makeShop()
    mug = await makeProduct(shop)
  })

  const made: string[] = []
  const make = async (settings: RuleSettings = {}, variant_id = mug.variantIds[0]): Promise<AdminFreeProductRule> => {
    const rule = await makeFreeProductRule(variant_id, { status: "draft", ...settings })
    made.push(rule.id)
    return rule
  }
  const idsOf = ({ rules }: AdminFreeProductRulesResponse) => rules.map(({ id }) => id)
  const conditions = (value: unknown) => ({ conditions: value as AdminFreeProductRuleInput["conditions"] })
  const asking = (code: string, ...ids: string[]) => conditions({ any: [{ not: { all: [{ code, args: { ids } }] } }] })

  afterEach(async () => {
    for (const id of made.splice(0)) await deleteFreeProductRule(id)
  })

  it("is by name, description and status, in the order that is asked for, page by page", async () => {
    const name = `Listed ${testApp.nextNumber()}`
    const low = await make({ name, priority: 1 })
    const high = await make({ name, priority: 2, status: "archived" })
    const described = await make({ description: `as ${name} is`, priority: 3 })
    expect(await listFreeProductRules({ q: name, order: "-priority" })).toMatchObject({ count: 3, offset: 0, limit: 50, rules: [{ id: described.id, names: [] }, { id: high.id }, { id: low.id }] })
    expect(idsOf(await listFreeProductRules({ q: name }))).toEqual([described.id, high.id, low.id])
    expect(idsOf(await listFreeProductRules({ q: name, status: ["archived", "active"] }))).toEqual([high.id])
    expect(await listFreeProductRules({ q: name, order: "priority", limit: 1, offset: 1 })).toMatchObject({ count: 3, offset: 1, limit: 1, rules: [{ id: high.id }] })
  })

  it("is by a variant that is given or asked for", async () => {
    const [one, other] = [await makeProduct(shop), await makeProduct(shop)]
    const [variant] = one.variantIds
    const gives = await make({ reward: added(mug.variantIds[0], variant) })
    const instead = await make({ reward: { type: "added", goods: [{ variant_id: mug.variantIds[0], fallbacks: [other.variantIds[0], variant] }] } })
    const asks = await make(asking("variants", variant))
    const both = await make({ reward: { type: "cheapest", every: 3, scope: { type: "variants", ids: [variant] } } })
    const counts = await make({ repeat: { type: "per_quantity", quantity: 2, scope: { type: "variants", ids: [variant] }, maximum: null } })
    await make(asking("variants", other.variantIds[0]))
    const { rules, count } = await listFreeProductRules({ variant_id: variant, order: "created_at" })
    expect(rules.map(({ id, names }) => [id, names])).toEqual([
      [gives.id, ["gives"]],
      [instead.id, ["gives"]],
      [asks.id, ["asks"]],
      [both.id, ["gives", "asks"]],
      [counts.id, ["asks"]],
    ])
    expect(count).toBe(5)
    expect(await listFreeProductRules({ variant_id: variant, order: "created_at", limit: 1, offset: 1 })).toMatchObject({ count: 5, rules: [{ id: instead.id, names: ["gives"] }] })
  })

  it("is by a product: by its variants, by itself, and by what it belongs to", async () => {
    const parent = await makeCategory()
    const belonging = { categoryIds: [await makeCategory(parent)], collectionId: await makeCollection(), tagIds: [await makeTag()], typeId: await makeType() }
    const product = await makeProduct(shop, { ...belonging, variants: [1, 2].map(() => ({ prices: [{ amount: 1, currency_code: shop.currencyCode }] })) })
    const gives = await make({}, product.variantIds[1])
    const same = await make({ reward: { type: "same_variant", every: 10, scope: { type: "products", ids: [product.id] } } })
    const asking_each = [
      await make(asking("products", product.id)),
      await make(asking("variants", product.variantIds[0])),
      await make(asking("categories", parent)),
      await make(asking("collections", belonging.collectionId)),
      await make(asking("tags", ...belonging.tagIds)),
      await make({ repeat: { type: "per_quantity", quantity: 2, scope: { type: "types", ids: [belonging.typeId] }, maximum: null } }),
    ]
    await make(asking("categories", await makeCategory(parent)))
    const { rules } = await listFreeProductRules({ product_id: product.id, order: "created_at" })
    expect(rules.map(({ id, names }) => [id, names])).toEqual([[gives.id, ["gives"]], [same.id, ["gives", "asks"]], ...asking_each.map(({ id }) => [id, ["asks"]])])
    expect(idsOf(await listFreeProductRules({ product_id: product.id, variant_id: product.variantIds[1] }))).toEqual([gives.id])
    expect(await listFreeProductRules({ product_id: "prod_none" })).toMatchObject({ count: 0, rules: [] })
  })

  it("is by a customer group, and both filters must be met", async () => {
    const [one, other] = [await makeGroup(), await makeGroup()]
    const first = await make({ ...asking("customer_groups", one, other), status: "archived" })
    const second = await make(conditions({ code: "customer_groups", args: { ids: [other] } }))
    expect(idsOf(await listFreeProductRules({ customer_group_id: one }))).toEqual([first.id])
    expect(idsOf(await listFreeProductRules({ customer_group_id: [one, other], order: "created_at" }))).toEqual([first.id, second.id])
    expect(idsOf(await listFreeProductRules({ customer_group_id: other, status: "draft" }))).toEqual([second.id])
    expect(idsOf(await listFreeProductRules({ customer_group_id: other, variant_id: mug.variantIds[0], order: "created_at" }))).toEqual([first.id, second.id])
    expect(idsOf(await listFreeProductRules({ customer_group_id: other, variant_id: "variant_none" }))).toEqual([])
  })

  it("names rules that are broken, too", async () => {
    const { variantIds } = await makeProduct(shop)
    const rule = await make({}, variantIds[0])
    await storeConditions(rule.id, { code: "moon_phase", args: { over: variantIds[0] } })
    expect((await listFreeProductRules({ variant_id: variantIds[0] })).rules).toMatchObject([{ id: rule.id, names: ["gives", "asks"], broken: [{ path: "conditions.code", reason: "unknown_condition" }] }])
  })

  it("is that of a level's page: rules whose conditions name the level or its group", async () => {
    const { ladder, levels: [bronze, silver] } = await makeLadder({}, { net_spend: { eur: "1" } }, { net_spend: { eur: "2" } })
    const by_level = await make(asking("levels", silver.id))
    const by_group = await make(asking("customer_groups", silver.customer_group_id))
    await make(asking("levels", bronze.id))
    const { rules } = await ok<{ rules: { kind: string; id: string; name: string; status: string }[] }>(asAdmin().get(`/admin/loyalty-levels/levels/${silver.id}/rules`))
    expect(rules.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([by_level, by_group].map(({ id, name, status }) => ({ kind: "free_product_rule", id, name, status })).sort((a, b) => (a.id < b.id ? -1 : 1)))
    await removeLadder(ladder)
  })

  it("costs as many statements for many rules as for one, and looks up many goods at once", async () => {
    const name = `Many ${testApp.nextNumber()}`
    const prices = [{ amount: 1, currency_code: shop.currencyCode }]
    const { variantIds } = await makeProduct(shop, { variants: Array.from({ length: 8 }, () => ({ prices })) })
    const page = async () => (await statementsOf(() => listFreeProductRules({ q: name, variant_id: mug.variantIds[0] }))).length
    const creating = async (reward: unknown) => (await statementsOf(() => make({ name, reward }))).length
    await make({ name })
    await page()
    const [one, small] = [await page(), await creating(added(mug.variantIds[0]))]
    const large = await creating({ type: "choice", choose: 1, goods: [mug.variantIds[0], ...variantIds].map((variant_id, index) => ({ variant_id, fallbacks: variantIds.filter((_, other) => other !== index - 1).slice(0, 3) })) })
    for (let more = 0; more < 4; more++) await make({ name })
    expect((await listFreeProductRules({ q: name })).count).toBe(7)
    expect([await page(), large]).toEqual([one, small])
  })

  it.each([
    [{ order: "given" }, ["order: unknown_order"]],
    [{ limit: 1001, offset: -1 }, ["limit: too_big", "offset: too_small"]],
    [{ status: "gone" }, ["status: invalid_union"]],
    [{ product_id: "" }, ["product_id: invalid_union"]],
    [{ colour: "red" }, ["colour: unrecognized_keys"]],
  ])("refuses the query %j", async (query, expected) => {
    const { status, body } = await asAdmin().get("/admin/free-product-rules", query)
    expect([status, body.errors.map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)]).toEqual([400, expected])
  })
})
