import type { ReferralMovedEvent } from "../../src/types/referral-events"
import { makeCompany, setMember } from "../support/companies"
import { makeBuyer, type Buyer } from "../support/customers"
import { eventually } from "../support/eventually"
import { mailTo, type SentMail } from "../support/notifications"
import { endReferralProgram, inDatabase, insertAdvocate, insertClaim, setReferralProgram, type Advocate } from "../support/referrals"
import { grantReward } from "../support/rewards"
import { makeShop, type Shop } from "../support/shops"

const tell = async (): Promise<number> => (await testApp.container.resolve("workflows").run("tell-referrals", { input: {} })).result.told

const mailOf = async ({ email }: Buyer, template: string): Promise<SentMail[]> => (await mailTo(email)).filter((mail) => mail.template === template)
const untilMail = (buyer: Buyer, template: string): Promise<SentMail> => eventually(async () => (await mailOf(buyer, template)).find(({ status }) => status === "success"))

/** What the event bus was handed of a referral. */
const listen = (referral: () => string) => {
  const heard: { name: string; data: ReferralMovedEvent }[] = []
  const bus = testApp.container.resolve("event_bus")
  const emit = bus.emit.bind(bus)
  const spy = jest.spyOn(bus, "emit").mockImplementation(async (messages, options) => {
    for (const { name, data } of [messages].flat()) {
      const event = data as ReferralMovedEvent
      if (event?.referral_id === referral()) heard.push({ name, data: event })
    }
    return emit(messages, options)
  })
  return { heard, stop: () => spy.mockRestore() }
}

describe("what happens to referrals", () => {
  let shop: Shop
  let anna: Buyer
  let advocate: Advocate

  const claim = (state: string, from: Advocate = advocate) => insertClaim({ advocate: from, cartId: `cart_tell_${testApp.nextNumber()}`, state })
  const move = (id: string, sequence: number, to: string) =>
    inDatabase("INSERT INTO referral_change (id, referral_id, sequence, from_state, to_state, reason, at) VALUES ($1, $2, $3, 'qualified', $4, 'holding_over', now())", [`${id}_${sequence}`, id, sequence, to])

  beforeAll(async () => {
    await setReferralProgram()
    shop = await makeShop()
    anna = await makeBuyer(shop)
    advocate = await insertAdvocate({ customerId: anna.customerId })
  })

  afterAll(() => endReferralProgram())

  it("is told once, in its order, with ids and nothing about a person, whoever tells at the same moment", async () => {
    let id = ""
    const { heard, stop } = listen(() => id)
    try {
      id = await claim("qualified")
      await move(id, 2, "rewarded")
      await Promise.all([tell(), tell(), tell()])
      await tell()
      await eventually(async () => (heard.length >= 2 ? true : undefined))
    } finally {
      stop()
    }
    expect(heard.map(({ name }) => name)).toEqual(["referrals.qualified", "referrals.rewarded"])
    expect(heard[1].data).toEqual({
      id: `${id}_2`,
      referral_id: id,
      advocate_id: advocate.id,
      advocate: { type: "customer", id: anna.customerId },
      from_state: "qualified",
      to_state: "rewarded",
      reason: "holding_over",
      order_id: null,
      at: expect.any(String),
    })
  })

  it("reaches the advocate by e-mail, with what was given and nobody's name; a claim and a review do not", async () => {
    const buyer = await makeBuyer(shop)
    const own = await insertAdvocate({ customerId: buyer.customerId })
    const id = await claim("rewarded", own)
    const { code } = await grantReward({ key: `referral:${id}:advocate`, customer_id: buyer.customerId, source: { type: "referral", id } })
    await claim("claimed", own)
    await claim("in_review", own)
    await tell()
    const mail = await untilMail(buyer, "referral-rewarded")
    expect(mail).toMatchObject({
      trigger_type: "referrals.rewarded",
      data: { referral_id: id, reward_in_words: { en: expect.stringContaining("500 points") }, rewards: [{ side: "advocate", code, title: { en: "10 % off", de: "10 % Rabatt" } }] },
    })
    expect((await mailTo(buyer.email)).filter(({ template }) => template.startsWith("referral-"))).toHaveLength(1)
  })

  it("reaches those members of a company who may spend its points", async () => {
    const company = await makeCompany()
    const [spender, other] = [await makeBuyer(shop, [company.customer_group_id]), await makeBuyer(shop, [company.customer_group_id])]
    await setMember(company.id, other.customerId, { may_redeem: false })
    await claim("qualified", await insertAdvocate({ companyId: company.id }))
    await tell()
    await untilMail(spender, "referral-qualified")
    expect(await mailOf(other, "referral-qualified")).toEqual([])
  })
})
