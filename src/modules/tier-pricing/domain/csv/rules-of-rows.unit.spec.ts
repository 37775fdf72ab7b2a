import { assembleRule, MAGENTO_FORMAT, NATIVE_FORMAT, type Format, type ImportedRule, type KnownNames } from "./assemble-rules"
import type { ImportError } from "../../../../shared/csv/import-error"
import { magentoRows } from "./magento-rows"
import { nativeRows } from "./native-rows"
import type { RuleRows } from "./rule-draft"

const SHOP: Record<string, string[]> = { Gold: ["cusgroup_gold"], Twins: ["cusgroup_1", "cusgroup_2"], cusgroup_gold: ["cusgroup_gold"], "Germany": ["reg_de"] }
const known: KnownNames = {
  variantBySku: new Map([["M8", "variant_m8"], ["M10", "variant_m10"]]),
  skuOfVariant: new Map([["variant_m8", "M8"], ["variant_none", null]]),
  idsOf: (kind, name) => (kind === "currencies" ? ["eur", "usd"].filter((code) => code === name) : SHOP[name] ?? []),
}

type Reading = { rules: ImportedRule[]; problems: unknown[][] }

const read = (lines: string, rowsFor: (report: (error: ImportError) => void) => RuleRows = nativeRows, format: Format = NATIVE_FORMAT): Reading => {
  const errors: ImportError[] = []
  const rows = rowsFor((error) => void errors.push(error))
  lines.trim().split("\n").forEach((line) => rows.read({ cells: line.split(",").map((cell) => cell.trim()) }))
  rows.finish()
  const rules = rows.takeDrafts().flatMap((draft) => {
    const reading = assembleRule(draft, known, format)
    let step = reading.next()
    while (!step.done) step = reading.next()
    errors.push(...step.value.errors)
    return step.value.rule ?? []
  })
  return { rules, problems: errors.sort((a, b) => a.row - b.row).map(({ row, column, reason }) => [row, column, reason]) }
}

