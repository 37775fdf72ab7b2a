import type { AdminReferral, AdminReferralAdvocate, AdminReferralDetail } from "../../../../src/types/referrals"
import { asAdmin, ok } from "../../../support/api"
import { makeCompany } from "../../../support/companies"
import { makeBuyer, type Buyer } from "../../../support/customers"
import { endReferralProgram, inDatabase, insertAdvocate, insertClaim, setReferralProgram, type Advocate } from "../../../support/referrals"
import { grantReward } from "../../../support/rewards"
import { makeShop, type Shop } from "../../../support/shops"

type List = { referrals: AdminReferral[]; count: number; offset: number; limit: number }
type Ranking = { advocates: AdminReferralAdvocate[]; count: number }

let shop: Shop
let anna: Buyer
let ben: Buyer
let advocate: Advocate
let ids: Record<"claimed" | "review" | "rewarded", string>

const list = (query: object): Promise<List> => ok<List>(asAdmin().get("/admin/referrals", query))
const idsOf = async (query: object): Promise<string[]> => (await list(query)).referrals.map(({ id }) => id)
const ranking = (query: object): Promise<Ranking> => ok<Ranking>(asAdmin().get("/admin/referrals/advocates", query))

const name = (buyer: Buyer, first_name: string, last_name: string) => ok(asAdmin().post(`/admin/customers/${buyer.customerId}`, { first_name, last_name }))

