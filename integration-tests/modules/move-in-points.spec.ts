import { Modules } from "@medusajs/framework/utils"
import type { OpeningLot } from "../../src/move-in/domain/records"
import { moveCodes } from "../../src/workflows/move-in/move-codes"
import { moveCustomers } from "../../src/workflows/move-in/move-customers"
import { movePoints, provePoints } from "../../src/workflows/move-in/move-points"
import { referrals } from "../../src/workflows/referrals/referrals"
import { makeCompany } from "../support/companies"
import { joinGroup } from "../support/customers"
import { moveOf, NOTHING_TOLD, toldOf, type MoveSettings, type Told } from "../support/moves"
import { expectProof, ledger, redeeming } from "../support/points"
import { endReferralProgram, setReferralProgram } from "../support/referrals"
import { keyOf, type Content } from "../support/source-in-memory"

const AT = new Date("2036-01-01T12:00:00Z")
const JUNE = new Date("2036-06-01T00:00:00Z")

const newOrigin = () => `points-${testApp.nextNumber()}`
const lot = (points: number, expires_at: Date | null = null): OpeningLot => ({ points, expires_at, note: null })
const points = (number: number, email: string, ...lots: OpeningLot[]) => ({ key: keyOf(number), row: `magento_reward ${number}`, email, lots })
const code = (number: number, email: string, code: string) => ({ key: keyOf(number), row: `code ${number}`, email, code })
const customer = (number: number, email: string) => ({ key: keyOf(number), row: `customer_entity ${number}`, email, first_name: null, last_name: null, company_name: null, group_key: null })

const service = () => testApp.container.resolve(Modules.CUSTOMER)

type Buyer = { id: string; email: string; account: string }

const used: string[] = []

const newBuyer = async (email = `points-${testApp.nextNumber()}@tests.example`): Promise<Buyer> => {
  const { id } = await service().createCustomers({ email, has_account: true })
  const [{ id: account }] = await ledger().ensureAccounts([{ type: "customer", id }])
  used.push(account)
  return { id, email, account }
}

const available = async ({ account }: Buyer, at = AT): Promise<number> => (await ledger().readBalances([account], at))[account].available

/** Moves points, and proves them where it was for real. */
const moved = async (content: Content, settings: MoveSettings): Promise<Told & { proof: Awaited<ReturnType<typeof provePoints>> | null }> => {
  const move = moveOf(content, { at: AT, ...settings })
  await movePoints(move)
  return { ...toldOf(move, "points"), proof: move.is_dry ? null : await provePoints(move) }
}

const proven = (customers: number, sum: number) => ({ source: sum, shop: sum, customers, different: 0, differences: [] })

