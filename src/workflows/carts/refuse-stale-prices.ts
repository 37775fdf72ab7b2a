/**
 * Whether a cart that core is about to complete costs what the reconcile would make of it. It is looked
 * at as core has read it, in core's `validate` hook, and nothing is written: to read and reconcile it
 * once more before core does would cost more than all else that is ours at a completion.
 */
import type { MedusaContainer } from "@medusajs/framework/types"
import { PaymentSessionStatus } from "@medusajs/framework/utils"
import { amount, isSameMoney } from "../../shared/money"
import { z } from "../../shared/schema"
import { areFreeProductsRight } from "../free-products/cart/turn"
import { belongingOfBuyer } from "./belonging-of-buyer"
import { noteCompleted, staleCart } from "./completion-by-route"
import { openCart } from "./open-cart"
import { arePricesRight } from "./reconcile-cart"
import { forPricing, moneyOfMedusa, pricedLines } from "./snapshot"

const line = z.object({
  id: z.string(),
  variant_id: z.string().nullish(),
  product_id: z.string().nullish(),
  quantity: moneyOfMedusa,
  unit_price: moneyOfMedusa,
  compare_at_unit_price: moneyOfMedusa.nullish(),
  is_tax_inclusive: z.boolean().nullish(),
  is_discountable: z.boolean().nullish(),
  is_custom_price: z.boolean().nullish(),
})

const completed = z.looseObject({
  id: z.string(),
  currency_code: z.string(),
  region_id: z.string().nullish(),
  region: z.object({ id: z.string() }).nullish(),
  customer_id: z.string().nullish(),
  customer: z.object({ id: z.string() }).nullish(),
  shipping_address: z.object({ city: z.string().nullish(), country_code: z.string().nullish(), province: z.string().nullish(), postal_code: z.string().nullish() }).nullish(),
  total: moneyOfMedusa,
  items: z.array(line.nullable()).nullish(),
  payment_collection: z.object({ amount: moneyOfMedusa, payment_sessions: z.array(z.object({ status: z.string() }).nullable()).nullish() }).nullish(),
})

type Completed = z.infer<typeof completed>

const AUTHORIZED: string[] = [PaymentSessionStatus.AUTHORIZED, PaymentSessionStatus.CAPTURED]

/**
 * Refuses a cart whose lines would be priced otherwise now, whose free products would be others, or whose payment is for another amount.
 * Where the money for exactly this cart is authorized or captured already, prices stay as they were
 * authorized, as at the other door: a payment that is voided here would be held or taken for nothing.
 *
 * @param found the cart as core's completion hands it over
 * @throws RefusalError `cart_changed`
 */
export const refuseStalePrices = async (container: MedusaContainer, found: unknown): Promise<void> => {
  const cart = completed.parse(found)
  const { total, payment_collection, currency_code } = cart
  const isAsAsked = !payment_collection || isSameMoney(amount(total), amount(payment_collection.amount), currency_code)
  const isAuthorized = (payment_collection?.payment_sessions ?? []).some((session) => session && AUTHORIZED.includes(session.status))
  if (isAuthorized && isAsAsked) {
    return noteCompleted("authorized")
  }
  if (!isAsAsked || !(await isPricedAsNow(container, cart)) || !(await areFreeProductsRight(container, cart.id))) {
    throw staleCart()
  }
  noteCompleted("right")
}

const isPricedAsNow = async (container: MedusaContainer, cart: Completed): Promise<boolean> => {
  const customer_id = cart.customer_id ?? cart.customer?.id ?? null
  const groups = customer_id ? (await belongingOfBuyer(container, customer_id)).group_ids.map((id) => ({ id })) : []
  const priced = { ...cart, region_id: cart.region_id ?? cart.region?.id ?? null, customer_id, customer: customer_id ? { id: customer_id, groups } : null }
  const opened = await openCart(container, forPricing(priced))
  return arePricesRight(container, opened, pricedLines((cart.items ?? []).filter((item) => item !== null)))
}
