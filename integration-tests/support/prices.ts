/** What each surface says a buyer pays. */
import type { Cart, Session } from "./carts"
import { ok } from "./api"

export type TableEntry = {
  min_quantity: number
  max_quantity: number | null
  unit_price: number
  unit_price_with_tax: number | null
  unit_price_without_tax: number | null
  saved_amount: number
  saved_percent: number
}

export type PriceTable = {
  variant_id: string
  currency_code: string
  list_price: number | null
  counted_quantity: number
  breaks: TableEntry[]
  next_break: { quantity_to_add: number; min_quantity: number; unit_price: number } | null
}

export type ListedPrice = { calculated_amount: number; original_amount: number; is_calculated_price_tax_inclusive: boolean; calculated_price: { price_list_type: string | null } }

/** The price tables of variants, in the region of the session's shop unless the query says otherwise. */
export const readTables = async ({ shop, client }: Session, variantIds: string[], query: object = {}): Promise<PriceTable[]> => {
  const { tier_prices } = await ok<{ tier_prices: PriceTable[] }>(
    client.get("/store/tier-prices", { variant_id: variantIds, region_id: shop.regionId, ...query })
  )
  return tier_prices
}

export const readTable = async (buying: Session, variantId: string, query: object = {}): Promise<PriceTable> =>
  (await readTables(buying, [variantId], query))[0]

/** What the table asks for a quantity. */
export const priceInTable = ({ breaks }: PriceTable, quantity: number): number | undefined =>
  breaks.find(({ min_quantity, max_quantity }) => min_quantity <= quantity && (max_quantity === null || quantity <= max_quantity))?.unit_price

/** `1-9 100`, `10- 90`, …: a table as one reads it. */
export const drawn = ({ breaks }: PriceTable): string[] => breaks.map(({ min_quantity, max_quantity, unit_price }) => `${min_quantity}-${max_quantity ?? ""} ${unit_price}`)

/** What the product page says of each variant: the price of one piece, with nothing in the cart. */
export const readListed = async ({ shop, client }: Session, productId: string, path: "single" | "list" = "single"): Promise<Record<string, ListedPrice>> => {
  const query = { region_id: shop.regionId, fields: "*variants.calculated_price" }
  type Priced = { variants: { id: string; calculated_price: ListedPrice }[] }
  const { variants } =
    path === "single"
      ? (await ok<{ product: Priced }>(client.get(`/store/products/${productId}`, query))).product
      : (await ok<{ products: Priced[] }>(client.get("/store/products", { ...query, id: productId }))).products[0]
  return Object.fromEntries(variants.map(({ id, calculated_price }) => [id, calculated_price]))
}

/** The unit prices of a cart, by variant. */
export const linePrices = (cart: Cart): Record<string, number> => Object.fromEntries((cart.items ?? []).map(({ variant_id, unit_price }) => [variant_id ?? "", unit_price]))

/** The total of a cart's goods must be what its lines say. */
export const goodsTotal = (cart: Cart): number => (cart.items ?? []).reduce((sum, { unit_price, quantity }) => sum + unit_price * quantity, 0)

/** Fails unless every line costs what the buyer's table asks for its quantity in this cart. */
export const expectAgreement = async (buying: Session, cart: Cart): Promise<void> => {
  const lines = cart.items ?? []
  if (!lines.length) return
  const tables = await readTables(buying, [...new Set(lines.map(({ variant_id }) => variant_id ?? ""))], { cart_id: cart.id })
  const asked = lines.map(({ variant_id, quantity }) => {
    const table = tables.find((each) => each.variant_id === variant_id)
    return { variant_id, quantity, unit_price: table && priceInTable(table, quantity) }
  })
  expect(lines.map(({ variant_id, quantity, unit_price }) => ({ variant_id, quantity, unit_price }))).toEqual(asked)
}
