import { connect } from "../../src/move-in/connect"
import type { Batch, Remark } from "../../src/move-in/domain/records"
import type { SourceSettings } from "../../src/move-in/domain/settings"
import { openShopware6, SHOPWARE6_SCHEMAS } from "../../src/move-in/shopware6"
import type { MoveInSource } from "../../src/move-in/source"
import { startMariaDb, type MariaDb } from "../support/mariadb"
import { shopwareTables } from "./shopware6/layout"
import { customer, id, migration, product, productPrice } from "./shopware6/rows"
import { CHANNELS, CUSTOMERS, EUR, GROUPS, PRODUCTS, RULES, shopwareShop } from "./shopware6/shop"
import { prices } from "./shopware6/rows"

const AT = new Date("2026-05-15T12:00:00Z")
const market = { region_ids: [], tax_inclusive: true, rate: null }
const SETTINGS: SourceSettings = {
  table_prefix: "",
  at: AT,
  since: null,
  markets: { Storefront: { ...market, currency_code: "eur" }, "American shop": { ...market, currency_code: "usd", tax_inclusive: false }, "No such channel": { ...market, currency_code: "chf" } },
  points_expiry: null,
  points_query: null,
  codes_query: null,
}

type Read<Record> = { records: Record[]; remarks: Remark[]; rows: number }

const allOf = async <Record>(batches: AsyncIterable<Batch<Record>>): Promise<Read<Record>> => {
  const read: Read<Record> = { records: [], remarks: [], rows: 0 }
  for await (const { records, remarks, rows } of batches) {
    read.records.push(...records)
    read.remarks.push(...remarks)
    read.rows += rows
  }
  return read
}

const said = ({ remarks }: { remarks: Remark[] }): string[] => remarks.map(({ row, reason, moved }) => `${reason}${moved ? " (moved)" : ""}: ${/\((.*)\)/.exec(row)?.[1] ?? row}`).sort()

