import type { AdminOccasion } from "../../../../src/types/loyalty-levels"
import { asAdmin, asStranger, ok } from "../../../support/api"
import { makeGroup } from "../../../support/customers"
import { archiveOccasion, makeOccasion, TEN_PERCENT } from "../../../support/occasions"

const PATH = "/admin/loyalty-levels/occasions"

describe("occasions over HTTP", () => {
  const good = { name: "Birthday", trigger: { type: "birthday", offset_days: -7 }, reward: TEN_PERCENT }
  const refusedWith = async (body: object): Promise<string[]> => {
    const { status, body: answer } = await asAdmin().post(PATH, body)
    expect(status).toBe(400)
    return (answer.errors ?? []).map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)
  }

  it("are created, read, listed, changed and archived", async () => {
    const group = await makeGroup()
    const made = await makeOccasion({ ...good, name: `Birthday ${testApp.nextNumber()}`, conditions: { code: "customer_groups", args: { ids: [group] } }, per_year: 1 })
    expect(made).toMatchObject({ status: "active", trigger: { type: "birthday", offset_days: -7 }, conditions: { code: "customer_groups", args: { ids: [group] } }, per_year: 1, broken: null, given_count: 0 })
    expect((await ok<{ occasion: AdminOccasion }>(asAdmin().get(`${PATH}/${made.id}`))).occasion).toEqual(made)
    const listed = await ok<{ occasions: AdminOccasion[]; count: number }>(asAdmin().get(PATH, { q: made.name, status: "active" }))
    expect([listed.count, listed.occasions.map(({ id }) => id)]).toEqual([1, [made.id]])
    const { occasion } = await ok<{ occasion: AdminOccasion }>(asAdmin().post(`${PATH}/${made.id}`, { trigger: { type: "birthday" }, description: "On the day" }))
    expect(occasion).toMatchObject({ name: made.name, description: "On the day", trigger: { type: "birthday", offset_days: 0 } })
    await archiveOccasion(made.id)
    expect((await ok<{ occasion: AdminOccasion }>(asAdmin().get(`${PATH}/${made.id}`))).occasion.status).toBe("archived")
  })

  it("are what they were changed to: nothing of another trigger, reward or condition stays", async () => {
    const group = await makeGroup()
    const in_group = { code: "customer_groups", args: { ids: [group] } }
    const { id } = await makeOccasion({ ...good, name: `Changing ${testApp.nextNumber()}`, conditions: { any: [in_group, { not: in_group }] } })
    const changes = { trigger: { type: "days_without_order", days: 60 }, reward: { kind: "points", points: 50 }, conditions: in_group }
    expect((await ok<{ occasion: AdminOccasion }>(asAdmin().post(`${PATH}/${id}`, changes))).occasion).toMatchObject({ ...changes, broken: null })
    const fixed = { reward: { ...TEN_PERCENT, discount: { type: "fixed", amounts: { eur: "5" } }, minimum_spend: { eur: "50" } } }
    expect((await ok<{ occasion: AdminOccasion }>(asAdmin().post(`${PATH}/${id}`, fixed))).occasion).toMatchObject({ ...fixed, broken: null })
    const usd = { reward: { ...TEN_PERCENT, discount: { type: "fixed", amounts: { usd: "6" } }, minimum_spend: { usd: "60" } }, conditions: null }
    const { occasion } = await ok<{ occasion: AdminOccasion }>(asAdmin().post(`${PATH}/${id}`, usd))
    expect([occasion.reward, occasion.conditions, occasion.broken]).toEqual([usd.reward, null, null])
    await archiveOccasion(id)
  })

  it.each<[string, object, string[]]>([
    ["nothing", {}, ["name: invalid_type", "trigger: invalid_type", "reward: invalid_type"]],
    ["an unknown trigger", { ...good, trigger: { type: "full_moon" } }, ["trigger.type: invalid_union"]],
    ["no date", { ...good, trigger: { type: "fixed_dates", dates: [] } }, ["trigger.dates: too_small"]],
    ["30 February", { ...good, trigger: { type: "fixed_dates", dates: ["02-30"] } }, ["trigger.dates.0: invalid_date"]],
    ["a silence of no day", { ...good, trigger: { type: "days_without_order", days: 0 } }, ["trigger.days: too_small"]],
    ["goods, where there is no order", { ...good, conditions: { code: "goods_total", args: { currency_code: "eur", minimum: 1 } } }, ["conditions.code: unknown_condition"]],
    ["a group that is none", { ...good, conditions: { any: [{ code: "customer_groups", args: { ids: ["cusgroup_none"] } }] } }, ["conditions.any.0.args.ids: unknown_id"]],
    ["a product that is none", { ...good, reward: { ...TEN_PERCENT, scope: { product_ids: ["prod_none"] } } }, ["reward.scope.product_ids: unknown_id"]],
    ["an unknown currency", { ...good, reward: { ...TEN_PERCENT, discount: { type: "fixed", amounts: { xxx: "5" } }, minimum_spend: { zzz: "1" } } }, ["reward.discount.amounts.xxx: unknown_id", "reward.minimum_spend.zzz: unknown_id"]],
    ["a level that is none", { ...good, reward: { kind: "level", level_id: "level_none", days: 5 } }, ["reward.level_id: unknown_id"]],
    ["more than all", { ...good, reward: { ...TEN_PERCENT, discount: { type: "percentage", value: "101" } } }, ["reward.discount.value: too_big"]],
    ["an end before its start", { ...good, starts_at: "2027-01-02T00:00:00Z", ends_at: "2027-01-01T00:00:00Z" }, ["ends_at: ends_before_start"]],
    ["never a year", { ...good, per_year: 0 }, ["per_year: too_small"]],
    ["an unknown field", { ...good, colour: "red" }, ["colour: unrecognized_keys"]],
    ["the character NUL", { ...good, name: "a\0" }, ["name: unstorable_text"]],
  ])("are refused for %s, with path and reason", async (_title, body, expected) => {
    expect(await refusedWith(body)).toEqual(expected)
  })

  it("say what their conditions may ask", async () => {
    const codesFor = async (trigger: string) => {
      const { conditions } = await ok<{ conditions: { code: string }[] }>(asAdmin().get("/admin/loyalty-levels/conditions", { trigger }))
      return conditions.map(({ code }) => code)
    }
    expect(await codesFor("birthday")).toEqual(["customer_groups", "levels", "customers", "weekdays", "dates"])
    expect(await codesFor("order_placed")).toEqual(expect.arrayContaining(["goods_total", "first_order", "nth_order", "levels", "customer_groups"]))
    expect((await asAdmin().get("/admin/loyalty-levels/conditions", { trigger: "full_moon" })).body.errors[0].path).toBe("trigger")
  })

  it("answer 404 for one that is none, and 400 for a wrong query", async () => {
    for (const call of [asAdmin().get(`${PATH}/none`), asAdmin().post(`${PATH}/none`, { name: "A" }), asAdmin().delete(`${PATH}/none`), asAdmin().get(`${PATH}/none/preview`)]) {
      const { status, body } = await call
      expect([status, body.code]).toEqual([404, "occasion_not_found"])
    }
    expect((await asAdmin().get(PATH, { order: "reward" })).body.errors[0].reason).toBe("unknown_order")
    expect((await asAdmin().get("/admin/loyalty-levels/grants", { limit: 0 })).status).toBe(400)
    expect((await asStranger().get(PATH)).status).toBe(401)
  })
})
