import type { AdminLadder, AdminLevel } from "../../src/types/loyalty-levels"
import type { LevelAboutToLoseEvent, LevelChangedEvent } from "../../src/types/loyalty-levels-events"
import { asAdmin } from "../support/api"
import { makeCart, placeOrder, session, type Session } from "../support/carts"
import { makeBuyer, type Buyer } from "../support/customers"
import { eventually } from "../support/eventually"
import { groupsOf, levelOf, makeLadder, memberOf, nightAt, removeLadder } from "../support/levels"
import { archiveOccasion, makeOccasion, untilGiven } from "../support/occasions"
import { mailTo } from "../support/notifications"
import { cancelOrder } from "../support/orders"
import { makeProduct } from "../support/products"
import { cartPoints, deleteEarningRule, makeEarningRule, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()

describe("a level and what else there is", () => {
  let shop: Shop
  let variant: string
  let ladder: AdminLadder
  let silver: AdminLevel
  let gold: AdminLevel

  beforeAll(async () => {
    shop = await makeShop({ shippingPrice: 0, taxRate: 0 })
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds[0]
    const made = await makeLadder({ window: { type: "rolling_days", days: 30 }, grace_days: 0, warn_days: 3 }, { net_spend: { eur: "50.00" } }, { net_spend: { eur: "100.00" } }, { net_spend: { eur: "300.00" } })
    ladder = made.ladder
    ;[, silver, gold] = made.levels
  })

  afterAll(() => removeLadder(ladder))

  const newBuyer = async (): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop)
    return { ...session(shop, buyer), buyer }
  }
  const buys = async (buying: Session, quantity: number): Promise<string> => (await placeOrder(buying, (await makeCart(buying, [{ variant_id: variant, quantity }])).id)).id
  const becomes = (buyer: Buyer, level: string | null) => eventually(async () => ((await levelOf(buyer)) === level ? true : undefined))

  describe("owners are told", () => {
    const events: { name: string; data: LevelChangedEvent | LevelAboutToLoseEvent }[] = []
    const hear = async ({ name, data }: { name: string; data: unknown }) => void events.push({ name: name.replace("loyalty-levels.", ""), data: data as LevelChangedEvent })
    const names = ["welcome", "up", "down", "about_to_lose"].map((kind) => `loyalty-levels.${kind}`)
    const each = (act: "subscribe" | "unsubscribe") => names.forEach((name) => testApp.container.resolve("event_bus")[act](name, hear, { subscriberId: `spec-${name}` }))
    const heardOf = ({ customerId }: Buyer) => events.filter(({ data }) => data.owner.id === customerId)
    const hears = (buyer: Buyer, ...kinds: string[]) => eventually(async () => (heardOf(buyer).length >= kinds.length ? true : undefined)).then(() => expect(heardOf(buyer).map(({ name }) => name)).toEqual(kinds))

    const levelMail = async ({ email }: Buyer) => (await mailTo(email)).filter(({ template }) => template.startsWith("loyalty-level-"))
    const named = (level: unknown) => (level as { name: string } | null)?.name ?? null

    beforeAll(() => each("subscribe"))
    afterAll(() => each("unsubscribe"))

    it("of their first level, of a higher one, and of what they lost, each once and with the order", async () => {
      const buying = await newBuyer()
      await buys(buying, 5)
      await hears(buying.buyer, "welcome")
      const order = await buys(buying, 5)
      await hears(buying.buyer, "welcome", "up")
      expect(heardOf(buying.buyer)[1].data).toMatchObject({ to_level_id: silver.id, cause: "reached", order_id: order })
      await cancelOrder(order)
      await hears(buying.buyer, "welcome", "up", "down")
      expect(heardOf(buying.buyer)[2].data).toMatchObject({ from_level_id: silver.id, cause: "undone" })
      expect(new Set(heardOf(buying.buyer).map(({ data }) => data.id)).size).toBe(3)
      const mails = await eventually(async () => {
        const sent = await levelMail(buying.buyer)
        return sent.length >= 3 ? sent : undefined
      })
      expect(mails.map(({ template, data }) => [template, named(data.from_level), named(data.level)])).toEqual([
        ["loyalty-level-welcome", null, "Bronze"],
        ["loyalty-level-up", "Bronze", "Silver"],
        ["loyalty-level-down", "Silver", "Bronze"],
      ])
    })

    it("some days before a level is lost for age, once", async () => {
      const buying = await newBuyer()
      await buys(buying, 10)
      await hears(buying.buyer, "welcome")
      await nightAt(inDays(20))
      expect(heardOf(buying.buyer)).toHaveLength(1)
      await nightAt(inDays(28))
      await nightAt(inDays(28.1))
      await hears(buying.buyer, "welcome", "about_to_lose")
      const { lost_at } = await memberOf(buying.buyer)
      expect(heardOf(buying.buyer)[1].data).toMatchObject({ level_id: silver.id, lost_on: lost_at?.slice(0, 10) })
      await eventually(async () => ((await levelMail(buying.buyer)).some(({ template }) => template === "loyalty-level-about-to-lose") ? true : undefined))
    })
  })

  it("earning rules can ask for it", async () => {
    await setProgram()
    const rule = await makeEarningRule({ conditions: { code: "levels", args: { ids: [silver.id, gold.id] } } })
    const buying = await newBuyer()
    const earned = async () => (await cartPoints(buying, (await makeCart(buying, [{ variant_id: variant, quantity: 3 }])).id)).earns.points
    expect(await earned()).toBe(0)
    await buys(buying, 10)
    await becomes(buying.buyer, "Silver")
    expect(await earned()).toBe(30)
    const { status, body } = await asAdmin().post(`/admin/reward-points/earning-rules/${rule}`, { conditions: { code: "levels", args: { ids: ["lylev_none"] } } })
    expect([status, body.errors.map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)]).toEqual([400, ["conditions.args.ids: unknown_id"]])
    await deleteEarningRule(rule)
    await switchProgramOff()
  })

  it("an occasion gives it for a time, and takes it back with the order that it was given for", async () => {
    const occasion = await makeOccasion({ trigger: { type: "order_placed" }, reward: { kind: "level", level_id: gold.id, days: 10 } })
    const buying = await newBuyer()
    const order = await buys(buying, 1)
    await untilGiven(occasion.id, 1, buying.buyer.customerId)
    await becomes(buying.buyer, "Gold")
    expect(await groupsOf(buying.buyer)).toEqual([gold.customer_group_id])
    const { grants } = await memberOf(buying.buyer)
    expect(grants).toMatchObject([{ source: "reward", level: { name: "Gold" }, ended_at: null }])
    expect(Date.parse(grants[0].ends_at ?? "") - Date.parse(grants[0].starts_at)).toBeGreaterThan(9.9 * 86_400_000)
    await cancelOrder(order)
    await becomes(buying.buyer, null)
    expect(await groupsOf(buying.buyer)).toEqual([])
    await archiveOccasion(occasion.id)
  })
})
