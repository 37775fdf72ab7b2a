import { parseInput } from "../../../shared/schema"
import { refusalsOf } from "../../../shared/refusal"
import { companyChanges, companyInput, differs, memberChanges, NOTHING_OWN, rightsOf } from "./company"

const GROUP = "cusgroup_1"

const read = (fields: object) => companyInput.parse({ customer_group_id: GROUP, ...fields })

const reasons = (schema: Parameters<typeof parseInput>[0], input: unknown): string[] => {
  const result = parseInput(schema, input)
  return result.success ? [] : refusalsOf(result.error.issues).map(({ path, reason }) => `${path}: ${reason}`)
}

describe("a company", () => {
  it("lets every member spend without a limit unless something else is said", () => {
    expect(read({})).toEqual({ customer_group_id: GROUP, vat_number: null, mail_domains: [], members_may_redeem: true, member_points_limit: null })
  })

  it.each([
    ["DE123456789", "DE123456789"],
    ["de 123.456-789", "DE123456789"],
    [" ATU 1234 5678 ", "ATU12345678"],
    ["XI12", "XI12"],
    ["NL123456789B01XX", null],
    ["FR1234567890123", "FR1234567890123"],
  ])("stores the VAT number %j as %j", (typed, stored) => {
    if (stored === null) {
      expect(reasons(companyInput, { customer_group_id: GROUP, vat_number: typed })).toEqual(["vat_number: invalid_vat_number"])
    } else {
      expect(read({ vat_number: typed }).vat_number).toBe(stored)
    }
  })

  it.each([[""], ["DE"], ["DE1"], ["8119DE"], ["D1234"], ["DE/123456789"], ["DEÄ1907980"]])("refuses the VAT number %j", (typed) => {
    expect(reasons(companyInput, { customer_group_id: GROUP, vat_number: typed })).toEqual(["vat_number: invalid_vat_number"])
  })

  it("stores each domain once, in lower case", () => {
    expect(read({ mail_domains: [" Brenner.Example", "brenner.example", "mail.brenner.example"] }).mail_domains).toEqual(["brenner.example", "mail.brenner.example"])
  })

  it.each([[""], ["brenner"], ["@brenner.example"], ["a@brenner.example"], ["-a.example"], ["a-.example"], ["a..example"], ["a.example."], ["127.0.0.1"], ["a b.example"], [`${"a".repeat(64)}.example`], [`${"a.".repeat(130)}example`]])(
    "refuses the domain %j",
    (domain) => {
      expect(reasons(companyInput, { customer_group_id: GROUP, mail_domains: ["good.example", domain] })).toEqual(["mail_domains.1: invalid_domain"])
    }
  )

  it.each([
    [{ member_points_limit: -1 }, "member_points_limit: too_small"],
    [{ member_points_limit: 0.5 }, "member_points_limit: invalid_type"],
    [{ member_points_limit: 2 ** 31 }, "member_points_limit: too_big"],
    [{ members_may_redeem: "yes" }, "members_may_redeem: invalid_type"],
    [{ members_may_redeem: null }, "members_may_redeem: invalid_type"],
    [{ vat_number: "DE\u0000811" }, "vat_number: unstorable_text"],
    [{ mail_domains: "brenner.example" }, "mail_domains: invalid_type"],
    [{ colour: "red" }, "colour: unrecognized_keys"],
  ])("refuses %j", (fields, refusal) => {
    expect(reasons(companyInput, { customer_group_id: GROUP, ...fields })).toContain(refusal)
    expect(reasons(companyChanges, fields)).toContain(refusal)
  })

  it("keeps its group", () => {
    expect(reasons(companyChanges, { customer_group_id: GROUP })).toEqual(["customer_group_id: unrecognized_keys"])
  })
})

describe("a member", () => {
  const COMPANY = { members_may_redeem: false, member_points_limit: 500 }

  it.each([
    [NOTHING_OWN, { may_redeem: false, points_limit: 500 }],
    [{ may_redeem: true, points_limit: null }, { may_redeem: true, points_limit: 500 }],
    [{ may_redeem: null, points_limit: 0 }, { may_redeem: false, points_limit: 0 }],
    [{ may_redeem: true, points_limit: 9000 }, { may_redeem: true, points_limit: 9000 }],
  ])("with %j of a strict company may %j", (own, rights) => {
    expect(rightsOf(COMPANY, own)).toEqual(rights)
    expect(differs(own)).toBe(own !== NOTHING_OWN)
  })

  it.each([
    [{ may_redeem: 1 }, "may_redeem: invalid_type"],
    [{ points_limit: -1 }, "points_limit: too_small"],
    [{ points_limit: 1.5 }, "points_limit: invalid_type"],
    [{ role: "buyer" }, "role: unrecognized_keys"],
  ])("refuses %j", (fields, refusal) => {
    expect(reasons(memberChanges, fields)).toEqual([refusal])
  })
})
