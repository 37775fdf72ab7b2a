/**
 * Reads order lines in the format of the UCI data set "Online Retail" and says of every row whether it can be used, and
 * if not, why. Pure: text in, rows out.
 */
import { parse } from "csv-parse/sync"

/** Why a row cannot be used; the first reason that holds, in this order. */
export const UNUSABLE = [
  "malformed",
  "cancellation",
  "not_a_product",
  "not_an_integer_quantity",
  "quantity_not_positive",
  "not_a_price",
  "zero_price",
  "negative_price",
  "no_customer",
  "no_country",
] as const

export type Unusable = (typeof UNUSABLE)[number]

/** A line that was sold to somebody. */
export type OrderLine = {
  /** Line of the file, the header is 1. */
  row: number
  invoice: string
  /** Stock code in capitals: the file spells some codes both ways. */
  stock_code: string
  description: string
  quantity: number
  /** Price per piece as written, a decimal number above zero. */
  unit_price: string
  /** Empty for a sale without a customer: it tells prices and quantities, but is nobody's invoice. */
  customer: string
  country: string
}

export type OrderFile = {
  /** Rows below the header. */
  rows: number
  /** Lines of a customer's invoice. */
  lines: OrderLine[]
  /** Lines that were sold, but to nobody that the file names: products and prices are learned from them too. */
  anonymous: OrderLine[]
  /** How many different products the file names, also in rows that cannot be used. */
  stock_codes: number
  unusable: Record<Unusable, number>
}

const COLUMNS = ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"]

/**
 * @param text the content of the file
 * @throws Error when it does not start with the eight columns of the format
 */
export function parseOrderLines(text: string): OrderFile {
  const records: string[][] = parse(text, { bom: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: true })
  const header = records[0]?.map((name) => name.trim()) ?? []
  if (COLUMNS.some((name, index) => header[index] !== name)) {
    throw new Error(`An order file starts with the columns ${COLUMNS.join(", ")}; this one starts with "${header.join(", ")}"`)
  }
  const file: OrderFile = { rows: records.length - 1, lines: [], anonymous: [], stock_codes: 0, unusable: nothingUnusable() }
  const codes = new Set<string>()
  for (const [index, record] of records.entries()) {
    if (index === 0) continue
    const { line, reason } = readRow(record, index + 1)
    if (isProduct(record[1] ?? "")) codes.add(record[1].trim().toUpperCase())
    if (reason) file.unusable[reason]++
    if (line && !reason) file.lines.push(line)
    else if (line && reason === "no_customer") file.anonymous.push(line)
  }
  return { ...file, stock_codes: codes.size }
}

function nothingUnusable(): Record<Unusable, number> {
  const counts: Partial<Record<Unusable, number>> = {}
  for (const reason of UNUSABLE) counts[reason] = 0
  return counts as Record<Unusable, number>
}

type Row = { line: OrderLine | null; reason: Unusable | null }

function readRow(record: string[], row: number): Row {
  const [invoice, code, description, quantity, , unitPrice, customer, country] = record.map((cell) => cell.trim())
  if (record.length !== COLUMNS.length || !invoice || !code) return { line: null, reason: "malformed" }
  const reason = unusableSale(invoice, code, quantity, unitPrice)
  if (reason) return { line: null, reason }
  const line: OrderLine = {
    row,
    invoice,
    stock_code: code.toUpperCase(),
    description,
    quantity: Number(quantity),
    unit_price: unitPrice,
    customer: customer.replace(/\.0$/, ""),
    country,
  }
  if (!customer) return { line, reason: "no_customer" }
  return { line, reason: country ? null : "no_country" }
}

function unusableSale(invoice: string, code: string, quantity: string, unitPrice: string): Unusable | null {
  if (/^c/i.test(invoice)) return "cancellation"
  if (!isProduct(code)) return "not_a_product"
  if (!/^[+-]?\d+$/.test(quantity) || !Number.isSafeInteger(Number(quantity))) return "not_an_integer_quantity"
  if (Number(quantity) <= 0) return "quantity_not_positive"
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(unitPrice)) return "not_a_price"
  if (Number(unitPrice) === 0) return "zero_price"
  return Number(unitPrice) < 0 ? "negative_price" : null
}

/** A product's code has at least four digits; `POST`, `M`, `C2`, `BANK CHARGES` have not, and a voucher is no product. */
export function isProduct(code: string): boolean {
  return (code.match(/\d/g)?.length ?? 0) >= 4 && !/^gift/i.test(code)
}

/** The invoices in the order of the file, each with its lines. */
export function groupByInvoice(lines: OrderLine[]): { invoice: string; customer: string; lines: OrderLine[] }[] {
  const invoices = new Map<string, { invoice: string; customer: string; lines: OrderLine[] }>()
  for (const line of lines) {
    // An invoice belongs to one customer; should a file say otherwise, each customer has a part of it.
    const key = `${line.invoice}\n${line.customer}`
    const present = invoices.get(key)
    if (present) present.lines.push(line)
    else invoices.set(key, { invoice: line.invoice, customer: line.customer, lines: [line] })
  }
  return [...invoices.values()]
}
