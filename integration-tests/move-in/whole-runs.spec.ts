import { Modules } from "@medusajs/framework/utils"
import type { OpenSource } from "../../src/move-in/source"
import type { RewardPointsService } from "../../src/modules/reward-points/service"
import { asAdmin, ok } from "../support/api"
import { startMariaDb, type MariaDb } from "../support/mariadb"
import { makeProduct } from "../support/products"
import { makeShop, type Shop } from "../support/shops"
import { LISTED, makeMovingShop, openMagento, type MovingShop, type Outcome, type RunSettings } from "./magento2/moving-shop"
import { SHOP_AT } from "./magento2/shop"
import { NOTHING_NEW, told } from "./told"

describe("a Magento shop that moves in", () => {
  let server: MariaDb
  let shop: Shop
  let moving: MovingShop

  beforeAll(async () => {
    server = await startMariaDb()
    shop = await makeShop()
    // Medusa's list prices are those of the source, as the import of the products has made them.
    for (const [sku, amount] of LISTED) {
      await makeProduct(shop, { variants: [{ sku, prices: [{ amount, currency_code: shop.currencyCode }] }] })
    }
  }, 180_000)
  afterAll(() => server?.stop())
  beforeEach(async () => {
    moving = await makeMovingShop(server, shop)
  })
  afterEach(async () => {
    const { tier_price_rules } = await ok<{ tier_price_rules: { id: string }[] }>(asAdmin().get("/admin/tier-price-rules", { limit: 100 }))
    for (const { id } of tier_price_rules) await ok(asAdmin().delete(`/admin/tier-price-rules/${id}`))
  })

  /** One of its groups is a company. */
  const run = (settings: RunSettings = {}): Promise<Outcome> => moving.run({ ...settings, map: { companies: [`Handwerk ${moving.number}`], ...settings.map } })
  const pointsOf = async (email: string): Promise<number> => {
    const [customer] = await testApp.container.resolve(Modules.CUSTOMER).listCustomers({ email: `m${moving.number}-${email}` })
    const service = testApp.container.resolve<RewardPointsService>("reward_points")
    const [{ id }] = await service.ensureAccounts([{ type: "customer", id: customer.id }])
    return (await service.readBalances([id], SHOP_AT))[id]?.available ?? 0
  }

  it("is told beforehand what would become of it, and nothing is written", async () => {
    const before = await testApp.container.resolve(Modules.CUSTOMER).listAndCountCustomers({}, { take: 1 })
    const dry = await run({ mode: "dry_run" })
    expect(dry.report.proof).toBeNull()
    expect(told(dry)).toMatchObject({ groups: "created 4, changed 0, removed 0, left 0" })
    expect((await testApp.container.resolve(Modules.CUSTOMER).listAndCountCustomers({}, { take: 1 }))[1]).toBe(before[1])
    expect((await ok<{ count: number }>(asAdmin().get("/admin/tier-price-rules"))).count).toBe(0)

    const applied = await run()
    expect(told(applied)).toEqual(told(dry))
    expect(applied.report.books.map(({ rule_id: _id, ...book }) => book)).toEqual(dry.report.books.map(({ rule_id: _id, ...book }) => book))
    expect(dry.lines.map(({ reason }) => reason)).toEqual(expect.arrayContaining(["invalid_email", "wrongly_encoded", "duplicate_sku", "above_list_price", "quantity_not_positive", "negative_price", "invalid_percentage", "unknown_group", "unknown_product", "negative_balance", "expired_points", "zero_date", "guests_only"]))
    expect(dry.report.unmapped.map(({ name }) => name).sort()).toEqual(["old", "us"])
  })

  it("finds its prices and points here, which the proof says, and a second run changes nothing", async () => {
    const first = await run()
    expect(first.report.proof).toMatchObject({ holds: true, tiers: { differences: [] }, points: { different: 0 }, prices: { different: 0, differences: [] } })
    expect(first.report.proof?.tiers?.source).toBeGreaterThan(5)
    expect(first.report.proof?.prices?.compared).toBeGreaterThan(20)
    expect(first.report.proof?.points?.source).toBeGreaterThan(0)
    expect(await pointsOf("ada@example.com")).toBe(300)

    const second = await run()
    Object.values(told(second)).forEach((line) => expect(line).toMatch(NOTHING_NEW))
    expect(second.report.proof?.holds).toBe(true)
    expect(await pointsOf("ada@example.com")).toBe(300)
  })

  it("brings over what has changed since, and that alone", async () => {
    await run()
    await moving.inSource(`UPDATE catalog_product_entity_tier_price SET value = 7.25 WHERE value_id = 6;
      DELETE FROM catalog_product_entity_tier_price WHERE value_id = 10;
      UPDATE magento_reward SET points_balance = 240 WHERE reward_id = 1; UPDATE magento_reward_history SET points_used = 80 WHERE reward_id = 1 AND points_delta = 100 AND points_used = 20;
      UPDATE customer_entity SET group_id = 4 WHERE entity_id = 8;
      UPDATE customer_group SET customer_group_code = 'Wholesale and trade ${moving.number}' WHERE customer_group_id = 2`)
    const changed = await run()
    expect(told(changed)).toMatchObject({ groups: "created 0, changed 1, removed 0, left 3", customers: expect.stringMatching(/^created 0, changed 1, removed 0/), points: expect.stringMatching(/^created 0, changed 1, removed 0/) })
    expect(told(changed).tiers).toMatch(/^created 0, changed \d+, removed 1, left \d+$/)
    expect(changed.report.proof?.holds).toBe(true)
    expect(await pointsOf("ada@example.com")).toBe(240)
    Object.values(told(await run())).forEach((line) => expect(line).toMatch(NOTHING_NEW))
  })

  it("goes on where a run was stopped in the middle", async () => {
    const stopping: OpenSource = async (options, settings) => {
      const { source, close } = await openMagento(options, settings)
      return { close, source: { ...source, points: () => stoppedIn(source.points()) } }
    }
    await expect(run({ open: stopping })).rejects.toMatchObject({ reason: "internal_error" })
    const { move_ins } = await ok<{ move_ins: { status: string; failure: object }[] }>(asAdmin().get("/admin/move-ins", { limit: 1 }))
    expect(move_ins[0]).toMatchObject({ status: "failed", failure: { reason: "internal_error" } })

    const again = await run()
    expect(told(again).tiers).toMatch(NOTHING_NEW)
    expect(told(again).points).toMatch(/^created [1-9]/)
    expect(again.report.proof?.holds).toBe(true)
  })

  it("marks its groups as companies when told so", async () => {
    await run({ what: ["groups"] })
    const { b2b_companies } = await ok<{ b2b_companies: { name: string }[] }>(asAdmin().get("/admin/b2b-companies", { q: `Handwerk ${moving.number}` }))
    expect(b2b_companies).toMatchObject([{ name: `Handwerk ${moving.number}` }])
  })

  it("is refused where the map names what this shop does not have, before anything is read", async () => {
    const refusal = run({ map: { websites: { base: { currency_code: "xau", regions: ["Atlantis"] }, us: { currency_code: "xau" } } } })
    await expect(refusal).rejects.toMatchObject({ reason: "invalid_map", message: expect.stringMatching(/xau.*Atlantis.*"base" and "us"/) })
  })

  it("names every difference that the proof finds", async () => {
    await run()
    const { tier_price_rules } = await ok<{ tier_price_rules: { id: string; name: string }[] }>(asAdmin().get("/admin/tier-price-rules", { limit: 100 }))
    for (const { id } of tier_price_rules) await ok(asAdmin().post(`/admin/tier-price-rules/${id}`, { status: "archived" }))
    const { proof } = (await run()).report
    expect(proof).toMatchObject({ holds: false, tiers: { differences: [] }, prices: { different: expect.any(Number) } })
    expect(proof?.prices?.differences[0]).toMatchObject({ reason: "price_differs", customer_group: expect.any(String), source: expect.any(String), shop: expect.any(String) })

    await ok(asAdmin().post("/admin/tier-price-rules", { name: `Half price ${moving.number}`, status: "active", region_ids: [shop.regionId], scope: { type: "all" }, breaks: [{ min_quantity: 1, type: "percentage", value: 50 }] }))
    const { proof: halved } = (await run()).report
    expect(halved?.prices?.differences.map(({ reason }) => reason)).toEqual(expect.arrayContaining(["other_rule"]))
  })

  async function* stoppedIn<Batch>(batches: AsyncIterable<Batch>): AsyncGenerator<Batch> {
    for await (const _batch of batches) throw new Error("the power is gone")
    yield* batches
  }
})
