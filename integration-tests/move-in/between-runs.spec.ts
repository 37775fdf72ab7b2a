import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { TierPricingService } from "../../src/modules/tier-pricing/service"
import { pricesOf } from "../../src/workflows/tier-pricing/moved-books"
import { asAdmin, ok } from "../support/api"
import { withClient } from "../support/database"
import { startMariaDb, type MariaDb } from "../support/mariadb"
import { makeProduct } from "../support/products"
import { makeShop, type Shop } from "../support/shops"
import { LISTED, makeMovingShop, openMagento, type Line, type MovingShop, type RunSettings } from "./magento2/moving-shop"
import { SHOP_AT } from "./magento2/shop"
import { NOTHING_NEW, told } from "./told"

type Rule = { id: string; name: string; status: string; item_count: number | null }

const reasonsOf = (lines: Line[], thing: string): string[] => lines.filter((line) => line.thing === thing).map(({ reason }) => reason)

describe("what changes between two runs of a move-in", () => {
  let server: MariaDb
  let shop: Shop
  let moving: MovingShop
  const variants = new Map<string, string>()

  beforeAll(async () => {
    server = await startMariaDb()
    shop = await makeShop()
    await forgetProducts()
    for (const [sku, amount] of [...LISTED, ["LAST", 10] as const]) {
      const { variantIds: [id] } = await makeProduct(shop, { variants: [{ sku, prices: [{ amount, currency_code: shop.currencyCode }] }] })
      variants.set(sku, id)
    }
  }, 180_000)
  afterAll(async () => {
    await forgetProducts()
    await server?.stop()
  })
  beforeEach(async () => {
    moving = await makeMovingShop(server, shop)
  })
  afterEach(async () => {
    for (const { id } of await rules()) await ok(asAdmin().delete(`/admin/tier-price-rules/${id}`))
  })

  /** A SKU is there once: other specs move the same shop in. */
  const forgetProducts = async (): Promise<void> => {
    const found = await testApp.container.resolve(Modules.PRODUCT).listProductVariants({ sku: [...LISTED.map(([sku]) => sku), "LAST"] }, { select: ["id", "product_id"], take: null })
    for (const id of new Set(found.flatMap(({ product_id }) => product_id ?? []))) await ok(asAdmin().delete(`/admin/products/${id}`))
  }

  const rules = async (): Promise<Rule[]> => (await ok<{ tier_price_rules: Rule[] }>(asAdmin().get("/admin/tier-price-rules", { limit: 100 }))).tier_price_rules
  const customers = () => testApp.container.resolve(Modules.CUSTOMER)
  const groupNamed = async (name: string): Promise<string> => (await customers().listCustomerGroups({ name: `${name} ${moving.number}` }))[0]?.id ?? "none"
  const membersOf = async (name: string): Promise<string[]> =>
    (await customers().listCustomers({ groups: { id: await groupNamed(name) } }, { take: null, select: ["email"] })).map(({ email }) => email.replace(`m${moving.number}-`, "")).sort()
  const priceOf = async (sku: string, quantity: number, groups: string[] = []): Promise<number | null> => {
    const [{ unit_price }] = await pricesOf(testApp.container, { customer_group_ids: groups, currency_code: shop.currencyCode, region_id: shop.regionId, at: SHOP_AT }, [{ variant_id: variants.get(sku) ?? "", quantity }])
    return unit_price
  }

  it("takes all customers out of the group that they have left, however many they are", async () => {
    await moving.inSource(`INSERT INTO customer_entity (entity_id, website_id, email, group_id, firstname, updated_at) SELECT 100 + seq, 1, CONCAT('m${moving.number}-many-', seq, '@example.com'), 2, 'Many', '2026-03-01' FROM seq_1_to_40`)
    await moving.run({ what: ["groups", "customers"] })
    expect(await membersOf("Wholesale")).toHaveLength(41)
    await moving.inSource("UPDATE customer_entity SET group_id = 1 WHERE entity_id > 100")
    await moving.run({ what: ["groups", "customers"] })
    expect(await membersOf("Wholesale")).toEqual(["ada@example.com"])
    expect(await membersOf("General")).toHaveLength(41)
  })

  it("makes one group of two of the same name, and tells it", async () => {
    await moving.inSource(`INSERT INTO customer_group (customer_group_id, customer_group_code) VALUES (5, 'Wholesale ${moving.number}')`)
    const dry = await moving.run({ what: ["groups"], mode: "dry_run" })
    const applied = await moving.run({ what: ["groups"] })
    expect(told(applied)).toEqual(told(dry))
    expect(told(applied)).toEqual({ groups: "created 4, changed 0, removed 0, left 1" })
    expect(told(await moving.run({ what: ["groups"] })).groups).toBe("created 0, changed 0, removed 0, left 5")
  })

  it("leaves a group's name as it is where the new one is taken, and tells it", async () => {
    await moving.run({ what: ["groups"] })
    await moving.inSource(`UPDATE customer_group SET customer_group_code = CASE customer_group_id WHEN 1 THEN 'Wholesale ${moving.number}' ELSE 'General ${moving.number}' END WHERE customer_group_id IN (1, 2)`)
    const { lines, ...rest } = await moving.run({ what: ["groups"] })
    expect(reasonsOf(lines, "groups")).toEqual(expect.arrayContaining(["name_taken", "name_taken"]))
    expect(told(rest).groups).toMatch(NOTHING_NEW)
  })

  it("goes to the group that the map names, and back to its own when the map no longer does", async () => {
    const [other] = await customers().createCustomerGroups([{ name: `Other ${moving.number}` }])
    const map = { customer_groups: { [`Wholesale ${moving.number}`]: other.name } }
    await moving.run({ what: ["groups", "customers"] })
    await moving.run({ what: ["groups", "customers"], map })
    expect([await membersOf("Other"), await membersOf("Wholesale")]).toEqual([["ada@example.com"], []])
    await moving.run({ what: ["groups", "customers"] })
    expect([await membersOf("Other"), await membersOf("Wholesale")]).toEqual([[], ["ada@example.com"]])
    await moving.run({ what: ["groups", "customers"], map: { customer_groups: { [`Wholesale ${moving.number}`]: null } } })
    expect(await membersOf("Wholesale")).toEqual([])
    await moving.run({ what: ["groups", "customers"] })
    expect(await membersOf("Wholesale")).toEqual(["ada@example.com"])
  })

  it("tells of each run that a customer was deleted here, and that an address is another one now", async () => {
    await moving.run({ what: ["groups", "customers"] })
    const [ada] = await customers().listCustomers({ email: `m${moving.number}-ada@example.com` })
    await customers().softDeleteCustomers([ada.id])
    await moving.inSource(`UPDATE customer_entity SET email = 'm${moving.number}-jana-new@example.com', firstname = 'Johanna' WHERE entity_id = 8`)
    const { lines } = await moving.run({ what: ["groups", "customers"] })
    expect(reasonsOf(lines, "customers")).toEqual(expect.arrayContaining(["deleted_here", "address_stays"]))
    const [jana] = await customers().listCustomers({ email: `m${moving.number}-jana@example.com` })
    expect(jana).toMatchObject({ first_name: "Johanna" })
    const again = await moving.run({ what: ["groups", "customers"] })
    expect(reasonsOf(again.lines, "customers")).toEqual(expect.arrayContaining(["deleted_here", "address_stays"]))
    expect(told(again).customers).toMatch(NOTHING_NEW)
  })

  it("does not bring back a price book that was deleted here, in no later run, and goes on with one that is restored", async () => {
    await moving.run()
    const [{ id, name }] = (await rules()).filter((rule) => rule.name.includes("Wholesale"))
    await ok(asAdmin().delete(`/admin/tier-price-rules/${id}`))
    for (const _run of [1, 2]) {
      const { lines, ...rest } = await moving.run()
      expect(reasonsOf(lines, "tiers")).toContain("deleted_here")
      expect(told(rest).tiers).toMatch(NOTHING_NEW)
      expect((await rules()).map((rule) => rule.name)).not.toContain(name)
    }
    await testApp.container.resolve<TierPricingService>("tier_pricing").restoreTierPriceRules([id])
    const restored = await moving.run()
    expect(told(restored).tiers).toMatch(NOTHING_NEW)
    expect(restored.report.proof?.holds).toBe(true)
  })

  it("keeps the tiers of a product that has taken over the SKU of a later one", async () => {
    await moving.inSource(`INSERT INTO catalog_product_entity (row_id, entity_id, created_in, updated_in, sku, updated_at) SELECT 5000 + seq, 100 + seq, 1, 2147483647, IF(seq = 700, 'LAST', CONCAT('FILLER-', seq)), '2026-03-01' FROM seq_1_to_700;
      INSERT INTO catalog_product_entity_decimal (attribute_id, store_id, row_id, value) VALUES (77, 0, 5700, 10);
      INSERT INTO catalog_product_entity_tier_price (row_id, all_groups, customer_group_id, qty, value, website_id) VALUES (5700, 1, 0, 10, 4, 0)`)
    await moving.run()
    expect([await priceOf("SCREW-1", 10), await priceOf("LAST", 10)]).toEqual([9, 4])
    await moving.inSource("UPDATE catalog_product_entity SET sku = CASE row_id WHEN 5700 THEN 'SCREW-1' ELSE 'LAST' END WHERE row_id IN (1001, 5700)")
    const swapped = await moving.run()
    expect([await priceOf("SCREW-1", 10), await priceOf("LAST", 10)]).toEqual([4, 9])
    expect(swapped.report.proof).toMatchObject({ holds: true })
    expect(told(await moving.run()).tiers).toMatch(NOTHING_NEW)
  })

  it("asks nobody more while a product's tiers go from one price book into another", async () => {
    await moving.inSource("DELETE FROM catalog_product_entity_tier_price WHERE value_id IN (7, 8); INSERT INTO catalog_product_entity_tier_price (row_id, all_groups, customer_group_id, qty, value, website_id) VALUES (1002, 0, 3, 5, 7, 1)")
    await moving.run()
    const group = await groupNamed("Großhandel")
    expect(await priceOf("SCREW-2", 5, [group])).toBe(7)
    // Dearer than that of all groups: it needs a book that decides alone.
    await moving.inSource("UPDATE catalog_product_entity_tier_price SET value = 9 WHERE row_id = 1002 AND customer_group_id = 3")
    const asked: (number | null)[] = []
    const open: typeof openMagento = async (options, settings) => {
      const { source, close } = await openMagento(options, settings)
      const tiers = async function* () {
        yield* source.tiers()
        asked.push(await priceOf("SCREW-2", 5, [group]))
      }
      return { close, source: { ...source, tiers } }
    }
    await moving.run({ open })
    expect(asked.length).toBeGreaterThan(1)
    asked.forEach((price) => expect([7, 9]).toContain(price))
    expect(await priceOf("SCREW-2", 5, [group])).toBe(9)
    expect(told(await moving.run()).tiers).toMatch(NOTHING_NEW)
  })

  it("writes nothing in a dry run, and says exactly what is done then, also of points whose owners are nobody", async () => {
    const query = `SELECT email, 7 AS points, NULL AS expires_at, NULL AS note FROM customer_entity WHERE email LIKE '%ada%' UNION ALL SELECT 'm${moving.number}-nobody@example.com', 9, NULL, NULL`
    const map = { points: { query }, companies: "all" }
    const counted = (): Promise<Record<string, number>> =>
      withClient(new URL(testApp.databaseUrl).pathname.slice(1), async (client) => {
        const { rows } = await client.query<{ tablename: string }>("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'move_in_run' ORDER BY tablename")
        const counts: Record<string, number> = {}
        for (const { tablename } of rows) counts[tablename] = Number((await client.query(`SELECT count(*) AS rows FROM "${tablename}"`)).rows[0].rows)
        return counts
      })
    const before = await counted()
    const dry = await moving.run({ mode: "dry_run", map })
    expect(await counted()).toEqual(before)
    const applied = await moving.run({ map })
    expect(told(applied)).toEqual(told(dry))
    expect(applied.lines).toEqual(dry.lines)
    await moving.inSource("UPDATE customer_entity SET group_id = 4 WHERE entity_id = 8; UPDATE catalog_product_entity_tier_price SET value = 7.25 WHERE value_id = 6")
    const between = await counted()
    const dryAgain = await moving.run({ mode: "dry_run", map })
    expect(await counted()).toEqual(between)
    const appliedAgain = await moving.run({ map })
    expect(told(appliedAgain)).toEqual(told(dryAgain))
    expect(appliedAgain.lines).toEqual(dryAgain.lines)
  })

  it("refuses a second run beside the first, a dry one too, and goes on with the first", async () => {
    const refused: unknown[] = []
    const open: typeof openMagento = async (options, settings) => {
      for (const mode of ["apply", "dry_run"] as const) await moving.run({ mode }).catch((error) => refused.push(error))
      return openMagento(options, settings)
    }
    const { report } = await moving.run({ open })
    expect(refused).toMatchObject([{ reason: "move_in_running" }, { reason: "move_in_running" }])
    expect(report.proof?.holds).toBe(true)
  }, 60_000)

  it("takes nothing out of what was moved when only a part is read, or only some things are moved", async () => {
    await moving.run()
    const before = await rules()
    const since = await moving.run({ since: new Date("2026-03-09T00:00:00.000Z") })
    Object.values(told(since)).forEach((line) => expect(line).toMatch(NOTHING_NEW))
    for (const what of [["tiers"], ["points"], ["customers"], ["codes"]] as const) {
      Object.values(told(await moving.run({ what: [...what] }))).forEach((line) => expect(line).toMatch(NOTHING_NEW))
    }
    expect(await rules()).toEqual(before)
  }, 60_000)

  it("moves tiers and points alone where groups and customers never were, and says what is missing", async () => {
    const { lines, report } = await moving.run({ what: ["tiers", "points"] })
    expect(reasonsOf(lines, "tiers")).toContain("group_not_moved")
    expect(new Set(reasonsOf(lines, "points"))).toContain("unknown_customer")
    expect(report.proof?.holds).toBe(true)
    expect((await moving.run()).report.proof?.holds).toBe(true)
  })

  /** What holds prices here, without ids. */
  const held = async (): Promise<object> =>
    withClient(new URL(testApp.databaseUrl).pathname.slice(1), async (client) => {
      const live = "r.deleted_at IS NULL AND r.name LIKE '%(base%'"
      const { rows: all } = await client.query(`SELECT r.name, r.status, r.kind, r.breaks, r.scope, r.item_count FROM tier_price_rule r WHERE ${live} ORDER BY r.name`)
      const { rows: breaks } = await client.query(`SELECT r.name, b.variant_id, b.min_quantity, b.type, b.value FROM tier_price_book_break b JOIN tier_price_rule r ON r.id = b.rule_id WHERE ${live} ORDER BY 1, 2, 3`)
      const { rows: links } = await client.query("SELECT thing, source_key, detail->>'state' AS state, detail->>'next' AS next, detail->>'replaced' AS replaced FROM move_in_link WHERE origin = $1 ORDER BY 1, 2", [`moving-${moving.number}`])
      return { rules: all, breaks, links }
    })

  /** Runs until none is stopped: the first before its first write, the second before its second, and so on. @returns how many were */
  const stoppedAtEveryWrite = async (settings: RunSettings = {}): Promise<number> => {
    for (let write = 1; ; write += 1) {
      const stopping = stoppingAt(testApp.container, write)
      const outcome = await moving.run({ ...settings, container: stopping.container }).catch((error: unknown) => error)
      if (!stopping.hasStopped()) {
        expect(outcome).toMatchObject({ report: { proof: { holds: true } } })
        return write - 1
      }
      expect(outcome).toMatchObject({ reason: "internal_error", message: expect.stringContaining(STOPPED) })
    }
  }

  it("goes on wherever it was stopped, at first and while a price book becomes a rule in per cent and a book again", async () => {
    const what = ["groups", "tiers"] as const
    // All tiers of one group are the same in per cent, and stand at fewer variants than there are rows.
    const percents = (value: number) => `DELETE FROM catalog_product_entity_tier_price WHERE customer_group_id = 1 AND all_groups = 0;
      INSERT INTO catalog_product_entity_tier_price (row_id, all_groups, customer_group_id, qty, value, website_id, percentage_value)
      SELECT p.row_id, 0, 1, t.seq * 10, 0, 1, t.seq * 20 + ${value} FROM catalog_product_entity p, seq_1_to_2 t WHERE p.sku IN ('SCREW-1', 'SCREW-2', 'BOLT')`
    const settings = { what: [...what] }
    const inPercent = async () => (await rules()).filter(({ name }) => name.includes("General")).map(({ status, item_count }) => [status, item_count])
    await moving.inSource(percents(10))
    expect(await stoppedAtEveryWrite()).toBeGreaterThan(10)
    Object.values(told(await moving.run())).forEach((line) => expect(line).toMatch(NOTHING_NEW))
    expect(await membersOf("Wholesale")).toEqual(["ada@example.com"])
    const asRule = await held()
    expect(await inPercent()).toEqual([["active", 0]])

    await moving.inSource(`UPDATE catalog_product_entity_tier_price SET percentage_value = 33 WHERE customer_group_id = 1 AND all_groups = 0 AND row_id = 1002 AND qty = 10`)
    expect(await stoppedAtEveryWrite(settings)).toBeGreaterThan(5)
    expect(await inPercent()).toEqual([["active", 3]])

    // Back, and forth before it has come to its end.
    await moving.inSource(percents(10))
    for (const write of [3, 5, 6]) await moving.run({ ...settings, container: stoppingAt(testApp.container, write).container }).catch(() => undefined)
    await moving.inSource("UPDATE catalog_product_entity_tier_price SET percentage_value = 33 WHERE customer_group_id = 1 AND all_groups = 0 AND row_id = 1002 AND qty = 10")
    await moving.run({ ...settings, container: stoppingAt(testApp.container, 2).container }).catch(() => undefined)
    await moving.run(settings)
    expect(await inPercent()).toEqual([["active", 3]])
    await moving.inSource(percents(10))
    expect(await stoppedAtEveryWrite(settings)).toBeGreaterThan(5)
    expect(await held()).toEqual(asRule)
  }, 170_000)
})

const STOPPED = "the power is gone"

const WRITES = /^(add|change|count(Items)|create|delete|keep|remove|softDelete|store|update|write)/

/** A container whose services stop before their n-th write. */
const stoppingAt = (container: MedusaContainer, write: number): { container: MedusaContainer; hasStopped: () => boolean } => {
  let writes = 0
  const guarded = (service: object): object =>
    new Proxy(service, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== "function") return value
        return (...args: unknown[]) => {
          if (typeof name === "string" && WRITES.test(name) && ++writes >= write) throw new Error(STOPPED)
          return Reflect.apply(value, target, args)
        }
      },
    })
  const services: string[] = ["tier_pricing", "move_in", "reward_points", "referrals", Modules.CUSTOMER, Modules.AUTH]
  const resolve = (key: string): unknown => (services.includes(key) ? guarded(testApp.container.resolve(key)) : testApp.container.resolve(key))
  return { container: new Proxy(container, { get: (target, name) => (name === "resolve" ? resolve : Reflect.get(target, name)) }), hasStopped: () => writes >= write }
}