describe("points that move in", () => {
  afterAll(async () => expectProof(used))

  it("become opening lots of their customers, are proven, and stay as they are the second time", async () => {
    const origin = newOrigin()
    const buyers = [await newBuyer(), await newBuyer(), await newBuyer()]
    const content = { points: [points(1, buyers[0].email.toUpperCase(), lot(100, JUNE), lot(20)), points(2, buyers[1].email, lot(7)), points(3, buyers[2].email), points(4, "nobody@tests.example", lot(5))] }

    expect(await moved(content, { origin, is_dry: true })).toEqual({ ...NOTHING_TOLD, created: 2, left: 1, not: { unknown_customer: 1 }, proof: null })
    expect(await Promise.all(buyers.map((buyer) => available(buyer)))).toEqual([0, 0, 0])

    const done = { ...NOTHING_TOLD, left: 1, not: { unknown_customer: 1 }, proof: proven(2, 127) }
    expect(await moved(content, { origin })).toEqual({ ...done, created: 2 })
    expect(await Promise.all(buyers.map((buyer) => available(buyer)))).toEqual([120, 7, 0])
    expect((await ledger().listLots(buyers[0].account)).map(({ points, expires_at }) => [points, expires_at])).toEqual(expect.arrayContaining([[100, JUNE], [20, null]]))

    expect(await moved(content, { origin })).toEqual({ ...done, left: 3 })
    expect(await Promise.all(buyers.map((buyer) => available(buyer)))).toEqual([120, 7, 0])
  })

  it("follow the source until the day of the switch, and are not given twice where they were spent here", async () => {
    const origin = newOrigin()
    const [one, two, three] = [await newBuyer(), await newBuyer(), await newBuyer()]
    const first = { points: [points(1, one.email, lot(100)), points(2, two.email, lot(50)), points(3, three.email, lot(9))] }
    await moved(first, { origin })
    await ledger().debit(redeeming(one.account, 80))

    const second = { points: [points(1, one.email, lot(130)), points(3, three.email, lot(9))] }
    const told = { ...NOTHING_TOLD, changed: 1, removed: 1, left: 1 }
    expect(await moved(second, { origin, is_dry: true })).toEqual({ ...told, proof: null })
    expect(await available(two)).toBe(50)
    expect(await moved(second, { origin })).toEqual({ ...told, proof: proven(2, 139) })
    expect(await Promise.all([one, two, three].map((buyer) => available(buyer)))).toEqual([50, 0, 9])

    expect(await moved(first, { origin })).toMatchObject({ created: 0, changed: 2, left: 1, proof: proven(3, 159) })
    expect(await Promise.all([one, two, three].map((buyer) => available(buyer)))).toEqual([20, 50, 9])
  })

  it("are left where they are by a run that reads a part alone", async () => {
    const origin = newOrigin()
    const [one, two] = [await newBuyer(), await newBuyer()]
    await moved({ points: [points(1, one.email, lot(100)), points(2, two.email, lot(50))] }, { origin })
    expect(await moved({ points: [points(2, two.email, lot(60))] }, { origin, is_partial: true })).toMatchObject({ changed: 1, removed: 0 })
    expect([await available(one), await available(two)]).toEqual([100, 60])
  })

  it("go on where a run was killed between the ledger and what it remembers", async () => {
    const origin = newOrigin()
    const buyer = await newBuyer()
    const content = { points: [points(1, buyer.email, lot(100, JUNE))] }
    const move = moveOf(content, { origin, at: AT })
    const dying = Object.create(move.service, { writeLinks: { value: () => Promise.reject(new Error("killed")) } })
    await expect(movePoints({ ...move, service: dying })).rejects.toThrow("killed")
    expect(await available(buyer)).toBe(100)
    expect(await moved(content, { origin })).toMatchObject({ created: 0, left: 1, proof: proven(1, 100) })
    expect(await available(buyer)).toBe(100)
  })

  it("keep to the customer that a former run has found, whatever becomes of his address", async () => {
    const origin = newOrigin()
    const [one, other] = [await newBuyer(), await newBuyer()]
    await moved({ points: [points(1, one.email, lot(10))] }, { origin })
    expect(await moved({ points: [points(1, other.email, lot(15))] }, { origin })).toMatchObject({ changed: 1 })
    expect([await available(one), await available(other)]).toEqual([15, 0])
  })

  it("are one record's of each customer: a second one is named, in its batch and in another", async () => {
    const origin = newOrigin()
    const buyer = await newBuyer()
    const content = { points: [points(1, buyer.email, lot(10)), points(2, buyer.email, lot(20)), points(3, buyer.email, lot(30))] }
    expect(await moved(content, { origin })).toMatchObject({ created: 1, not: { same_customer: 2 }, proof: proven(1, 10) })
    expect(await moved(content, { origin })).toMatchObject({ left: 1, not: { same_customer: 2 } })
    expect(await available(buyer)).toBe(10)
  })

  it("are not given again to who was erased, and not to who was deleted", async () => {
    const origin = newOrigin()
    const [erased, deleted] = [await newBuyer(), await newBuyer()]
    const content = (more: number) => ({ points: [points(1, erased.email, lot(10 + more)), points(2, deleted.email, lot(20 + more))] })
    await moved(content(0), { origin })
    await ledger().erasePerson({ customer_id: erased.id, email: erased.email })
    await service().deleteCustomers(deleted.id)
    expect(await moved(content(1), { origin })).toMatchObject({ created: 0, changed: 0, not: { erased_here: 1, deleted_here: 1 } })
    expect(await moved(content(1), { origin })).toMatchObject({ not: { erased_here: 1, deleted_here: 1 } })
    expect(await moved({ points: [] }, { origin })).toMatchObject({ removed: 1, not: {} })
  })

  it("that no account can hold are named, and the others of their batch are moved", async () => {
    const origin = newOrigin()
    const [one, two] = [await newBuyer(), await newBuyer()]
    const content = { points: [points(1, one.email, lot(1.5)), points(2, two.email, lot(20))] }
    const told = { ...NOTHING_TOLD, created: 1, not: { not_points: 1 } }
    expect(await moved(content, { origin, is_dry: true })).toMatchObject(told)
    expect(await moved(content, { origin })).toMatchObject(told)
    expect([await available(one), await available(two)]).toEqual([0, 20])
  })

  it("of customers who would be created are told by a dry run as what they will be", async () => {
    const origin = newOrigin()
    const email = `awaited-${testApp.nextNumber()}@tests.example`
    const content = { customers: [customer(1, email)], points: [points(1, email, lot(10))], codes: [code(1, email, `AWAITED${testApp.nextNumber()}`)] }
    const all = async (settings: Partial<MoveSettings>) => {
      const move = moveOf(content, { origin, at: AT, map: { customers: { create: true } }, ...settings })
      await moveCustomers(move, new Map())
      await movePoints(move)
      await moveCodes(move)
      return { points: toldOf(move, "points"), codes: toldOf(move, "codes") }
    }
    const dry = await all({ is_dry: true })
    expect(dry).toEqual({ points: { ...NOTHING_TOLD, created: 1 }, codes: { ...NOTHING_TOLD, created: 1 } })
    expect(await all({})).toEqual(dry)
    expect(await all({})).toEqual({ points: { ...NOTHING_TOLD, left: 1 }, codes: { ...NOTHING_TOLD, left: 1 } })
  })

  it("that end stay ended, and are nothing to prove any more", async () => {
    const origin = newOrigin()
    const buyer = await newBuyer()
    await moved({ points: [points(1, buyer.email, lot(100, JUNE), lot(20))] }, { origin })
    const july = new Date("2036-07-01T00:00:00Z")
    expect(await moved({ points: [points(1, buyer.email, lot(20))] }, { origin, at: july })).toMatchObject({ left: 1, changed: 0, proof: proven(1, 20) })
    expect(await available(buyer, july)).toBe(20)
  })
})

