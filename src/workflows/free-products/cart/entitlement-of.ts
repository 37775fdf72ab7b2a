/** What any rules give to a cart, to an order or to goods that somebody typed in. Nothing is written. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { FreeProductRule } from "../../../modules/free-products/domain/free-product-rule"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { FreeProductsService } from "../../../modules/free-products/service"
import type { Amount } from "../../../shared/money"
import { z } from "../../../shared/schema"
import { openCart, type PricedFor } from "../../carts/open-cart"
import { contextOfCart, forPricing, type CartForPricing } from "../../carts/snapshot"
import { companyOfOrder } from "../../companies/cart-company"
import { companiesOfCustomer } from "../../companies/company-members"
import { cartOfOrder } from "../../purchases/cart-of-order"
import { ordersBefore } from "../../purchases/orders-before"
import { freeLinesOfOrder } from "../order/free-lines"
import { answer, type Answer, type Question } from "./answer"
import { asksOf } from "./asks"
import { isPaid, kernelCart, type Decided } from "./kernel-cart"
import { freeCartOf, readFreeProductCart, readFreeProductOrder, type FreeCartSnapshot } from "./snapshot"
import { readVariants } from "./variants"

/** A line as it is, or would be. Prices in the line's own price mode. */
export type AskedLine = { line_id: string; title: string; quantity: number; unit_price: Amount; is_free: boolean }

/** The answer of rules, with the lines that were asked about. */
export type EntitlementOf = Answer & { currency_code: string; lines: AskedLine[] }

/** Who is asked for instead of the buyer; with his groups and company. */
export type AskedCustomer = { customer_id?: string }

type Asked = { snapshot: FreeCartSnapshot; opened: Question["opened"]; managed: ReadonlySet<string>; wishes: Question["wishes"]; decided?: Decided }

const entitlementOf = async (container: MedusaContainer, { snapshot, opened, managed, wishes, decided }: Asked, rules: readonly FreeProductRule[], at: Date, about: Question["about"] = "all"): Promise<EntitlementOf> => {
  const { cart, owner, bought } = await kernelCart(container, snapshot, opened.is_public, managed, asksOf(rules), at, decided)
  const answered = await answer(container, { rules, cart, bought, cart_id: snapshot.id, opened, owner, wishes, about })
  const lines = snapshot.lines.map((line) => ({ line_id: line.id, title: line.title, quantity: line.quantity, unit_price: line.unit_price, is_free: !isPaid(line, managed) }))
  return { ...answered, currency_code: snapshot.currency_code, lines }
}

/** What rules give to a cart, with its buyer's wishes. Null where there is no such cart. */
export const entitlementOfCart = async (container: MedusaContainer, cart_id: string, rules: readonly FreeProductRule[], at: Date, { customer_id }: AskedCustomer = {}): Promise<EntitlementOf | null> => {
  const found = await readFreeProductCart(container, cart_id)
  if (!found) {
    return null
  }
  const { lines, wishes } = await container.resolve<FreeProductsService>(FREE_PRODUCTS).readCart(cart_id)
  const snapshot = await boughtBy(container, found, customer_id)
  const opened = customer_id ? openedFor(snapshot) : await openCart(container, forPricing(found.found))
  return entitlementOf(container, { snapshot, opened, managed: new Set(lines.map(({ line_id }) => line_id)), wishes: new Map(Object.entries(wishes)), decided: await decidedOf(container, customer_id) }, rules, at)
}

/** What rules would give to an order as it stands, for its company, and with the number that it had. Null where there is no such order. */
export const entitlementOfOrder = async (container: MedusaContainer, order_id: string, rules: readonly FreeProductRule[], at: Date, { customer_id }: AskedCustomer = {}): Promise<EntitlementOf | null> => {
  const order = await readFreeProductOrder(container, order_id)
  if (!order) {
    return null
  }
  const managed = await freeLinesOfOrder(container, order_id, order.snapshot.lines)
  const snapshot = await boughtBy(container, order.snapshot, customer_id)
  const own = { id: order_id, placed_at: order.placed_at }
  const decided: Decided = (await decidedOf(container, customer_id)) ?? {
    company_id: await companyOfOrder(container, await cartOfOrder(container, order_id), snapshot.customer_id),
    orders_before: async () => (snapshot.customer_id && snapshot.is_registered ? ordersBefore(container, snapshot.customer_id, own) : null),
  }
  return entitlementOf(container, { snapshot, opened: openedFor(snapshot), managed, wishes: new Map(), decided }, rules, at)
}

