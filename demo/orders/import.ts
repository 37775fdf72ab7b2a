import fs from "node:fs"
import path from "node:path"
import {
  createCustomersWorkflow,
  createProductsWorkflow,
  linkCustomersToCustomerGroupWorkflow,
} from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import type { ExecArgs, MedusaContainer } from "@medusajs/framework/types"
import { ensure, idsByKey } from "../seed/ensure"
import { pictureFile } from "../seed/pictures"
import { reportProgress, reportResult } from "../seed/progress"
import { regions } from "../seed/regions"
import { seedCategories } from "../seed/seed-catalogue"
import { seedGroups } from "../seed/seed-people"
import { seedRegions, seedShop, type Shop } from "../seed/seed-shop"
import { orderCustomerEmail, orderCustomerPassword } from "./accounts"
import { countryGroup, ORDER_REGION } from "./countries"
import { departmentOf, departments, ORDER_FILE_CATEGORY } from "./departments"
import { groupByInvoice, parseOrderLines, type OrderFile, type OrderLine } from "./parse-order-lines"
import { productStatistics, type ProductStatistics } from "./price-statistics"
import type { OrdersReport } from "./report"

/** What the start script needs to make the price book and to describe the result. */
export type ImportResult = {
  report: OrdersReport
  region: OrdersReport["region"]
  products: Pick<ProductStatistics, "stock_code" | "breaks">[]
  variants: Record<string, string>
}

/**
 * Adds the catalogue and the customers of an order file (`DEMO_ORDERS_FILE`) to the demo shop. Run by `medusa exec`; run
 * again after an interruption, it adds what is missing.
 */
export default async function importOrders({ container }: ExecArgs): Promise<void> {
  const file = process.env.DEMO_ORDERS_FILE ?? ""
  reportProgress("Reading")
  const parsed = parseOrderLines(fs.readFileSync(file, "utf8"))
  const products = productStatistics([...parsed.lines, ...parsed.anonymous].sort((a, b) => a.row - b.row))
  const shop = await seedShop(container)
  const regionIds = await seedRegions(container, shop, [...regions, ORDER_REGION])
  const variants = await importProducts(container, shop, products)
  const groupCount = await importCustomers(container, parsed.lines)
  const region = { id: regionIds[ORDER_REGION.name], name: ORDER_REGION.name, currency_code: ORDER_REGION.currency_code }
  const report = describeImport(path.basename(file), parsed, products, { region, groupCount })
  const result: ImportResult = {
    report,
    region,
    products: products.map(({ stock_code, breaks }) => ({ stock_code, breaks })),
    variants,
  }
  await reportResult(result)
}

function describeImport(
  file: string,
  parsed: OrderFile,
  products: ProductStatistics[],
  made: { region: OrdersReport["region"]; groupCount: number }
): OrdersReport {
  const customers = new Set(parsed.lines.map(({ customer }) => customer))
  return {
    file,
    rows: parsed.rows,
    used: parsed.lines.length,
    invoices: groupByInvoice(parsed.lines).length,
    unusable: parsed.unusable,
    used_for_prices_only: parsed.anonymous.length,
    stock_codes_without_price: parsed.stock_codes - products.length,
    products: products.length,
    breaks: products.reduce((sum, { breaks }) => sum + breaks.length, 0),
    customers: customers.size,
    customer_groups: made.groupCount,
    region: made.region,
    log_in: { email: orderCustomerEmail([...customers][0] ?? "0"), password: orderCustomerPassword },
  }
}

/** The products with their list price in pounds. Returns the variant ids by stock code. */
async function importProducts(
  container: MedusaContainer,
  shop: Shop,
  products: ProductStatistics[]
): Promise<Record<string, string>> {
  const top = await seedCategories(container, [ORDER_FILE_CATEGORY], {})
  const categories = await seedCategories(container, departments, top)
  const picture = `${process.env.DEMO_PICTURES_URL ?? "/static/pictures"}/${pictureFile("parcel")}`
  return ensure(container, {
    entity: "product_variant",
    key: "sku",
    keyOf: ({ stock_code }) => stock_code,
    wanted: products,
    batch: 100,
    onBatch: (done) => reportProgress("Products", done, products.length),
    create: (missing) =>
      createProductsWorkflow(container).run({
        input: { products: missing.map((product) => productInput(product, shop, categories, picture)) },
      }),
  })
}

