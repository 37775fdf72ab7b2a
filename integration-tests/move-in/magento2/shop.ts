/**
 * A small shop in Magento's tables, with everything in it that can be wrong. Made for these specs.
 *
 * Websites: `base` (EUR, the default), `us` (USD, its own list prices) and `old`, which the map does not name.
 */
import { magento2Tables, type Layout } from "./layout"

/** The shop is looked at then. */
export const SHOP_AT = new Date("2026-03-15T12:00:00.000Z")

/** The attribute of list prices. */
const PRICE = 77

const VERSION_ENDED = 1_772_000_000
const VERSION_STARTS = 1_780_000_000

type Value = string | number | null

/** Tables and rows. In Commerce there are points, shared catalogs, and three versions of the first product. */
export const magento2Shop = (layout: Layout): string => {
  const { edition, prefix = "" } = layout
  const isStaged = edition === "commerce"
  const link = isStaged ? "row_id" : "entity_id"
  /** The version of a product that holds. */
  const linkOf = (entity_id: number): number => (isStaged ? entity_id + 1000 : entity_id)
  const insert = (table: string, columns: string, rows: Value[][]): string => `INSERT INTO \`${prefix}${table}\` (${columns}) VALUES ${rows.map((row) => `(${row.map(literal).join(", ")})`).join(", ")};`
  const product = (entity_id: number, sku: string | null, updated_at = "2026-03-01 08:00:00", [row_id, from, until] = [linkOf(entity_id), entity_id === 1 ? VERSION_ENDED : 1, entity_id === 1 ? VERSION_STARTS : 2_147_483_647]): Value[] =>
    isStaged ? [row_id, entity_id, from, until, sku, updated_at] : [entity_id, sku, updated_at]

  return [
    "SET NAMES utf8mb4; SET time_zone = '+00:00'; SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO';",
    magento2Tables(layout),
    insert("patch_list", "patch_name", [["Magento\\\\Catalog\\\\Setup\\\\Patch\\\\Data\\\\InstallDefaultCategories"]]),
    insert("store_website", "website_id, code, name, is_default", [
      [0, "admin", "Admin", 0],
      [1, "base", "Hauptseite", 1],
      [2, "us", "United States", 0],
      [3, "old", "Old shop", 0],
    ]),
    insert("store", "store_id, code, website_id", [
      [0, "admin", 0],
      [1, "de", 1],
      [2, "us_en", 2],
      [3, "us_es", 2],
      [4, "old", 3],
    ]),
    insert("core_config_data", "scope, scope_id, path, value", [
      ["default", 0, "currency/options/base", "EUR"],
      ["websites", 2, "currency/options/base", "USD"],
      ["default", 0, "catalog/price/scope", "1"],
      ["default", 0, "magento_reward/general/expiry_calculation", "static"],
      ["websites", 2, "magento_reward/general/expiry_calculation", "dynamic"],
    ]),
    insert("customer_group", "customer_group_id, customer_group_code", [
      [0, "NOT LOGGED IN"],
      [1, "General"],
      [2, "Wholesale"],
      [3, "Großhandel"],
      [4, "Handwerk"],
    ]),
    insert("customer_entity", "entity_id, website_id, email, group_id, firstname, lastname, default_billing, updated_at", [
      [1, 1, "ada@example.com", 2, "Ada", "Lovelace", 1, "2026-03-01 10:00:00"],
      [2, 1, "Ben@Example.com", 1, "Ben", "One", null, "2026-03-01 10:00:00"],
      [3, 2, "ben@example.com", 1, "Ben", "Two", null, "2026-03-01 10:00:00"],
      [4, 1, "", 1, "No", "Address", null, "2026-03-01 10:00:00"],
      [5, 1, "no-at-sign.example.com", 1, "No", "At", null, "2026-03-01 10:00:00"],
      [6, 1, "juergen@example.com", 3, "JÃ¼rgen", "Berg", null, "2026-03-01 10:00:00"],
      [7, 1, "mÃ¼ller@example.com", 1, "Max", "Muster", null, "2026-03-01 10:00:00"],
      [8, 1, "jana@example.com", 3, "Jana", "Größe", null, "2026-03-10 10:00:00"],
      [9, 1, "zero@example.com", 77, "Zero", "", null, "0000-00-00 00:00:00"],
      [10, 3, "zoe@example.com", 1, "Zoe", "Old", null, "2026-03-01 10:00:00"],
      [11, null, "admin-made@example.com", 4, null, null, null, "2026-03-12 10:00:00"],
    ]),
    insert("customer_address_entity", "entity_id, parent_id, company", [[1, 1, "Analytical Engines Ltd"]]),
    insert("eav_entity_type", "entity_type_id, entity_type_code", [
      [3, "catalog_category"],
      [4, "catalog_product"],
    ]),
    insert("eav_attribute", "attribute_id, entity_type_id, attribute_code", [
      [76, 3, "price"],
      [PRICE, 4, "price"],
      [78, 4, "special_price"],
    ]),
    insert("catalog_product_entity", isStaged ? "row_id, entity_id, created_in, updated_in, sku, updated_at" : "entity_id, sku, updated_at", [
      ...(isStaged ? [product(1, "SCREW-OLD", undefined, [501, 1, VERSION_ENDED]), product(1, "SCREW-NEXT", undefined, [1501, VERSION_STARTS, 2_147_483_647])] : []),
      product(1, "SCREW-1", "2026-03-10 08:00:00"),
      product(2, "SCREW-2"),
      product(3, "NUT"),
      product(4, "dup-1"),
      product(5, "DUP-1"),
      product(6, "BOLT"),
      product(7, null),
      product(8, "NO-TIERS"),
      product(9, "NO-PRICE"),
      product(10, "GUEST"),
    ]),
    insert("catalog_product_entity_decimal", `attribute_id, store_id, ${link}, value`, [
      [PRICE, 0, linkOf(1), "10.000000"],
      [PRICE, 2, linkOf(1), "11.000000"],
      [78, 0, linkOf(1), "1.000000"],
      [76, 0, linkOf(3), "1.000000"],
      ...[2, 6, 10].map((entity_id): Value[] => [PRICE, 0, linkOf(entity_id), "10.000000"]),
      ...[3, 4, 5].map((entity_id): Value[] => [PRICE, 0, linkOf(entity_id), "5.000000"]),
    ]),
    insert("catalog_product_entity_tier_price", `value_id, ${link}, all_groups, customer_group_id, qty, value, website_id, percentage_value`, [
      [1, linkOf(1), 1, 0, "10.0000", "9.000000", 0, null],
      [2, linkOf(1), 0, 2, "10.0000", "8.500000", 1, null],
      [3, linkOf(1), 0, 2, "10.0000", "8.800000", 0, null],
      [4, linkOf(1), 0, 2, "2.5000", "0.000000", 1, "7.50"],
      [5, linkOf(1), 0, 4, "1.0000", "9.990000", 0, null],
      // The group's dearer tier hides that of all groups.
      [6, linkOf(2), 1, 0, "5.0000", "8.000000", 1, null],
      [7, linkOf(2), 0, 3, "5.0000", "9.000000", 1, null],
      [8, linkOf(2), 0, 3, "20.0000", "0.000000", 1, "25.00"],
      [9, linkOf(3), 1, 0, "10.0000", "6.000000", 1, null],
      [10, linkOf(3), 1, 0, "20.0000", "4.000000", 1, null],
      [11, linkOf(4), 1, 0, "2.0000", "4.000000", 0, null],
      [12, linkOf(5), 1, 0, "2.0000", "4.500000", 0, null],
      [13, linkOf(6), 1, 0, "0.0000", "9.000000", 1, null],
      [14, linkOf(6), 0, 2, "3.0000", "-1.000000", 1, null],
      [15, linkOf(6), 0, 3, "3.0000", "0.000000", 1, "120.00"],
      [16, linkOf(6), 1, 0, "3.0000", "0.000000", 1, "0.00"],
      [17, linkOf(6), 1, 0, "0.5000", "9.000000", 1, null],
      [18, linkOf(6), 0, 88, "3.0000", "9.000000", 1, null],
      [19, linkOf(6), 1, 0, "3.0000", "9.000000", 3, null],
      [20, linkOf(6), 1, 0, "3.0000", "9.000000", 9, null],
      [21, linkOf(6), 1, 0, "12.0000", "9.500000", 1, null],
      [22, linkOf(7), 1, 0, "3.0000", "9.000000", 0, null],
      [23, linkOf(9), 1, 0, "3.0000", "9.000000", 1, null],
      [24, linkOf(9), 0, 2, "5.0000", "0.000000", 1, "20.00"],
      [25, linkOf(10), 0, 0, "2.0000", "9.500000", 1, null],
      [26, linkOf(999), 1, 0, "3.0000", "9.000000", 0, null],
      [27, linkOf(999), 1, 0, "4.0000", "8.000000", 0, null],
      ...(isStaged ? [[28, 501, 1, 0, "2.0000", "1.000000", 0, null], [29, 1501, 1, 0, "2.0000", "2.000000", 0, null]] : []),
    ]),
    ...(isStaged ? ofCommerce(insert) : []),
  ].join("\n")
}