describe("codes that move in", () => {
  const movedCodes = async (content: Content, settings: MoveSettings): Promise<Told> => {
    const move = moveOf(content, { at: AT, ...settings })
    await moveCodes(move)
    return toldOf(move, "codes")
  }

  const codeOf = async (id: string): Promise<string | null> => {
    const advocate = await referrals(testApp.container).advocateOf({ type: "customer", id })
    const [current] = advocate ? await referrals(testApp.container).currentCodes([advocate.id]) : []
    return current?.shown ?? null
  }

  const newCode = (): string => `MOVED${testApp.nextNumber()}`

  beforeAll(endReferralProgram)
  afterAll(endReferralProgram)

  it("are their customers' here, follow the source, and work on where it has them no more", async () => {
    const origin = newOrigin()
    const [one, two] = [await newBuyer(), await newBuyer()]
    const [first, second, other] = [newCode(), newCode(), newCode()]
    const content = (text: string) => ({ codes: [code(1, one.email, text), code(2, two.email, other), code(3, "nobody@tests.example", newCode()), code(4, one.email, newCode())] })
    const not = { unknown_customer: 1, same_customer: 1 }

    expect(await movedCodes({ codes: content(first).codes.slice(0, 3) }, { origin, is_dry: true })).toEqual({ ...NOTHING_TOLD, created: 2, not: { unknown_customer: 1 } })
    expect(await codeOf(one.id)).toBeNull()
    expect(await movedCodes(content(first), { origin })).toEqual({ ...NOTHING_TOLD, created: 2, not })
    expect([await codeOf(one.id), await codeOf(two.id)]).toEqual([first, other])
    expect(await movedCodes(content(first), { origin })).toEqual({ ...NOTHING_TOLD, left: 2, not })

    expect(await movedCodes(content(second), { origin, is_dry: true })).toEqual({ ...NOTHING_TOLD, changed: 1, left: 1, not })
    expect(await movedCodes(content(second), { origin })).toEqual({ ...NOTHING_TOLD, changed: 1, left: 1, not })
    expect(await codeOf(one.id)).toBe(second)

    expect(await movedCodes({ codes: [code(2, two.email, other)] }, { origin })).toEqual({ ...NOTHING_TOLD, left: 1, noted: { gone_in_source: 1 } })
    expect(await movedCodes({ codes: [code(2, two.email, other)] }, { origin })).toEqual({ ...NOTHING_TOLD, left: 1 })
    expect(await codeOf(one.id)).toBe(second)
  })

  it("that cannot be had are named with their reasons, in a dry run as for real", async () => {
    const origin = newOrigin()
    const [one, two, three] = [await newBuyer(), await newBuyer(), await newBuyer()]
    const taken = newCode()
    await movedCodes({ codes: [code(1, one.email, taken)] }, { origin: newOrigin() })
    const own = (await referrals(testApp.container).giveCode((await referrals(testApp.container).ensureAdvocate({ type: "customer", id: three.id })).id, "present", AT)).shown
    const content = { codes: [code(1, one.email, "ä"), code(2, two.email, taken), code(3, three.email, newCode())] }
    const told = { ...NOTHING_TOLD, not: { invalid_code: 1, code_taken: 1, other_code: 1 } }
    expect(await movedCodes(content, { origin, is_dry: true })).toEqual(told)
    expect(await movedCodes(content, { origin })).toEqual(told)
    expect([await codeOf(one.id), await codeOf(two.id), await codeOf(three.id)]).toEqual([taken, null, own])
  })

  it("are the company's where its members refer for it: the first one's", async () => {
    const origin = newOrigin()
    const company = await makeCompany()
    const members = [await newBuyer(), await newBuyer()]
    for (const { id } of members) await joinGroup(company.customer_group_id, id)
    await setReferralProgram({ status: "off", members_refer_for: "company" })
    const content = { codes: members.map(({ email }, index) => code(index + 1, email, newCode())) }
    expect(await movedCodes(content, { origin })).toEqual({ ...NOTHING_TOLD, created: 1, not: { company_has_code: 1 } })
    expect(await movedCodes(content, { origin })).toEqual({ ...NOTHING_TOLD, left: 1, not: { company_has_code: 1 } })
  })
})
