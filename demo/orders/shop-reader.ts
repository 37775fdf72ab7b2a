/** Reads from a running shop, through its admin API, what the reference works with. */
import type { AdminClient } from "../seed/admin-client"
import type { ReferenceRule, ReferenceVariant } from "./reference"

/** Every row of a list route. */
async function all<Row>(client: AdminClient, path: string, key: string, limit = 200): Promise<Row[]> {
  const rows: Row[] = []
  for (let count = 1; rows.length < count; ) {
    const separator = path.includes("?") ? "&" : "?"
    const answer = await client.get<Record<string, unknown>>(`${path}${separator}limit=${limit}&offset=${rows.length}`)
    const page = answer[key] as Row[]
    count = Number(answer.count)
    if (!page.length) break
    rows.push(...page)
  }
  return rows
}

/** All rules, price books with their articles. */
export async function readRules(client: AdminClient): Promise<ReferenceRule[]> {
  const rows = await all<{ id: string }>(client, "/admin/tier-price-rules", "tier_price_rules", 100)
  const rules: ReferenceRule[] = []
  for (const { id } of rows) {
    const { tier_price_rule } = await client.get<{ tier_price_rule: ReferenceRule }>(`/admin/tier-price-rules/${id}`)
    rules.push(tier_price_rule)
  }
  return rules
}

type ProductRow = {
  id: string
  collection_id: string | null
  type_id: string | null
  categories: { id: string }[] | null
  tags: { id: string }[] | null
  variants: { id: string; sku: string | null; prices: PriceRow[] }[]
}

type PriceRow = {
  amount: number
  currency_code: string
  min_quantity: number | null
  max_quantity: number | null
  rules?: Record<string, string>
  rules_count?: number
}

/** The variants that have a list price in a currency, by stock code. */
export async function readVariants(client: AdminClient, currencyCode: string): Promise<Map<string, ReferenceVariant>> {
  const parents = await readParents(client)
  const fields = "id,collection_id,type_id,categories.id,tags.id,variants.id,variants.sku,*variants.prices"
  const products = await all<ProductRow>(client, `/admin/products?fields=${fields}`, "products")
  const found = new Map<string, ReferenceVariant>()
  for (const product of products) {
    for (const variant of product.variants) {
      const price = variant.prices.find((one) => one.currency_code === currencyCode && isDefault(one))
      if (variant.sku && price) found.set(variant.sku, describe(product, variant.id, price.amount, parents))
    }
  }
  return found
}

/** A price for any quantity and everybody. */
function isDefault({ min_quantity, max_quantity, rules, rules_count }: PriceRow): boolean {
  return min_quantity === null && max_quantity === null && !rules_count && !Object.keys(rules ?? {}).length
}

function describe(
  product: ProductRow,
  variant_id: string,
  list_price: number,
  parents: Map<string, string | null>
): ReferenceVariant {
  const category_ids: string[] = []
  for (const { id } of product.categories ?? []) {
    for (let at: string | null | undefined = id; at; at = parents.get(at)) category_ids.push(at)
  }
  return {
    variant_id,
    product_id: product.id,
    category_ids,
    collection_id: product.collection_id,
    tag_ids: (product.tags ?? []).map(({ id }) => id),
    type_id: product.type_id,
    list_price,
  }
}

async function readParents(client: AdminClient): Promise<Map<string, string | null>> {
  type Row = { id: string; parent_category_id: string | null }
  const rows = await all<Row>(client, "/admin/product-categories?fields=id,parent_category_id", "product_categories")
  return new Map(rows.map(({ id, parent_category_id }) => [id, parent_category_id]))
}

export type ReferenceBuyer = { customer_id: string; group_ids: string[] }

/** Customers and their groups, by e-mail. */
export async function readBuyers(client: AdminClient): Promise<Map<string, ReferenceBuyer>> {
  type Row = { id: string; email: string; groups: { id: string }[] | null }
  const rows = await all<Row>(client, "/admin/customers?fields=id,email,groups.id", "customers")
  return new Map(
    rows.map(({ id, email, groups }) => [email, { customer_id: id, group_ids: (groups ?? []).map((group) => group.id) }])
  )
}
