/** Rows of a Shopware shop as statements, written short. */

const SYSTEM_LANGUAGE = "2fbb5fe2e29a4d70aa5854ce7ce3e20b"
const GERMAN = "0b9fd5a5d6cd4cd0a7f3e7a2c0ffee00"
export const LIVE = "0fa91ce3e96a4bc2be4bd9ce752c3425"
export const EUR = "b7d2554b0ce847cd82f3ac9bd1c0dfca"
/** What rows were written at unless they say otherwise. */
const MADE = "2026-01-01 00:00:00.000"

/** An id that can be told apart by eye: `id("a", 3)` is `a0…03`. */
export const id = (kind: string, number: number): string => `${kind}${String(number).padStart(32 - kind.length, "0")}`

type Value = string | number | null | { hex: string | null }

export const hex = (value: string | null): Value => ({ hex: value })

const literal = (value: Value): string => {
  if (value === null || (typeof value === "object" && value.hex === null)) return "NULL"
  if (typeof value === "object") return `UNHEX('${value.hex}')`
  return typeof value === "number" ? String(value) : `'${value.replace(/\\/g, "\\\\").replace(/'/g, "''")}'`
}

/** Made in January 2026 unless the row says otherwise. */
export const insert = (table: string, row: Record<string, Value>): string => {
  const full: Record<string, Value> = table.endsWith("migration") ? row : { created_at: MADE, ...row }
  return `INSERT INTO \`${table}\` (${Object.keys(full).map((name) => `\`${name}\``).join(", ")}) VALUES (${Object.values(full).map(literal).join(", ")});`
}

export const migration = (name: string, done: string | null = "2025-06-01 10:00:00") => insert("migration", { class: `Shopware\\Core\\Migration\\${name}`, creation_timestamp: 1_700_000_000, update: done })

export const currency = (key: string, iso_code: string, factor: number, rounding: object = { decimals: 2, interval: 0.01, roundForNet: true }) =>
  insert("currency", { id: hex(key), iso_code, factor, symbol: iso_code, item_rounding: JSON.stringify(rounding), total_rounding: JSON.stringify(rounding) })

export const tax = (key: string, tax_rate: number) => insert("tax", { id: hex(key), tax_rate, name: `${tax_rate} %` })

/** `german` alone: it has no name in the system's language. */
export const group = (key: string, name: string | null, german: string | null = null) =>
  [
    insert("customer_group", { id: hex(key) }),
    ...[[SYSTEM_LANGUAGE, name], [GERMAN, german]].flatMap(([language, each]) => (language && each ? insert("customer_group_translation", { customer_group_id: hex(key), language_id: hex(language), name: each }) : [])),
  ].join("\n")

export const channel = (key: string, name: string, customer_group_id: string) =>
  [
    insert("sales_channel", { id: hex(key), customer_group_id: hex(customer_group_id), currency_id: hex(EUR) }),
    insert("sales_channel_translation", { sales_channel_id: hex(key), language_id: hex(SYSTEM_LANGUAGE), name }),
  ].join("\n")

type Customer = { key: string; email: string; group: string; channel: string; first_name?: string; last_name?: string; company?: string | null; guest?: number; updated_at?: string | null }

export const customer = ({ key, email, group: group_key, channel: channel_key, first_name = "Ada", last_name = "Beispiel", company = null, guest = 0, updated_at = null }: Customer) =>
  insert("customer", {
    id: hex(key), customer_group_id: hex(group_key), sales_channel_id: hex(channel_key), customer_number: String(10_000 + parseInt(key.slice(-6), 16)), first_name, last_name, company, email, guest, updated_at,
  })

export type Node = { type: string; value?: string | object | null; children?: Node[] }

export const any = (...children: Node[]): Node => ({ type: "orContainer", children })
export const all = (...children: Node[]): Node => ({ type: "andContainer", children })
export const always: Node = { type: "alwaysValid", value: {} }
export const inGroups = (...keys: string[]): Node => ({ type: "customerCustomerGroup", value: { operator: "=", customerGroupIds: keys } })
export const between = (fromDate: string | null, toDate: string | null): Node => ({ type: "dateRange", value: { fromDate, toDate, useTime: false } })

export const rule = (key: string, name: string, priority: number, node: Node | null, invalid = 0): string => {
  const statements = [insert("rule", { id: hex(key), name, priority, invalid })]
  const add = ({ type, value = null, children = [] }: Node, parent: string | null): void => {
    const own = id(`f${key.slice(-3)}`, statements.length)
    statements.push(insert("rule_condition", { id: hex(own), type, rule_id: hex(key), parent_id: hex(parent), value: typeof value === "string" || value === null ? value : JSON.stringify(value), position: statements.length }))
    children.forEach((child) => add(child, own))
  }
  if (node) add(node, null)
  return statements.join("\n")
}

/** Net and gross by currency. */
export const prices = (by_currency: Record<string, [net: number | null, gross: number | null]>, linked = true): string =>
  JSON.stringify(Object.fromEntries(Object.entries(by_currency).map(([key, [net, gross]]) => [`c${key}`, { net, gross, linked, currencyId: key }])))

type Product = { key: string; number: string | null; price?: string | null; parent?: string | null; tax?: string | null; version?: string; updated_at?: string | null }

export const product = ({ key, number, price = null, parent = null, tax: tax_id = null, version = LIVE, updated_at = null }: Product) =>
  insert("product", { id: hex(key), version_id: hex(version), parent_id: hex(parent), product_number: number, price, tax_id: hex(tax_id), updated_at })

type Price = { key: string; product: string; rule: string; from: number; to?: number | null; price: string | null; version?: string; updated_at?: string | null }

export const productPrice = ({ key, product: product_id, rule: rule_id, from, to = null, price, version = LIVE, updated_at = null }: Price) =>
  insert("product_price", { id: hex(key), version_id: hex(version), product_id: hex(product_id), product_version_id: hex(version), rule_id: hex(rule_id), quantity_start: from, quantity_end: to, price, updated_at })
