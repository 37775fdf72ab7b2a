import type { StoreReferral } from "../../../../../src/types/referrals"
import { asAdmin, asBuyer, asStranger, ok, type Client } from "../../../../support/api"
import { makeCompany } from "../../../../support/companies"
import { joinGroup, makeBuyer, makeGroup, type Buyer } from "../../../../support/customers"
import { endReferralProgram, insertClaim, inDatabase, setReferralProgram } from "../../../../support/referrals"
import { makeShop, type Shop } from "../../../../support/shops"

type Answer = { referral: StoreReferral }

let shop: Shop

const PATH = "/store/customers/me/referral"
const own = async (client: Client, query: object = {}): Promise<StoreReferral> => (await ok<Answer>(client.get(PATH, query))).referral
const askForCode = async (client: Client, body: object = {}): Promise<StoreReferral> => (await ok<Answer>(client.post(`${PATH}/code`, body))).referral

const newAdvocate = async (groups: string[] = []): Promise<{ client: Client; buyer: Buyer }> => {
  const buyer = await makeBuyer(shop, groups)
  return { client: asBuyer(shop, buyer), buyer }
}

/** The advocate's row, as claims of friends name it. */
const rowOf = async (code: string) => {
  const { rows } = await inDatabase("SELECT advocate_id AS id, id AS \"codeId\", code FROM referral_code WHERE shown = $1", [code])
  return rows[0] as { id: string; codeId: string; code: string }
}

const bring = async (code: string, state: string, over: Record<string, unknown> = {}) => insertClaim({ advocate: await rowOf(code), cartId: `cart_referral_${testApp.nextNumber()}`, state, ...over })

describe("a buyer as an advocate", () => {
  beforeAll(async () => {
    shop = await makeShop()
  })

  beforeEach(() => setReferralProgram({ link_base: "https://shop.example/start?from=friend" }))

  afterAll(() => endReferralProgram())

  it("is told what both sides get before he has a code", async () => {
    const { client } = await newAdvocate()
    expect(await own(client)).toMatchObject({
      status: "open",
      code: null,
      link: null,
      refers_for: { type: "customer" },
      friend_gets: { en: expect.stringContaining("10 %"), de: expect.stringContaining("10 %") },
      you_get: { en: expect.stringContaining("500 points"), de: expect.stringContaining("500 Punkte") },
      counts: { claimed: 0, qualified: 0, rewarded: 0 },
      earned: { points: 0, codes: [] },
      open: [],
      invitations: { per_day: 5, left_today: 5 },
    })
  })

  it("gets one code, however often and at once it is asked for, and a link to any page with it", async () => {
    const { client } = await newAdvocate()
    const codes = (await Promise.all(Array.from({ length: 6 }, () => askForCode(client)))).map(({ code }) => code)
    expect(new Set(codes).size).toBe(1)
    expect(await own(client)).toMatchObject({ code: codes[0], link: `https://shop.example/start?from=friend&ref=${codes[0]}` })
  })

  it("can have another code in its place", async () => {
    const { client } = await newAdvocate()
    const { code: before } = await askForCode(client)
    const { code: after } = await askForCode(client, { replace: true })
    expect(after).not.toBe(before)
    expect((await own(client)).code).toBe(after)
    expect((await askForCode(client, { replace: false })).code).toBe(after)
  })

  it("has a text to share, filled in as far as it is known, in the language of the request", async () => {
    const template = { subject: "{advocate} empfiehlt uns", text: "{friend_reward}: {link} mit {code}" }
    await setReferralProgram({ share_template: template })
    const { client, buyer } = await newAdvocate()
    await ok(asAdmin().post(`/admin/customers/${buyer.customerId}`, { first_name: "Anna", last_name: "Berg" }))
    expect((await own(client)).share.text).toMatch(/off.*: \{link\} mit \{code\}$/)
    const { code } = await askForCode(client)
    expect((await own(client, { locale: "de-DE" })).share).toEqual({ subject: "Anna empfiehlt uns", text: expect.stringMatching(new RegExp(`^10 % Rabatt.*: \\{link\\} mit ${code}$`)) })
    await setReferralProgram({ share_template: template, advocate_name: "none" })
    expect((await own(client)).share.subject).toBe("Someone empfiehlt uns")
  })

  it("sees how many friends there are and what is on its way, and nothing of a review", async () => {
    await setReferralProgram({ milestones: [{ every: 3, points: 100 }] })
    const { client } = await newAdvocate()
    const { code } = await askForCode(client)
    for (const state of ["claimed", "in_review", "qualified", "rewarded", "rejected", "lapsed", "reversed"]) await bring(code ?? "", state)
    const seen = await own(client)
    expect(seen).toMatchObject({ counts: { claimed: 2, qualified: 1, rewarded: 1 }, open: [{ points: 500, due_at: null }], milestones: [{ every: 3, points: 100, missing: 2 }] })
    expect(JSON.stringify(seen)).not.toContain("review")
  })

  it("is told why not, where the programme is off or does not name him, and gets no code then", async () => {
    const group = await makeGroup()
    const { client, buyer } = await newAdvocate()
    await setReferralProgram({ status: "off" })
    expect((await own(client)).status).toBe("program_off")
    expect((await client.post(`${PATH}/code`)).body).toMatchObject({ code: "program_off", errors: [{ reason: "program_off" }] })

    await setReferralProgram({ advocates: { customer_group_ids: [group], level_ids: [], with_completed_order: false } })
    expect((await own(client)).status).toBe("not_an_advocate")
    expect((await client.post(`${PATH}/code`)).body).toMatchObject({ code: "not_an_advocate" })
    await joinGroup(group, buyer.customerId)
    expect((await askForCode(client)).status).toBe("open")

    await setReferralProgram({ advocates: { customer_group_ids: [], level_ids: [], with_completed_order: true } })
    expect((await own(client)).status).toBe("not_an_advocate")
  })

  it("is told that his friends are as many as are rewarded, and keeps the code", async () => {
    const { client } = await newAdvocate()
    const { code } = await askForCode(client)
    await setReferralProgram({ limits: { per_advocate: 2, per_period: null, in_total: null } })
    await bring(code ?? "", "rewarded")
    await bring(code ?? "", "reversed")
    expect((await own(client)).status).toBe("open")
    await bring(code ?? "", "qualified")
    expect(await own(client)).toMatchObject({ status: "exhausted", code })
  })

  it("refers for the company where the programme says so: its members have one code", async () => {
    await setReferralProgram({ members_refer_for: "company" })
    const company = await makeCompany()
    const [anna, ben] = [await newAdvocate([company.customer_group_id]), await newAdvocate([company.customer_group_id])]
    const { code } = await askForCode(anna.client)
    expect(await own(ben.client)).toMatchObject({ code, refers_for: { type: "company", id: company.id } })
    const alone = await newAdvocate()
    expect((await askForCode(alone.client)).refers_for).toEqual({ type: "customer" })
  })

  it("is nobody without a session, and nothing but true or false replaces a code", async () => {
    const { client } = await newAdvocate()
    expect((await asBuyer(shop).get(PATH)).status).toBe(401)
    expect((await asStranger().post(`${PATH}/code`)).status).toBeGreaterThanOrEqual(400)
    const { status, body } = await client.post(`${PATH}/code`, { replace: "yes", code: "MINE" })
    expect(status).toBe(400)
    expect(body.errors.map(({ path, reason }: { path: string; reason: string }) => [path, reason])).toEqual(expect.arrayContaining([["replace", "invalid_type"], ["code", "unrecognized_keys"]]))
  })
})
