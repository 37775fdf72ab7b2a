import { asAdmin, asBuyer, asStranger, ok } from "../../support/api"
import { makeCompany, setMember, type Company } from "../../support/companies"
import { joinGroup, leaveGroup, makeBuyer, makeGroup, type Buyer } from "../../support/customers"
import { makeShop, type Shop } from "../../support/shops"

type Member = { customer_id: string; email: string; joined_at: string; may_redeem: boolean; points_limit: number | null; own: boolean; own_may_redeem: boolean | null; own_points_limit: number | null }
type MemberPage = { members: Member[]; count: number; offset: number; limit: number }
type CompanyPage = { b2b_companies: Company[]; count: number; offset: number; limit: number }

const ROUTE = "/admin/b2b-companies"

describe("/admin/b2b-companies", () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await makeShop()
  })

  const read = async (id: string): Promise<Company> => (await ok<{ b2b_company: Company }>(asAdmin().get(`${ROUTE}/${id}`))).b2b_company
  const list = (query: object): Promise<CompanyPage> => ok(asAdmin().get(ROUTE, query))
  const members = (id: string, query: object = {}): Promise<MemberPage> => ok(asAdmin().get(`${ROUTE}/${id}/members`, query))
  const refusedBy = async (path: string, fields: object): Promise<[number, string, string[]]> => {
    const { status, body } = await asAdmin().post(path, fields)
    return [status, body.type, body.errors.map(({ path: at, reason }: { path: string; reason: string }) => `${at}: ${reason}`)]
  }

  describe("marks a group as a company", () => {
    it("with everything that is said of it", async () => {
      const group = await makeGroup(`Brenner ${testApp.nextNumber()}`)
      const company = await makeCompany({ customer_group_id: group, vat_number: "de 123.456-789", mail_domains: ["Brenner.example"], members_may_redeem: false, member_points_limit: 500 })
      expect(company).toEqual({
        id: expect.stringMatching(/^b2bcomp_/),
        customer_group_id: group,
        name: expect.stringMatching(/^Brenner /),
        vat_number: "DE123456789",
        mail_domains: ["brenner.example"],
        members_may_redeem: false,
        member_points_limit: 500,
        created_at: expect.any(String),
        updated_at: expect.any(String),
      })
      expect(await read(company.id)).toEqual(company)
    })

    it("with its members spending freely when nothing is said", async () => {
      expect(await makeCompany()).toMatchObject({ vat_number: null, mail_domains: [], members_may_redeem: true, member_points_limit: null })
    })

    it("once, also when two do it at the same moment", async () => {
      const customer_group_id = await makeGroup()
      const answers = await Promise.all([1, 2, 3].map(() => asAdmin().post(ROUTE, { customer_group_id })))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
      const refused = answers.find(({ status }) => status === 409)
      expect(refused?.body).toMatchObject({ type: "conflict", code: "company_exists", errors: [{ path: "customer_group_id", reason: "company_exists", values: [customer_group_id] }] })
    })

    it.each([
      [{ customer_group_id: "cusgroup_none" }, "customer_group_id: unknown_id"],
      [{ customer_group_id: "" }, "customer_group_id: too_small"],
      [{ customer_group_id: "a\u0000b" }, "customer_group_id: unstorable_text"],
      [{}, "customer_group_id: invalid_type"],
    ])("refuses %j", async (fields, refusal) => {
      expect(await refusedBy(ROUTE, fields)).toEqual([400, "invalid_data", [refusal]])
    })

    it("refuses every wrong field at once", async () => {
      const customer_group_id = await makeGroup()
      const wrong = { customer_group_id, vat_number: "123456789", mail_domains: ["a@b.example"], members_may_redeem: "no", member_points_limit: -1, spending: true }
      expect(await refusedBy(ROUTE, wrong)).toEqual([
        400,
        "invalid_data",
        ["vat_number: invalid_vat_number", "mail_domains.0: invalid_domain", "members_may_redeem: invalid_type", "member_points_limit: too_small", "spending: unrecognized_keys"],
      ])
      expect((await list({ customer_group_id })).count).toBe(0)
    })
  })

  describe("changes a company", () => {
    it("in the given fields and leaves the others", async () => {
      const before = await makeCompany({ vat_number: "ATU12345678", mail_domains: ["a.example"] })
      await ok(asAdmin().post(`${ROUTE}/${before.id}`, { member_points_limit: 100, members_may_redeem: false }))
      expect(await read(before.id)).toEqual({ ...before, member_points_limit: 100, members_may_redeem: false, updated_at: expect.any(String) })
    })

    it("so that of two changes at the same moment none is lost", async () => {
      const { id } = await makeCompany()
      await Promise.all([ok(asAdmin().post(`${ROUTE}/${id}`, { member_points_limit: 7 })), ok(asAdmin().post(`${ROUTE}/${id}`, { vat_number: "NL123456789B01" }))])
      expect(await read(id)).toMatchObject({ member_points_limit: 7, vat_number: "NL123456789B01" })
    })

    it("but never to another group", async () => {
      const { id } = await makeCompany()
      expect(await refusedBy(`${ROUTE}/${id}`, { customer_group_id: await makeGroup() })).toEqual([400, "invalid_data", ["customer_group_id: unrecognized_keys"]])
    })
  })

  describe("makes a company a plain group again", () => {
    it("and the same company when it is marked once more, without what was said before", async () => {
      const buyer = await makeBuyer(shop)
      const company = await makeCompany({ vat_number: "DE123456789" })
      await joinGroup(company.customer_group_id, buyer.customerId)
      await setMember(company.id, buyer.customerId, { may_redeem: true })
      expect(await ok(asAdmin().delete(`${ROUTE}/${company.id}`))).toEqual({ id: company.id, object: "b2b_company", deleted: true })
      expect((await list({ customer_group_id: company.customer_group_id })).b2b_companies).toEqual([])
      const again = await makeCompany({ customer_group_id: company.customer_group_id, members_may_redeem: false })
      expect(again).toMatchObject({ id: company.id, vat_number: null, members_may_redeem: false })
      expect((await members(company.id)).members).toMatchObject([{ customer_id: buyer.customerId, may_redeem: false, own: false }])
    })

    it("and then there is no such company", async () => {
      const { id } = await makeCompany()
      await ok(asAdmin().delete(`${ROUTE}/${id}`))
      const paths = [id, "b2bcomp_none", "a%00b"].map((each) => `${ROUTE}/${each}`)
      for (const path of paths) {
        const answers = await Promise.all([asAdmin().get(path), asAdmin().post(path, {}), asAdmin().delete(path), asAdmin().get(`${path}/members`), asAdmin().post(`${path}/members/cus_1`, {})])
        expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual(Array(5).fill("404 company_not_found"))
      }
    })
  })

  describe("lists companies", () => {
    it("by what is typed: a part of the name, the VAT number or a domain", async () => {
      const word = `zeta${testApp.nextNumber()}`
      const named = await makeCompany({ customer_group_id: await makeGroup(`The ${word} company`) })
      const mailed = await makeCompany({ mail_domains: [`${word}.example`] })
      const taxed = await makeCompany({ vat_number: `DE${word}` })
      await makeCompany()
      const { b2b_companies, count } = await list({ q: word.toUpperCase() })
      expect(b2b_companies.map(({ id }) => id)).toEqual([taxed.id, mailed.id, named.id])
      expect(count).toBe(3)
      expect((await list({ q: word, limit: 1, offset: 1 })).b2b_companies.map(({ id }) => id)).toEqual([mailed.id])
    })

    it("of groups and by ids, the newest first", async () => {
      const [first, second] = [await makeCompany(), await makeCompany()]
      expect((await list({ customer_group_id: [first.customer_group_id, second.customer_group_id] })).b2b_companies).toEqual([second, first])
      expect((await list({ id: first.id })).b2b_companies).toEqual([first])
    })

    it.each([[{ limit: 1001 }, "limit: too_big"], [{ offset: -1 }, "offset: too_small"], [{ colour: "red" }, "colour: unrecognized_keys"]])("refuses %j", async (query, refusal) => {
      const { status, body } = await asAdmin().get(ROUTE, query)
      expect([status, `${body.errors[0].path}: ${body.errors[0].reason}`]).toEqual([400, refusal])
    })
  })

  describe("knows the members of a company", () => {
    let company: Company
    let first: Buyer
    let second: Buyer

    beforeAll(async () => {
      company = await makeCompany({ member_points_limit: 300 })
      first = await makeBuyer(shop, [company.customer_group_id])
      second = await makeBuyer(shop, [company.customer_group_id])
    })

    it("as Medusa's members of its group, with what the company says of all", async () => {
      const { members: found, count } = await members(company.id)
      expect(count).toBe(2)
      expect(found).toEqual(
        [first, second].map(({ customerId, email }) => ({
          customer_id: customerId,
          email,
          first_name: null,
          last_name: null,
          joined_at: expect.any(String),
          may_redeem: true,
          points_limit: 300,
          own: false,
          own_may_redeem: null,
          own_points_limit: null,
        }))
      )
      expect((await members(company.id, { q: second.email })).members.map(({ customer_id }) => customer_id)).toEqual([second.customerId])
      expect((await members(company.id, { limit: 1, offset: 1 })).members.map(({ customer_id }) => customer_id)).toEqual([second.customerId])
    })

    it("and what differs for one of them, until it does not any more", async () => {
      const { member } = await ok<{ member: Member }>(asAdmin().post(`${ROUTE}/${company.id}/members/${first.customerId}`, { may_redeem: false, points_limit: 10 }))
      expect(member).toMatchObject({ customer_id: first.customerId, may_redeem: false, points_limit: 10, own: true })
      await setMember(company.id, first.customerId, { points_limit: null })
      expect((await members(company.id)).members).toMatchObject([
        { customer_id: first.customerId, may_redeem: false, points_limit: 300, own: true, own_may_redeem: false, own_points_limit: null },
        { customer_id: second.customerId, may_redeem: true, own: false },
      ])
      await setMember(company.id, first.customerId, { may_redeem: null })
      expect((await members(company.id)).members[0]).toMatchObject({ may_redeem: true, points_limit: 300, own: false })
    })

    it("and leaves out who has left, and whose account is gone", async () => {
      const [leaving, deleted] = [await makeBuyer(shop, [company.customer_group_id]), await makeBuyer(shop, [company.customer_group_id])]
      expect((await members(company.id)).count).toBe(4)
      await leaveGroup(company.customer_group_id, leaving.customerId)
      await ok(asAdmin().delete(`/admin/customers/${deleted.customerId}`))
      expect((await members(company.id)).members.map(({ customer_id }) => customer_id)).toEqual([first.customerId, second.customerId])
    })

    it.each([
      [{ may_redeem: "yes" }, "may_redeem: invalid_type"],
      [{ points_limit: 1.5 }, "points_limit: invalid_type"],
      [{ points_limit: -1 }, "points_limit: too_small"],
      [{ role: "buyer" }, "role: unrecognized_keys"],
    ])("and refuses %j", async (fields, refusal) => {
      expect(await refusedBy(`${ROUTE}/${company.id}/members/${first.customerId}`, fields)).toEqual([400, "invalid_data", [refusal]])
    })

    it("and refuses who is none", async () => {
      const stranger = await makeBuyer(shop)
      for (const customer of [stranger.customerId, "cus_none", "a%00b"]) {
        expect(await refusedBy(`${ROUTE}/${company.id}/members/${customer}`, { may_redeem: true })).toEqual([400, "invalid_data", ["customer_id: not_a_member"]])
      }
    })
  })

  it("tells a company whose group was deleted by having no name and no members", async () => {
    const company = await makeCompany()
    await ok(asAdmin().delete(`/admin/customer-groups/${company.customer_group_id}`))
    expect(await read(company.id)).toMatchObject({ name: null })
    expect(await members(company.id)).toMatchObject({ members: [], count: 0 })
  })

  it("is for admins alone", async () => {
    const buyer = await makeBuyer(shop)
    const answers = await Promise.all([asStranger().get(ROUTE), asBuyer(shop, buyer).get(ROUTE), asBuyer(shop, buyer).post(ROUTE, {})])
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
  })
})
