import type { TierPricingService } from "../../../../src/modules/tier-pricing/service"
import { asAdmin, asBuyer, asStranger, ok } from "../../../support/api"
import { joinGroup, makeBuyer, makeGroup } from "../../../support/customers"
import { makeCategory, makeProduct, type Product } from "../../../support/products"
import { makeShop, type Shop } from "../../../support/shops"
import { makeRule, percentage } from "../../../support/tier-price-rules"

type ImportError = { row: number; column: string | null; reason: string; value: string | null; message: string }
type DryRun = { dry_run: boolean; rows: number; rules: number; replaced: number; variants: number; errors: ImportError[]; error_count: number }
type Import = { id: string; status: string; phase: string | null; rows_total: number; rows_done: number; errors: ImportError[]; error_count: number; rule_ids: string[] }
type Rule = Record<string, unknown> & { id: string; name: string }

const root = "/admin/tier-price-rules"

describe("POST /admin/tier-price-rules/import", () => {
  let shop: Shop
  let product: Product
  let groupName: string
  let groupId: string

  beforeAll(async () => {
    shop = await makeShop()
    product = await makeProduct(shop, { variants: [1, 2, 3].map(() => ({ prices: [{ amount: 100, currency_code: "eur" }] })) })
    groupName = `Wholesale ${testApp.nextNumber()}`
    groupId = await makeGroup(groupName)
  })

  const tryFile = (csv: string, more: object = {}) => ok<DryRun>(asAdmin().post(`${root}/import?dry_run=true`, { format: "native", csv, ...more }))
  const problems = async (csv: string, more: object = {}) => (await tryFile(csv, more)).errors.map(({ row, column, reason }) => [row, column, reason])

  const importFile = async (csv: string, more: object = {}): Promise<Import> => {
    const answer = await asAdmin().post(`${root}/import?dry_run=false`, { format: "native", csv, ...more })
    expect(answer.status).toBe(202)
    return finished(answer.body.import.id)
  }
  const rule = async (id: string) => (await ok<{ tier_price_rule: Rule }>(asAdmin().get(`${root}/${id}`))).tier_price_rule
  const name = () => `Imported ${testApp.nextNumber()}`

  it("says what a file would bring and changes nothing", async () => {
    const called = name()
    const csv = [
      "name,status,audience_type,audience_ids,currency_code,sku,min_quantity,type,value",
      `${called},active,customer_groups,${groupName},eur,${product.skus[0]},10,fixed,90`,
      `${called},active,customer_groups,${groupName},eur,${product.skus[0]},100,fixed,80.5`,
      `${called},active,customer_groups,${groupName},eur,${product.skus[1]},10,percentage,7.5`,
    ].join("\n")
    expect(await tryFile(csv)).toEqual({ dry_run: true, rows: 3, rules: 1, replaced: 0, variants: 2, errors: [], error_count: 0 })
    const { count } = await ok<{ count: number }>(asAdmin().get(root, { q: called }))
    expect(count).toBe(0)
  })

  it("takes an export back although what a rule names was deleted since, and nothing else that is unknown", async () => {
    const [category, gone] = [await makeCategory(), await makeProduct(shop)]
    const called = name()
    const id = await makeRule({
      name: called,
      scope: { type: "categories", ids: [category] },
      exclude: [{ type: "variants", ids: gone.variantIds }],
      audience: { type: "customer_groups", ids: [groupId] },
      breaks: [percentage(1, 5)],
    })
    await ok(asAdmin().delete(`/admin/product-categories/${category}`))
    await ok(asAdmin().delete(`/admin/products/${gone.id}`))
    const { text } = await asAdmin().get(`${root}/export`, { q: called })
    expect(await tryFile(text)).toMatchObject({ rules: 1, replaced: 1, errors: [] })
    await importFile(text)
    expect(await rule(id)).toMatchObject({ scope: { type: "categories", ids: [category] }, exclude: [{ type: "variants", ids: gone.variantIds }] })
    const elsewhere = text.replace(category, "pcat_elsewhere")
    expect(await problems(elsewhere)).toEqual([[2, "scope_ids", "unknown_id"]])
  })

  it("refuses a currency that the shop does not know, and a year that the database does not", async () => {
    const head = "name,audience_type,currency_code,starts_at,scope_type,min_quantity,type,value"
    expect(await problems(`${head}\n${name()},everyone,xxx,0000-01-01T00:00:00Z,all,1,fixed,5`)).toEqual([
      [2, "currency_code", "unknown_id"],
      [2, "starts_at", "too_small"],
    ])
  })

  it("makes one price book of the rows of one audience, region and currency, and the group pays it", async () => {
    const called = name()
    const csv = [
      "name,status,audience_type,audience_ids,currency_code,sku,min_quantity,type,value",
      `${called},active,customer_groups,${groupName},eur,${product.skus[0]},10,fixed,90`,
      `${called},,customer_groups,${groupName},eur,${product.skus[0]},100,fixed,80.5`,
      `${called},,customer_groups,${groupName},eur,${product.skus[1]},1,percentage,7.5`,
    ].join("\n")
    const done = await importFile(csv)
    expect(done).toMatchObject({ status: "done", phase: null, rows_total: 3, rows_done: 3, errors: [], error_count: 0 })
    expect(await rule(done.rule_ids[0])).toMatchObject({
      name: called,
      status: "active",
      audience: { type: "customer_groups", ids: [groupId] },
      currency_code: "eur",
      item_count: 2,
      items: expect.arrayContaining([
        { variant_id: product.variantIds[0], breaks: [{ min_quantity: 10, type: "fixed", value: 90 }, { min_quantity: 100, type: "fixed", value: 80.5 }] },
        { variant_id: product.variantIds[1], breaks: [{ min_quantity: 1, type: "percentage", value: 7.5 }] },
      ]),
    })
    const buyer = await makeBuyer(shop)
    await joinGroup(groupId, buyer.customerId)
    const { products } = await ok<{ products: { variants: { id: string; calculated_price: { calculated_amount: number } }[] }[] }>(
      asBuyer(shop, buyer).get("/store/products", { "id[]": product.id, region_id: shop.regionId, fields: "*variants.calculated_price" })
    )
    const price = products[0].variants.find(({ id }) => id === product.variantIds[1])?.calculated_price.calculated_amount
    expect(price).toBe(92.5)
  })

  it("replaces what it made before when the same file comes again", async () => {
    const called = name()
    const file = (value: string) => `name,audience_type,scope_type,min_quantity,type,value\n${called},everyone,all,10,percentage,${value}\n`
    const [first] = (await importFile(file("5"))).rule_ids
    expect((await tryFile(file("6"))).replaced).toBe(1)
    expect((await importFile(file("6"))).rule_ids).toEqual([first])
    expect((await rule(first)).breaks).toEqual([{ min_quantity: 10, type: "percentage", value: 6 }])
  })

  it("refuses to guess between two rules of the same name", async () => {
    const called = name()
    const body = { name: called, scope: { type: "all" }, breaks: [{ min_quantity: 1, type: "percentage", value: 1 }] }
    await ok(asAdmin().post(root, body))
    await ok(asAdmin().post(root, body))
    expect(await problems(`name,audience_type,scope_type,min_quantity,type,value\n${called},everyone,all,10,percentage,5\n`)).toEqual([
      [2, "name", "ambiguous_rule"],
    ])
  })

  it("names row, column and reason of every cell that is wrong", async () => {
    const sku = product.skus[0]
    const head = "name,audience_type,audience_ids,currency_code,sku,min_quantity,type,value"
    const rows = [
      `A,everyone,,eur,${sku},1,fixed,"1,000.00"`,
      `A,everyone,,eur,${sku},2,fixed,"0,43"`,
      `A,everyone,,eur,${sku},ten,fixed,1`,
      `A,everyone,,eur,${sku},1.5,fixed,1`,
      `A,everyone,,eur,${sku},0,fixed,1`,
      `A,everyone,,eur,NO-SUCH-SKU,1,fixed,1`,
      ``,
      `A,everyone,,eur,${sku},5,fixed,-1`,
      `A,everyone,,eur,${product.skus[1]},5,percentage,101`,
      `A,everyone,,eur,${product.skus[1]},6,rebate,1`,
      `A,everyone,,eur,${product.skus[2]},10,fixed,9`,
      `A,everyone,,eur,${product.skus[2]},10,fixed,9`,
      `A,everyone,,eur,${product.skus[2]},10,fixed,8`,
      `A,everyone,,eur,${product.skus[2]},5,fixed,9.5`,
      `B,customer_groups,No such group,eur,${sku},1,fixed,1`,
      `C,everyone,,,${sku},1,fixed,1`,
      `D,everyone,,eur,${sku},1,fixed`,
      `E,everyone,,eur,${sku},1,fixed,1,5`,
      `F,everyone,,eur,5" ${sku},1,fixed,1`,
      `,everyone,,eur,${sku},1,fixed,1`,
    ]
    expect(await problems([head, ...rows].join("\r\n"))).toEqual([
      [2, "value", "thousands_separator"],
      [3, "value", "decimal_comma"],
      [4, "min_quantity", "not_a_number"],
      [5, "min_quantity", "not_whole"],
      [6, "min_quantity", "too_small"],
      [7, "sku", "unknown_sku"],
      [8, null, "empty_row"],
      [9, "value", "too_small"],
      [10, "value", "too_big"],
      [11, "type", "unknown_value"],
      [13, "min_quantity", "duplicate_row"],
      [14, "min_quantity", "overlapping_quantity"],
      [15, "min_quantity", "breaks_not_rising"],
      [16, "audience_ids", "unknown_id"],
      [17, "currency_code", "currency_required"],
      [18, null, "missing_cells"],
      [19, null, "extra_cells"],
      [20, null, "stray_quote"],
      [21, "name", "missing_value"],
    ])
  })

  it("refuses an empty file, a wrong header and a quote that is never closed", async () => {
    expect(await problems("")).toEqual([[1, null, "empty_file"]])
    expect(await problems("name,audience_type,min_quantity,type,value\n")).toEqual([[2, null, "no_rows"]])
    expect(await problems("article,price\n1,2\n")).toEqual([[1, null, "wrong_header"]])
    expect(await problems("name,price,name\n1,2,3\n")).toEqual([
      [1, "price", "unknown_column"],
      [1, "name", "duplicate_column"],
      [1, "audience_type", "missing_column"],
      [1, "min_quantity", "missing_column"],
      [1, "type", "missing_column"],
      [1, "value", "missing_column"],
    ])
    expect(await problems(`name,audience_type,scope_type,min_quantity,type,value\nA,everyone,all,1,percentage,5\n"B,everyone,all,1,percentage,5\n`)).toEqual([
      [3, null, "quote_not_closed"],
    ])
  })

  it("writes nothing when one row is wrong, and keeps the errors", async () => {
    const called = name()
    const csv = `name,audience_type,scope_type,min_quantity,type,value\n${called},everyone,all,1,percentage,5\n${called} 2,everyone,all,1,percentage,500\n`
    const failed = await importFile(csv)
    expect(failed).toMatchObject({ status: "failed", rows_done: 0, rule_ids: [], error_count: 1 })
    expect(failed.errors).toMatchObject([{ row: 3, column: "value", reason: "too_big", value: "500" }])
    expect((await ok<{ count: number }>(asAdmin().get(root, { q: called }))).count).toBe(0)
  })

  const sendText = async (query: Record<string, string>, body: string | Uint8Array<ArrayBuffer>) => {
    const response = await fetch(`${testApp.baseUrl}${root}/import?${new URLSearchParams(query)}`, {
      method: "POST",
      headers: { authorization: `Bearer ${testApp.adminToken}`, "content-type": "text/csv" },
      body,
    })
    return { status: response.status, body: await response.json() }
  }

  it("takes the CSV itself, with a byte order mark and semicolons", async () => {
    const called = name()
    const csv = `\ufeffname;audience_type;scope_type;min_quantity;type;value\r\n${called};everyone;all;10;percentage;5\r\n`
    const answer = await sendText({ dry_run: "false" }, csv)
    expect(answer.status).toBe(202)
    const done = await finished(answer.body.import.id)
    expect(done.status).toBe("done")
    expect((await rule(done.rule_ids[0])).name).toBe(called)
  })

  it("takes Magento's CSV itself, with the names in the query", async () => {
    const csv = `sku,tier_price_website,tier_price_customer_group,tier_price_qty,tier_price,tier_price_value_type\n${product.skus[0]},base,General,2,50,Fixed\n`
    const names = { websites: JSON.stringify({ base: { currency_code: "eur" } }), customer_groups: JSON.stringify({ General: groupName }) }
    const answer = await sendText({ format: "magento", ...names }, csv)
    expect(answer.body).toMatchObject({ dry_run: true, rows: 1, rules: 1, errors: [] })
  })

  it("refuses a text that is not UTF-8", async () => {
    const answer = await sendText({}, new Uint8Array(Buffer.from("name,audience_type\nSchrauben f\xfcr alle,everyone\n", "latin1")))
    expect([answer.status, answer.body.code]).toEqual([400, "wrong_encoding"])
    // Whoever keeps the connection goes on being answered.
    for (let request = 0; request < 5; request++) {
      expect((await fetch(`${testApp.baseUrl}${root}?limit=1`, { headers: { authorization: `Bearer ${testApp.adminToken}` } })).status).toBe(200)
    }
    const utf16 = await sendText({ dry_run: "false" }, new Uint8Array(Buffer.from("name,audience_type\nA,everyone\n", "utf16le")))
    expect([utf16.status, utf16.body.code]).toEqual([400, "wrong_encoding"])
  })

  it("refuses a request that it cannot read", async () => {
    const answer = await asAdmin().post(`${root}/import`, { format: "excel", csv: 1, websites: { base: {} }, who: 1 })
    expect(answer.status).toBe(400)
    expect(answer.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(["csv", "format", "websites.base.currency_code", "who"])
  })

  it("answers 404 for an import that does not exist", async () => {
    const answer = await asAdmin().get(`${root}/import/tpimp_none`)
    expect([answer.status, answer.body.code]).toEqual([404, "import_not_found"])
  })

  it("refuses a second import while one runs, and gives up one that was interrupted", async () => {
    const service = testApp.container.resolve<TierPricingService>("tier_pricing")
    const id = await service.openImport({ format: "native" })
    const csv = "name,audience_type,scope_type,min_quantity,type,value\nx,everyone,all,10,percentage,5\n"
    const refused = await asAdmin().post(`${root}/import?dry_run=false`, { csv })
    expect([refused.status, refused.body.code]).toEqual([409, "import_running"])
    await testApp.container.resolve("__pg_connection__").raw("UPDATE tier_price_import SET updated_at = now() - interval '2 minutes' WHERE id = ?", [id])
    const { import: given_up } = await ok<{ import: Import }>(asAdmin().get(`${root}/import/${id}`))
    expect(given_up).toMatchObject({ status: "failed", error_count: 1, errors: [{ reason: "interrupted" }] })
    expect((await importFile(csv)).status).toBe("done")
  })

  it("refuses a guest and a buyer", async () => {
    const buyer = await makeBuyer(shop)
    const answers = [asStranger(), asBuyer(shop, buyer)].flatMap((caller) => [
      caller.post(`${root}/import`, { csv: "" }),
      caller.get(`${root}/import/x`),
      caller.get(`${root}/export`),
    ])
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(Array(6).fill(401))
  })

  describe("in Magento's format", () => {
    const head = "sku,tier_price_website,tier_price_customer_group,tier_price_qty,tier_price,tier_price_value_type"
    const names = () => ({
      format: "magento",
      websites: { base: { currency_code: "EUR", region_ids: [shop.regionId] }, "All Websites [USD]": { currency_code: "usd" } },
      customer_groups: { "ALL GROUPS": "everyone", Wholesale: groupId },
    })

    it("makes one active price book of each customer group and website", async () => {
      const [a, b] = product.skus
      const csv = [
        head,
        `${a},base,Wholesale,100.0000,79.990000,Fixed`,
        `${a},base,Wholesale,10.0000,89.990000,Fixed`,
        `${b},base,Wholesale,10.0000,15.000000,Discount`,
        `${b},All Websites [USD],ALL GROUPS,5.0000,5.000000,Discount`,
      ].join("\n")
      expect(await tryFile(csv, names())).toMatchObject({ rows: 4, rules: 2, variants: 2, errors: [] })
      const done = await importFile(csv, names())
      const books = await Promise.all(done.rule_ids.map(rule))
      expect(books).toMatchObject([
        {
          name: "Magento: Wholesale (base)",
          status: "active",
          audience: { type: "customer_groups", ids: [groupId] },
          region_ids: [shop.regionId],
          currency_code: "eur",
          combine: "lowest",
          items: expect.arrayContaining([
            { variant_id: product.variantIds[0], breaks: [{ min_quantity: 10, type: "fixed", value: 89.99 }, { min_quantity: 100, type: "fixed", value: 79.99 }] },
            { variant_id: product.variantIds[1], breaks: [{ min_quantity: 10, type: "percentage", value: 15 }] },
          ]),
        },
        { name: "Magento: ALL GROUPS (All Websites [USD])", audience: { type: "everyone", ids: [] }, region_ids: [], currency_code: "usd", item_count: 1 },
      ])
      expect((await importFile(csv, names())).rule_ids).toEqual(done.rule_ids)
    })

    it("names every website and customer group that the request does not map, and every mapping that leads nowhere", async () => {
      const sku = product.skus[0]
      const csv = [head, `${sku},other,Wholesale,1,5,Fixed`, `${sku},base,Retailer,1,5,Fixed`, `${sku},base,Gone,1,5,Fixed`, `${sku},base,ALL GROUPS,1,5,Rebate`, `NONE,base,ALL GROUPS,1,5,Fixed`].join("\n")
      const { websites, customer_groups } = names()
      expect(await problems(csv, { format: "magento", websites, customer_groups: { ...customer_groups, Gone: "cusgroup_gone" } })).toEqual([
        [2, "tier_price_website", "unmapped_website"],
        [3, "tier_price_customer_group", "unmapped_customer_group"],
        [4, "tier_price_customer_group", "unknown_id"],
        [5, "tier_price_value_type", "unknown_value"],
        [6, "sku", "unknown_sku"],
      ])
    })
  })

  describe("and GET /admin/tier-price-rules/export", () => {
    const exportOf = async (query: object): Promise<string> => {
      const answer = await asAdmin().get(`${root}/export`, query)
      expect(answer.headers["content-type"]).toMatch("text/csv")
      expect(answer.headers["content-disposition"]).toMatch("attachment")
      return answer.text
    }
    const unstamped = ({ created_at: _created, updated_at: _updated, ...rest }: Rule) => rest

    it("imports back to the same rules: where they are, and where they were deleted", async () => {
      const called = name()
      const categoryId = await makeCategory()
      const bodies = [
        {
          name: `${called} =scope`,
          description: `"quoted", with a comma\nand two lines`,
          status: "active",
          priority: -5,
          starts_at: "2026-01-01T00:00:00.000Z",
          ends_at: "2027-01-01T00:00:00.000Z",
          audience: { type: "customer_groups", ids: [groupId] },
          region_ids: [shop.regionId],
          currency_code: "eur",
          combine: "override",
          promotions: "allow",
          base: "current",
          decimals: 4,
          quantity_basis: "rule",
          scope: { type: "categories", ids: [categoryId] },
          exclude: [{ type: "variants", ids: [product.variantIds[0], product.variantIds[1]] }, { type: "products", ids: [product.id] }],
          breaks: [{ min_quantity: 1, type: "amount_off", value: 0.0043 }, { min_quantity: 500, type: "fixed", value: 0.0000000001 }],
        },
        {
          name: `${called} book`,
          currency_code: "eur",
          decimals: "exact",
          items: product.variantIds.map((variant_id) => ({ variant_id, breaks: [{ min_quantity: 1, type: "fixed", value: 9.99 }, { min_quantity: 10, type: "percentage", value: 12.5 }] })),
        },
        { name: `${called} all`, scope: { type: "all" }, breaks: [{ min_quantity: 3, type: "percentage", value: 1 }] },
      ]
      const ids: string[] = []
      for (const body of bodies) {
        ids.push((await ok<{ tier_price_rule: Rule }>(asAdmin().post(root, body))).tier_price_rule.id)
      }
      const before = (await Promise.all(ids.map(rule))).map(unstamped)
      const csv = await exportOf({ q: called })

      const again = await importFile(csv)
      expect(again).toMatchObject({ status: "done", rows_total: 9 })
      expect((await Promise.all(ids.map(rule))).map(unstamped)).toEqual(before)

      for (const id of ids) await ok(asAdmin().delete(`${root}/${id}`))
      expect(await tryFile(csv)).toMatchObject({ rules: 3, replaced: 0, errors: [] })
      await importFile(csv)
      expect((await Promise.all(ids.map(rule))).map(unstamped)).toEqual(before)
      expect(await exportOf({ q: called })).toBe(csv)
    })

    it("exports what the filters of the list leave", async () => {
      const called = name()
      const breaks = [{ min_quantity: 3, type: "percentage", value: 1 }]
      // Not active: all specs share one shop, and this rule covers everything.
      await ok(asAdmin().post(root, { name: `${called} a`, status: "archived", scope: { type: "all" }, breaks }))
      await ok(asAdmin().post(root, { name: `${called} b`, scope: { type: "all" }, breaks }))
      const rows = (await exportOf({ q: called, status: "archived" })).trimEnd().split("\r\n")
      expect(rows).toHaveLength(2)
      expect(rows[1]).toContain(`${called} a`)
    })
  })

  const finished = async (id: string): Promise<Import> => {
    for (let attempt = 0; attempt < 400; attempt++) {
      const { import: state } = await ok<{ import: Import }>(asAdmin().get(`${root}/import/${id}`))
      if (state.status !== "running") return state
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error("The import did not end")
  }
})
