/**
 * Puts the invoices of an order file through the Store API, each as a cart of its own customer, logged in, and compares
 * every line with the reference.
 */
import fs from "node:fs"
import { call, logInAsAdmin } from "../seed/admin-client"
import { orderCustomerEmail, orderCustomerPassword } from "./accounts"
import { compare, decimal, format } from "./decimal"
import { groupByInvoice, parseOrderLines, UNUSABLE, type OrderLine } from "./parse-order-lines"
import { referencePrices, type ReferenceCart, type ReferenceRule, type ReferenceVariant } from "./reference"
import { readBuyers, readRules, readVariants, type ReferenceBuyer } from "./shop-reader"

export type ReplayOptions = {
  orders: string
  /** Stop after so many invoices. */
  limit: number
  /** Carts that are in work at the same time. */
  workers: number
  /** Every n-th invoice is filled line by line, the others are created with all their items. */
  singlyEvery: number
}

/** What `.demo/demo.json` says, as far as the replay needs it. */
export type RunningDemo = {
  store_url: string
  publishable_key: string
  admin: { email: string; password: string }
  regions: { id: string; name: string; currency_code: string }[]
}

type Invoice = { invoice: string; customer: string; lines: OrderLine[] }
type CartLine = { id: string; variant_id: string; quantity: number; unit_price: number }
type Cart = { id: string; items: CartLine[]; currency_code: string; region_id: string }

/** Long carts are not filled line by line: each added line costs core more than the one before. */
const LONGEST_SINGLY = 40

type Shop = {
  demo: RunningDemo
  region: RunningDemo["regions"][number]
  rules: ReferenceRule[]
  variants: Map<string, ReferenceVariant>
  byId: Map<string, ReferenceVariant>
  buyers: Map<string, ReferenceBuyer>
  tokens: Map<string, Promise<string>>
}

export type ReplayResult = {
  invoices: number
  invoices_singly: number
  lines: number
  lines_singly: number
  /** Lines that a rule made cheaper than the list price, by the reference. */
  lines_below_list: number
  agreements: number
  disagreements: number
  /** Invoices that the shop has refused, with its answer. */
  failures: { invoice: string; message: string }[]
  /** The first disagreements in words. */
  examples: string[]
  /** Lines of usable invoices whose stock code the shop does not have. */
  unknown_stock_codes: number
  seconds: number
}

/**
 * Runs the replay and prints what it finds.
 * @returns whether every line agreed
 */
export async function replay(demo: RunningDemo, options: ReplayOptions): Promise<boolean> {
  const file = parseOrderLines(fs.readFileSync(options.orders, "utf8"))
  const region = demo.regions.find(({ currency_code }) => currency_code === "gbp")
  if (!region) throw new Error("The running demo has no order file: start it with npm run demo -- --orders FILE")
  const client = await logInAsAdmin(demo.store_url, demo.admin.email, demo.admin.password)
  console.log("Reading rules, list prices and customers …")
  const variants = await readVariants(client, region.currency_code)
  const shop: Shop = {
    demo,
    region,
    variants,
    rules: await readRules(client),
    byId: new Map([...variants.values()].map((variant) => [variant.variant_id, variant])),
    buyers: await readBuyers(client),
    tokens: new Map(),
  }
  const invoices = groupByInvoice(file.lines).slice(0, options.limit)
  console.log(`${shop.rules.length} rules, ${variants.size} articles in ${region.currency_code}, ${invoices.length} invoices`)
  const result = await replayAll(shop, invoices, options)
  printResult(result, file.rows, file.unusable)
  return result.disagreements === 0 && result.failures.length === 0 && result.unknown_stock_codes === 0
}

async function replayAll(shop: Shop, invoices: Invoice[], options: ReplayOptions): Promise<ReplayResult> {
  const result: ReplayResult = {
    invoices: 0,
    invoices_singly: 0,
    lines: 0,
    lines_singly: 0,
    lines_below_list: 0,
    agreements: 0,
    disagreements: 0,
    failures: [],
    examples: [],
    unknown_stock_codes: 0,
    seconds: 0,
  }
  const started = Date.now()
  let next = 0
  let told = started
  const work = async () => {
    for (let at = next++; at < invoices.length; at = next++) {
      const invoice = invoices[at]
      const singly = at % options.singlyEvery === 0 && invoice.lines.length <= LONGEST_SINGLY
      await replayOne(shop, invoice, singly, result)
      if (Date.now() - told > 5000) {
        told = Date.now()
        console.log(`  ${result.invoices} of ${invoices.length} invoices, ${result.lines} lines, ${result.disagreements} disagreements`)
      }
    }
  }
  await Promise.all(Array.from({ length: options.workers }, work))
  result.seconds = Math.round((Date.now() - started) / 1000)
  return result
}

async function replayOne(shop: Shop, invoice: Invoice, singly: boolean, result: ReplayResult): Promise<void> {
  const known = invoice.lines.filter(({ stock_code }) => shop.variants.has(stock_code))
  result.unknown_stock_codes += invoice.lines.length - known.length
  result.invoices++
  result.lines += known.length
  if (singly) {
    result.invoices_singly++
    result.lines_singly += known.length
  }
  try {
    const cart = await fillCart(shop, invoice.customer, known, singly)
    compareCart(shop, { ...invoice, lines: known }, cart, result)
  } catch (error) {
    result.failures.push({ invoice: invoice.invoice, message: error instanceof Error ? error.message : String(error) })
  }
}

