/** The only place where a cart of Medusa becomes input of the kernel. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { PricedLine } from "../../modules/tier-pricing/domain/cart-lines"
import { amount } from "../../shared/money"
import { z } from "../../shared/schema"

/**
 * Fields of a cart, or of an order, that Medusa's own pricing context has (`fieldsForPricingContext`
 * of core-flows): a price rule of Medusa may look at any of them.
 */
export const PRICING_CONTEXT_FIELDS = [
  "id",
  "sales_channel_id",
  "currency_code",
  "region_id",
  "shipping_address.city",
  "shipping_address.country_code",
  "shipping_address.province",
  "shipping_address.postal_code",
  "item_total",
  "total",
  "locale",
  "customer_id",
  "customer.id",
  "email",
  "customer.groups.id",
]

/** An amount in any of the forms in which Medusa hands it over: a number, its raw value, or the object of both. */
export const moneyOfMedusa = z.preprocess(
  (value) => (typeof value === "object" && value !== null ? ("value" in value ? value.value : "numeric" in value ? value.numeric : value) : value),
  z.union([z.number(), z.string()])
)

/** A cart as far as prices need it. Medusa's workflows hand theirs over in this shape, too. */
export type CartForPricing = Record<string, unknown> & {
  id: string
  customer_id?: string | null
  customer?: { id?: string; groups?: ({ id: string } | null)[] | null } | null
  region_id?: string | null
  currency_code: string
  completed_at?: unknown
}

/** A cart that was read with more than prices need: a price rule of Medusa would look at all that is handed over. */
export const forPricing = (cart: CartForPricing): CartForPricing => {
  const known = new Set(PRICING_CONTEXT_FIELDS.map((field) => field.split(".")[0]))
  return { ...Object.fromEntries(Object.entries(cart).filter(([field]) => known.has(field))), id: cart.id, currency_code: cart.currency_code }
}

/** Null when there is no such cart. */
export const readCart = async (container: MedusaContainer, cart_id: string): Promise<CartForPricing | null> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "cart", fields: [...PRICING_CONTEXT_FIELDS, "completed_at"], filters: { id: cart_id } })
  const [cart]: CartForPricing[] = data
  return cart ?? null
}

/** The cart as Medusa's pricing context, without a quantity. */
export const contextOfCart = (cart: CartForPricing): Record<string, unknown> => {
  const { completed_at: _completed, customer_id, customer, ...context } = cart
  return { ...context, customer_id: customer_id ?? customer?.id ?? null, customer: { ...customer, groups: groupsOf(cart).map((id) => ({ id })) } }
}

/** The customer groups of the cart's customer. */
export const groupsOf = ({ customer }: CartForPricing): string[] => (customer?.groups ?? []).flatMap((group) => (group ? [group.id] : []))

export const LINE_FIELDS = ["id", "variant_id", "product_id", "quantity", "unit_price", "compare_at_unit_price", "is_tax_inclusive", "is_discountable", "is_custom_price"] as const

/** Lines that rules price: those with a variant and without a price of their own. One statement. */
export const readLines = async (container: MedusaContainer, cart_id: string): Promise<PricedLine[]> =>
  pricedLines(await container.resolve(Modules.CART).listLineItems({ cart_id }, { select: [...LINE_FIELDS], take: null }))

/** A line of Medusa's as far as prices need it. */
export type CartLine = {
  id: string
  variant_id?: string | null
  product_id?: string | null
  quantity: unknown
  unit_price: unknown
  compare_at_unit_price?: unknown
  is_tax_inclusive?: boolean | null
  is_discountable?: boolean | null
  is_custom_price?: boolean | null
}

/** Those of the lines that rules price. */
export const pricedLines = (lines: CartLine[]): PricedLine[] =>
  lines.flatMap(({ id, variant_id, product_id, quantity, unit_price, compare_at_unit_price, is_tax_inclusive, is_discountable, is_custom_price }) =>
    variant_id && product_id && !is_custom_price
      ? [
          {
            id,
            variant_id,
            product_id,
            quantity: Number(quantity),
            unit_price: amount(Number(unit_price)),
            compare_at_unit_price: compare_at_unit_price === null || compare_at_unit_price === undefined ? null : amount(Number(compare_at_unit_price)),
            is_tax_inclusive: Boolean(is_tax_inclusive),
            is_discountable: Boolean(is_discountable),
          },
        ]
      : []
  )
