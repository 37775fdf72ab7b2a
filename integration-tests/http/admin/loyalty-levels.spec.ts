import { asAdmin, asBuyer, asStranger, ok } from "../../support/api"
import { makeCompany } from "../../support/companies"
import { makeBuyer, makeGroup } from "../../support/customers"
import { makeLadder, makeLevel, memberOf, removeLadder } from "../../support/levels"
import { makeShop, type Shop } from "../../support/shops"
import type { AdminLadder, AdminLevel, AdminLevelRun, StoreLoyalty } from "../../../src/types/loyalty-levels"

const LADDERS = "/admin/loyalty-levels/ladders"

describe("ladders and levels over HTTP", () => {
  let shop: Shop
  let ladder: AdminLadder
  let levels: AdminLevel[]

  beforeAll(async () => {
    shop = await makeShop()
    const made = await makeLadder({ warn_days: 14 }, { orders: 1 }, { orders: 5, net_spend: { eur: "500.00" } })
    ladder = made.ladder
    levels = made.levels
  })

  afterAll(() => removeLadder(ladder))

  const refusals = async (call: PromiseLike<{ status: number; body: unknown }>, status = 400): Promise<[string, string][]> => {
    const { status: answered, body } = await call
    expect(answered).toBe(status)
    return (body as { errors: { path: string; reason: string }[] }).errors.map(({ path, reason }) => [path, reason])
  }

  it("answers a ladder with its levels, a group for each, and the terms in short", async () => {
    const { ladder: read } = await ok<{ ladder: AdminLadder }>(asAdmin().get(`${LADDERS}/${ladder.id}`))
    expect(read).toMatchObject({ status: "active", audiences: ["customer"], match: "any", window: { type: "rolling_months", months: 12 }, grace_days: 0, when_undone: "at_once", manual_members: "grant", warn_days: 14 })
    expect(read.levels.map(({ name, rank, customer_group_name, member_count }) => [name, rank, customer_group_name, member_count])).toEqual([["Bronze", 1, expect.stringMatching(/^Bronze( \(.+\))?$/), 0], ["Silver", 2, expect.stringMatching(/^Silver( \(.+\))?$/), 0]])
    expect(read.summary.en[1]).toBe("You reach Silver with goods worth €500.00 without tax or 5 orders.")
  })

  it("is public for buyers, in both languages", async () => {
    const { loyalty } = await ok<{ loyalty: StoreLoyalty }>(asBuyer(shop).get("/store/loyalty"))
    const shown = loyalty.ladders.find(({ id }) => id === ladder.id)
    expect(shown?.levels.map(({ name, thresholds }) => [name, thresholds])).toEqual([["Bronze", { orders: 1 }], ["Silver", { orders: 5, net_spend: { eur: "500.00" } }]])
    expect(shown?.summary.de[1]).toBe("Silver erreichen Sie mit Waren im Wert von 500,00\u00a0€ ohne Steuer oder 5 Bestellungen.")
    expect((await asBuyer(shop).get("/store/customers/me/loyalty")).status).toBe(401)
    expect((await asStranger().get(LADDERS)).status).toBe(401)
  })

  it.each<[string, Record<string, unknown>, [string, string][]]>([
    ["without a name", {}, [["name", "invalid_type"]]],
    ["with a window of 0 days", { name: "x", window: { type: "rolling_days", days: 0 } }, [["window.days", "too_small"]]],
    ["with a window of 0 months", { name: "x", window: { type: "rolling_months", months: 0 } }, [["window.months", "too_small"]]],
    ["with a window of an unknown kind", { name: "x", window: { type: "decade" } }, [["window.type", "invalid_union"]]],
    ["with an unknown currency in the table", { name: "x", conversion: { currency_code: "eur", rates: [{ currency_code: "xxq", rate: "1" }] } }, [["conversion.rates.0.currency_code", "unknown_currency"]]],
    ["with a rate of 0", { name: "x", conversion: { currency_code: "eur", rates: [{ currency_code: "usd", rate: "0" }] } }, [["conversion.rates.0.rate", "too_small"]]],
    ["with a currency twice", { name: "x", conversion: { currency_code: "eur", rates: [{ currency_code: "eur", rate: "1" }] } }, [["conversion.rates.0.currency_code", "duplicate_currency"]]],
    ["for nobody", { name: "x", audiences: [] }, [["audiences", "too_small"]]],
    ["with an unknown field", { name: "x", colour: "red" }, [["colour", "unrecognized_keys"]]],
    ["in force beside another one", { name: "x", status: "active" }, [["status", "active_ladder_exists"]]],
  ])("refuses a ladder %s", async (_name, body, expected) => {
    expect(await refusals(asAdmin().post(LADDERS, body))).toEqual(expected)
  })

  it.each<[string, Record<string, unknown>, [string, string][]]>([
    ["with a rank that is taken", { name: "x", rank: 2, thresholds: { orders: 9 } }, [["rank", "duplicate_rank"]]],
    ["with a threshold below that of the level below", { name: "x", rank: 3, thresholds: { orders: 4 } }, [["thresholds.orders", "thresholds_not_rising"]]],
    ["with money below that of the level below", { name: "x", rank: 3, thresholds: { orders: 5, net_spend: { eur: "499.99" } } }, [["thresholds.net_spend.eur", "thresholds_not_rising"]]],
    ["that asks the same as the level below", { name: "x", rank: 3, thresholds: { orders: 5, net_spend: { eur: "500" } } }, [["thresholds", "thresholds_not_rising"]]],
    ["that asks nothing above one that does", { name: "x", rank: 3, thresholds: {} }, [["thresholds.orders", "thresholds_not_rising"], ["thresholds.net_spend.eur", "thresholds_not_rising"]]],
    ["with an unknown currency", { name: "x", rank: 3, thresholds: { net_spend: { xxq: "900" } } }, [["thresholds.net_spend.xxq", "unknown_currency"]]],
    ["with a currency twice, in two spellings", { name: "x", rank: 3, thresholds: { net_spend: { eur: "900", EUR: "950" } } }, [["thresholds.net_spend.EUR", "duplicate_currency"]]],
    ["with an amount of nothing", { name: "x", rank: 3, thresholds: { net_spend: { eur: "0.00" } } }, [["thresholds.net_spend.eur", "too_small"]]],
    ["with an amount below zero", { name: "x", rank: 3, thresholds: { net_spend: { eur: "-5" } } }, [["thresholds.net_spend.eur", "invalid_format"]]],
    ["with an amount that is a number", { name: "x", rank: 3, thresholds: { net_spend: { eur: 900 } } }, [["thresholds.net_spend.eur", "invalid_type"]]],
    ["with half an order", { name: "x", rank: 3, thresholds: { orders: 5.5 } }, [["thresholds.orders", "invalid_type"]]],
    ["with a colour that is none", { name: "x", rank: 3, color: "gold", thresholds: { orders: 9 } }, [["color", "invalid_format"]]],
    ["with an unknown group", { name: "x", rank: 3, thresholds: { orders: 9 }, customer_group_id: "cusgroup_none" }, [["customer_group_id", "unknown_id"]]],
  ])("refuses a level %s", async (_name, body, expected) => {
    const { customer_groups: before } = await ok<{ customer_groups: unknown[] }>(asAdmin().get("/admin/customer-groups", { q: "x", limit: 100 }))
    expect(await refusals(asAdmin().post(`${LADDERS}/${ladder.id}/levels`, body))).toEqual(expected)
    const { customer_groups: after } = await ok<{ customer_groups: unknown[] }>(asAdmin().get("/admin/customer-groups", { q: "x", limit: 100 }))
    expect(after).toHaveLength(before.length)
  })

  it("refuses a change that lifts a level's threshold above that of the next", async () => {
    expect(await refusals(asAdmin().post(`/admin/loyalty-levels/levels/${levels[0].id}`, { thresholds: { orders: 6 } }))).toEqual([["thresholds.orders", "thresholds_not_rising"]])
  })

  it("refuses the same of a change: a taken rank, a window of 0 days, an unknown currency, and keeps what there is", async () => {
    expect(await refusals(asAdmin().post(`/admin/loyalty-levels/levels/${levels[0].id}`, { rank: 2 }))).toEqual([["rank", "duplicate_rank"]])
    expect(await refusals(asAdmin().post(`/admin/loyalty-levels/levels/${levels[1].id}`, { thresholds: { net_spend: { xxq: "900" } } }))).toEqual([["thresholds.net_spend.xxq", "unknown_currency"]])
    expect(await refusals(asAdmin().post(`${LADDERS}/${ladder.id}`, { window: { type: "rolling_days", days: 0 }, grace_days: -1 }))).toEqual([["window.days", "too_small"], ["grace_days", "too_small"]])
    const { ladder: read } = await ok<{ ladder: AdminLadder }>(asAdmin().get(`${LADDERS}/${ladder.id}`))
    expect([read.window, read.levels.map(({ rank, thresholds }) => [rank, thresholds])]).toEqual([{ type: "rolling_months", months: 12 }, [[1, { orders: 1 }], [2, { orders: 5, net_spend: { eur: "500.00" } }]]])
  })

  it("refuses a group that is a level's or a company's, and a company that would be a level's group", async () => {
    const company = await makeCompany()
    const path = `${LADDERS}/${ladder.id}/levels`
    expect(await refusals(asAdmin().post(path, { name: "x", rank: 9, thresholds: { orders: 9 }, customer_group_id: company.customer_group_id }))).toEqual([["customer_group_id", "group_of_company"]])
    expect(await refusals(asAdmin().post(path, { name: "x", rank: 9, thresholds: { orders: 9 }, customer_group_id: levels[0].customer_group_id }))).toEqual([["customer_group_id", "group_of_level"]])
    expect(await refusals(asAdmin().post(`/admin/loyalty-levels/levels/${levels[0].id}`, { customer_group_id: levels[1].customer_group_id }))).toEqual([["customer_group_id", "group_of_level"]])
    expect(await refusals(asAdmin().post("/admin/b2b-companies", { customer_group_id: levels[0].customer_group_id }))).toEqual([["customer_group_id", "group_of_level"]])
  })

  it("takes an existing group, changes and deletes a level", async () => {
    const group = await makeGroup("Friends of the house")
    const level = await makeLevel(ladder.id, { name: "Platinum", rank: 9, thresholds: { orders: 50 }, customer_group_id: group, color: "#e5e4e2" })
    expect(level).toMatchObject({ customer_group_id: group, customer_group_name: "Friends of the house" })
    expect(await ok(asAdmin().post(`/admin/loyalty-levels/levels/${level.id}`, { name: "Diamond", thresholds: { orders: 60 } }))).toMatchObject({ level: { name: "Diamond", rank: 9, color: "#e5e4e2", thresholds: { orders: 60 } } })
    await ok(asAdmin().delete(`/admin/loyalty-levels/levels/${level.id}`))
    expect(await refusals(asAdmin().get(`/admin/loyalty-levels/levels/${level.id}`), 404)).toEqual([["id", "level_not_found"]])
    expect(await ok(asAdmin().get(`/admin/customer-groups/${group}`))).toMatchObject({ customer_group: { name: "Friends of the house" } })
  })

  it("answers 404 for what there is not", async () => {
    expect(await refusals(asAdmin().get(`${LADDERS}/none`), 404)).toEqual([["id", "ladder_not_found"]])
    expect(await refusals(asAdmin().get("/admin/loyalty-levels/levels/none/rules"), 404)).toEqual([["id", "level_not_found"]])
    expect(await refusals(asAdmin().get("/admin/loyalty-levels/members/none"), 404)).toEqual([["customer_id", "member_not_found"]])
    expect(await refusals(asAdmin().get("/admin/loyalty-levels/members", { level_id: "none" }))).toEqual([["level_id", "unknown_level"]])
  })

  it("gives a level by hand, and finds, exports and recomputes its member", async () => {
    const buyer = await makeBuyer(shop)
    const path = `/admin/loyalty-levels/members/${buyer.customerId}/grants`
    expect(await refusals(asAdmin().post(path, { level_id: "none", reason: "x", ends_at: "2020-01-01T00:00:00Z" }))).toEqual([["level_id", "unknown_level"], ["ends_at", "in_the_past"]])
    expect(await refusals(asAdmin().post(path, { level_id: levels[1].id }))).toEqual([["reason", "invalid_type"]])
    expect(await refusals(asAdmin().post("/admin/loyalty-levels/members/none/grants", { level_id: levels[1].id, reason: "x" }), 404)).toEqual([["customer_id", "member_not_found"]])
    const granted = await ok(asAdmin().post(path, { level_id: levels[1].id, reason: "Trade fair" }))
    expect(granted).toMatchObject({ grant: { source: "admin", reason: "Trade fair", level: { name: "Silver" }, ended_at: null }, member: { level: { name: "Silver", rank: 2 }, earned_level: null } })
    expect(await ok(asAdmin().get("/admin/loyalty-levels/members", { q: buyer.email }))).toMatchObject({ count: 1, members: [{ owner: { id: buyer.customerId, email: buyer.email }, level: { name: "Silver" } }] })
    expect(await ok(asAdmin().get("/admin/loyalty-levels/members", { level_id: levels[1].id }))).toMatchObject({ count: 1 })
    const { text } = await asAdmin().get("/admin/loyalty-levels/members/export", { level_id: levels[1].id })
    expect(text.trim().split("\n").slice(1).map((line) => line.split(",").slice(0, 6))).toEqual([["customer", buyer.customerId, "", buyer.email, "Silver", "2"]])
    const { run } = await ok<{ run: AdminLevelRun }>(asAdmin().post("/admin/loyalty-levels/recompute", { customer_ids: [buyer.customerId] }))
    expect(run).toMatchObject({ status: "done", looked_at: 1, moved: 0 })
    expect(await refusals(asAdmin().delete(`${path}/none`), 404)).toEqual([["id", "grant_not_found"]])
    expect((await memberOf(buyer)).next).toBeNull()
  })
})
