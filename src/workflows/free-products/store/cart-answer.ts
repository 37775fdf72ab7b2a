/** What the rules say to a cart, for its buyer. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { FreeCart, FreeProductsService } from "../../../modules/free-products/service"
import { RefusalError } from "../../../shared/refusal-error"
import { isStorable } from "../../../shared/schema"
import { openCart } from "../../carts/open-cart"
import { forPricing } from "../../carts/snapshot"
import { answer, type Answer } from "../cart/answer"
import { asksOf } from "../cart/asks"
import { kernelCart } from "../cart/kernel-cart"
import { readFreeProductCart, type FreeCartSnapshot } from "../cart/snapshot"

/** `free`: the rules, what stands in the cart and what its buyer wants. `has_goods`: it has paid lines that count; without them nothing is given. */
export type CartAnswer = { snapshot: FreeCartSnapshot; free: FreeCart; answer: Answer; has_goods: boolean }

/**
 * The verdicts that the buyer of a cart may know: of the rules that fire, and of those for which only goods are missing. What only
 * some buyers see follows whose session has touched the cart.
 *
 * @throws RefusalError `cart_not_found`
 */
export const answerToCart = async (container: MedusaContainer, cart_id: string): Promise<CartAnswer> => {
  const snapshot = isStorable(cart_id) ? await readFreeProductCart(container, cart_id) : null
  if (!snapshot) {
    throw new RefusalError("cart_not_found", [{ path: "id", reason: "cart_not_found", message: "there is no such cart" }])
  }
  const free = await container.resolve<FreeProductsService>(FREE_PRODUCTS).readCart(cart_id)
  const opened = await openCart(container, forPricing(snapshot.found))
  const managed = new Set(free.lines.map(({ line_id }) => line_id))
  const { cart, owner, bought } = await kernelCart(container, snapshot, opened.is_public, managed, asksOf(free.rules), new Date())
  const rules = snapshot.is_completed ? [] : free.rules
  return { snapshot, free, has_goods: cart.lines.length > 0, answer: await answer(container, { rules, cart, bought, cart_id, opened, owner, wishes: new Map(Object.entries(free.wishes)), about: "told" }) }
}
