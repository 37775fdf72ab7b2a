import type { ReferralsService } from "../../src/modules/referrals/service"
import { withClient } from "../support/database"
import { reasonsOf } from "../support/points"

const referrals = (): ReferralsService => testApp.container.resolve("referrals")
const NOW = new Date("2036-05-01T12:00:00Z")
const owner = (type: "customer" | "company" = "customer") => ({ type, id: `${type}_refers_${testApp.nextNumber()}` })
const inDatabase = (text: string, values: unknown[]) => withClient(new URL(testApp.databaseUrl).pathname.slice(1), (client) => client.query(text, values))

const newAdvocate = async (): Promise<string> => (await referrals().ensureAdvocate(owner())).id

describe("the codes of advocates", () => {
  it("are found however they are written, and those of nobody are not", async () => {
    const advocate_id = await newAdvocate()
    const { shown } = await referrals().giveCode(advocate_id, "present", NOW)
    expect(shown).toMatch(/^[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}$/)
    for (const text of [shown, shown.toLowerCase(), ` ${shown.replace("-", " ")} `]) {
      expect(await referrals().findCode(text)).toMatchObject({ shown, is_vanity: false, replaced_at: null, advocate: { id: advocate_id } })
    }
    for (const text of ["ZZZZZ-ZZZZZ", "", "'; DROP TABLE referral_code", "x".repeat(10_000)]) {
      expect(await referrals().findCode(text)).toBeNull()
    }
  })

  it("are one of each advocate, whoever asks how often at the same moment", async () => {
    const someone = owner("company")
    const advocates = await Promise.all(Array.from({ length: 12 }, () => referrals().ensureAdvocate(someone)))
    expect(new Set(advocates.map(({ id }) => id)).size).toBe(1)
    const codes = await Promise.all(advocates.map(({ id }) => referrals().giveCode(id, "present", NOW)))
    expect(new Set(codes.map(({ code }) => code)).size).toBe(1)
  })

  it("are replaced one after another: at the end one works, and the others are known as replaced", async () => {
    const advocate_id = await newAdvocate()
    const codes = await Promise.all(Array.from({ length: 8 }, () => referrals().giveCode(advocate_id, "new", NOW)))
    expect(new Set(codes.map(({ code }) => code)).size).toBe(8)
    const known = await Promise.all(codes.map(({ code }) => referrals().findCode(code)))
    expect(known.filter((code) => code?.replaced_at === null)).toHaveLength(1)
    expect(await referrals().currentCodes([advocate_id])).toEqual(known.filter((code) => code?.replaced_at === null))
  })

  it("can be chosen by an admin, by one advocate: who had it first keeps it, also after it was replaced", async () => {
    const chosen = { code: `BRENNER${testApp.nextNumber()}`, shown: "BRENNER" }
    const advocates = await Promise.all(Array.from({ length: 6 }, newAdvocate))
    const before = await Promise.all(advocates.map((id) => referrals().giveCode(id, "present", NOW)))
    const settled = await Promise.allSettled(advocates.map((id) => referrals().giveCode(id, chosen, NOW)))
    expect(reasonsOf(settled)).toEqual(Array(5).fill("code_taken"))
    const first = settled.findIndex(({ status }) => status === "fulfilled")
    expect(await referrals().findCode(chosen.code)).toMatchObject({ is_vanity: true, advocate: { id: advocates[first] } })

    // Whom it was refused keeps the code that he had.
    const second = (first + 1) % advocates.length
    expect(await referrals().currentCodes([advocates[second]])).toMatchObject([{ code: before[second].code }])

    await referrals().giveCode(advocates[first], "new", NOW)
    expect(reasonsOf(await Promise.allSettled([referrals().giveCode(advocates[second], chosen, NOW)]))).toEqual(["code_taken"])
    expect(await referrals().giveCode(advocates[first], chosen, NOW)).toMatchObject({ code: chosen.code, replaced_at: null })
  })

  it("are given to nobody who is not there", async () => {
    expect(reasonsOf(await Promise.allSettled([referrals().giveCode("refadv_nobody", "present", NOW)]))).toEqual(["advocate_not_found"])
  })

  it("cannot be two of an advocate at once, past every check", async () => {
    const advocate_id = await newAdvocate()
    await referrals().giveCode(advocate_id, "present", NOW)
    const another = inDatabase(`INSERT INTO referral_code (id, code, shown, advocate_id) VALUES ($1, $2, $2, $3)`, [`refcode_${testApp.nextNumber()}`, `PAST${testApp.nextNumber()}`, advocate_id])
    await expect(another).rejects.toThrow(/IDX_referral_code_advocate_id_unique/)
  })
})
