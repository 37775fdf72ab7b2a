import { Modules } from "@medusajs/framework/utils"
import { connect } from "../../src/move-in/connect"
import { parseMapFile } from "../../src/move-in/domain/map-file"
import type { MoveInOptions } from "../../src/move-in/domain/options"
import { THINGS } from "../../src/move-in/domain/records"
import { MAGENTO2_SCHEMAS, openMagento2 } from "../../src/move-in/magento2"
import type { OpenSource } from "../../src/move-in/source"
import type { RewardPointsService } from "../../src/modules/reward-points/service"
import type { MoveInReport } from "../../src/types/move-in"
import { runMoveIn } from "../../src/workflows/move-in/run-move-in"
import { asAdmin, ok } from "../support/api"
import { startMariaDb, type MariaDb } from "../support/mariadb"
import { makeProduct } from "../support/products"
import { makeShop, type Shop } from "../support/shops"
import { magento2Shop, SHOP_AT } from "./magento2/shop"

const openSource: OpenSource = async ({ url }, settings) => {
  const connection = await connect({ url, table_prefix: settings.table_prefix, schemas: MAGENTO2_SCHEMAS })
  return { source: await openMagento2(connection, settings), close: connection.close }
}

type Line = { thing: string; row: string; reason: string; message: string; moved: boolean }

/** What came of each kind of thing: `created 3, changed 0, removed 0, left 2`. */
const told = (report: MoveInReport): Record<string, string> =>
  Object.fromEntries(report.things.map(({ thing, created, changed, removed, left }) => [thing, `created ${created}, changed ${changed}, removed ${removed}, left ${left}`]))

const NOTHING_NEW = /^created 0, changed 0, removed 0, left \d+$/

