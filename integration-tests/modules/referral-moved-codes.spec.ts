import { Modules } from "@medusajs/framework/utils"
import { checkMovedCode, keepMovedCode } from "../../src/workflows/referrals/keep-moved-code"
import { makeCompany } from "../support/companies"
import { joinGroup } from "../support/customers"
import { referrals } from "../../src/workflows/referrals/referrals"
import { endReferralProgram, inDatabase, setReferralProgram } from "../support/referrals"

const NOW = new Date("2036-05-01T12:00:00Z")

const newCode = (): string => `Brenner ${testApp.nextNumber()}`
const keep = (customer_id: string, code: string, brought: string | null = null) => keepMovedCode(testApp.container, { customer_id, code, brought })
const check = (customer_id: string, code: string, brought: string | null = null) => checkMovedCode(testApp.container, { customer_id, code, brought })
const service = () => referrals(testApp.container)

/** The code that works for an owner, as it is written; null: none. */
const codeOf = async (id: string, type: "customer" | "company" = "customer"): Promise<string | null> => {
  const advocate = await service().advocateOf({ type, id })
  const [code] = advocate ? await service().currentCodes([advocate.id]) : []
  return code?.shown ?? null
}

const shown = (code: string): string => code.toUpperCase().replace(" ", "-")

describe("codes that people bring along from another shop", () => {
  beforeAll(endReferralProgram)
  afterAll(endReferralProgram)

  it("are theirs here, also while the programme is off, and a second time nothing changes", async () => {
    const [customer, code] = [`cus_${testApp.nextNumber()}_moved`, newCode()]
    expect(await check(customer, code)).toEqual({ outcome: "created" })
    expect(await service().advocateOf({ type: "customer", id: customer })).toBeNull()

    expect(await keep(customer, code)).toEqual({ outcome: "created" })
    expect(await codeOf(customer)).toBe(shown(code))
    expect(await service().findCode(code.toLowerCase())).toMatchObject({ is_vanity: true, advocate: { owner_id: customer } })

    expect(await check(customer, code, code)).toEqual({ outcome: "left" })
    expect(await keep(customer, code, code)).toEqual({ outcome: "left" })
    expect(await keep(customer, code)).toEqual({ outcome: "left" })
  })

  it("follow the other shop; the one before works no longer", async () => {
    const [customer, first, second] = [`cus_${testApp.nextNumber()}_moved`, newCode(), newCode()]
    await keep(customer, first)
    expect(await check(customer, second, first)).toEqual({ outcome: "changed" })
    expect(await codeOf(customer)).toBe(shown(first))
    expect(await keep(customer, second, first)).toEqual({ outcome: "changed" })
    expect(await codeOf(customer)).toBe(shown(second))
    expect((await service().findCode(first))?.replaced_at).not.toBeNull()
    expect(await keep(customer, first, second)).toEqual({ outcome: "changed" })
    expect(await codeOf(customer)).toBe(shown(first))
  })

  it("leave a code alone that was changed here, or that was there before", async () => {
    const [customer, code] = [`cus_${testApp.nextNumber()}_moved`, newCode()]
    await keep(customer, code)
    const { id } = await service().ensureAdvocate({ type: "customer", id: customer })
    const drawn = (await service().giveCode(id, "new", NOW)).shown
    expect(await keep(customer, code, code)).toMatchObject({ outcome: "refused", reason: "other_code" })
    expect(await keep(customer, newCode(), code)).toMatchObject({ outcome: "refused", reason: "other_code" })
    expect(await keep(customer, newCode())).toMatchObject({ outcome: "refused", reason: "other_code", message: expect.stringContaining(drawn) })
    expect(await codeOf(customer)).toBe(drawn)
  })

  it("are refused to whom another one had first, who makes no advocate of him", async () => {
    const [first, second, code] = [`cus_${testApp.nextNumber()}_first`, `cus_${testApp.nextNumber()}_second`, newCode()]
    await keep(first, code)
    expect(await check(second, code.toLowerCase())).toMatchObject({ outcome: "refused", reason: "code_taken" })
    expect(await keep(second, code.toLowerCase())).toMatchObject({ outcome: "refused", reason: "code_taken", message: expect.stringContaining(shown(code)) })
    expect(await service().advocateOf({ type: "customer", id: second })).toBeNull()
    expect(await checkMovedCode(testApp.container, { customer_id: null, code, brought: null })).toMatchObject({ outcome: "refused", reason: "code_taken" })
    expect(await checkMovedCode(testApp.container, { customer_id: null, code: newCode(), brought: null })).toEqual({ outcome: "created" })
  })

  it.each(["", "x", "Müller", "a".repeat(31), "'; DROP TABLE referral_code", "AB\u0000CD"])("are refused where nobody could write them: %j", async (code) => {
    const customer = `cus_${testApp.nextNumber()}_moved`
    expect(await check(customer, code)).toMatchObject({ outcome: "refused" })
    expect(await keep(customer, code)).toMatchObject({ outcome: "refused", reason: "invalid_code" })
    expect(await codeOf(customer)).toBeNull()
  })

  it("belong to one person, however many bring the same at the same moment", async () => {
    const [customers, code] = [Array.from({ length: 8 }, () => `cus_${testApp.nextNumber()}_racing`), newCode()]
    const outcomes = await Promise.all(customers.map((customer) => keep(customer, code)))
    expect(outcomes.filter(({ outcome }) => outcome === "created")).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.outcome === "refused" && outcome.reason === "code_taken")).toHaveLength(7)
    const { rows } = await inDatabase("SELECT a.owner_id FROM referral_code c JOIN referral_advocate a ON a.id = c.advocate_id WHERE c.shown = $1", [shown(code)])
    expect(rows).toHaveLength(1)
    const again = await Promise.all(customers.map(() => keep(rows[0].owner_id, newCode(), code)))
    expect(again.filter(({ outcome }) => outcome === "changed")).toHaveLength(1)
  })

  it("are those of a company where the programme says so: the first member's is the one that it has", async () => {
    const company = await makeCompany()
    const [first, second] = await testApp.container.resolve(Modules.CUSTOMER).createCustomers([1, 2].map(() => ({ email: `member-${testApp.nextNumber()}@tests.example` })))
    for (const { id } of [first, second]) await joinGroup(company.customer_group_id, id)
    await setReferralProgram({ status: "off", members_refer_for: "company" })
    const [code, other] = [newCode(), newCode()]
    expect(await keep(first.id, code)).toEqual({ outcome: "created" })
    expect(await codeOf(company.id, "company")).toBe(shown(code))
    expect(await codeOf(first.id)).toBeNull()
    expect(await check(second.id, other)).toMatchObject({ outcome: "refused", reason: "company_has_code" })
    expect(await keep(second.id, other)).toMatchObject({ outcome: "refused", reason: "company_has_code" })
    expect(await keep(first.id, other, code)).toEqual({ outcome: "changed" })
    expect(await codeOf(company.id, "company")).toBe(shown(other))
  })
})
