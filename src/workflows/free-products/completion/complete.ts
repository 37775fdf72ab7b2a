/**
 * Free products at the completion of a cart, at both doors: what the cart got is claimed within the limits of its rules, and in stock,
 * before core makes the order from its snapshot. Nothing of the cart is changed here.
 */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ownerOf } from "../../../modules/free-products/domain/owner"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { ClaimedUse, FreeProductsService, NewUse, RefusedUse } from "../../../modules/free-products/service"
import type { Refusal } from "../../../shared/refusal"
import { RefusalError } from "../../../shared/refusal-error"
import { belongingOfBuyer } from "../../carts/belonging-of-buyer"
import { hasOwnSession } from "../../carts/open-cart"
import { companyOfCart } from "../../companies/cart-company"
import { COMPLETION_MS, orderOfCart } from "../../reward-points/cart/undecided"
import { shortOfClaims } from "./claimed-stock"
import { completingCart, showsSomethingFree, usesOf, type CompletingCart } from "./completing-cart"
import { decideClaims } from "./undecided"

/** What a failed completion gives back. */
export type FreeProductsUndo = { cart_id: string; claimed: ClaimedUse[] }

/**
 * Claims what a cart got of rules. No statement where the cart shows nothing free.
 *
 * @returns what to give back when the completion fails; null where that is nothing
 * @throws RefusalError `cart_changed` with `limit_total`, `limit_per_owner` or `out_of_stock`, and the rule, or the variant, in `values`
 */
export const completeFreeProducts = async (container: MedusaContainer, found: unknown): Promise<FreeProductsUndo | null> => {
  const cart = completingCart(found)
  if (!showsSomethingFree(cart)) {
    return null
  }
  const service = container.resolve<FreeProductsService>(FREE_PRODUCTS)
  const { lines, pieces } = await service.readCart(cart.id)
  const uses = usesOf(cart, lines, pieces)
  // Core completes a cart again whose process died after its order was made: then all is claimed already.
  if (!uses.length || (await orderOfCart(container, cart.id))) {
    return null
  }
  const claimed = await claimWithinLimits(container, cart, uses)
  const short = await shortOfClaims(container, cart, uses, claimed)
  if (short.size) {
    await service.releaseUses(claimed)
    refuse(uses.filter(({ needs }) => needs.some(({ inventory_item_id }) => short.has(inventory_item_id))).map((use) => outOfStock(cart, use)))
  }
  return { cart_id: cart.id, claimed }
}

/** Where a limit stands in the way, claims whose completion has died are decided first. */
const claimWithinLimits = async (container: MedusaContainer, cart: CompletingCart, uses: NewUse[]): Promise<ClaimedUse[]> => {
  const service = container.resolve<FreeProductsService>(FREE_PRODUCTS)
  const { id, currency_code, email, customer_id, is_registered } = cart
  const owner = ownerOf({ company_id: await companyOf(container, cart), customer_id, is_registered, email })
  const claim = { cart_id: id, owner, customer_id: is_registered ? customer_id : null, currency_code, uses }
  const first = await service.claimUses(claim, new Date())
  const died = new Date(Date.now() - COMPLETION_MS)
  const { claimed, refused } = first.refused.length && (await decideClaims(container, died, first.refused.map(({ rule_id }) => rule_id))) ? await service.claimUses(claim, new Date()) : first
  refuse(refused.map(beyondLimit))
  return claimed
}

/** As the cart's turn counts: for a company only where the session of its customer has touched the cart. */
const companyOf = async (container: MedusaContainer, { id, customer_id, is_registered }: CompletingCart): Promise<string | null> =>
  customer_id && is_registered && (await hasOwnSession(container, id, customer_id)) ? companyOfCart(container, { id, customer_id }, (await belongingOfBuyer(container, customer_id)).companies) : null

/** @throws RefusalError where there are refusals */
const refuse = (refusals: Refusal[]): void => {
  if (refusals.length) {
    throw new RefusalError("cart_changed", refusals)
  }
}

const beyondLimit = ({ rule_id, name, reason, left }: RefusedUse): Refusal => ({
  path: "free_products",
  reason,
  message: `of "${name}" ${left ? `only ${left} free pieces are` : "nothing free is"} left${reason === "limit_per_owner" ? " for this buyer" : ""}: look at the cart again`,
  values: [rule_id],
})

const outOfStock = ({ lines }: CompletingCart, { line_id, variant_id }: NewUse): Refusal => ({
  path: "free_products",
  reason: "out_of_stock",
  message: `there is too little of the free ${lines.find(({ id }) => id === line_id)?.title ?? "product"} left: look at the cart again`,
  values: variant_id ? [variant_id] : [],
})

/** Gives claims up whose completion failed, unless the cart became an order after all. */
export const undoFreeProducts = async (container: MedusaContainer, { cart_id, claimed }: FreeProductsUndo): Promise<void> => {
  const service = container.resolve<FreeProductsService>(FREE_PRODUCTS)
  const order_id = await orderOfCart(container, cart_id)
  if (order_id) {
    await service.countUses(cart_id, order_id, new Date())
    return
  }
  await service.releaseUses(claimed, true)
}
