/** One password for all customers of an order file: this is a demo. */
export const orderCustomerPassword = "demo-orders"

/** The log-in of a customer number. */
export function orderCustomerEmail(customer: string): string {
  return `customer-${customer.toLowerCase().replace(/[^a-z0-9]+/g, "-")}@orders.example`
}
