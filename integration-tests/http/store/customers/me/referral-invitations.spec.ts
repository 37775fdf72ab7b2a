import { asAdmin, asBuyer, ok, type Client } from "../../../../support/api"
import { makeBuyer, type Buyer } from "../../../../support/customers"
import { mailTo } from "../../../../support/notifications"
import { endReferralProgram, inDatabase, setReferralProgram } from "../../../../support/referrals"
import { makeShop, type Shop } from "../../../../support/shops"

type Refused = { code: string; errors: { path: string; reason: string }[]; left_today?: number }

let shop: Shop

const PATH = "/store/customers/me/referral"
const friend = (): string => `friend-${testApp.nextNumber()}@tests.example`
const invite = (client: Client, emails: unknown, text?: string) => client.post(`${PATH}/invitations`, { emails, ...(text !== undefined && { text }) })
const reasonsOf = ({ errors }: Refused): string[] => errors.map(({ path, reason }) => `${path} ${reason}`)

const newAdvocate = async (): Promise<{ client: Client; buyer: Buyer; code: string }> => {
  const buyer = await makeBuyer(shop)
  await ok(asAdmin().post(`/admin/customers/${buyer.customerId}`, { first_name: "Anna" }))
  const client = asBuyer(shop, buyer)
  const { referral } = await ok<{ referral: { code: string } }>(client.post(`${PATH}/code`))
  return { client, buyer, code: referral.code }
}

describe("invitations of friends", () => {
  beforeAll(async () => {
    shop = await makeShop()
  })

  beforeEach(() => setReferralProgram({ link_base: "https://shop.example/", invitations_per_day: 3 }))

  afterAll(() => endReferralProgram())

  it("go out with the programme's words, code and link, by which the shop sees how the friend came", async () => {
    const { client, code } = await newAdvocate()
    const to = friend()
    expect(await ok(invite(client, [to.toUpperCase()]))).toEqual({ sent: 1, left_today: 2 })
    const [mail] = await mailTo(to)
    expect(mail).toMatchObject({
      template: "referral-invitation",
      status: "success",
      data: { code, link: `https://shop.example/?ref=${code}&ref_via=invitation`, advocate_name: "Anna", friend_gets: { en: expect.stringContaining("10 %") }, subject: expect.stringContaining("Anna") },
    })
    expect(mail.data.text).toContain(`ref=${code}`)
    expect(await ok(client.get(PATH))).toMatchObject({ referral: { invitations: { per_day: 3, left_today: 2 } } })
    const { rows } = await inDatabase("SELECT i.* FROM referral_invitation i JOIN referral_code c ON c.advocate_id = i.advocate_id WHERE c.shown = $1", [code])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain("@")
  })

  it("can have the advocate's own words, with the same placeholders and no link to elsewhere", async () => {
    const { client, code } = await newAdvocate()
    const to = friend()
    await ok(invite(client, [to], `Try it, {advocate} says: {code} or https://shop.example/de?ref=${code.toLowerCase()}.`))
    expect((await mailTo(to))[0].data.text).toBe(`Try it, Anna says: ${code} or https://shop.example/de?ref=${code.toLowerCase()}.`)
    const { status, body } = await invite(client, [friend()], "Win at https://evil.example/?ref=X")
    expect(status).toBe(400)
    expect(reasonsOf(body)).toEqual(["text other_link"])
  })

  it("are so many a day, however many are asked for at the same moment", async () => {
    const { client, code } = await newAdvocate()
    const answers = await Promise.all(Array.from({ length: 8 }, () => invite(client, [friend()])))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429, 429, 429, 429])
    expect(answers.find(({ status }) => status === 429)?.body).toMatchObject({ code: "invitations_used_up", left_today: 0 })
    const { rows } = await inDatabase("SELECT i.id FROM referral_invitation i JOIN referral_code c ON c.advocate_id = i.advocate_id WHERE c.shown = $1 AND i.sent_at IS NOT NULL", [code])
    expect(rows).toHaveLength(3)

    await inDatabase("UPDATE referral_invitation i SET day = '2020-01-01' FROM referral_code c WHERE c.advocate_id = i.advocate_id AND c.shown = $1", [code])
    expect(await ok(invite(client, [friend()]))).toEqual({ sent: 1, left_today: 2 })
  })

  it("go out all or none: of more than there are left nobody gets one", async () => {
    const { client } = await newAdvocate()
    const many = [friend(), friend(), friend(), friend()]
    const { status, body } = await invite(client, many)
    expect(status).toBe(429)
    expect(body.left_today).toBe(3)
    for (const to of many) expect(await mailTo(to)).toEqual([])
  })

  it("go to each mailbox once, also of two at the same moment, in whatever spelling, and not to oneself", async () => {
    const { client, buyer } = await newAdvocate()
    const box = `friend.${testApp.nextNumber()}`
    const answers = await Promise.all([invite(client, [`${box}@gmail.com`]), invite(client, [`${box}+shop@googlemail.com`])])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    expect(reasonsOf(answers.find(({ status }) => status === 400)?.body)).toEqual(["emails.0 invited_already"])
    const to = friend()
    const { body } = await invite(client, [to, to.toUpperCase(), buyer.email, "nobody"])
    expect(reasonsOf(body)).toEqual(["emails.3 invalid_email"])
    expect(reasonsOf((await invite(client, [to, to.toUpperCase(), buyer.email])).body)).toEqual(["emails.1 duplicate_email", "emails.2 own_email"])
  })

  it("are sent by nobody who may not refer, and by nobody at all where the programme says so", async () => {
    const { client } = await newAdvocate()
    await setReferralProgram({ invitations_per_day: 0 })
    expect((await invite(client, [friend()])).body).toMatchObject({ code: "invitations_off" })
    await setReferralProgram({ status: "off" })
    expect((await invite(client, [friend()])).body).toMatchObject({ code: "program_off" })
    await setReferralProgram({ advocates: { customer_group_ids: [], level_ids: [], with_completed_order: true } })
    expect((await invite(client, [friend()])).body).toMatchObject({ code: "not_an_advocate" })
    expect((await asBuyer(shop).post(`${PATH}/invitations`, { emails: [friend()] })).status).toBe(401)
  })
})
