import type { OccasionsService } from "../../src/modules/occasions/service"
import { archiveOccasion, birthdayRow, grantsOf, makeOccasion, runOccasions, setRunUntil } from "../support/occasions"
import { ok } from "../support/api"
import { session } from "../support/carts"
import { makeBuyer } from "../support/customers"
import { makeShop, type Shop } from "../support/shops"

const service = (): OccasionsService => testApp.container.resolve("occasions")

describe("occasions at the same time", () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await makeShop()
  })

  const claims = (occasion_id: string, per_year: number | null) =>
    Promise.all(
      Array.from({ length: 12 }, (_each, number) =>
        service().claimGiven({ occasion_id, key: `spec:${occasion_id}:${number}`, buyer: "cus_spec", customer_id: "cus_spec", order_id: `order_${number}`, period: `order_${number}`, day: "2035-05-01", per_year })
      )
    )

  it("twelve orders of one buyer get it as often as it may be had in a year, and all of them where it may always", async () => {
    const [twice, always] = [await makeOccasion({ status: "draft", trigger: { type: "order_placed" } }), await makeOccasion({ status: "draft", trigger: { type: "order_placed" } })]
    expect((await claims(twice.id, 2)).filter((given) => given !== null)).toHaveLength(2)
    expect((await claims(always.id, null)).filter((given) => given !== null)).toHaveLength(12)
    // The same orders again: what they have they keep, and no more comes.
    expect((await claims(twice.id, 2)).filter((given) => given !== null)).toHaveLength(2)
  })

  it("three runs of one day give it once", async () => {
    const buyer = await makeBuyer(shop)
    const buying = session(shop, buyer)
    await ok(buying.client.post("/store/customers/me/loyalty/birthday", { birthday: { month: 7, day: 14 }, consent: true }))
    const { id } = await makeOccasion({})
    await setRunUntil(id, "2035-07-13")
    await Promise.all([1, 2, 3].map(() => runOccasions("2035-07-14T12:00:00Z")))
    expect(await grantsOf(id, buyer.customerId)).toHaveLength(1)
    await archiveOccasion(id)
  })

  it("two birthdays said at once: one is kept", async () => {
    const buyer = await makeBuyer(shop)
    const { client } = session(shop, buyer)
    const answers = await Promise.all([3, 4, 5, 6].map((month) => client.post("/store/customers/me/loyalty/birthday", { birthday: { month, day: 9 }, consent: true })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400])
    const kept = answers.find(({ status }) => status === 200)?.body.loyalty.birthday.month
    expect((await birthdayRow(buyer.customerId)).month_day).toBe(`0${kept}-09`)
  })
})