async function fillCart(shop: Shop, customer: string, lines: OrderLine[], singly: boolean): Promise<Cart> {
  const { store_url, publishable_key } = shop.demo
  const email = orderCustomerEmail(customer)
  const headers = { "x-publishable-api-key": publishable_key, authorization: `Bearer ${await tokenOf(shop, email)}` }
  const items = lines.map(({ stock_code, quantity }) => ({
    variant_id: shop.variants.get(stock_code)?.variant_id,
    quantity,
  }))
  const body = { region_id: shop.region.id, ...(!singly && { items }) }
  let { cart } = await call<{ cart: Cart }>(store_url, "POST", "/store/carts", headers, body)
  if (!singly) return cart
  for (const item of items) {
    const path = `/store/carts/${cart.id}/line-items`
    cart = (await call<{ cart: Cart }>(store_url, "POST", path, headers, item)).cart
  }
  return cart
}

/** A customer logs in once. */
function tokenOf(shop: Shop, email: string): Promise<string> {
  const present = shop.tokens.get(email)
  if (present) return present
  const body = { email, password: orderCustomerPassword }
  const token = call<{ token: string }>(shop.demo.store_url, "POST", "/auth/customer/emailpass", {}, body).then(
    (answer) => answer.token
  )
  shop.tokens.set(email, token)
  return token
}

/** A line of the file agrees when its article's quantity and the unit price of all its cart lines are right. */
function compareCart(shop: Shop, invoice: Invoice, cart: Cart, result: ReplayResult): void {
  const buyer = shop.buyers.get(orderCustomerEmail(invoice.customer))
  if (!buyer) throw new Error(`The shop has no customer ${invoice.customer}`)
  const situation: ReferenceCart = {
    ...buyer,
    region_id: cart.region_id,
    currency_code: cart.currency_code,
    currency_decimals: 2,
    now: new Date(),
    lines: cart.items,
  }
  const expected = referencePrices(situation, shop.rules, shop.byId)
  for (const line of invoice.lines) {
    const problem = problemOf(shop, invoice, line, cart, expected)
    if (isBelowList(shop, line, cart, expected)) result.lines_below_list++
    if (!problem) result.agreements++
    else {
      result.disagreements++
      if (result.examples.length < 20) result.examples.push(problem)
    }
  }
}

function isBelowList(shop: Shop, line: OrderLine, cart: Cart, expected: ReturnType<typeof referencePrices>): boolean {
  const variant = shop.variants.get(line.stock_code)
  return cart.items.some((item) => {
    const price = item.variant_id === variant?.variant_id && expected.get(item.id)
    return price && variant && compare(price, decimal(variant.list_price)) < 0
  })
}

function problemOf(
  shop: Shop,
  invoice: Invoice,
  { stock_code }: OrderLine,
  cart: Cart,
  expected: ReturnType<typeof referencePrices>
): string | null {
  const variantId = shop.variants.get(stock_code)?.variant_id
  const items = cart.items.filter(({ variant_id }) => variant_id === variantId)
  const ordered = sum(invoice.lines.filter((line) => line.stock_code === stock_code))
  if (sum(items) !== ordered) return `${invoice.invoice} ${stock_code}: ${sum(items)} in the cart, ${ordered} ordered`
  for (const item of items) {
    const price = expected.get(item.id)
    if (!price || compare(price, decimal(item.unit_price)) !== 0) {
      const reference = price ? format(price) : "none"
      return `${invoice.invoice} ${stock_code} × ${item.quantity}: ${item.unit_price} in cart ${cart.id}, reference ${reference}`
    }
  }
  return null
}

const sum = (lines: { quantity: number }[]) => lines.reduce((total, { quantity }) => total + quantity, 0)

function printResult(result: ReplayResult, rows: number, unusable: Record<string, number>): void {
  const reasons = UNUSABLE.filter((reason) => unusable[reason] > 0)
  const total = reasons.reduce((count, reason) => count + unusable[reason], 0)
  console.log(`
Invoices        ${result.invoices} (${result.invoices_singly} filled line by line, the others created with their items)
Lines           ${result.lines} (${result.lines_singly} added one by one, ${result.lines_below_list} below the list price)
Agreements      ${result.agreements}
Disagreements   ${result.disagreements}
Unusable rows   ${total} of ${rows}
${reasons.map((reason) => `  ${reason.replaceAll("_", " ").padEnd(26)}${unusable[reason]}`).join("\n")}
Time            ${result.seconds} s`)
  if (result.unknown_stock_codes) console.log(`Not in the shop ${result.unknown_stock_codes} lines`)
  for (const example of result.examples) console.log(`  ≠ ${example}`)
  for (const { invoice, message } of result.failures.slice(0, 20)) console.log(`  ! ${invoice}: ${message}`)
  if (result.failures.length) console.log(`Refused         ${result.failures.length} invoices`)
}
