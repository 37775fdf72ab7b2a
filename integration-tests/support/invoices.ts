import fs from "node:fs"

/** A year of invoices as CSV: `InvoiceNo,InvoiceDate (M/D/YYYY H:MM),CustomerID,Country,Quantity,UnitPrice`; `C…` is a cancellation. */
export const INVOICES = process.env.ONLINE_RETAIL_INVOICES

/** Told as years to come: the shop's own jobs look at what is long before. */
const YEARS_LATER = 26

export type Invoice = { /** Some invoices have two rows. */ number: string; at: number; customer: string; quantity: string; price: string; isCancellation: boolean }

/** In the order of time; those of one moment as the file has them. */
export const readInvoices = (file: string): Invoice[] =>
  fs
    .readFileSync(file, "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row, index) => {
      const [number, date, customer, _country, quantity, price] = row.split(",")
      const [, month, day, year, hour, minute] = (/^(\d+)\/(\d+)\/(\d+) (\d+):(\d+)$/.exec(date) ?? []).map(Number)
      return { index, invoice: { number: `${number}_${index}`, at: Date.UTC(year + YEARS_LATER, month - 1, day, hour, minute), customer, quantity, price, isCancellation: number.startsWith("C") } }
    })
    .sort((a, b) => a.invoice.at - b.invoice.at || a.index - b.index)
    .map(({ invoice }) => invoice)

/** Guests have no number in the file. */
export const isKnown = ({ customer }: Invoice): boolean => /^\d+$/.test(customer)