/** Goods that somebody types in. @property region_id decides the prices; without it Medusa's prices in the currency */
export type TypedGoods = { goods: { variant_id: string; quantity: number }[]; customer_id?: string; region_id?: string; currency_code: string; sales_channel_id?: string }

/** What rules would give to goods, at what they would cost this buyer one by one, without tax and promotions. Variants that nobody knows are left out. */
export const entitlementOfGoods = async (container: MedusaContainer, { goods, customer_id, region_id, currency_code, sales_channel_id }: TypedGoods, rules: readonly FreeProductRule[], at: Date, about: Question["about"] = "all"): Promise<EntitlementOf> => {
  const empty: CartForPricing = { id: "typed", currency_code, region_id: region_id ?? null, sales_channel_id: sales_channel_id ?? null, customer_id: null, customer: null, items: [] }
  const buyer = await boughtBy(container, freeCartOf(empty), customer_id)
  const opened = openedFor(buyer)
  const ids = [...new Set(goods.map(({ variant_id }) => variant_id))]
  const { known, prices } = await readVariants(container, ids, [], opened, buyer.sales_channel_id)
  const places = await placesOf(container, [...known.values()].flatMap(({ product }) => product?.id ?? []))
  const items = goods.flatMap(({ variant_id, quantity }, index) => {
    const variant = known.get(variant_id)
    const price = prices.get(variant_id)
    return variant?.product
      ? [{ id: `typed_${index + 1}`, title: variant.product.title, variant_id, product_id: variant.product.id, quantity, unit_price: price?.unit_price.toFixed() ?? 0, is_tax_inclusive: price?.is_tax_inclusive ?? false, is_giftcard: variant.product.is_giftcard, product: places.get(variant.product.id) }]
      : []
  })
  const snapshot = { ...buyer, lines: freeCartOf({ ...empty, items }).lines }
  const decided: Decided = (await decidedOf(container, customer_id)) ?? { company_id: null, orders_before: async () => null }
  return entitlementOf(container, { snapshot, opened, managed: new Set(), wishes: new Map(), decided }, rules, at, about)
}

/** For whom variants are priced: an admin asks, so nobody has to prove who he is. */
const openedFor = ({ id, currency_code, region_id, sales_channel_id, customer_id, customer_group_ids }: FreeCartSnapshot): PricedFor => ({
  is_public: customer_id === null,
  context: contextOfCart({ id, currency_code, region_id, sales_channel_id, customer_id, customer: customer_id ? { id: customer_id, groups: customer_group_ids.map((group) => ({ id: group })) } : null }),
})

const readCustomer = z.object({ id: z.string(), email: z.string().nullish(), has_account: z.boolean().nullish(), groups: z.array(z.object({ id: z.string() }).nullable()).nullish() })

/** The same cart with another buyer. A customer who is not found is none. */
const boughtBy = async (container: MedusaContainer, snapshot: FreeCartSnapshot, customer_id: string | undefined): Promise<FreeCartSnapshot> => {
  if (!customer_id) {
    return snapshot
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "customer", fields: ["id", "email", "has_account", "groups.id"], filters: { id: customer_id } })
  const customer = readCustomer.optional().parse(data[0])
  return customer
    ? { ...snapshot, customer_id: customer.id, email: customer.email ?? null, is_registered: Boolean(customer.has_account), customer_group_ids: (customer.groups ?? []).flatMap((group) => group?.id ?? []) }
    : { ...snapshot, customer_id: null, is_registered: false, customer_group_ids: [] }
}

/** Another buyer buys for the company that he joined first, and has ordered what he has. */
const decidedOf = async (container: MedusaContainer, customer_id: string | undefined): Promise<Decided | undefined> =>
  customer_id ? { company_id: (await companiesOfCustomer(container, customer_id))[0]?.company_id ?? null, orders_before: () => ordersBefore(container, customer_id) } : undefined

const productPlace = z.object({
  id: z.string(),
  collection_id: z.string().nullish(),
  type_id: z.string().nullish(),
  tags: z.array(z.object({ id: z.string() }).nullable()).nullish(),
  categories: z.array(z.object({ id: z.string() }).nullable()).nullish(),
})

const placesOf = async (container: MedusaContainer, product_ids: string[]): Promise<Map<string, z.infer<typeof productPlace>>> => {
  const ids = [...new Set(product_ids)]
  const { data } = ids.length
    ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "product", fields: ["id", "collection_id", "type_id", "tags.id", "categories.id"], filters: { id: ids } })
    : { data: [] }
  return new Map(z.array(productPlace).parse(data).map((place) => [place.id, place]))
}