const ofCommerce = (insert: (table: string, columns: string, rows: Value[][]) => string): string[] => [
  insert("shared_catalog", "name, customer_group_id, type", [["Katalog Handwerk", 4, 0]]),
  insert("magento_reward", "reward_id, customer_id, website_id, points_balance", [
    [1, 1, 1, 300],
    [2, 1, 2, 50],
    [3, 8, 1, -5],
    [4, 6, 1, 100],
    [5, 9, 1, 70],
    [6, 11, 1, 50],
    [7, 2, 1, 10],
    [8, 99, 1, 5],
    [9, 10, 3, 20],
    [10, 3, 1, 0],
  ]),
  // What has not expired ends in 2036: the app's own jobs go by the real clock, and would expire between two runs what is still good at SHOP_AT.
  insert("magento_reward_history", "reward_id, points_delta, points_used, created_at, expired_at_static, expired_at_dynamic, is_expired", [
    [1, 100, 20, "2026-01-01 00:00:00", "2036-06-01 00:00:00", null, 0],
    [1, 100, 0, "2026-01-02 00:00:00", "2036-04-01 00:00:00", null, 0],
    [1, 500, 0, "2025-01-02 00:00:00", "2025-04-01 00:00:00", null, 1],
    [1, -20, 0, "2026-03-12 00:00:00", null, null, 0],
    [2, 50, 0, "2026-01-01 00:00:00", "2026-01-31 00:00:00", "2036-12-31 00:00:00", 0],
    [4, 40, 0, "2026-01-01 00:00:00", "2026-03-01 00:00:00", null, 0],
    [4, 60, 0, "2026-01-01 00:00:00", null, null, 0],
    [5, 30, 0, "2026-01-01 00:00:00", "0000-00-00 00:00:00", null, 0],
    [6, 30, 0, "2026-01-01 00:00:00", "2036-05-01 00:00:00", null, 0],
    [6, 50, 0, "2026-01-01 00:00:00", "2036-07-01 00:00:00", null, 0],
  ]),
]

const literal = (value: Value): string => (typeof value === "string" ? `'${value.replace(/'/g, "''")}'` : String(value))
