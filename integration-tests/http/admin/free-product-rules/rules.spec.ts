import type { AdminFreeProductRule, AdminFreeProductRuleInput } from "../../../../src/types/free-products"
import type { AdminConditionDefinition } from "../../../../src/types/reward-points"
import { asAdmin, asStranger, ok } from "../../../support/api"
import { makeGroup } from "../../../support/customers"
import { added } from "../../../support/free-products"
import { deleteFreeProductRule, listFreeProductRules, makeFreeProductRule, readFreeProductRule, ruleInput, storeConditions, type RuleSettings } from "../../../support/free-product-rules"
import { makeProduct } from "../../../support/products"
import { makeShop } from "../../../support/shops"

const PATH = "/admin/free-product-rules"

describe("/admin/free-product-rules", () => {
  let mug: string
  let pen: string

  beforeAll(async () => {
    const shop = await makeShop()
    const { variantIds } = await makeProduct(shop, { variants: [1, 2].map(() => ({ prices: [{ amount: 10, currency_code: shop.currencyCode }] })) })
    mug = variantIds[0]
    pen = variantIds[1]
  })

  const change = async (id: string, changes: object): Promise<AdminFreeProductRule> => (await ok<{ rule: AdminFreeProductRule }>(asAdmin().post(`${PATH}/${id}`, changes))).rule
  const refusedBy = async (path: string, body: object): Promise<[number, string[]]> => {
    const answer = await asAdmin().post(path, body)
    return [answer.status, (answer.body.errors ?? []).map(({ path: at, reason }: { path: string; reason: string }) => `${at}: ${reason}`)]
  }
  const inGroup = (...ids: string[]) => ({ code: "customer_groups", args: { ids } })

  it("creates a draft with defaults, changes it in part, and deletes it", async () => {
    const { rule } = await ok<{ rule: AdminFreeProductRule }>(asAdmin().post(PATH, { name: "A mug", reward: { type: "added", goods: [{ variant_id: mug }] } }))
    expect(rule).toEqual({
      id: expect.stringMatching(/^fprule_/),
      name: "A mug",
      description: null,
      status: "draft",
      priority: 0,
      starts_at: null,
      ends_at: null,
      conditions: null,
      reward: { type: "added", goods: [{ variant_id: mug, quantity: 1, fallbacks: [] }] },
      repeat: { type: "once" },
      limits: { per_order: null, per_owner: null, total: null },
      stacking: { type: "all" },
      on_return: "expect_back",
      broken: null,
      given: 0,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    })
    expect(await change(rule.id, { priority: 7, on_return: "keep" })).toEqual({ ...rule, priority: 7, on_return: "keep", updated_at: expect.any(String) })
    expect(await ok(asAdmin().delete(`${PATH}/${rule.id}`))).toEqual({ id: rule.id, object: "free_product_rule", deleted: true })
    expect((await listFreeProductRules({ variant_id: mug })).rules.map(({ id }) => id)).not.toContain(rule.id)
    for (const call of [asAdmin().get(`${PATH}/${rule.id}`), asAdmin().post(`${PATH}/${rule.id}`, { name: "B" }), asAdmin().delete(`${PATH}/${rule.id}`)]) {
      const { status, body } = await call
      expect([status, body.code, body.errors[0].path]).toEqual([404, "free_product_rule_not_found", "id"])
    }
  })

  it("keeps every field as it was given, read back alike", async () => {
    const group = await makeGroup()
    const given: AdminFreeProductRuleInput = {
      name: "Everything",
      description: "A pen, or a mug where there is none",
      status: "active",
      priority: -3,
      starts_at: "2020-01-01T00:00:00.000Z",
      ends_at: "2021-01-01T00:00:00.000Z",
      conditions: { all: [inGroup(group), { not: { code: "goods_total", args: { minimum: 10_000, currency_code: "eur", tax: "net", promotions: "after" } } }] },
      reward: { type: "choice", choose: 1, goods: [{ variant_id: pen, quantity: 2, fallbacks: [mug] }, { variant_id: mug, quantity: 1, fallbacks: [] }] },
      repeat: { type: "per_amount", amounts: [{ currency_code: "eur", amount: 99.5 }], tax: "gross", promotions: "before", scope: { type: "variants", ids: [mug] }, maximum: 4 },
      limits: { per_order: 8, per_owner: { period: "month", pieces: 9 }, total: 1000 },
      stacking: { type: "best", group: "spring" },
      on_return: "keep",
    }
    const { rule } = await ok<{ rule: AdminFreeProductRule }>(asAdmin().post(PATH, given))
    expect(rule).toMatchObject({ ...given, conditions: expect.anything() })
    expect(JSON.stringify(rule.conditions)).toContain(group)
    expect(await readFreeProductRule(rule.id)).toEqual(rule)
    expect(await change(rule.id, JSON.parse(JSON.stringify(given)))).toEqual({ ...rule, updated_at: expect.any(String) })
    await deleteFreeProductRule(rule.id)
  })

  it("is what it was changed to: nothing of another reward, condition, repeat, limit or stacking stays", async () => {
    const [one, other] = [await makeGroup(), await makeGroup()]
    const first = await makeFreeProductRule(mug, {
      status: "draft",
      conditions: { all: [inGroup(one, other), { not: inGroup(other) }] } as AdminFreeProductRuleInput["conditions"],
      reward: { type: "choice", choose: 2, goods: [{ variant_id: mug }, { variant_id: pen }] },
      repeat: { type: "per_quantity", quantity: 5, scope: { type: "all", ids: [] }, maximum: 2 },
      limits: { per_order: 1, per_owner: { period: "day", pieces: 1 }, total: 5 },
      stacking: { type: "best", group: "a" },
    })
    const changes = { reward: { type: "cheapest", scope: { type: "variants", ids: [pen] }, every: 3, quantity: 1 }, repeat: { type: "each_time", maximum: null }, conditions: inGroup(other), limits: { total: 10 }, stacking: { type: "exclusive" } }
    const changed = await change(first.id, changes)
    expect(changed).toEqual({ ...first, ...changes, limits: { per_order: null, per_owner: null, total: 10 }, updated_at: expect.any(String) })
    const back = { reward: added(mug), repeat: { type: "once" }, conditions: { any: [inGroup(one)] }, stacking: { type: "all" } }
    expect(await change(first.id, back)).toEqual({ ...changed, ...back, updated_at: expect.any(String) })
    expect(await change(first.id, { conditions: null })).toMatchObject({ conditions: null, broken: null })
  })

  it.each<[string, RuleSettings & Record<string, unknown>, string[]]>([
    ["no name", { name: "" }, ["name: too_small"]],
    ["the character NUL", { name: "a\u0000b" }, ["name: unstorable_text"]],
    ["a long description", { description: "x".repeat(2001) }, ["description: too_big"]],
    ["an unknown status", { status: "paused" as never }, ["status: invalid_value"]],
    ["half a priority", { priority: 1.5 }, ["priority: invalid_type"]],
    ["a start without its offset", { starts_at: "2027-01-01" }, ["starts_at: invalid_union"]],
    ["an end before its start", { starts_at: "2027-01-02T00:00:00Z", ends_at: "2027-01-01T00:00:00Z" }, ["ends_at: ends_before_start"]],
    ["an unknown reward", { reward: { type: "gift" } }, ["reward.type: invalid_union"]],
    ["no goods", { reward: { type: "added", goods: [] } }, ["reward.goods: too_small"]],
    ["a variant that is none", { reward: added("variant_none") }, ["reward.goods.0.variant_id: unknown_id"]],
    ["more pieces than anybody gives", { reward: { type: "added", goods: [{ variant_id: "variant_none", quantity: 1001 }] } }, ["reward.goods.0.quantity: too_big"]],
    ["no piece", { reward: { type: "same_variant", every: 10, quantity: 0 } }, ["reward.quantity: too_small"]],
    ["every no piece", { reward: { type: "same_variant", every: 0 } }, ["reward.every: too_small"]],
    ["products that are none", { reward: { type: "same_variant", scope: { type: "products", ids: ["prod_none"] }, every: 10 } }, ["reward.scope.ids: unknown_id"]],
    ["a scope of nothing", { reward: { type: "cheapest", scope: { type: "tags", ids: [] }, every: 3 } }, ["reward.scope.ids: too_small"]],
    ["all of three for nothing", { reward: { type: "cheapest", every: 3, quantity: 3 } }, ["reward.quantity: frees_all"]],
    ["a reward that counts pieces per amount", { reward: { type: "cheapest", every: 3 }, repeat: { type: "per_amount", amounts: [{ currency_code: "eur", amount: 10 }], tax: "net", promotions: "after", scope: { type: "all", ids: [] }, maximum: null } }, ["repeat.type: repeat_of_other_reward"]],
    ["goods each time", { repeat: { type: "each_time", maximum: null } }, ["repeat.type: repeat_of_other_reward"]],
    ["an unknown repeat", { repeat: { type: "daily" } as never }, ["repeat.type: invalid_union"]],
    ["for each 0.00", { repeat: { type: "per_amount", amounts: [{ currency_code: "eur", amount: 0 }] } as never }, ["repeat.amounts.0.amount: too_small"]],
    ["one currency twice", { repeat: { type: "per_amount", amounts: [{ currency_code: "eur", amount: 1 }, { currency_code: "EUR", amount: 2 }] } as never }, ["repeat.amounts: duplicate_currency"]],
    ["a currency that is none", { repeat: { type: "per_amount", amounts: [{ currency_code: "eur", amount: 1 }, { currency_code: "zzz", amount: 2 }] } as never }, ["repeat.amounts.1.currency_code: unknown_id"]],
    ["a repeat over what is not there", { repeat: { type: "per_quantity", quantity: 5, scope: { type: "collections", ids: ["pcol_none"] } } as never }, ["repeat.scope.ids: unknown_id"]],
    ["never more than no time", { repeat: { type: "per_quantity", quantity: 5, maximum: 0 } as never }, ["repeat.maximum: too_small"]],
    ["a limit of none", { limits: { per_order: 0, total: 0 } as never }, ["limits.per_order: too_small", "limits.total: too_small"]],
    ["a limit of half a piece", { limits: { total: 1.5 } as never }, ["limits.total: invalid_type"]],
    ["a limit per hour", { limits: { per_owner: { period: "hour", pieces: 1 } } as never }, ["limits.per_owner.period: invalid_value"]],
    ["best of no group", { stacking: { type: "best", group: " " } }, ["stacking.group: too_small"]],
    ["an unknown stacking", { stacking: { type: "add" } as never }, ["stacking.type: invalid_union"]],
    ["an unknown return", { on_return: "sell" as never }, ["on_return: invalid_value"]],
    ["a group that is none", { conditions: { any: [inGroup("cusgroup_none")] } as never }, ["conditions.any.0.args.ids: unknown_id"]],
    ["a condition that there is none of", { conditions: { not: { code: "moon_phase", args: {} } } as never }, ["conditions.not.code: unknown_condition"]],
    ["an unknown field", { colour: "red" }, ["colour: unrecognized_keys"]],
  ])("refuses %s", async (_what, settings, expected) => {
    expect(await refusedBy(PATH, ruleInput(mug, settings))).toEqual([400, expected])
  })

  it("refuses goods that are named twice, more to choose than there is, and fallbacks that are none", async () => {
    expect(await refusedBy(PATH, ruleInput(mug, { reward: added(mug, mug) }))).toEqual([400, ["reward.goods: duplicate_id"]])
    expect(await refusedBy(PATH, ruleInput(mug, { reward: { ...added(mug, pen), type: "choice", choose: 3 } }))).toEqual([400, ["reward.choose: chooses_too_many"]])
    expect(await refusedBy(PATH, ruleInput(mug, { reward: { type: "added", goods: [{ variant_id: mug }, { variant_id: pen, fallbacks: [mug, "variant_none"] }] } }))).toEqual([400, ["reward.goods.1.fallbacks: unknown_id"]])
  })

  it("names everything at once: what is wrong, and every id that the shop does not have, each at its place", async () => {
    const input = ruleInput(mug, {
      name: "",
      conditions: { all: [{ code: "customers", args: { ids: ["cus_none"] } }, { code: "categories", args: { ids: ["pcat_a", "pcat_b"] } }] } as never,
      reward: { type: "added", goods: [{ variant_id: "variant_a", fallbacks: [pen, "variant_b"] }, { variant_id: mug }] },
      repeat: { type: "per_amount", amounts: [{ currency_code: "zzz", amount: 1 }], scope: { type: "types", ids: ["ptyp_none"] } } as never,
      limits: { per_order: -1 } as never,
    })
    const { status, body } = await asAdmin().post(PATH, input)
    const places = body.errors.map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)
    expect([status, places.sort()]).toEqual([
      400,
      [
        "conditions.all.0.args.ids: unknown_id",
        "conditions.all.1.args.ids: unknown_id",
        "limits.per_order: too_small",
        "name: too_small",
        "repeat.amounts.0.currency_code: unknown_id",
        "repeat.scope.ids: unknown_id",
        "reward.goods.0.fallbacks: unknown_id",
        "reward.goods.0.variant_id: unknown_id",
      ],
    ])
    const at = (path: string) => body.errors.find((each: { path: string }) => each.path === path)
    expect(at("conditions.all.1.args.ids")).toMatchObject({ message: "no such product category: pcat_a, pcat_b", values: ["pcat_a", "pcat_b"] })
    expect(at("reward.goods.0.fallbacks")).toMatchObject({ values: ["variant_b"] })
  })

  it("keeps both of two changes at the same moment that name different fields", async () => {
    const { id } = await makeFreeProductRule(mug, { status: "draft" })
    for (let round = 1; round <= 5; round++) {
      const limits = { per_order: round, per_owner: null, total: null }
      await Promise.all([change(id, { priority: round }), change(id, { limits }), change(id, { description: `Round ${round}` })])
      expect(await readFreeProductRule(id)).toMatchObject({ priority: round, limits, description: `Round ${round}` })
    }
  })

  it("stays as it is where a change names nothing", async () => {
    const rule = await makeFreeProductRule(mug, { status: "draft" })
    expect(await change(rule.id, {})).toEqual(rule)
  })

  it("changes nothing where a change is refused", async () => {
    const rule = await makeFreeProductRule(mug, { status: "draft" })
    expect(await refusedBy(`${PATH}/${rule.id}`, { priority: 3, reward: added("variant_none") })).toEqual([400, ["reward.goods.0.variant_id: unknown_id"]])
    expect(await refusedBy(`${PATH}/${rule.id}`, { repeat: { type: "each_time" } })).toEqual([400, ["repeat.type: repeat_of_other_reward"]])
    expect(await readFreeProductRule(rule.id)).toEqual(rule)
  })

  it("stays readable, and may be archived, when its goods or groups are gone", async () => {
    const shop = await makeShop()
    const { id: product, variantIds } = await makeProduct(shop)
    const group = await makeGroup()
    const rule = await makeFreeProductRule(variantIds[0], { conditions: inGroup(group) as AdminFreeProductRuleInput["conditions"] })
    await ok(asAdmin().delete(`/admin/products/${product}`))
    await ok(asAdmin().delete(`/admin/customer-groups/${group}`))
    expect(await readFreeProductRule(rule.id)).toEqual(rule)
    expect(await change(rule.id, { status: "archived" })).toMatchObject({ status: "archived", broken: null })
    expect(await refusedBy(`${PATH}/${rule.id}`, { reward: added(variantIds[0]), conditions: inGroup(group) })).toEqual([400, ["conditions.args.ids: unknown_id", "reward.goods.0.variant_id: unknown_id"]])
  })

  it("is listed with why when it cannot be read, can be deleted, and can be mended", async () => {
    const [rule, other] = [await makeFreeProductRule(mug), await makeFreeProductRule(mug)]
    for (const { id } of [rule, other]) await storeConditions(id, { all: [{ code: "moon_phase", args: {} }] })
    const why = [{ path: "conditions.all.0.code", reason: "unknown_condition", message: expect.any(String) }]
    const { rules } = await listFreeProductRules({ variant_id: mug, q: rule.name })
    expect(rules).toMatchObject([{ id: rule.id, name: rule.name, status: "active", broken: why }])
    expect(await readFreeProductRule(rule.id)).toMatchObject({ broken: why })
    expect(await change(rule.id, { conditions: null })).toMatchObject({ conditions: null, broken: null })
    await deleteFreeProductRule(other.id)
  })

  it("tells an editor how each condition is drawn, and nobody who is not logged in", async () => {
    const { conditions } = await ok<{ conditions: AdminConditionDefinition[] }>(asAdmin().get(`${PATH}/conditions`))
    expect(conditions.map(({ code }) => code)).toEqual(expect.arrayContaining(["goods_total", "quantity", "customer_groups", "levels", "first_order", "promotion_code", "weekdays"]))
    for (const path of [PATH, `${PATH}/conditions`, `${PATH}/fprule_none`]) expect((await asStranger().get(path)).status).toBe(401)
    expect((await asStranger().post(PATH, ruleInput(mug))).status).toBe(401)
  })
})