describe("referrals, as admins look for them", () => {
  beforeAll(async () => {
    await setReferralProgram()
    shop = await makeShop()
    ;[anna, ben] = [await makeBuyer(shop), await makeBuyer(shop)]
    await name(anna, "Annabell", `Quitte${testApp.nextNumber()}`)
    await name(ben, "=Ben", "Zimt")
    advocate = await insertAdvocate({ customerId: anna.customerId })
    const claim = (state: string, day: number, over: object = {}) =>
      insertClaim({ advocate, cartId: `cart_list_${testApp.nextNumber()}`, state, claimedAt: new Date(`2035-03-0${day}T12:00:00Z`), ...over })
    ids = { claimed: await claim("claimed", 1), review: await claim("in_review", 2, { reason: "signals" }), rewarded: await claim("rewarded", 3, { customerId: ben.customerId }) }
    await inDatabase(`UPDATE referral SET signals = '[{"code":"mail_domain","detail":"brenner.example"}]' WHERE id = $1`, [ids.review])
    await inDatabase(`UPDATE referral SET currency_code = 'eur', net = 80.5, qualified_at = claimed_at, rewarded_at = claimed_at WHERE id = $1`, [ids.rewarded])
  })

  afterAll(() => endReferralProgram())

  it("stand with both sides, code and times, the newest claim first", async () => {
    const { referrals, count } = await list({ advocate_id: advocate.id })
    expect(count).toBe(3)
    expect(referrals).toMatchObject([
      {
        id: ids.rewarded,
        state: "rewarded",
        advocate: { advocate_id: advocate.id, type: "customer", id: anna.customerId, name: expect.stringContaining("Annabell Quitte"), email: anna.email },
        friend: { customer_id: ben.customerId, name: "=Ben Zimt", email: ben.email },
        code: advocate.code,
        order: null,
        claimed_at: "2035-03-03T12:00:00.000Z",
        lapses_at: null,
      },
      { id: ids.review, state: "in_review", reason: "signals", signals: [{ code: "mail_domain", detail: "brenner.example" }], friend: { customer_id: null, name: null, email: null } },
      { id: ids.claimed, state: "claimed", lapses_at: "2035-03-31T12:00:00.000Z" },
    ])
  })

  it("are filtered by state, side, time and pages", async () => {
    const of = { advocate_id: advocate.id }
    expect(await idsOf({ ...of, state: "claimed" })).toEqual([ids.claimed])
    expect(await idsOf({ ...of, state: ["claimed", "rewarded"] })).toEqual([ids.rewarded, ids.claimed])
    expect(await idsOf({ customer_id: ben.customerId })).toEqual([ids.rewarded])
    expect(await idsOf({ customer_id: anna.customerId })).toHaveLength(3)
    expect(await idsOf({ ...of, claimed_from: "2035-03-02T12:00:00Z", claimed_to: "2035-03-03T12:00:00Z" })).toEqual([ids.review])
    expect(await list({ ...of, limit: 1, offset: 1 })).toMatchObject({ referrals: [{ id: ids.review }], count: 3, offset: 1, limit: 1 })
    expect(await idsOf({ order_id: "order_nobody" })).toEqual([])
  })

  it("are found by codes, names, addresses and ids", async () => {
    const words = (await list({ customer_id: ben.customerId })).referrals[0].advocate.name ?? ""
    expect(await idsOf({ q: words })).toHaveLength(3)
    expect(await idsOf({ q: anna.email })).toHaveLength(3)
    expect(await idsOf({ q: ben.email.toUpperCase() })).toEqual([ids.rewarded])
    expect(await idsOf({ q: advocate.code.toLowerCase() })).toHaveLength(3)
    expect(await idsOf({ q: ids.review })).toEqual([ids.review])
    expect(await idsOf({ q: "100%_nobody" })).toEqual([])
  })

  it("can be had as a file, in which no name is a formula", async () => {
    const { headers, text } = await asAdmin().get("/admin/referrals", { advocate_id: advocate.id, format: "csv" })
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8")
    const [head, ...lines] = text.replace(/^\ufeff/, "").trimEnd().split("\r\n")
    expect(head).toContain("id,state,reason,claimed_at,code,channel,advocate_type")
    expect(lines).toHaveLength(3)
    expect(lines[0]).toContain(`${ids.rewarded},rewarded`)
    expect(lines[0]).toContain(",'=Ben Zimt,")
  })

  it("name each field that is wrong", async () => {
    const { status, body } = await asAdmin().get("/admin/referrals", { state: "lost", limit: 0, claimed_from: "yesterday", colour: "red" })
    expect(status).toBe(400)
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(["claimed_from", "colour", "limit", "state"])
  })

  it("are shown one by one with their way and what they gave", async () => {
    const points = await grantReward({ key: `referral:${ids.rewarded}:advocate`, customer_id: anna.customerId, source: { type: "referral", id: ids.rewarded }, reward: { kind: "personal_code", discount: { type: "percentage", value: "5" }, valid_days: 30 } })
    const { referral } = await ok<{ referral: AdminReferralDetail }>(asAdmin().get(`/admin/referrals/${ids.rewarded}`))
    expect(referral).toMatchObject({
      id: ids.rewarded,
      history: [{ from_state: null, to_state: "rewarded", reason: "code_entered", note: null, actor_id: null, at: "2035-03-03T12:00:00.000Z" }],
      rewards: [{ grant_id: points.grant_id, side: "advocate", code: points.code, reward: { kind: "personal_code" }, withdrawn_at: null, error: null }],
    })
    expect((await asAdmin().get("/admin/referrals/refer_nobody")).body).toMatchObject({ type: "not_found", code: "referral_not_found" })
  })

  it("rank their advocates by rewarded friends, with what these brought and got", async () => {
    const { advocates, count } = await ranking({ customer_id: anna.customerId })
    expect(count).toBe(1)
    expect(advocates).toEqual([
      {
        id: advocate.id,
        owner: { type: "customer", id: anna.customerId, name: expect.stringContaining("Annabell"), email: anna.email },
        code: advocate.code,
        is_vanity: false,
        counts: { claimed: 1, in_review: 1, qualified: 0, rewarded: 1, rejected: 0, lapsed: 0, reversed: 0 },
        points: 0,
        codes: 1,
        revenue: { eur: "80.5" },
      },
    ])
    const company = await makeCompany()
    const second = await insertAdvocate({ companyId: company.id })
    expect((await ranking({ company_id: company.id })).advocates).toMatchObject([{ id: second.id, owner: { type: "company", id: company.id }, revenue: {} }])
    const { advocates: all } = await ranking({ limit: 1000 })
    const places = [advocate.id, second.id].map((id) => all.findIndex((each) => each.id === id))
    expect(places[0]).toBeLessThan(places[1])
    expect(places[0]).toBeGreaterThanOrEqual(0)
    expect((await ranking({ q: second.code })).advocates.map(({ id }) => id)).toEqual([second.id])
  })

  it("let an admin choose a code, and draw another", async () => {
    const number = testApp.nextNumber()
    const set = (id: string, body: object) => asAdmin().post(`/admin/referrals/advocates/${id}/code`, body)
    const { advocate: named } = await ok<{ advocate: AdminReferralAdvocate }>(set(advocate.id, { code: `quitte ${number}` }))
    expect(named).toMatchObject({ id: advocate.id, code: `QUITTE-${number}`, is_vanity: true })

    const other = await insertAdvocate({ customerId: ben.customerId })
    const taken = await set(other.id, { code: `Quitte${number}` })
    expect(taken.status).toBe(409)
    expect(taken.body).toMatchObject({ code: "code_taken", errors: [{ path: "code", reason: "code_taken" }] })
    expect((await set(other.id, { code: "ü" })).body).toMatchObject({ errors: [{ path: "code", reason: "invalid_code" }] })
    expect((await set("refadv_nobody", {})).status).toBe(404)
    expect((await ok<{ advocate: AdminReferralAdvocate }>(set(advocate.id, {}))).advocate).toMatchObject({ is_vanity: false, code: expect.stringMatching(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/) })
  })
})