describe("rows of our own format", () => {
  it("become one rule for each name, audience, regions and currency, in whatever order they come", () => {
    const { rules, problems } = read(`
      name, audience_type,   audience_ids, currency_code, sku, min_quantity, type,       value
      A,    customer_groups, Gold,         eur,           M8,  1,            fixed,      0.0043
      A,    customer_groups, Gold,         usd,           M8,  1,            fixed,      0.0050
      A,    everyone,        ,             eur,           M8,  1,            fixed,      0.0060
      A,    customer_groups, Gold,         eur,           M10, 5,            percentage, 7.5
      A,    customer_groups, Gold,         eur,           M8,  500,          fixed,      0.0039
    `)
    expect(problems).toEqual([])
    expect(rules.map(({ audience, currency_code, items }) => [audience.ids[0] ?? "everyone", currency_code, items])).toEqual([
      ["cusgroup_gold", "eur", [
        { variant_id: "variant_m8", breaks: [{ min_quantity: 1, type: "fixed", value: 0.0043 }, { min_quantity: 500, type: "fixed", value: 0.0039 }] },
        { variant_id: "variant_m10", breaks: [{ min_quantity: 5, type: "percentage", value: 7.5 }] },
      ]],
      ["cusgroup_gold", "usd", [{ variant_id: "variant_m8", breaks: [{ min_quantity: 1, type: "fixed", value: 0.005 }] }]],
      ["everyone", "eur", [{ variant_id: "variant_m8", breaks: [{ min_quantity: 1, type: "fixed", value: 0.006 }] }]],
    ])
  })

  it("say once what belongs to the rule as a whole, and never two things", () => {
    const { rules, problems } = read(`
      id,       name, audience_type, status, priority, region_ids, scope_type, min_quantity, type,       value
      tprule_1, A,    everyone,      active, ,         ,           all,        10,           percentage, 5
      tprule_1, ,     ,              ,       7,        Germany,    ,           100,          percentage, 6
      tprule_2, B,    everyone,      active, ,         ,           all,        10,           percentage, 5
      tprule_2, ,     ,              draft,  ,         ,           ,           100,          percentage, 6
    `)
    expect(rules[0]).toMatchObject({ id: "tprule_1", name: "A", status: "active", priority: 7, region_ids: ["reg_de"], scope: { type: "all" } })
    expect(rules[0].breaks).toHaveLength(2)
    expect(problems).toEqual([[5, "status", "rule_columns_differ"]])
  })

  it("must say who pays the price and what the rule is called", () => {
    expect(
      read(`
        id,       name, audience_type, scope_type, min_quantity, type,       value
        tprule_1, ,     ,              all,        10,           percentage, 5
      `).problems
    ).toEqual([[2, "name", "missing_value"], [2, "audience_type", "missing_value"]])
  })

  it.each([
    ["an unknown SKU", "sku", "M12", "sku", "unknown_sku"],
    ["an unknown variant", "variant_id", "variant_gone", "variant_id", "unknown_variant"],
    ["a group that does not exist", "audience_ids", "Bronze", "audience_ids", "unknown_id"],
    ["a group's name that two groups have", "audience_ids", "Twins", "audience_ids", "ambiguous_name"],
    ["an id that is none of ours", "id", "42", "id", "malformed_id"],
    ["a scope beside the variants of a price book", "scope_type", "all", "scope_type", "items_with_scope"],
    ["a schedule that ends before it starts", "ends_at", "2020-01-01T00:00:00Z", "ends_at", "ends_before_start"],
    ["a status that there is not", "status", "live", "status", "unknown_value"],
    ["a currency that is none", "currency_code", "euro", "currency_code", "invalid_format"],
    ["a currency that the shop does not know", "currency_code", "xxx", "currency_code", "unknown_id"],
    ["decimals beyond ten", "decimals", "11", "decimals", "too_big"],
    ["a quantity of zero", "min_quantity", "0", "min_quantity", "too_small"],
    ["a quantity past what Medusa stores", "min_quantity", "2147483648", "min_quantity", "too_big"],
    ["a price below zero", "value", "-1", "value", "too_small"],
    ["a price with eleven decimals", "value", "0.12345678901", "value", "too_many_decimals"],
  ])("are refused for %s", (_what, column, text, place, reason) => {
    const cells: Record<string, string> = {
      id: "", name: "A", audience_type: "customer_groups", audience_ids: "Gold", currency_code: "eur", starts_at: "2026-01-01T00:00:00Z", ends_at: "",
      status: "", decimals: "", scope_type: "", sku: "M8", variant_id: "", min_quantity: "1", type: "fixed", value: "1", [column]: text,
    }
    if (column === "variant_id") cells.sku = ""
    expect(read(`${Object.keys(cells).join(",")}\n${Object.values(cells).join(",")}`).problems).toEqual([[2, place, reason]])
  })

  it("with several wrong cells are refused for each of them", () => {
    expect(
      read(`
        name, audience_type, audience_ids, status, currency_code, sku, min_quantity, type,  value
        A,    customers,     nobody,       live,   xxx,           M12, 0,            half,  -1
        A,    customers,     nobody,       ,       xxx,           M13, 0,            fixed, -2
      `).problems
    ).toEqual([
      [2, "status", "unknown_value"],
      [2, "type", "unknown_value"],
      [2, "currency_code", "unknown_id"],
      [2, "audience_ids", "unknown_id"],
      [2, "sku", "unknown_sku"],
      [2, "min_quantity", "too_small"],
      [2, "value", "too_small"],
      [3, "sku", "unknown_sku"],
      [3, "min_quantity", "too_small"],
      [3, "value", "too_small"],
    ])
  })

  it("of a rule with a scope are refused cell by cell, also when none of its breaks can be read", () => {
    expect(
      read(`
        name, audience_type, scope_type, min_quantity, type,       value
        A,    everyone,      all,        ten,          percentage, a lot
      `).problems
    ).toEqual([[2, "min_quantity", "not_a_number"], [2, "value", "not_a_number"]])
  })

  it("are refused when SKU and variant are not of one another", () => {
    expect(
      read(`
        name, audience_type, currency_code, sku, variant_id,   min_quantity, type,  value
        A,    everyone,      eur,           M10, variant_m8,   1,            fixed, 1
        A,    everyone,      eur,           M10, variant_none, 1,            fixed, 1
      `).problems
    ).toEqual([[2, "sku", "sku_mismatch"], [3, "sku", "sku_mismatch"]])
  })

  it("are of a price book or of a rule with a scope, not of both", () => {
    expect(
      read(`
        name, audience_type, currency_code, sku, min_quantity, type,  value
        A,    everyone,      eur,           M8,  1,            fixed, 1
        A,    everyone,      eur,           ,    1,            fixed, 1
      `).problems
    ).toEqual([[3, "sku", "mixed_rule"]])
  })

  it("are refused as duplicates by what they mean: the same variant by SKU and by id", () => {
    expect(
      read(`
        name, audience_type, currency_code, sku, variant_id, min_quantity, type,  value
        A,    everyone,      eur,           M8,  ,           1,            fixed, 1
        A,    everyone,      eur,           ,    variant_m8, 1,            fixed, 1
        A,    everyone,      eur,           ,    variant_m8, 1,            fixed, 2
      `).problems
    ).toEqual([[3, "min_quantity", "duplicate_row"], [4, "min_quantity", "overlapping_quantity"]])
  })

  it("may end with empty rows, and may not hold any in between", () => {
    const file = `
      name, audience_type, scope_type, min_quantity, type,       value
      A,    everyone,      all,        1,            percentage, 1
      ,,,,,
      A,    everyone,      all,        2,            percentage, 2
      ,,,,,
    `
    expect(read(file).problems).toEqual([[3, null, "empty_row"]])
  })
})

