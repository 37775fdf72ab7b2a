import type { AdminConditionDefinition, AdminEarningRule } from "../../../../src/types/reward-points"
import { asAdmin, asStranger, ok } from "../../../support/api"
import { makeGroup } from "../../../support/customers"

const ROUTE = "/admin/reward-points/earning-rules"

type Page = { earning_rules: AdminEarningRule[]; count: number; offset: number; limit: number }

describe("/admin/reward-points/earning-rules", () => {
  const made: string[] = []

  const rule = (more: object = {}) => ({ name: `Rule ${testApp.nextNumber()}`, grant: { type: "per_amount", points: 1, amount: 1 }, ...more })
  const create = async (more: object = {}): Promise<AdminEarningRule> => {
    const { earning_rule } = await ok<{ earning_rule: AdminEarningRule }>(asAdmin().post(ROUTE, rule(more)))
    made.push(earning_rule.id)
    return earning_rule
  }
  const refusedBy = async (path: string, body: object): Promise<[number, string[]]> => {
    const answer = await asAdmin().post(path, body)
    return [answer.status, answer.body.errors.map(({ path: at, reason }: { path: string; reason: string }) => `${at}: ${reason}`)]
  }

  afterEach(async () => {
    for (const id of made.splice(0)) await asAdmin().delete(`${ROUTE}/${id}`)
  })

  it("creates a draft with defaults, changes it in part, and deletes it", async () => {
    const group = await makeGroup()
    const draft = await create({ conditions: { code: "customer_groups", args: { ids: [group] } } })
    expect(draft).toEqual({
      id: expect.any(String),
      name: expect.any(String),
      description: null,
      status: "draft",
      priority: 0,
      starts_at: null,
      ends_at: null,
      conditions: { code: "customer_groups", args: { ids: [group] } },
      scope: { type: "all", ids: [] },
      currency_code: null,
      grant: { type: "per_amount", points: 1, amount: 1 },
      stacking: "add",
      caps: { per_order: null, per_account: null, per_period: null },
      broken: null,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    })
    const { earning_rule } = await ok<{ earning_rule: AdminEarningRule }>(asAdmin().post(`${ROUTE}/${draft.id}`, { priority: 7, currency_code: "EUR" }))
    expect(earning_rule).toEqual({ ...draft, priority: 7, currency_code: "eur", updated_at: expect.any(String) })
    expect(await ok(asAdmin().delete(`${ROUTE}/${draft.id}`))).toEqual({ id: draft.id, object: "earning_rule", deleted: true })
    expect((await asAdmin().get(`${ROUTE}/${draft.id}`)).body).toMatchObject({ code: "earning_rule_not_found" })
  })

  it("is what it was changed to: nothing of another kind of grant, condition or cap stays", async () => {
    const [one, other] = [await makeGroup(), await makeGroup()]
    const groups = (...ids: string[]) => ({ code: "customer_groups", args: { ids } })
    const first = await create({ conditions: { all: [groups(one, other), { not: groups(other) }] }, caps: { per_period: { period: "month", points: 50 } } })
    const changes = { grant: { type: "fixed", points: 20 }, conditions: groups(other), caps: { per_order: 10 } }
    const { earning_rule } = await ok<{ earning_rule: AdminEarningRule }>(asAdmin().post(`${ROUTE}/${first.id}`, changes))
    expect(earning_rule).toEqual({ ...first, ...changes, caps: { per_order: 10, per_account: null, per_period: null }, updated_at: expect.any(String) })
    const back = { grant: { type: "multiplier", numerator: 3, denominator: 2 }, conditions: { any: [groups(one)] }, scope: { type: "all", ids: [] } }
    expect((await ok<{ earning_rule: AdminEarningRule }>(asAdmin().post(`${ROUTE}/${first.id}`, back))).earning_rule).toMatchObject({ ...back, broken: null })
    expect((await ok<{ earning_rule: AdminEarningRule }>(asAdmin().post(`${ROUTE}/${first.id}`, { conditions: null }))).earning_rule).toMatchObject({ conditions: null, broken: null })
  })

  it("lists rules by name and status, in the order that is asked for", async () => {
    const name = `Listed ${testApp.nextNumber()}`
    const [low, high] = [await create({ name, priority: 1 }), await create({ name, priority: 2, status: "archived" })]
    const page = await ok<Page>(asAdmin().get(ROUTE, { q: name, order: "-priority" }))
    expect(page).toMatchObject({ count: 2, offset: 0, limit: 50, earning_rules: [{ id: high.id }, { id: low.id }] })
    expect((await ok<Page>(asAdmin().get(ROUTE, { q: name, status: ["draft"] }))).earning_rules.map(({ id }) => id)).toEqual([low.id])
  })

  it.each([
    [{ name: "" }, "name: too_small"],
    [{ name: "a\u0000b" }, "name: unstorable_text"],
    [{ grant: { type: "per_amount", points: -1, amount: 1 } }, "grant.points: too_small"],
    [{ grant: { type: "per_amount", points: 1.5, amount: 1 } }, "grant.points: invalid_type"],
    [{ grant: { type: "per_amount", points: 1, amount: 0 } }, "grant.amount: too_small"],
    [{ grant: { type: "fixed", points: "5" } }, "grant.points: invalid_type"],
    [{ grant: { type: "fixed", points: 2e12 } }, "grant.points: too_big"],
    [{ grant: { type: "gift" } }, "grant.type: invalid_union"],
    [{ grant: { type: "multiplier", numerator: 0, denominator: 1 } }, "grant.numerator: too_small"],
    [{ starts_at: "2027-01-01T00:00:00Z", ends_at: "2026-01-01T00:00:00Z" }, "ends_at: ends_before_start"],
    [{ scope: { type: "products", ids: ["prod_none"] } }, "scope.ids: unknown_id"],
    [{ scope: { type: "products", ids: [] } }, "scope.ids: too_small"],
    [{ currency_code: "zzz" }, "currency_code: unknown_id"],
    [{ conditions: { code: "companies", args: { ids: ["b2bcomp_none"] } } }, "conditions.args.ids: unknown_id"],
    [{ conditions: { not: { any: [{ code: "sales_channels", args: { ids: ["sc_none"] } }] } } }, "conditions.not.any.0.args.ids: unknown_id"],
    [{ caps: { per_order: 0 } }, "caps.per_order: too_small"],
    [{ caps: { per_period: { period: "hour", points: 5 } } }, "caps.per_period.period: invalid_value"],
    [{ stacking: "multiply" }, "stacking: invalid_value"],
    [{ colour: "red" }, "colour: unrecognized_keys"],
  ])("refuses %j", async (change, expected) => {
    expect(await refusedBy(ROUTE, rule(change))).toEqual([400, [expected]])
  })

  it("names everything at once: what is wrong, and every id that the shop does not have", async () => {
    const conditions = { all: [{ code: "customers", args: { ids: ["cus_none"] } }, { code: "categories", args: { ids: ["pcat_a", "pcat_b"] } }] }
    const input = rule({ name: "", currency_code: "zzz", scope: { type: "tags", ids: ["ptag_none"] }, conditions })
    expect((await refusedBy(ROUTE, input))[1].sort()).toEqual(
      ["name: too_small", "currency_code: unknown_id", "scope.ids: unknown_id", "conditions.all.0.args.ids: unknown_id", "conditions.all.1.args.ids: unknown_id"].sort()
    )
    const { body } = await asAdmin().post(ROUTE, input)
    expect(body.errors.find(({ path }: { path: string }) => path === "conditions.all.1.args.ids")).toMatchObject({ message: "no such product category: pcat_a, pcat_b", values: ["pcat_a", "pcat_b"] })
  })

  it("lets a rule be archived that names what is gone since", async () => {
    const gone = await makeGroup()
    const { id } = await create({ conditions: { code: "customer_groups", args: { ids: [gone] } } })
    await ok(asAdmin().delete(`/admin/customer-groups/${gone}`))
    expect(await ok(asAdmin().post(`${ROUTE}/${id}`, { status: "archived" }))).toMatchObject({ earning_rule: { status: "archived" } })
    expect(await refusedBy(`${ROUTE}/${id}`, { conditions: { code: "customer_groups", args: { ids: [gone] } } })).toEqual([400, ["conditions.args.ids: unknown_id"]])
  })

  it("refuses a condition that there is none of, and changes nothing where a change is refused", async () => {
    const draft = await create()
    const [status, reasons] = await refusedBy(`${ROUTE}/${draft.id}`, { priority: 3, conditions: { all: [{ code: "moon_phase", args: {} }] } })
    expect([status, reasons[0]]).toEqual([400, expect.stringMatching(/^conditions\.all\.0/)])
    expect((await ok<{ earning_rule: AdminEarningRule }>(asAdmin().get(`${ROUTE}/${draft.id}`))).earning_rule).toEqual(draft)
    expect(await refusedBy(`${ROUTE}/rule_none`, { priority: 3 })).toEqual([404, ["id: earning_rule_not_found"]])
  })

  it("tells an editor how each condition is drawn", async () => {
    const { conditions } = await ok<{ conditions: AdminConditionDefinition[] }>(asAdmin().get("/admin/reward-points/conditions"))
    expect(conditions.map(({ code }) => code)).toEqual(expect.arrayContaining(["customer_groups", "goods_total", "quantity", "levels"]))
    conditions.forEach(({ fields }) => fields.forEach((field) => expect(field).toMatchObject({ name: expect.any(String), kind: expect.any(String) })))
    expect((await asStranger().get("/admin/reward-points/conditions")).status).toBe(401)
  })
})