describe("a Magento shop that moves in", () => {
  let server: MariaDb
  let url: string
  let shop: Shop
  let origin: string
  let number = 0

  beforeAll(async () => {
    server = await startMariaDb()
    shop = await makeShop()
    // Medusa's list prices are those of the source, as the import of the products has made them.
    for (const [sku, amount] of [["SCREW-1", 10], ["SCREW-2", 10], ["NUT", 5], ["BOLT", 10], ["GUEST", 10], ["NO-PRICE", 20]] as const) {
      await makeProduct(shop, { variants: [{ sku, prices: [{ amount, currency_code: shop.currencyCode }] }] })
    }
  }, 180_000)
  afterAll(() => server?.stop())
  beforeEach(async () => {
    number = testApp.nextNumber()
    origin = `whole-${number}`
    url = await server.createDatabase(`whole_${number}`, magento2Shop({ edition: "commerce" }))
    // Names of groups and addresses of their own: all specs share one shop.
    await server.run(
      `UPDATE customer_group SET customer_group_code = CONCAT(customer_group_code, ' ${number}') WHERE customer_group_id > 0; UPDATE customer_entity SET email = CONCAT('m${number}-', email) WHERE email LIKE '%@%'`,
      `whole_${number}`
    )
  })
  afterEach(async () => {
    const { tier_price_rules } = await ok<{ tier_price_rules: { id: string }[] }>(asAdmin().get("/admin/tier-price-rules", { limit: 100 }))
    for (const { id } of tier_price_rules) await ok(asAdmin().delete(`/admin/tier-price-rules/${id}`))
  })

  const optionsOf = (more: Partial<MoveInOptions> & { map?: MoveInOptions["map"] } = {}, map: object = {}): MoveInOptions => {
    const parsed = parseMapFile({ origin, websites: { base: { currency_code: shop.currencyCode, regions: [shop.regionId] } }, customers: { create: true }, companies: [`Handwerk ${number}`], ...map })
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals))
    return { from: "magento2", url, what: [...THINGS], map: parsed.value, table_prefix: "", since: null, mode: "apply", ...more }
  }

  const run = async (options: MoveInOptions, lines: Line[] = []): Promise<MoveInReport> =>
    (await runMoveIn(testApp.container, options, { progress: () => undefined, remark: (line) => void lines.push(line) }, openSource, SHOP_AT)).report

  const inSource = (statements: string) => server.run(statements, `whole_${number}`)
  const pointsOf = async (email: string): Promise<number> => {
    const [customer] = await testApp.container.resolve(Modules.CUSTOMER).listCustomers({ email: `m${number}-${email}` })
    const service = testApp.container.resolve<RewardPointsService>("reward_points")
    const [{ id }] = await service.ensureAccounts([{ type: "customer", id: customer.id }])
    return (await service.readBalances([id], SHOP_AT))[id]?.available ?? 0
  }

  it("is told beforehand what would become of it, and nothing is written", async () => {
    const before = await testApp.container.resolve(Modules.CUSTOMER).listAndCountCustomers({}, { take: 1 })
    const lines: Line[] = []
    const dry = await run(optionsOf({ mode: "dry_run" }), lines)
    expect(dry.proof).toBeNull()
    expect(told(dry)).toMatchObject({ groups: "created 4, changed 0, removed 0, left 0" })
    expect((await testApp.container.resolve(Modules.CUSTOMER).listAndCountCustomers({}, { take: 1 }))[1]).toBe(before[1])
    expect((await ok<{ count: number }>(asAdmin().get("/admin/tier-price-rules"))).count).toBe(0)

    const applied = await run(optionsOf())
    expect(told(applied)).toEqual(told(dry))
    expect(applied.books.map(({ rule_id: _id, ...book }) => book)).toEqual(dry.books.map(({ rule_id: _id, ...book }) => book))
    expect(lines.map(({ reason }) => reason)).toEqual(expect.arrayContaining(["invalid_email", "wrongly_encoded", "duplicate_sku", "above_list_price", "quantity_not_positive", "negative_price", "invalid_percentage", "unknown_group", "unknown_product", "negative_balance", "expired_points", "zero_date", "guests_only"]))
    expect(dry.unmapped.map(({ name }) => name).sort()).toEqual(["old", "us"])
  })

  it("finds its prices and points here, which the proof says, and a second run changes nothing", async () => {
    const first = await run(optionsOf())
    expect(first.proof).toMatchObject({ holds: true, tiers: { differences: [] }, points: { different: 0 }, prices: { different: 0, differences: [] } })
    expect(first.proof?.tiers?.source).toBeGreaterThan(5)
    expect(first.proof?.prices?.compared).toBeGreaterThan(20)
    expect(first.proof?.points?.source).toBeGreaterThan(0)
    expect(await pointsOf("ada@example.com")).toBe(300)

    const second = await run(optionsOf())
    Object.values(told(second)).forEach((line) => expect(line).toMatch(NOTHING_NEW))
    expect(second.proof?.holds).toBe(true)
    expect(await pointsOf("ada@example.com")).toBe(300)
  })

  it("brings over what has changed since, and that alone", async () => {
    await run(optionsOf())
    await inSource(`UPDATE catalog_product_entity_tier_price SET value = 7.25 WHERE value_id = 6;
      DELETE FROM catalog_product_entity_tier_price WHERE value_id = 10;
      UPDATE magento_reward SET points_balance = 240 WHERE reward_id = 1; UPDATE magento_reward_history SET points_used = 80 WHERE reward_id = 1 AND points_delta = 100 AND points_used = 20;
      UPDATE customer_entity SET group_id = 4 WHERE entity_id = 8;
      UPDATE customer_group SET customer_group_code = 'Wholesale and trade ${number}' WHERE customer_group_id = 2`)
    const changed = await run(optionsOf())
    expect(told(changed)).toMatchObject({ groups: "created 0, changed 1, removed 0, left 3", customers: expect.stringMatching(/^created 0, changed 1, removed 0/), points: expect.stringMatching(/^created 0, changed 1, removed 0/) })
    expect(told(changed).tiers).toMatch(/^created 0, changed \d+, removed 1, left \d+$/)
    expect(changed.proof?.holds).toBe(true)
    expect(await pointsOf("ada@example.com")).toBe(240)
    Object.values(told(await run(optionsOf()))).forEach((line) => expect(line).toMatch(NOTHING_NEW))
  })

  it("goes on where a run was stopped in the middle", async () => {
    const stopping: OpenSource = async (options, settings) => {
      const { source, close } = await openSource(options, settings)
      return { close, source: { ...source, points: () => stoppedIn(source.points()) } }
    }
    const listener = { progress: () => undefined, remark: () => undefined }
    await expect(runMoveIn(testApp.container, optionsOf(), listener, stopping, SHOP_AT)).rejects.toMatchObject({ reason: "internal_error" })
    const { move_ins } = await ok<{ move_ins: { status: string; failure: object }[] }>(asAdmin().get("/admin/move-ins", { limit: 1 }))
    expect(move_ins[0]).toMatchObject({ status: "failed", failure: { reason: "internal_error" } })

    const again = await run(optionsOf())
    expect(told(again).tiers).toMatch(NOTHING_NEW)
    expect(told(again).points).toMatch(/^created [1-9]/)
    expect(again.proof?.holds).toBe(true)
  })

  it("marks its groups as companies when told so", async () => {
    await run(optionsOf({ what: ["groups"] }))
    const { b2b_companies } = await ok<{ b2b_companies: { name: string }[] }>(asAdmin().get("/admin/b2b-companies", { q: `Handwerk ${number}` }))
    expect(b2b_companies).toMatchObject([{ name: `Handwerk ${number}` }])
  })

  it("is refused where the map names what this shop does not have, before anything is read", async () => {
    const refusal = run(optionsOf({}, { websites: { base: { currency_code: "xau", regions: ["Atlantis"] }, us: { currency_code: "xau" } } }))
    await expect(refusal).rejects.toMatchObject({ reason: "invalid_map", message: expect.stringMatching(/xau.*Atlantis.*"base" and "us"/) })
  })

  it("names every difference that the proof finds", async () => {
    await run(optionsOf())
    const { tier_price_rules } = await ok<{ tier_price_rules: { id: string; name: string }[] }>(asAdmin().get("/admin/tier-price-rules", { limit: 100 }))
    for (const { id } of tier_price_rules) await ok(asAdmin().post(`/admin/tier-price-rules/${id}`, { status: "archived" }))
    const { proof } = await run(optionsOf())
    expect(proof).toMatchObject({ holds: false, tiers: { differences: [] }, prices: { different: expect.any(Number) } })
    expect(proof?.prices?.differences[0]).toMatchObject({ reason: "price_differs", customer_group: expect.any(String), source: expect.any(String), shop: expect.any(String) })

    await ok(asAdmin().post("/admin/tier-price-rules", { name: `Half price ${number}`, status: "active", region_ids: [shop.regionId], scope: { type: "all" }, breaks: [{ min_quantity: 1, type: "percentage", value: 50 }] }))
    const { proof: halved } = await run(optionsOf())
    expect(halved?.prices?.differences.map(({ reason }) => reason)).toEqual(expect.arrayContaining(["other_rule"]))
  })

  async function* stoppedIn<Batch>(batches: AsyncIterable<Batch>): AsyncGenerator<Batch> {
    for await (const _batch of batches) throw new Error("the power is gone")
    yield* batches
  }
})
