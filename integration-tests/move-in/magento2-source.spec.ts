import { connect } from "../../src/move-in/connect"
import type { SourceConnection } from "../../src/move-in/connection"
import type { Batch, ProductRecord, Remark } from "../../src/move-in/domain/records"
import type { SourceSettings } from "../../src/move-in/domain/settings"
import { MoveInFailure } from "../../src/move-in/failure"
import { MAGENTO2_SCHEMAS, openMagento2 } from "../../src/move-in/magento2"
import { startMariaDb, type MariaDb } from "../support/mariadb"
import { magento2Tables } from "./magento2/layout"
import { magento2Shop, SHOP_AT } from "./magento2/shop"

const SETTINGS: SourceSettings = {
  table_prefix: "",
  at: SHOP_AT,
  since: null,
  markets: {
    base: { currency_code: "eur", region_ids: ["reg_eu"], tax_inclusive: false, rate: null },
    us: { currency_code: "usd", region_ids: [], tax_inclusive: false, rate: 1.0855 },
  },
  points_expiry: null,
  points_query: null,
  codes_query: null,
}

describe("Magento 2 as a source", () => {
  let server: MariaDb
  let url: Record<"open" | "commerce", string>
  const connections: SourceConnection[] = []

  beforeAll(async () => {
    server = await startMariaDb()
    url = {
      open: await server.createDatabase("open", magento2Shop({ edition: "open_source", prefix: "m2_", charset: "latin1" })),
      commerce: await server.createDatabase("commerce", magento2Shop({ edition: "commerce" })),
    }
  }, 120_000)
  afterEach(async () => {
    await Promise.all(connections.splice(0).map((connection) => connection.close()))
  })
  afterAll(() => server?.stop())

  const reading = async (at: string, settings: Partial<SourceSettings> = {}) => {
    const table_prefix = settings.table_prefix ?? ""
    const connection = await connect({ url: at, table_prefix, schemas: MAGENTO2_SCHEMAS })
    connections.push(connection)
    return openMagento2(connection, { ...SETTINGS, ...settings })
  }
  const openSource = (settings: Partial<SourceSettings> = {}) => reading(url.open, { table_prefix: "m2_", ...settings })
  const commerce = (settings: Partial<SourceSettings> = {}) => reading(url.commerce, settings)

  const failureOf = async (work: Promise<unknown>): Promise<{ reason: string; message: string }> => {
    const failure = await work.then(
      () => null,
      (error: unknown) => error
    )
    if (!(failure instanceof MoveInFailure)) {
      throw new Error(`no MoveInFailure: ${String(failure)}`)
    }
    return { reason: failure.reason, message: failure.message }
  }

  describe("its groups", () => {
    it("are all of them, that of guests too", async () => {
      const { records, remarks } = await all((await openSource()).groups())
      expect(records).toEqual([
        { key: "0000000000", row: "customer_group 0 (NOT LOGGED IN)", name: "NOT LOGGED IN", of_guests: true },
        { key: "0000000001", row: "customer_group 1 (General)", name: "General" },
        { key: "0000000002", row: "customer_group 2 (Wholesale)", name: "Wholesale" },
        { key: "0000000003", row: "customer_group 3 (Großhandel)", name: "Großhandel" },
        { key: "0000000004", row: "customer_group 4 (Handwerk)", name: "Handwerk" },
      ])
      expect(remarks).toEqual([])
    })
  })

  describe("its customers", () => {
    it("come with their names, company and group, and read right out of latin1 columns", async () => {
      const { records, rows } = await all((await openSource()).customers())
      expect(records.map(({ key, email, first_name, last_name, company_name, group_key }) => [key, email, first_name, last_name, company_name, group_key])).toEqual([
        ["0000000001", "ada@example.com", "Ada", "Lovelace", "Analytical Engines Ltd", "0000000002"],
        ["0000000006", "juergen@example.com", "JÃ¼rgen", "Berg", null, "0000000003"],
        ["0000000008", "jana@example.com", "Jana", "Größe", null, "0000000003"],
        ["0000000009", "zero@example.com", "Zero", null, null, null],
        ["0000000011", "admin-made@example.com", null, null, null, "0000000004"],
      ])
      expect(rows).toBe(10)
    })

    it("are not moved where it is not known whom an address means", async () => {
      const { remarks } = await all((await openSource()).customers())
      expect(told(remarks)).toEqual([
        ["customer_entity 2 (Ben@Example.com)", "ambiguous_email", false],
        ["customer_entity 3 (ben@example.com)", "ambiguous_email", false],
        ["customer_entity 4 ()", "invalid_email", false],
        ["customer_entity 5 (no-at-sign.example.com)", "invalid_email", false],
        ["customer_entity 6 (juergen@example.com)", "wrongly_encoded", true],
        ["customer_entity 7 (mÃ¼ller@example.com)", "wrongly_encoded", false],
        ["customer_entity 9 (zero@example.com)", "unknown_group", true],
      ])
      expect(remarks.find(({ row }) => row.startsWith("customer_entity 7"))?.message).toContain("müller@example.com")
    })

    it("are those changed since a time, a zero date being none", async () => {
      const source = await openSource({ since: new Date("2026-03-10T10:00:00.000Z") })
      expect((await all(source.customers())).records.map(({ email }) => email)).toEqual(["jana@example.com", "admin-made@example.com"])
      expect(await source.count("customers")).toBe(2)
    })

    it("of a website that the map does not name are left behind, unless accounts are shared", async () => {
      const name = "shared"
      const source = await reading(await server.createDatabase(name, `${magento2Shop({ edition: "open_source" })} INSERT INTO core_config_data (path, value) VALUES ('customer/account_share/scope', '0');`))
      expect((await all(source.customers())).records.map(({ email }) => email)).toContain("zoe@example.com")
      expect(await source.count("customers")).toBe(11)
    })
  })

  describe("its tiers", () => {
    const skus = ({ records }: { records: ProductRecord[] }) => records.map(({ sku }) => sku)

    it.each([
      ["Open Source", openSource, "SCREW-1"],
      ["the version of Commerce that holds", commerce, "SCREW-1"],
    ] as const)("become books by website and group in %s", async (_edition, opened, sku) => {
      const { records } = await all((await opened()).tiers())
      const [screw] = records
      expect(screw).toMatchObject({ key: "0000000001", sku, row: `catalog_product_entity 1 (${sku})` })
      expect(ladders(screw)).toEqual({
        "website:base|everyone": [[10, "fixed", 9]],
        "website:base|group:0000000002": [
          [3, "percentage", 7.5],
          [10, "fixed", 8.5],
        ],
        "website:base|group:0000000004": [[1, "fixed", 9.99]],
        "website:us|everyone": [[10, "fixed", 9.77]],
        "website:us|group:0000000002": [[10, "fixed", 9.55]],
        "website:us|group:0000000004": [[1, "fixed", 10.84]],
      })
      expect(screw.ladders[1].book).toEqual({
        key: "website:base|group:0000000002",
        name: "Magento: Wholesale (base)",
        audience: { type: "groups", keys: ["0000000002"] },
        currency_code: "eur",
        region_ids: ["reg_eu"],
        combine: "lowest",
        priority: 0,
        starts_at: null,
        ends_at: null,
      })
    })

    it("go into a final book where a group's dearer tier hides that of all groups", async () => {
      const { records } = await all((await openSource()).tiers())
      const screw = records.find(({ sku }) => sku === "SCREW-2")
      expect(screw && ladders(screw)).toEqual({
        "website:base|everyone": [[5, "fixed", 8]],
        "website:base|group:0000000003|final": [
          [5, "fixed", 9],
          [20, "percentage", 25],
        ],
      })
      expect(screw?.ladders[1].book).toMatchObject({ name: "Magento: Großhandel (base) – final prices", combine: "override" })
    })

    it("of a shared catalog have its name", async () => {
      const { records } = await all((await commerce()).tiers())
      expect(records[0].ladders.map(({ book }) => book.name)).toContain("Magento: Katalog Handwerk (base)")
    })

    it("are left out by row and reason where they are no tiers", async () => {
      const source = await openSource()
      const { records, remarks, rows } = await all(source.tiers())
      expect(skus({ records })).toEqual(["SCREW-1", "SCREW-2", "NUT", "BOLT", "NO-PRICE", "GUEST"])
      expect(told(remarks)).toEqual([
        ["catalog_product_entity_tier_price 9 (NUT)", "above_list_price", false],
        ["catalog_product_entity 4 (dup-1)", "duplicate_sku", false],
        ["catalog_product_entity 5 (DUP-1)", "duplicate_sku", false],
        ["catalog_product_entity_tier_price 13 (BOLT)", "quantity_not_positive", false],
        ["catalog_product_entity_tier_price 14 (BOLT)", "negative_price", false],
        ["catalog_product_entity_tier_price 15 (BOLT)", "invalid_percentage", false],
        ["catalog_product_entity_tier_price 16 (BOLT)", "no_effect", true],
        ["catalog_product_entity_tier_price 17 (BOLT)", "no_effect", true],
        ["catalog_product_entity_tier_price 18 (BOLT)", "unknown_group", false],
        ["catalog_product_entity_tier_price 20 (BOLT)", "unknown_website", false],
        ["catalog_product_entity 7 ()", "no_sku", false],
        ["catalog_product_entity 9 (NO-PRICE)", "no_list_price", true],
        ["catalog_product_entity_tier_price 26", "unknown_product", false],
      ])
      expect(rows).toBe(25)
      expect(await source.count("tiers")).toBe(25)
    })

    it("on all websites are not moved to one of another currency without a rate", async () => {
      const { records, remarks } = await all((await openSource({ markets: { us: { ...SETTINGS.markets.us, rate: null } } })).tiers())
      expect(remarks.filter(({ row }) => row.endsWith("(SCREW-1)")).map(({ reason, moved }) => [reason, moved])).toEqual([
        ["no_exchange_rate", false],
        ["no_exchange_rate", false],
        ["no_exchange_rate", false],
      ])
      expect(skus({ records })).toEqual([])
    })

    it("are percentages alone on a website whose prices contain tax, where this shop's do not", async () => {
      const shop = `${magento2Shop({ edition: "open_source" })} INSERT INTO core_config_data (scope, scope_id, path, value) VALUES ('default', 0, 'tax/calculation/price_includes_tax', '0'), ('websites', 1, 'tax/calculation/price_includes_tax', '1');`
      const { records, remarks } = await all((await reading(await server.createDatabase("taxed", shop))).tiers())
      expect(Object.keys(ladders(records[0]))).toEqual(["website:base|group:0000000002", "website:us|everyone", "website:us|group:0000000002", "website:us|group:0000000004"])
      expect(ladders(records[0])["website:base|group:0000000002"]).toEqual([[3, "percentage", 7.5]])
      expect(told(remarks)).toContainEqual(["catalog_product_entity_tier_price 1 (SCREW-1)", "tax_differs", false])
    })

    it("of one website are without effect where prices hold on all", async () => {
      const shop = `${magento2Shop({ edition: "open_source" })} UPDATE core_config_data SET value = '0' WHERE path = 'catalog/price/scope';`
      const { records, remarks } = await all((await reading(await server.createDatabase("global", shop))).tiers())
      expect(ladders(records[0])["website:base|group:0000000002"]).toEqual([[10, "fixed", 8.8]])
      expect(remarks.find(({ row }) => row.startsWith("catalog_product_entity_tier_price 2 "))).toMatchObject({ reason: "no_effect", moved: true })
    })

    it("are always all of them: the source does not note when a tier was changed", async () => {
      const { records } = await all((await openSource({ since: new Date("2026-03-10T08:00:01.000Z") })).tiers())
      expect(skus({ records })).toEqual(["SCREW-1", "SCREW-2", "NUT", "BOLT", "NO-PRICE", "GUEST"])
    })

    it("come in ranges that reach over all products", async () => {
      const values = Array.from({ length: 1100 }, (_, index) => index + 1)
      const shop = `${magento2Tables({ edition: "open_source" })}
        INSERT INTO patch_list VALUES (1, 'a'); INSERT INTO store_website (website_id, code, is_default) VALUES (1, 'base', 1); INSERT INTO customer_group (customer_group_id, customer_group_code) VALUES (1, 'General');
        INSERT INTO catalog_product_entity (entity_id, sku) VALUES ${values.map((id) => `(${id}, 'sku-${id}')`).join(", ")};
        INSERT INTO catalog_product_entity_tier_price (entity_id, qty, value, website_id) VALUES ${values.filter((id) => id !== 500).map((id) => `(${id}, 2, 9, 0)`).join(", ")};`
      const source = await reading(await server.createDatabase("large", shop))
      const batches: Batch<ProductRecord>[] = []
      for await (const batch of source.tiers()) batches.push(batch)
      expect(batches.map(({ records, until }) => [records.length, until])).toEqual([
        [499, "0000000500"],
        [500, "0000001000"],
        [100, null],
      ])
    })
  })

  describe("its points", () => {
    it("become opening lots, each with its own end", async () => {
      const { records } = await all((await commerce()).points())
      expect(records.map(({ key, email, lots }) => [key, email, lots.map(({ points, expires_at }) => [points, expires_at?.toISOString() ?? null])])).toEqual([
        ["0000000001", "ada@example.com", [
          [100, "2036-04-01T00:00:00.000Z"],
          [80, "2036-06-01T00:00:00.000Z"],
          [50, "2036-12-31T00:00:00.000Z"],
          [120, null],
        ]],
        ["0000000006", "juergen@example.com", [[60, null]]],
        ["0000000009", "zero@example.com", [[40, null]]],
        ["0000000011", "admin-made@example.com", [[50, "2036-07-01T00:00:00.000Z"]]],
      ])
    })

    it("are left out by row and reason where they are none", async () => {
      const { remarks, rows } = await all((await commerce()).points())
      expect(remarks.map(({ row, reason, moved = false, figure }) => [row, reason, moved, figure])).toEqual([
        ["magento_reward 7", "ambiguous_email", false, 10],
        ["magento_reward_history 6 of magento_reward 4 (juergen@example.com)", "expired_points", false, 40],
        ["magento_reward 3 (jana@example.com)", "negative_balance", false, -5],
        ["magento_reward_history 8 of magento_reward 5 (zero@example.com)", "zero_date", false, 30],
        ["magento_reward 9", "unmapped_website", false, 20],
        ["magento_reward 6 (admin-made@example.com)", "history_disagrees", true, 30],
        ["magento_reward 8", "unknown_customer", false, 5],
      ])
      expect(rows).toBe(10)
    })

    it("end by the way that the map says", async () => {
      const { records, remarks } = await all((await commerce({ points_expiry: "static" })).points())
      expect(records[0].lots.map(({ points }) => points)).toEqual([100, 80, 120])
      expect(remarks[0]).toMatchObject({ row: "magento_reward_history 5 of magento_reward 2 (ada@example.com)", reason: "expired_points", figure: 50 })
    })

    it("are those of balances that something happened to since a time", async () => {
      const { records } = await all((await commerce({ since: new Date("2026-03-11T00:00:00.000Z") })).points())
      expect(records.map(({ email }) => email)).toEqual(["ada@example.com"])
    })

    it("are no less there where a right to read them is missing, which is told", async () => {
      const tables = await server.query("SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'commerce'")
      const granted = tables.map(({ name }) => String(name)).filter((name) => name !== "magento_reward")
      const source = await reading(await server.createUser("clerk", "geheim", "commerce", granted.map((name) => `SELECT ON commerce.${name}`)))
      expect((await all(source.groups())).records).toHaveLength(5)
      expect(await failureOf(all(source.points()))).toMatchObject({ reason: "no_rights", message: expect.stringContaining("clerk may not read table magento_reward") })
    })

    it("are none in Open Source", async () => {
      const source = await openSource()
      expect(await all(source.points())).toEqual({ records: [], remarks: [], rows: 0 })
      expect(await source.count("points")).toBe(0)
    })
  })

  it("says what it is, and what of it the map does not name", async () => {
    const open = await openSource()
    expect(open.describe).toBe("Magento 2 Open Source, 3 websites")
    // One customer, one tier, and the eight tiers of all websites.
    expect(open.unmapped).toEqual([{ kind: "website", name: "old", rows: 10 }])
    expect((await commerce()).describe).toBe("Magento 2 Commerce, 3 websites")
  })

  it("samples the same prices for the same seed: members, others and guests, around the breaks", async () => {
    const source = await commerce()
    const samples = await source.samplePrices(60, 7)
    expect(await source.samplePrices(60, 7)).toEqual(samples)
    expect(samples.length).toBeGreaterThan(20)
    expect(samples.length).toBeLessThanOrEqual(60)
    const of = (sku: string) => samples.filter((sample) => sample.sku === sku)
    expect(samples.map(({ sku }) => sku)).not.toContain("DUP-1")
    for (const { group_key, currency_code, quantity, unit_price } of of("SCREW-2")) {
      expect(currency_code).toBe("eur")
      const expected = group_key === "0000000003" ? (quantity < 5 ? "10" : quantity < 20 ? "9" : "7.5") : quantity < 5 ? "10" : "8"
      expect(unit_price).toBe(expected)
    }
    expect(of("SCREW-2").length).toBeGreaterThan(0)
    expect(of("GUEST").map(({ group_key }) => group_key)).not.toContain(null)
    expect(samples.map(({ group_key }) => group_key)).toContain(null)
  })

  it("leaves samples out whose price rests on a row that cannot be moved", async () => {
    const samples = await (await openSource()).samplePrices(500, 1)
    const bolt = samples.filter(({ sku, currency_code }) => sku === "BOLT" && currency_code === "eur").map(({ group_key }) => group_key)
    expect(bolt.length).toBeGreaterThan(0)
    expect(bolt).not.toContain("0000000002")
    expect(bolt).not.toContain("0000000003")
    expect(samples.map(({ sku }) => sku)).not.toContain("NO-PRICE")
  })

  describe("what is no Magento 2.4", () => {
    it("is told from it in one line", async () => {
      const tables = magento2Tables({ edition: "open_source" })
      const without = (name: string, change: string) => server.createDatabase(name, `${tables} ${change}`)
      expect(await failureOf(reading(await without("first", "CREATE TABLE core_website (website_id smallint PRIMARY KEY, code varchar(32))")))).toMatchObject({ reason: "unsupported_version", message: expect.stringContaining("Magento 1") })
      expect(await failureOf(reading(await without("early", "DROP TABLE patch_list")))).toMatchObject({ reason: "unsupported_version", message: expect.stringContaining("patch_list") })
      expect(await failureOf(reading(await without("lacking", "ALTER TABLE catalog_product_entity_tier_price DROP COLUMN percentage_value")))).toMatchObject({ reason: "unsupported_version", message: expect.stringContaining("percentage_value") })
      expect(await failureOf(reading(await server.createDatabase("nothing")))).toMatchObject({ reason: "missing_table" })
    })

    it("may be one with another prefix, which is named", async () => {
      expect(await failureOf(reading(url.open))).toMatchObject({ reason: "missing_table", message: expect.stringContaining("m2_") })
    })
  })
})

const all = async <T>(batches: AsyncIterable<Batch<T>>): Promise<{ records: T[]; remarks: Remark[]; rows: number }> => {
  const found = { records: [] as T[], remarks: [] as Remark[], rows: 0 }
  for await (const { records, remarks, rows } of batches) {
    found.records.push(...records)
    found.remarks.push(...remarks)
    found.rows += rows
  }
  return found
}

const told = (remarks: Remark[]): unknown[] => remarks.map(({ row, reason, moved = false }) => [row, reason, moved])

const ladders = ({ ladders: given }: ProductRecord): Record<string, unknown> => Object.fromEntries(given.map(({ book, tiers }) => [book.key, tiers.map(({ min_quantity, type, value }) => [min_quantity, type, value])]))