describe("Shopware 6 as a source", () => {
  let server: MariaDb
  let closing: (() => Promise<void>)[] = []

  beforeAll(async () => {
    server = await startMariaDb()
    await server.createDatabase("shop", shopwareTables() + shopwareShop())
  }, 120_000)
  afterEach(async () => {
    await Promise.all(closing.map((close) => close()))
    closing = []
  })
  afterAll(() => server?.stop())

  const open = async (settings: Partial<SourceSettings> = {}, database = "shop"): Promise<MoveInSource> => {
    const connection = await connect({ url: server.url(database), table_prefix: settings.table_prefix ?? "", schemas: SHOPWARE6_SCHEMAS })
    closing.push(connection.close)
    return openShopware6(connection, { ...SETTINGS, ...settings })
  }

  /** A change that is undone. */
  const changed = async (statements: string, undo: string, look: () => Promise<void>): Promise<void> => {
    await server.run(statements, "shop")
    try {
      await look()
    } finally {
      await server.run(undo, "shop")
    }
  }

  it("says what it is, and which sales channels the map does not name, with the customers who may buy nowhere else", async () => {
    const source = await open()
    expect(source.describe).toBe("Shopware 6.6, 3 sales channels")
    expect(source.unmapped).toEqual([{ kind: "sales_channel", name: "Trade fair", rows: 0 }])
    await expect(Promise.all((["groups", "customers", "tiers", "points", "codes"] as const).map(source.count))).resolves.toEqual([6, 8, 25, 0, 0])
  })

  it("hands over groups by their name in the system's language, or in any other", async () => {
    const read = await allOf((await open()).groups())
    expect(read.records.map(({ key, name }) => [key, name])).toEqual([[GROUPS.retail, "Retail"], [GROUPS.wholesale, "Wholesale"], [GROUPS.gold, "Gold"]])
    expect(said(read)).toEqual(["ambiguous_group: Partner", "ambiguous_group: Partner", `unnamed_group: customer_group ${GROUPS.nameless}`])
  })

  it("hands over customers, and names those whose address cannot be one here", async () => {
    const read = await allOf((await open()).customers())
    expect(read.rows).toBe(8)
    expect(read.records).toEqual([
      { key: CUSTOMERS.ada, row: `customer ${CUSTOMERS.ada} (10001)`, email: "ada@example.com", first_name: "Ada", last_name: "Beispiel", company_name: "Ada & Töchter", group_key: GROUPS.wholesale },
      expect.objectContaining({ key: CUSTOMERS.mueller, last_name: "Müller", company_name: null, group_key: GROUPS.gold }),
      expect.objectContaining({ key: CUSTOMERS.twin_group, first_name: null, group_key: null }),
      expect.objectContaining({ key: CUSTOMERS.elsewhere, email: "fair@example.com" }),
    ])
    expect(read.remarks.map(({ reason, row }) => `${reason}: ${row.slice(9, 41)}`)).toEqual([
      `wrongly_encoded: ${CUSTOMERS.mueller}`,
      `wrongly_encoded: ${CUSTOMERS.wrong}`,
      `ambiguous_email: ${CUSTOMERS.upper}`,
      `ambiguous_email: ${CUSTOMERS.lower}`,
      `invalid_email: ${CUSTOMERS.empty}`,
    ])
  })

  it("leaves customers behind who may buy in a sales channel alone that the map does not name", async () => {
    await changed(`UPDATE customer SET bound_sales_channel_id = UNHEX('${CHANNELS.fair}') WHERE HEX(id) = '${CUSTOMERS.elsewhere}' OR BINARY email = 'BOTH@example.com'; UPDATE customer SET bound_sales_channel_id = UNHEX('${CHANNELS.storefront}') WHERE HEX(id) = '${CUSTOMERS.ada}'`, "UPDATE customer SET bound_sales_channel_id = NULL", async () => {
      const source = await open()
      expect(source.unmapped).toEqual([{ kind: "sales_channel", name: "Trade fair", rows: 2 }])
      const { records, remarks } = await allOf(source.customers())
      // Of the two who share an address, the other one is alone.
      expect(records.map(({ key }) => key)).toEqual([CUSTOMERS.ada, CUSTOMERS.mueller, CUSTOMERS.lower, CUSTOMERS.twin_group])
      expect(remarks.map(({ reason }) => reason)).toEqual(["wrongly_encoded", "wrongly_encoded", "invalid_email"])
      await expect(source.count("customers")).resolves.toBe(6)
    })
  })

  it("leaves customers behind who may not log in there: here they could, as if they had forgotten their password", async () => {
    await changed(`UPDATE customer SET active = 0 WHERE HEX(id) = '${CUSTOMERS.ada}'`, "UPDATE customer SET active = 1", async () => {
      const { records, remarks } = await allOf((await open()).customers())
      expect(records.map(({ key }) => key)).not.toContain(CUSTOMERS.ada)
      expect(remarks).toContainEqual(expect.objectContaining({ row: `customer ${CUSTOMERS.ada} (10001)`, reason: "inactive_customer" }))
    })
  })

  it("hands over tiers by rule, currency and kind of price, those of a parent with its variants", async () => {
    const read = await allOf((await open()).tiers())
    expect(read.rows).toBe(25)
    const told = read.records.map(({ sku, ladders }) => [sku, ladders.map(({ book, tiers }) => `${book.name} ${book.priority}: ${tiers.map(({ min_quantity, value }) => `${min_quantity}=${value}`).join(" ")}`)])
    expect(Object.fromEntries(told)).toEqual({
      SCREW: [
        "Shopware: May sale (USD) 5: 1=10.54",
        "Shopware: May sale (USD), before prices of Wholesale, Gold 5: 1=10.54",
        "Shopware: Wholesale (USD) 4: 1=9 10=8.2",
        "Shopware: Gold (USD) 3: 1=7.03",
        "Shopware: Everyone (USD) 2: 1=11.13 100=10.54",
        "Shopware: May sale (EUR) 5: 1=10.71",
        "Shopware: May sale (EUR), before prices of Wholesale, Gold 5: 1=10.71",
        "Shopware: Wholesale (EUR) 4: 1=9.52 10=8.33",
        "Shopware: Gold (EUR) 3: 1=7.14",
        "Shopware: Everyone (EUR) 2: 1=11.31 100=10.71",
      ],
      BOLT: ["Shopware: Retail (USD) 1: 1=14.06", "Shopware: Retail (EUR) 1: 1=14.28"],
      "SHIRT-S": ["Shopware: Wholesale (USD) 4: 1=21.09", "Shopware: Wholesale (EUR) 4: 1=21.42"],
      "SHIRT-M": ["Shopware: Wholesale (USD) 4: 1=31.63", "Shopware: Wholesale (EUR) 4: 1=32.13"],
      NOTED: ["Shopware: Everyone (USD) 2: 1=11.71 10=11.71", "Shopware: Everyone (EUR) 2: 1=12.5 10=11.89"],
    })
    expect(read.records.map(({ key }) => key)).toEqual([PRODUCTS.screw, PRODUCTS.bolt, PRODUCTS.shirt_s, PRODUCTS.shirt_m, PRODUCTS.noted])
    const sale = read.records[0].ladders[5].book
    expect(sale).toMatchObject({ combine: "override", audience: { type: "everyone" }, currency_code: "eur", region_ids: [], starts_at: new Date("2026-05-01T00:00:00Z"), ends_at: new Date("2026-06-01T00:00:00Z") })
    expect(read.records[0].ladders[6].book.audience).toEqual({ type: "groups", keys: [GROUPS.wholesale, GROUPS.gold] })
  })

  it("names every price that cannot be moved or is moved otherwise than it stands there, with rule, row and reason", async () => {
    const { remarks } = await allOf((await open()).tiers())
    expect(said({ remarks })).toEqual(
      [
        ...["Big carts", "Not retail", "Since ever", "Broken", "Invalid", "Bare"].map((name) => `unsupported_rule: ${name}`),
        "rule_ended: Last winter",
        "guests_of_default_group (moved): Retail",
        "currency_not_mapped: GBP",
        "above_list_price (moved): BOLT",
        "duplicate_sku: TWIN",
        "duplicate_sku: twin",
        "incomplete_ladder: ROTTEN",
        "invalid_json: ROTTEN",
        "incomplete_price: ROTTEN",
        "negative_price: ROTTEN",
        "net_and_gross_disagree (moved): NOTED",
        "rounded_price (moved): NOTED",
      ].sort()
    )
    expect(remarks.find(({ row }) => row.includes("Big carts"))).toMatchObject({ row: `rule ${RULES.cart} (Big carts)`, rows: 2, message: expect.stringContaining("cartCartAmount") })
  })

  it("says the same in every run, with a table prefix too", async () => {
    const first = await open()
    await server.createDatabase("prefixed", shopwareTables("sw_") + shopwareShop("sw_"))
    const second = await open({ table_prefix: "sw_" }, "prefixed")
    await expect(allOf(second.tiers())).resolves.toEqual(await allOf(first.tiers()))
    await expect(allOf(second.customers())).resolves.toEqual(await allOf(first.customers()))
  })

  describe("since a time", () => {
    const since = new Date("2026-02-01T00:00:00Z")

    it("hands over the customers that were written after it, and all tiers: what has been deleted says no time", async () => {
      const source = await open({ since })
      const customers = await allOf(source.customers())
      expect(customers.records.map(({ key }) => key)).toEqual([CUSTOMERS.mueller])
      await expect(source.count("customers")).resolves.toBe(1)
      expect((await allOf(source.tiers())).records).toEqual((await allOf((await open()).tiers())).records)
    })
  })

  it("reads batch by batch, with the end of each", async () => {
    const filler = Array.from({ length: 1200 }, (_, index) => customer({ key: id("5", index), email: `buyer${index}@example.com`, group: GROUPS.retail, channel: CHANNELS.storefront }))
    const goods = Array.from({ length: 600 }, (_, index) => [product({ key: id("6", index), number: `F-${index}`, price: prices({ [EUR]: [1, 1.19] }) }), productPrice({ key: id("8", index), product: id("6", index), rule: RULES.rest, from: 1, price: prices({ [EUR]: [0.9, 1.07] }) })].join("\n"))
    await changed([...filler, ...goods].join("\n"), "DELETE FROM customer WHERE HEX(id) LIKE '5%'; DELETE FROM product WHERE HEX(id) LIKE '6%'; DELETE FROM product_price WHERE HEX(id) LIKE '8%'", async () => {
      const source = await open()
      const ends: (string | null)[] = []
      let records = 0
      for await (const batch of source.customers()) {
        ends.push(batch.until)
        records += batch.records.length
        expect(batch.records.every(({ key }) => batch.until === null || key <= batch.until)).toBe(true)
      }
      expect(records).toBe(1204)
      expect(ends).toEqual([id("5", 991), null])
      const tiers = await allOf(source.tiers())
      expect(tiers.records).toHaveLength(605)
      expect(tiers.remarks.filter(({ reason }) => reason === "currency_not_mapped")).toHaveLength(1)
    })
  })

  it("has points and codes where the operator has a query for them, and says nothing of them otherwise", async () => {
    const queries = {
      points_query: "SELECT email, 120 AS points, NULL AS expires_at, 'Wallet' AS note FROM customer WHERE guest = 0 AND company IS NOT NULL",
      codes_query: "SELECT email, CONCAT('CODE', customer_number) AS code FROM customer WHERE company IS NOT NULL",
    }
    const source = await open(queries)
    expect((await allOf(source.points())).records).toMatchObject([{ email: "ada@example.com", lots: [{ points: 120, expires_at: null, note: "Wallet" }] }])
    expect((await allOf(source.codes())).records).toMatchObject([{ email: "ada@example.com", code: "CODE10001" }])
    await expect(Promise.all([source.count("points"), source.count("codes")])).resolves.toEqual([1, 1])
    const silent = await open()
    const batches = []
    for await (const batch of silent.points()) batches.push(batch)
    for await (const batch of silent.codes()) batches.push(batch)
    expect(batches).toEqual([])
  })

  it("samples what buyers pay by the source's own rules, the same for the same seed", async () => {
    const samples = await (await open()).samplePrices(60, 7)
    expect(samples.length).toBeGreaterThan(20)
    await expect((await open()).samplePrices(60, 7)).resolves.toEqual(samples)
    expect(await (await open()).samplePrices(60, 8)).not.toEqual(samples)
    expect(new Set(samples.map(({ sku }) => sku))).not.toContain("TWIN")
    const euro = samples.filter(({ currency_code }) => currency_code === "eur")
    for (const { sku, group_name, quantity, unit_price, list_price } of euro) {
      if (sku === "SCREW") expect([unit_price, list_price]).toEqual(["10.71", "11.9"]) // the sale is asked first
      if (sku === "BOLT") expect(unit_price).toBe(group_name === "Retail" ? "14.28" : "11.9")
      if (sku === "SHIRT-M") expect(unit_price).toBe(group_name === "Wholesale" ? "32.13" : "35.7")
      if (sku === "NOTED") expect(unit_price).toBe(quantity < 10 ? "12.5" : "11.89")
    }
    // Guests are in the group of their sales channel, whose rule asks more for bolts; whom else it asks is told by the group.
    const all = await (await open()).samplePrices(500, 3)
    expect(all.filter(({ sku }) => sku === "BOLT").map(({ group_key }) => group_key)).not.toContain(null)
    expect(all.filter(({ sku }) => sku === "SHIRT-M").map(({ group_key }) => group_key)).toContain(null)
    const after = await (await open({ at: new Date("2026-06-15T00:00:00Z") })).samplePrices(200, 7)
    const screws = after.filter(({ sku, currency_code }) => sku === "SCREW" && currency_code === "eur")
    for (const { group_name, quantity, unit_price } of screws) {
      const expected = group_name === "Wholesale" ? (quantity < 10 ? "9.52" : "8.33") : group_name === "Gold" ? "7.14" : quantity < 100 ? "11.31" : "10.71"
      expect(unit_price).toBe(expected)
    }
    expect(screws.length).toBeGreaterThan(0)
  })

  describe("what it refuses", () => {
    const refusalOf = async (database: string, settings: Partial<SourceSettings> = {}) => open(settings, database).then(() => null, (error: { reason?: string; message: string }) => [error.reason, error.message])

    it.each([
      ["6.4", [migration("V6_4\\Migration1610000000Old")]],
      ["6.8", [migration("V6_6\\Migration1700000000Something"), migration("V6_8\\Migration1799999999New")]],
    ])("Shopware %s", async (version, statements) => {
      await server.createDatabase("other", shopwareTables() + statements.join("\n"))
      expect(await refusalOf("other", { markets: {} })).toEqual(["unsupported_version", expect.stringContaining(version)])
    })

    it.each(["V6_5", "V6_7"])("not %s", async (version) => {
      await server.createDatabase("other", shopwareTables() + migration(`${version}\\Migration1700000000Something`))
      expect((await open({ markets: {} }, "other")).describe).toBe(`Shopware ${version.slice(1).replace("_", ".")}, 0 sales channels`)
    })

    it("a database of something else, and one whose version cannot be told", async () => {
      await server.createDatabase("other", "CREATE TABLE wp_posts (id int PRIMARY KEY)")
      expect(await refusalOf("other")).toEqual(["missing_table", expect.stringContaining("product_price")])
      await server.createDatabase("other", shopwareTables())
      expect(await refusalOf("other")).toEqual(["unsupported_version", expect.stringContaining("do not tell")])
    })

    it("a map that gives a sales channel a currency which the source does not have", async () => {
      expect(await refusalOf("shop", { markets: { Storefront: { ...market, currency_code: "chf" } } })).toEqual(["invalid_map", expect.stringContaining("CHF")])
    })
  })
})