function productInput(product: ProductStatistics, shop: Shop, categories: Record<string, string>, picture: string) {
  const { stock_code, description, list_price } = product
  return {
    title: titleOf(description),
    subtitle: `Article ${stock_code}`,
    handle: `${slug(description)}-${slug(stock_code)}`,
    status: "published" as const,
    thumbnail: picture,
    images: [{ url: picture }],
    category_ids: [categories[departmentOf(description)]],
    shipping_profile_id: shop.shipping_profile_id,
    sales_channels: [{ id: shop.sales_channel_id }],
    options: [{ title: "Unit", values: ["Piece"] }],
    variants: [
      {
        title: "Piece",
        sku: stock_code,
        options: { Unit: "Piece" },
        manage_inventory: false,
        prices: [{ currency_code: ORDER_REGION.currency_code, amount: Number(list_price) }],
      },
    ],
  }
}

/** The file is in capitals; a shop is not. */
function titleOf(description: string): string {
  return description.toLowerCase().replace(/(^|[\s(/-])(\p{L})/gu, (_, before, letter) => `${before}${letter.toUpperCase()}`)
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")
}

/** Customers with a log-in, each in the group of every country that the file names for it. Returns the number of groups. */
async function importCustomers(container: MedusaContainer, lines: OrderLine[]): Promise<number> {
  const countries = new Map<string, Set<string>>()
  for (const { customer, country } of lines) {
    countries.set(country, (countries.get(country) ?? new Set()).add(customer))
  }
  const customers = [...new Set(lines.map(({ customer }) => customer))]
  const ids = await ensure(container, {
    entity: "customer",
    key: "email",
    keyOf: orderCustomerEmail,
    wanted: customers,
    batch: 100,
    onBatch: (done) => reportProgress("Customers", done, customers.length),
    create: (missing) =>
      createCustomersWorkflow(container).run({
        input: {
          customersData: missing.map((customer) => ({
            email: orderCustomerEmail(customer),
            first_name: "Customer",
            last_name: customer,
            has_account: true,
          })),
        },
      }),
  })
  await giveLogIns(container, ids)
  await joinCountryGroups(container, countries, ids)
  return countries.size
}

/**
 * Gives each customer a log-in. They share one password, so it is hashed once, by Medusa's own provider, and not
 * a thousand times: hashing is slow on purpose.
 */
async function giveLogIns(container: MedusaContainer, customerIds: Record<string, string>): Promise<void> {
  const auth = container.resolve(Modules.AUTH)
  const known = await idsByKey(container, "provider_identity", "entity_id", Object.keys(customerIds))
  const missing = Object.entries(customerIds).filter(([email]) => !known[email])
  if (!missing.length) return
  reportProgress("Log-ins")
  const password = await hashOf(container, orderCustomerPassword)
  for (let at = 0; at < missing.length; at += 200) {
    await auth.createAuthIdentities(
      missing.slice(at, at + 200).map(([email, id]) => ({
        app_metadata: { customer_id: id },
        provider_identities: [{ provider: "emailpass", entity_id: email, provider_metadata: { password } }],
      }))
    )
  }
}

/** The stored form of a password. */
async function hashOf(container: MedusaContainer, password: string): Promise<unknown> {
  const auth = container.resolve(Modules.AUTH)
  const email = `hash-${Date.now()}@orders.example`
  const { authIdentity, error } = await auth.register("emailpass", { body: { email, password } })
  if (!authIdentity) throw new Error(`A password cannot be stored: ${error}`)
  const [identity] = await auth.listProviderIdentities({ entity_id: email })
  await auth.deleteAuthIdentities([authIdentity.id])
  return identity.provider_metadata?.password
}

async function joinCountryGroups(
  container: MedusaContainer,
  countries: Map<string, Set<string>>,
  customerIds: Record<string, string>
): Promise<void> {
  const customerModule = container.resolve(Modules.CUSTOMER)
  const groupIds = await seedGroups(container, [...countries.keys()].map((country) => ({ name: countryGroup(country) })))
  let done = 0
  for (const [country, members] of countries) {
    const id = groupIds[countryGroup(country)]
    const present = await customerModule.listCustomers({ groups: [id] }, { select: ["id"], take: null })
    const known = new Set(present.map((customer) => customer.id))
    const add = [...members].map((customer) => customerIds[orderCustomerEmail(customer)]).filter((one) => !known.has(one))
    if (add.length) await linkCustomersToCustomerGroupWorkflow(container).run({ input: { id, add } })
    reportProgress("Country groups", ++done, countries.size)
  }
}
