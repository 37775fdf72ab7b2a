import { UNUSABLE, type Unusable } from "./parse-order-lines"

/** What became of an order file; `used + unusable = rows`. Written to `.demo/orders-report.json`. */
export type OrdersReport = {
  file: string
  rows: number
  /** Lines of a customer's invoice: these are replayed. */
  used: number
  invoices: number
  unusable: Record<Unusable, number>
  /** Of the unusable ones, those without a customer that still told a product its prices and quantities. */
  used_for_prices_only: number
  /** Stock codes that never appear in a row with a price: no product could be made of them. */
  stock_codes_without_price: number
  products: number
  breaks: number
  customers: number
  customer_groups: number
  region: { id: string; name: string; currency_code: string }
  log_in: { email: string; password: string }
}

/** The report as text. */
export function describeReport(report: OrdersReport): string {
  const unusable = UNUSABLE.filter((reason) => report.unusable[reason] > 0)
  const total = unusable.reduce((sum, reason) => sum + report.unusable[reason], 0)
  const lines = [
    `Order file: ${report.rows} rows, ${report.used} used in ${report.invoices} invoices, ${total} unusable`,
    ...unusable.map((reason) => `  ${reason.replaceAll("_", " ").padEnd(26)}${report.unusable[reason]}`),
    `  (${report.used_for_prices_only} rows without a customer still told a product its prices and quantities)`,
    `Made: ${report.products} products with ${report.breaks} breaks in one price book (${report.region.currency_code.toUpperCase()}), ` +
      `${report.customers} customers in ${report.customer_groups} country groups`,
    `Left out: ${report.stock_codes_without_price} stock codes that no row sells at a price`,
    `Log in as ${report.log_in.email} (any customer number of the file), password ${report.log_in.password}`,
  ]
  return lines.map((line) => `  ${line}`).join("\n")
}
