import type { AdminCompany, AdminCompanyMember } from "../../types/company"
import { draftOfCompany, draftOfMember, inputOfCompany, inputOfMember, nameOfMember, problemsOfCompany, problemsOfMember } from "./company-draft"

const company: AdminCompany = {
  id: "b2bcomp_1",
  customer_group_id: "cusgroup_1",
  name: "Brenner",
  vat_number: "DE123456789",
  mail_domains: ["brenner.example", "mail.brenner.example"],
  members_may_redeem: false,
  member_points_limit: 500,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-01T00:00:00.000Z",
}
const member: AdminCompanyMember = {
  customer_id: "cus_1",
  email: "anna@brenner.example",
  first_name: "Anna",
  last_name: "Brenner",
  joined_at: "2026-01-01T00:00:00.000Z",
  may_redeem: true,
  points_limit: 500,
  own: false,
  own_may_redeem: null,
  own_points_limit: null,
}

describe("a company in its form", () => {
  it("is sent as it was read when nothing is typed", () => {
    const { vat_number, mail_domains, members_may_redeem, member_points_limit } = company
    expect(inputOfCompany(draftOfCompany(company))).toEqual({ vat_number, mail_domains, members_may_redeem, member_points_limit })
  })

  it("lets every member spend freely when a group becomes one", () => {
    expect(inputOfCompany(draftOfCompany(null))).toEqual({ vat_number: null, mail_domains: [], members_may_redeem: true, member_points_limit: null })
  })

  it("takes domains as people write them", () => {
    const draft = { ...draftOfCompany(null), mail_domains: " @a.example, b.example;\nc.example\n\n", vat_number: "  ", member_points_limit: "12.000" }
    expect(inputOfCompany(draft)).toMatchObject({ mail_domains: ["a.example", "b.example", "c.example"], vat_number: null, member_points_limit: 12_000 })
  })

  it.each([
    ["", []],
    ["0", []],
    ["12,000", []],
    ["-1", ["member_points_limit out_of_range"]],
    ["1.5", ["member_points_limit not_whole"]],
    ["many", ["member_points_limit not_a_number"]],
    ["2147483648", ["member_points_limit out_of_range"]],
  ])("says what is wrong with the limit %j", (member_points_limit, expected) => {
    expect(problemsOfCompany({ ...draftOfCompany(company), member_points_limit }).map(({ path, reason }) => `${path} ${reason}`)).toEqual(expected)
  })
})

describe("a member in its form", () => {
  it.each([
    [{ own_may_redeem: null, own_points_limit: null }, { may_redeem: null, points_limit: null }],
    [{ own_may_redeem: true, own_points_limit: 20 }, { may_redeem: true, points_limit: 20 }],
    [{ own_may_redeem: false, own_points_limit: 0 }, { may_redeem: false, points_limit: 0 }],
  ])("with %j is sent as %j", (own, input) => {
    expect(inputOfMember(draftOfMember({ ...member, ...own }))).toEqual(input)
  })

  it("says what is wrong with the limit", () => {
    expect(problemsOfMember({ choice: "may", points_limit: "x" }).map(({ path, reason }) => `${path} ${reason}`)).toEqual(["points_limit not_a_number"])
    expect(problemsOfMember({ choice: "may", points_limit: "" })).toEqual([])
  })

  it("goes by name, or by e-mail", () => {
    expect(nameOfMember(member)).toBe("Anna Brenner")
    expect(nameOfMember({ ...member, first_name: null, last_name: null })).toBe("anna@brenner.example")
    expect(nameOfMember({ ...member, first_name: null, last_name: null, email: null })).toBe("cus_1")
  })
})
