import { asAdmin, asBuyer, asStranger, ok } from "../../support/api"
import { withClient } from "../../support/database"
import { addLine, makeCart, session } from "../../support/carts"
import { makeBuyer, makeGroup, type Buyer } from "../../support/customers"
import { linePrices, readTable } from "../../support/prices"
import { makeCategory, makeCollection, makeProduct, makeTag, makeType, type Product } from "../../support/products"
import { makeShop, type Shop } from "../../support/shops"
import { changeRule, fixed, makeRule, percentage, type RuleFields } from "../../support/tier-price-rules"

type Rule = RuleFields & { id: string; name: string; broken: { path: string; reason: string }[] | null; item_count: number; items?: object[] | null; created_at: string; updated_at: string }
type RulePage = { tier_price_rules: Rule[]; count: number; offset: number; limit: number }
type FieldError = { path: string; reason: string; message: string; values?: string[] }

const ROUTE = "/admin/tier-price-rules"

describe("/admin/tier-price-rules", () => {
  let shop: Shop
  let group: string
  let buyer: Buyer
  let product: Product
  let other: Product

  beforeAll(async () => {
    shop = await makeShop()
    group = await makeGroup()
    buyer = await makeBuyer(shop, [group])
    product = await makeProduct(shop)
    other = await makeProduct(shop)
  })

  const read = async (id: string, query: object = {}): Promise<Rule> => (await ok<{ tier_price_rule: Rule }>(asAdmin().get(`${ROUTE}/${id}`, query))).tier_price_rule
  const list = (query: object): Promise<RulePage> => ok(asAdmin().get(ROUTE, query))
  const overProduct = () => ({ scope: { type: "products", ids: [product.id] } })
  const forNobodyElse = () => ({ audience: { type: "customer_groups", ids: [group] } })
  const refusedBody = async (fields: object, path = ROUTE): Promise<FieldError[]> => {
    const { status, body } = await asAdmin().post(path, fields)
    expect([status, body.type]).toEqual([400, "invalid_data"])
    expect(body.code).toBe(body.errors[0].reason)
    expect(typeof body.message).toBe("string")
    return body.errors
  }

  describe("creates, reads, changes and deletes", () => {
    const WHOLE = {
      name: "Gold: by the hundred",
      description: "As agreed",
      status: "active",
      priority: 7,
      starts_at: "2026-01-01T00:00:00.000Z",
      ends_at: "2036-01-01T00:00:00.000Z",
      region_ids: [],
      currency_code: "eur",
      combine: "override",
      promotions: "allow",
      base: "current",
      decimals: 3,
      quantity_basis: "rule",
      breaks: [percentage(100, 5), fixed(500, 0.0039)],
    }

    it("answers with every field of the rule as it was given", async () => {
      const given = { ...WHOLE, ...overProduct(), ...forNobodyElse(), exclude: [{ type: "variants", ids: other.variantIds }] }
      const { status, body } = await asAdmin().post(ROUTE, given)
      expect(status).toBe(200)
      expect(body.tier_price_rule).toEqual({ ...given, id: expect.stringMatching(/^tprule_/), items: null, item_count: 0, broken: null, created_at: expect.any(String), updated_at: expect.any(String) })
      expect(await read(body.tier_price_rule.id)).toEqual(body.tier_price_rule)
    })

    it("changes the given fields and leaves the others", async () => {
      const id = await makeRule({ ...WHOLE, ...overProduct(), ...forNobodyElse() })
      const before = await read(id)
      await changeRule(id, { priority: -1, breaks: [percentage(1, 1)], ends_at: null })
      expect(await read(id)).toEqual({ ...before, priority: -1, breaks: [percentage(1, 1)], ends_at: null, updated_at: expect.any(String) })
    })

    it("deletes, and then there is no such rule", async () => {
      const id = await makeRule({ ...overProduct(), ...forNobodyElse(), breaks: [percentage(1, 1)] })
      expect(await ok(asAdmin().delete(`${ROUTE}/${id}`))).toEqual({ id, object: "tier_price_rule", deleted: true })
      const answers = await Promise.all([asAdmin().get(`${ROUTE}/${id}`), asAdmin().post(`${ROUTE}/${id}`, { name: "x" }), asAdmin().delete(`${ROUTE}/${id}`)])
      expect(answers.map(({ status, body }) => [status, body.type])).toEqual([[404, "not_found"], [404, "not_found"], [404, "not_found"]])
      expect((await list({ id })).count).toBe(0)
    })

    it("leaves the rule as it was when a change is refused", async () => {
      const id = await makeRule({ ...overProduct(), ...forNobodyElse(), breaks: [percentage(1, 1)] })
      const before = await read(id)
      const errors = await refusedBody({ name: "Another", breaks: [percentage(5, 1), percentage(5, 2)] }, `${ROUTE}/${id}`)
      expect(errors).toEqual([expect.objectContaining({ path: "breaks.1.min_quantity", reason: "breaks_not_rising" })])
      expect(await read(id)).toEqual(before)
    })

    it("reads a change together with what stays: a fixed price needs a currency there, too", async () => {
      const id = await makeRule({ ...overProduct(), ...forNobodyElse(), breaks: [percentage(1, 1)] })
      expect(await refusedBody({ breaks: [fixed(1, 5)] }, `${ROUTE}/${id}`)).toMatchObject([{ path: "currency_code", reason: "currency_required" }])
      await changeRule(id, { breaks: [fixed(1, 5)], currency_code: "eur" })
      expect(await refusedBody({ currency_code: null }, `${ROUTE}/${id}`)).toMatchObject([{ path: "currency_code", reason: "currency_required" }])
    })
  })

  describe("price books", () => {
    const book = (fields: object = {}) =>
      makeRule({ ...forNobodyElse(), currency_code: "eur", items: [product, other].map(({ variantIds }, index) => ({ variant_id: variantIds[0], breaks: [fixed(1, 50 + index), fixed(10, 40 + index)] })), ...fields })

    it("answers with its items, or without them on demand, and never in the list", async () => {
      const id = await book()
      expect(await read(id)).toMatchObject({ scope: null, breaks: null, exclude: [], item_count: 2, items: expect.arrayContaining([{ variant_id: product.variantIds[0], breaks: [fixed(1, 50), fixed(10, 40)] }]) })
      expect(await read(id, { fields: "-items" })).not.toHaveProperty("items")
      const { tier_price_rules } = await list({ id })
      expect([tier_price_rules[0].item_count, "items" in tier_price_rules[0]]).toEqual([2, false])
    })

    it("keeps its items when another field changes, and becomes a rule with a scope when one is given", async () => {
      const id = await book()
      const { items } = await read(id)
      await changeRule(id, { name: "Renamed" })
      expect((await read(id)).items).toEqual(items)
      await changeRule(id, { items: null, ...overProduct(), breaks: [percentage(1, 1)] })
      expect(await read(id)).toMatchObject({ items: null, item_count: 0, breaks: [percentage(1, 1)] })
    })

    it("sets and deletes single items, which hold at once", async () => {
      const id = await book({ combine: "override", priority: 99 })
      const paid = async () => linePrices(await makeCart(session(shop, buyer), [{ variant_id: product.variantIds[0], quantity: 1 }]))[product.variantIds[0]]
      expect(await paid()).toBe(50)
      await ok(asAdmin().post(`${ROUTE}/${id}/items`, { set: [{ variant_id: product.variantIds[0], breaks: [fixed(1, 33)] }], delete: other.variantIds }))
      expect(await read(id)).toMatchObject({ item_count: 1, items: [{ variant_id: product.variantIds[0], breaks: [fixed(1, 33)] }] })
      expect(await paid()).toBe(33)
      await ok(asAdmin().delete(`${ROUTE}/${id}`))
    })

    it("pages and searches its items by SKU and title", async () => {
      const id = await book()
      type Items = { items: { variant_id: string; sku: string; product_title: string }[]; count: number; offset: number; limit: number }
      const items = (query: object) => ok<Items>(asAdmin().get(`${ROUTE}/${id}/items`, query))
      const all = await items({})
      expect([all.count, all.items.map(({ sku }) => sku)]).toEqual([2, [...product.skus, ...other.skus].sort((a, b) => a.localeCompare(b))])
      expect(await items({ limit: 1, offset: 1 })).toMatchObject({ count: 2, offset: 1, limit: 1, items: [all.items[1]] })
      expect((await items({ q: other.skus[0].toLowerCase() })).items).toMatchObject([{ variant_id: other.variantIds[0], product_title: other.title, breaks: [fixed(1, 51), fixed(10, 41)] }])
      expect((await items({ q: "no such sku" })).count).toBe(0)
    })

    it.each([
      ["an unknown variant", { set: [{ variant_id: "variant_x", breaks: [percentage(1, 1)] }] }, "items", "unknown_id"],
      ["a wrong break", { set: [{ variant_id: "variant_x", breaks: [percentage(1, 101)] }] }, "set.0.breaks.0.value", "too_big"],
      ["a field that there is not", { put: [] }, "put", "unrecognized_keys"],
      ["what is not in it, to be deleted", { delete: ["variant_x"] }, "delete", "unknown_id"],
    ])("refuses to set %s", async (_name, body, path, reason) => {
      const id = await book()
      expect(await refusedBody(body, `${ROUTE}/${id}/items`)).toContainEqual(expect.objectContaining({ path, reason }))
      expect((await read(id)).item_count).toBe(2)
    })

    it("refuses to be emptied, and to set and delete a variant at once", async () => {
      const id = await book()
      const path = `${ROUTE}/${id}/items`
      const [mine, theirs] = [product.variantIds[0], other.variantIds[0]]
      expect(await refusedBody({ delete: [mine, theirs] }, path)).toEqual([expect.objectContaining({ path: "delete", reason: "items_empty" })])
      expect(await refusedBody({ set: [{ variant_id: mine, breaks: [fixed(1, 1)] }], delete: [mine, theirs, theirs] }, path)).toEqual([
        expect.objectContaining({ path: "delete.0", reason: "duplicate_variant" }),
        expect.objectContaining({ path: "delete.2", reason: "duplicate_variant" }),
      ])
      expect(await read(id)).toMatchObject({ item_count: 2, items: [{ breaks: expect.any(Array) }, { breaks: expect.any(Array) }] })
    })

    it("refuses items of a rule with a scope", async () => {
      const id = await makeRule({ ...overProduct(), ...forNobodyElse(), breaks: [percentage(1, 1)] })
      const { status, body } = await asAdmin().post(`${ROUTE}/${id}/items`, { delete: [] })
      expect([status, body.code]).toEqual([400, "not_a_price_book"])
    })
  })

  describe("lists", () => {
    let ids: Record<string, string>
    let label: string

    beforeAll(async () => {
      label = `Listed ${testApp.nextNumber()}`
      const named = (name: string, fields: RuleFields) => makeRule({ name: `${label} ${name}`, breaks: [percentage(1, 1)], ...overProduct(), ...forNobodyElse(), ...fields })
      const audience = { type: "customers", ids: [buyer.customerId] }
      ids = {
        draft: await named("draft", { status: "draft", priority: 1 }),
        customer: await named("customer", { audience, description: "for one buyer alone", priority: 3 }),
        contract: await named("contract", { combine: "override", currency_code: "usd", priority: 2, scope: { type: "variants", ids: other.variantIds } }),
        book: await makeRule({ name: `${label} book`, ...forNobodyElse(), status: "archived", items: [{ variant_id: other.variantIds[0], breaks: [percentage(1, 1)] }] }),
      }
    })

    const found = async (query: object) => {
      const { tier_price_rules, count } = await list({ q: label, ...query })
      expect(count).toBe(tier_price_rules.length)
      return tier_price_rules.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id)).sort()
    }

    it("newest first, in pages, with the count of all", async () => {
      const all = await list({ q: label })
      expect([all.count, all.offset, all.tier_price_rules.map(({ id }) => id)]).toEqual([4, 0, [ids.book, ids.contract, ids.customer, ids.draft]])
      const page = await list({ q: label, limit: 2, offset: 1 })
      expect([page.count, page.limit, page.offset, page.tier_price_rules.map(({ id }) => id)]).toEqual([4, 2, 1, [ids.contract, ids.customer]])
    })

    it("in another order", async () => {
      const order = async (by: string) => (await list({ q: label, order: by })).tier_price_rules.map(({ id }) => id)
      expect(await order("priority")).toEqual([ids.book, ids.draft, ids.contract, ids.customer])
      expect(await order("-name")).toEqual([ids.draft, ids.customer, ids.contract, ids.book])
    })

    it.each([
      ["q in the name", { q: "" }, ["book", "contract", "customer", "draft"]],
      ["one status", { status: "draft" }, ["draft"]],
      ["several states", { status: ["draft", "archived"] }, ["book", "draft"]],
      ["price books", { kind: "price_book" }, ["book"]],
      ["contracts", { combine: "override" }, ["contract"]],
      ["a currency, however it is written", { currency_code: "USD" }, ["contract"]],
      ["an audience", { audience_type: "customers" }, ["customer"]],
      ["several audiences", { audience_type: ["customers", "everyone"] }, ["customer"]],
    ])("that match %s", async (_name, query, expected) => {
      expect(await found({ ...query, q: label })).toEqual(expected)
    })

    it("that name a group or a customer, or apply to a customer through a group", async () => {
      expect(await found({ customer_group_id: group })).toEqual(["book", "contract", "draft"])
      expect(await found({ customer_id: buyer.customerId })).toEqual(["customer"])
      expect(await found({ applies_to_customer_id: buyer.customerId })).toEqual(["book", "contract", "customer", "draft"])
    })

    it("that cover a product or a variant", async () => {
      expect(await found({ product_id: product.id })).toEqual(["customer", "draft"])
      expect(await found({ product_id: other.id })).toEqual(["book", "contract"])
      expect(await found({ variant_id: other.variantIds[0], status: "active" })).toEqual(["contract"])
    })

    it("that say what is searched for in their description", async () => {
      const { tier_price_rules } = await list({ q: "for one buyer alone", customer_id: buyer.customerId })
      expect(tier_price_rules.map(({ id }) => id)).toContain(ids.customer)
    })

    it.each([
      [{ order: "secret" }, "order", "unknown_order"],
      [{ limit: -1 }, "limit", "too_small"],
      [{ limit: "many" }, "limit", "invalid_type"],
      [{ status: "live" }, "status", "invalid_union"],
      [{ price: 1 }, "price", "unrecognized_keys"],
      [{ q: "\0" }, "q", "unstorable_text"],
      [{ fields: "id,secret" }, "fields", "unknown_field"],
    ])("refuses %j", async (query, path, reason) => {
      const { status, body } = await asAdmin().get(ROUTE, query)
      expect([status, body.errors]).toEqual([400, [expect.objectContaining({ path, reason })]])
    })
  })

  it("shows the fields asked for, of one rule and of a list", async () => {
    const id = await makeRule({ name: "Few fields", ...overProduct(), breaks: [percentage(1, 1)] })
    const one = async (fields: string) => Object.keys((await ok<{ tier_price_rule: object }>(asAdmin().get(`${ROUTE}/${id}`, { fields }))).tier_price_rule)
    expect((await one("name,status")).sort()).toEqual(["id", "name", "status"])
    const all = await one("+name")
    expect(await one("-items,-breaks")).toEqual(all.filter((field) => field !== "items" && field !== "breaks"))
    const { tier_price_rules } = await ok<{ tier_price_rules: object[] }>(asAdmin().get(ROUTE, { id, fields: "name" }))
    expect(tier_price_rules).toEqual([{ id, name: "Few fields" }])
  })

  describe("refuses", () => {
    it("wrong fields, unknown ids and fields that do not fit, all at once", async () => {
      const errors = await refusedBody({
        name: 5,
        audience: { type: "customer_groups", ids: ["cusgroup_x"] },
        scope: { type: "products", ids: ["prod_x"] },
        starts_at: "2026-02-01T00:00:00Z",
        ends_at: "2026-01-01T00:00:00Z",
        breaks: [percentage(0, 101)],
      })
      expect(errors.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
        "name invalid_type",
        "breaks.0.min_quantity too_small",
        "breaks.0.value too_big",
        "ends_at ends_before_start",
        "audience.ids unknown_id",
        "scope.ids unknown_id",
      ])
    })

    it.each([
      ["a name", { name: "a\0b" }, "name"],
      ["half a character in a description", { description: "\ud800" }, "description"],
      ["an id", { scope: { type: "products", ids: ["a\0"] } }, "scope.ids.0"],
    ])("a text that no database stores: %s", async (_name, fields, path) => {
      const errors = await refusedBody({ name: "x", ...overProduct(), breaks: [percentage(1, 1)], ...fields })
      expect(errors).toEqual([expect.objectContaining({ path, reason: "unstorable_text" })])
      expect((await asAdmin().get(`${ROUTE}/%00`)).status).toBe(404)
    })

    it("every unknown id, all of them listed", async () => {
      const errors = await refusedBody({
        name: "x",
        audience: { type: "customer_groups", ids: [group, "cusgroup_1", "cusgroup_2"] },
        scope: { type: "products", ids: ["prod_x", product.id] },
        exclude: [{ type: "variants", ids: ["variant_x"] }, { type: "categories", ids: ["pcat_x"] }, { type: "collections", ids: ["pcol_x"] }, { type: "tags", ids: ["ptag_x"] }, { type: "types", ids: ["ptyp_x"] }],
        region_ids: ["reg_x", shop.regionId],
        breaks: [percentage(1, 1)],
      })
      expect(errors.map(({ path, reason, values }) => [path, reason, values])).toEqual([
        ["audience.ids", "unknown_id", ["cusgroup_1", "cusgroup_2"]],
        ["scope.ids", "unknown_id", ["prod_x"]],
        ["exclude.0.ids", "unknown_id", ["variant_x"]],
        ["exclude.1.ids", "unknown_id", ["pcat_x"]],
        ["exclude.2.ids", "unknown_id", ["pcol_x"]],
        ["exclude.3.ids", "unknown_id", ["ptag_x"]],
        ["exclude.4.ids", "unknown_id", ["ptyp_x"]],
        ["region_ids", "unknown_id", ["reg_x"]],
      ])
    })

    it("unknown customers and variants of a price book", async () => {
      const items = ["variant_1", product.variantIds[0], "variant_2"].map((variant_id) => ({ variant_id, breaks: [percentage(1, 1)] }))
      const errors = await refusedBody({ name: "x", audience: { type: "customers", ids: ["cus_1"] }, items })
      expect(errors.map(({ path, values }) => [path, values])).toEqual([["audience.ids", ["cus_1"]], ["items", ["variant_1", "variant_2"]]])
    })

    it.each([
      ["quantity 0", { breaks: [percentage(0, 1)] }, "breaks.0.min_quantity", "too_small"],
      ["a negative quantity", { breaks: [percentage(-1, 1)] }, "breaks.0.min_quantity", "too_small"],
      ["half a piece", { breaks: [percentage(0.5, 1)] }, "breaks.0.min_quantity", "invalid_type"],
      ["1e12 pieces", { breaks: [percentage(1e12, 1)] }, "breaks.0.min_quantity", "too_big"],
      ["a text", { breaks: [{ ...percentage(1, 1), min_quantity: "ten" }] }, "breaks.0.min_quantity", "invalid_type"],
      ["breaks that do not rise", { breaks: [percentage(2, 1), percentage(1, 2)] }, "breaks.1.min_quantity", "breaks_not_rising"],
      ["a percentage over 100", { breaks: [percentage(1, 101)] }, "breaks.0.value", "too_big"],
      ["an end before its start", { starts_at: "2026-02-01T00:00:00Z", ends_at: "2026-01-01T00:00:00Z" }, "ends_at", "ends_before_start"],
      ["a start before the year 1", { starts_at: "0000-01-01T00:00:00Z" }, "starts_at", "too_small"],
      ["a currency that the shop does not know", { currency_code: "xxx" }, "currency_code", "unknown_id"],
      ["a fixed price without currency", { breaks: [fixed(1, 1)] }, "currency_code", "currency_required"],
      ["an unknown field", { discount: 1 }, "discount", "unrecognized_keys"],
      ["an id of its own", { id: "tprule_mine" }, "id", "unrecognized_keys"],
    ])("%s", async (_name, fields, path, reason) => {
      const right = { name: "x", ...overProduct(), breaks: [percentage(1, 1)] }
      expect(await refusedBody({ ...right, ...fields })).toEqual([expect.objectContaining({ path, reason })])
    })

    it("a body that is no rule at all", async () => {
      for (const body of [[], {}]) {
        const { status } = await asAdmin().post(ROUTE, body)
        expect(status).toBe(400)
      }
    })
  })

  describe("is closed to buyers and guests", () => {
    it.each([
      ["get", ""],
      ["post", ""],
      ["get", "/tprule_x"],
      ["post", "/tprule_x"],
      ["delete", "/tprule_x"],
      ["get", "/tprule_x/items"],
      ["post", "/tprule_x/items"],
      ["post", "/preview"],
      ["post", "/import"],
      ["get", "/import/imp_x"],
      ["get", "/export"],
    ] as const)("%s %s", async (method, path) => {
      for (const caller of [asStranger(), asBuyer(shop), asBuyer(shop, buyer)]) {
        const { status, body } = await caller[method](`${ROUTE}${path}`)
        expect([status, JSON.stringify(body)]).toEqual([401, expect.not.stringContaining("tprule")])
      }
    })
  })

  describe("a stored rule that is malformed", () => {
    const onDatabase = <T>(work: Parameters<typeof withClient<T>>[1]) => withClient(new URL(testApp.databaseUrl).pathname.slice(1), work)
    const corrupt = (id: string, change: string) => onDatabase((client) => client.query(`UPDATE tier_price_rule SET ${change} WHERE id = $1`, [id]))

    it.each([
      ["quantity 0", `breaks = '[{"min_quantity": 0, "type": "percentage", "value": 50}]'`, "breaks.0.min_quantity", "too_small"],
      ["breaks that do not rise", `breaks = '[{"min_quantity": 2, "type": "percentage", "value": 50}, {"min_quantity": 1, "type": "percentage", "value": 60}]'`, "breaks.1.min_quantity", "breaks_not_rising"],
      ["no breaks", `breaks = NULL`, "breaks", "breaks_required"],
      ["breaks that are a text", `breaks = '"half off"'`, "breaks", "invalid_type"],
      ["an unknown kind of break", `breaks = '[{"min_quantity": 1, "type": "free", "value": 1}]'`, "breaks.0.type", "invalid_union"],
      ["a scope that there is not", `scope = '{"type": "planets", "ids": ["x"]}'`, "scope.type", "invalid_union"],
      ["an audience without anyone", `audience = '{"type": "customers", "ids": []}'`, "audience.ids", "too_small"],
      ["a fixed price in no currency", `breaks = '[{"min_quantity": 1, "type": "fixed", "value": 1}]'`, "currency_code", "currency_required"],
      ["decimals that are no number", `decimals = 'many'`, "decimals", expect.any(String)],
      ["decimals that are empty", `decimals = ''`, "decimals", expect.any(String)],
      ["a currency by which it is never found", `currency_code = 'EUR'`, "currency_code", "invalid_format"],
      ["an end before its start", `starts_at = now() - interval '1 day', ends_at = now() - interval '2 days'`, "ends_at", "ends_before_start"],
    ])("neither applies nor breaks the shop, and is shown as broken: %s", async (_name, change, path, reason) => {
      const [covered, sane] = [await makeProduct(shop), await makeProduct(shop)]
      const [variant] = covered.variantIds
      const id = await makeRule({ scope: { type: "products", ids: [covered.id, sane.id] }, breaks: [percentage(1, 50)] })
      const right = await makeRule({ scope: { type: "products", ids: [sane.id] }, breaks: [percentage(1, 10)] })
      await corrupt(id, change)
      const guest = session(shop)
      const cart = await makeCart(guest, [{ variant_id: variant, quantity: 1 }])
      expect(linePrices(await addLine(guest, cart.id, { variant_id: sane.variantIds[0], quantity: 1 }))).toEqual({ [variant]: 100, [sane.variantIds[0]]: 90 })
      expect((await readTable(guest, variant)).breaks.map(({ unit_price }) => unit_price)).toEqual([100])
      expect((await read(id)).broken).toContainEqual(expect.objectContaining({ path, reason }))
      expect((await list({ id: [id, right] })).tier_price_rules.map(({ broken }) => broken !== null)).toEqual([false, true])
    })

    it("is named in the trace of the preview, and can be mended", async () => {
      const covered = await makeProduct(shop)
      const id = await makeRule({ scope: { type: "products", ids: [covered.id] }, breaks: [percentage(1, 50)] })
      await corrupt(id, `breaks = '[{"min_quantity": 1, "type": "percentage", "value": 500}]'`)
      const preview = async () =>
        (await ok<{ prices: { unit_price: number; trace: object[] }[] }>(asAdmin().post(`${ROUTE}/preview`, { region_id: shop.regionId, variant_ids: covered.variantIds }))).prices[0]
      expect(await preview()).toMatchObject({ unit_price: 100, trace: [{ rule_id: id, applied: false, reason: "malformed_rule", unit_price: null }] })
      await changeRule(id, { breaks: [percentage(1, 20)] })
      expect(await preview()).toMatchObject({ unit_price: 80, trace: [{ rule_id: id, applied: true, reason: "applied", unit_price: 80 }] })
      expect((await read(id)).broken).toBeNull()
    })

    it.each([
      ["a negative price", "value = -5"],
      ["over 100 %", "type = 'percentage', value = 101"],
      ["quantity 0", "min_quantity = 0"],
      ["an unknown kind of break", "type = 'half'"],
      ["more decimals than a price has", "value = 0.00000000001"],
      ["a price beyond all prices", "value = 1e13"],
      ["a price that is no number", "value = 'NaN'"],
    ])("cannot be made of a price book's item, by whatever hand: %s", async (_name, change) => {
      const id = await makeRule({ ...forNobodyElse(), currency_code: "eur", items: [{ variant_id: other.variantIds[0], breaks: [fixed(1, 50)] }] })
      await expect(onDatabase((client) => client.query(`UPDATE tier_price_book_break SET ${change} WHERE rule_id = $1`, [id]))).rejects.toThrow("check constraint")
      await ok(asAdmin().delete(`${ROUTE}/${id}`))
    })

    it("neither applies when it is a price book whose amounts have lost their currency", async () => {
      const covered = await makeProduct(shop)
      const id = await makeRule({ currency_code: "eur", items: [{ variant_id: covered.variantIds[0], breaks: [fixed(1, 50)] }] })
      await corrupt(id, "currency_code = NULL")
      const cart = await makeCart(session(shop), [{ variant_id: covered.variantIds[0], quantity: 1 }])
      expect(linePrices(cart)[covered.variantIds[0]]).toBe(100)
      const broken = [expect.objectContaining({ path: "currency_code", reason: "currency_required" })]
      expect((await read(id)).broken).toEqual(broken)
      expect((await list({ id })).tier_price_rules.map((rule) => rule.broken)).toEqual([broken])
      const refused = await asAdmin().post(`${ROUTE}/${id}`, { name: "Still without" })
      expect([refused.status, refused.body.errors]).toEqual([400, broken])
      await changeRule(id, { currency_code: "eur" })
      expect((await read(id)).broken).toBeNull()
    })
  })

  describe("covers by every kind of scope", () => {
    it("a category with its sub-categories, a collection, a tag, a type, and what is excluded of them not", async () => {
      const top = await makeCategory()
      const [category, collectionId, tag, typeId] = [await makeCategory(top), await makeCollection(), await makeTag(), await makeType()]
      const covered = await makeProduct(shop, { categoryIds: [category], collectionId, tagIds: [tag], typeId })
      const [variant] = covered.variantIds
      const price = async () => (await readTable(session(shop), variant)).breaks[0].unit_price
      for (const scope of [
        { type: "categories", ids: [top] },
        { type: "categories", ids: [category] },
        { type: "collections", ids: [collectionId] },
        { type: "tags", ids: [tag] },
        { type: "types", ids: [typeId] },
        { type: "products", ids: [covered.id] },
        { type: "variants", ids: [variant] },
      ]) {
        const id = await makeRule({ scope, breaks: [percentage(1, 10)] })
        expect([scope.type, await price()]).toEqual([scope.type, 90])
        await changeRule(id, { exclude: [{ type: "categories", ids: [top] }] })
        expect([scope.type, await price()]).toEqual([scope.type, 100])
        await ok(asAdmin().delete(`${ROUTE}/${id}`))
      }
    })
  })
})