describe("rows of Magento's format", () => {
  const names = { websites: { base: { currency_code: "eur", region_ids: ["Germany"] } }, customer_groups: { "ALL GROUPS": "everyone", Wholesale: "Gold" } }
  const head = "sku, tier_price_website, tier_price_customer_group, tier_price_qty, tier_price, tier_price_value_type"
  const magento = (lines: string) => read(`${head}\n${lines.trim()}`, (report) => magentoRows(names, report), MAGENTO_FORMAT)

  it("become one active price book for each group and website, quantities in any order", () => {
    const { rules, problems } = magento(`
      M8,  base, Wholesale,  100.0000, 5.000000, Fixed
      M8,  base, ALL GROUPS, 10.0000,  5.000000, Discount
      M8,  base, Wholesale,  10.0000,  15.00,    discount
    `)
    expect(problems).toEqual([])
    expect(rules).toMatchObject([
      {
        name: "Magento: Wholesale (base)", status: "active", combine: "lowest", promotions: "allow", audience: { type: "customer_groups", ids: ["cusgroup_gold"] }, region_ids: ["reg_de"], currency_code: "eur",
        items: [{ variant_id: "variant_m8", breaks: [{ min_quantity: 10, type: "percentage", value: 15 }, { min_quantity: 100, type: "fixed", value: 5 }] }],
      },
      { name: "Magento: ALL GROUPS (base)", audience: { type: "everyone", ids: [] } },
    ])
  })

  it("are refused by Magento's own column names", () => {
    expect(
      magento(`
        M8,   base,  Wholesale, 1,   5,  Fixed
        M8,   base,  Wholesale, 1,   5,  Fixed
        M8,   base,  Wholesale, 1,   6,  Fixed
        M8,   other, Wholesale, 1,   5,  Fixed
        M8,   base,  Retailer,  1,   5,  Fixed
        M8,   base,  ,          1,   5,  Fixed
        M8,   base,  Wholesale, 1.5, 5,  Fixed
        M10,  base,  Wholesale, 1,   0,  Discount
        M10,  base,  Wholesale, 2,   5,  Percent
        M12,  base,  Wholesale, 2,   5,  Fixed
        ,     base,  Wholesale, 2,   5,  Fixed
      `).problems
    ).toEqual([
      [3, "tier_price_qty", "duplicate_row"],
      [4, "tier_price_qty", "overlapping_quantity"],
      [5, "tier_price_website", "unmapped_website"],
      [6, "tier_price_customer_group", "unmapped_customer_group"],
      [7, "tier_price_customer_group", "missing_value"],
      [8, "tier_price_qty", "not_whole"],
      [9, "tier_price", "too_small"],
      [10, "tier_price_value_type", "unknown_value"],
      [11, "sku", "unknown_sku"],
      [12, "sku", "missing_value"],
    ])
  })

  it("with several wrong cells are refused for each of them", () => {
    expect(
      magento(`
        M12, base,  Wholesale, 1.5, x, Half
        M12, other, Retailer,  0,   5, Fixed
        ,    other, Wholesale, ,    5, Fixed
      `).problems
    ).toEqual([
      [2, "tier_price_qty", "not_whole"],
      [2, "tier_price_value_type", "unknown_value"],
      [2, "tier_price", "not_a_number"],
      [2, "sku", "unknown_sku"],
      [3, "tier_price_website", "unmapped_website"],
      [3, "tier_price_customer_group", "unmapped_customer_group"],
      [3, "sku", "unknown_sku"],
      [3, "tier_price_qty", "too_small"],
      [4, "sku", "missing_value"],
      [4, "tier_price_qty", "missing_value"],
      [4, "tier_price_website", "unmapped_website"],
    ])
  })
})
