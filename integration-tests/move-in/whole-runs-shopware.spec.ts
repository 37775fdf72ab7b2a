import { parseMapFile } from "../../src/move-in/domain/map-file"
import type { MoveInOptions } from "../../src/move-in/domain/options"
import { THINGS } from "../../src/move-in/domain/records"
import { openSource } from "../../src/move-in/open-source"
import type { MoveInReport } from "../../src/types/move-in"
import { runMoveIn } from "../../src/workflows/move-in/run-move-in"
import { asAdmin, ok } from "../support/api"
import { startMariaDb, type MariaDb } from "../support/mariadb"
import { makeProduct } from "../support/products"
import { makeShop, type Shop } from "../support/shops"
import { shopwareTables } from "./shopware6/layout"
import { GROUPS, PRODUCTS, RULES, shopwareShop } from "./shopware6/shop"
import { NOTHING_NEW, told } from "./told"

/** In the middle of the sale. */
const AT = new Date("2026-05-15T12:00:00Z")

describe("a Shopware shop that moves in", () => {
  let server: MariaDb
  let url: string
  let shop: Shop
  let number = 0

  beforeAll(async () => {
    server = await startMariaDb()
    shop = await makeShop()
    for (const [sku, amount] of [["SCREW", 10], ["BOLT", 10], ["SHIRT-S", 20], ["SHIRT-M", 30], ["PLAIN", 5], ["ODD", 5], ["NOTED", 50]] as const) {
      await makeProduct(shop, { variants: [{ sku: `SW-${sku}`, prices: [{ amount, currency_code: shop.currencyCode }] }] })
    }
  }, 180_000)
  afterAll(() => server?.stop())
  beforeEach(async () => {
    number = testApp.nextNumber()
    const database = `shopware_${number}`
    url = await server.createDatabase(database, shopwareTables() + shopwareShop())
    // Names and addresses of their own: all specs share one shop.
    await server.run(
      `CREATE TABLE bonus (email varchar(255), points int, expires_at datetime, note varchar(100)); INSERT INTO bonus VALUES ('ada@example.com', 120, '2099-01-01', 'Old bonus'), ('ada@example.com', 30, NULL, NULL), ('nobody@example.com', 5, NULL, NULL), ('fair@example.com', 7, '2026-01-01', NULL);
       CREATE TABLE friends (email varchar(255), code varchar(40)); INSERT INTO friends VALUES ('ada@example.com', 'ADA ${number}'), ('fair@example.com', '!');
       UPDATE product SET product_number = CONCAT('SW-', product_number);
       UPDATE customer_group_translation SET name = CONCAT(name, ' ${number}') WHERE name IS NOT NULL;
       UPDATE customer SET email = CONCAT('s${number}-', email) WHERE email LIKE '%@%'; UPDATE bonus SET email = CONCAT('s${number}-', email); UPDATE friends SET email = CONCAT('s${number}-', email)`,
      database
    )
  })
  afterEach(async () => {
    const { tier_price_rules } = await ok<{ tier_price_rules: { id: string }[] }>(asAdmin().get("/admin/tier-price-rules", { limit: 100 }))
    for (const { id } of tier_price_rules) await ok(asAdmin().delete(`/admin/tier-price-rules/${id}`))
  })

  const inSource = (statements: string) => server.run(statements, `shopware_${number}`)

  const run = async (more: Partial<MoveInOptions> = {}, map: object = {}): Promise<{ report: MoveInReport; reasons: string[] }> => {
    const parsed = parseMapFile({
      origin: `shopware-${number}`,
      sales_channels: { Storefront: { currency_code: shop.currencyCode, regions: [shop.regionId], tax: "net" } },
      customers: { create: true },
      points: { query: "SELECT email, points, expires_at, note FROM bonus" },
      codes: { query: "SELECT email, code FROM friends" },
      ...map,
    })
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals))
    const reasons: string[] = []
    const options: MoveInOptions = { from: "shopware6", url, what: [...THINGS], map: parsed.value, table_prefix: "", since: null, mode: "apply", ...more }
    const { report } = await runMoveIn(testApp.container, options, { progress: () => undefined, remark: ({ thing, reason }) => void reasons.push(`${thing}: ${reason}`) }, openSource, AT)
    return { report, reasons }
  }

  it("is told beforehand what will not fit, moves what does, and the proof holds", async () => {
    const dry = await run({ mode: "dry_run" })
    expect(dry.reasons).toEqual(expect.arrayContaining(["tiers: unsupported_rule", "tiers: rule_ended", "tiers: duplicate_sku", "tiers: invalid_json", "tiers: incomplete_price", "tiers: negative_price", "tiers: above_list_price", "tiers: net_and_gross_disagree", "tiers: currency_not_mapped", "tiers: guests_of_default_group"]))
    expect(dry.reasons).toEqual(expect.arrayContaining(["customers: ambiguous_email", "customers: invalid_email", "customers: wrongly_encoded", "points: expired_points", "points: unknown_customer", "codes: invalid_code"]))
    expect(dry.report.unmapped.map(({ name }) => name).sort()).toEqual(["American shop", "Trade fair"])

    const { report } = await run()
    expect(told({ report })).toEqual(told(dry))
    expect(report.proof).toMatchObject({ holds: true, tiers: { differences: [] }, points: { source: 150, shop: 150, different: 0 }, prices: { different: 0, differences: [] } })
    expect(report.proof?.prices?.compared).toBeGreaterThan(20)
    Object.values(told(await run())).forEach((line) => expect(line).toMatch(NOTHING_NEW))
  })

  it("brings over what has changed since, and that alone", async () => {
    await run()
    await inSource(`UPDATE product_price SET price = REPLACE(price, '9.5,', '9.25,') WHERE product_id = UNHEX('${PRODUCTS.screw}') AND rule_id = UNHEX('${RULES.rest}');
      UPDATE rule SET priority = 7 WHERE id = UNHEX('${RULES.gold}');
      UPDATE customer SET customer_group_id = UNHEX('${GROUPS.gold}') WHERE email LIKE '%Ada@%' AND guest = 0;
      UPDATE bonus SET points = 100 WHERE points = 120; DELETE FROM bonus WHERE points = 30; UPDATE friends SET code = 'ADA NEW ${number}' WHERE code LIKE 'ADA%'`)
    const { report } = await run()
    expect(told({ report })).toMatchObject({ groups: expect.stringMatching(NOTHING_NEW), customers: expect.stringMatching(/^created 0, changed 1, removed 0/), points: "created 0, changed 1, removed 0, left 0", codes: "created 0, changed 1, removed 0, left 0" })
    expect(report.proof).toMatchObject({ holds: true, points: { source: 100, shop: 100 } })
    Object.values(told(await run())).forEach((line) => expect(line).toMatch(NOTHING_NEW))
  })

  it("finds a price that this shop asks otherwise", async () => {
    await run()
    await inSource(`UPDATE product SET price = REPLACE(price, '5', '6') WHERE id = UNHEX('${PRODUCTS.plain}')`)
    await inSource(`INSERT INTO product_price (id, version_id, product_id, product_version_id, rule_id, price, quantity_start, quantity_end, created_at) SELECT UNHEX(MD5(RAND())), version_id, UNHEX('${PRODUCTS.plain}'), product_version_id, rule_id, price, quantity_start, quantity_end, created_at FROM product_price WHERE product_id = UNHEX('${PRODUCTS.screw}') AND rule_id = UNHEX('${RULES.wholesale}') LIMIT 1`)
    const { report } = await run()
    expect(report.proof?.prices?.differences).toEqual(expect.arrayContaining([expect.objectContaining({ sku: "SW-PLAIN", reason: "list_price_differs", shop: "5" })]))
    expect(report.proof?.holds).toBe(false)
  })
})
