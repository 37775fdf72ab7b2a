/**
 * Our turns in core's cart workflows: whose prices a cart shows is decided before core asks for a
 * price, and all lines are priced before promotions and totals are computed.
 */
import type { MedusaContainer } from "@medusajs/framework/types"
import { addToCartWorkflow, createCartWorkflow, refreshCartItemsWorkflow, updateCartPromotionsWorkflow, updateLineItemInCartWorkflow } from "@medusajs/medusa/core-flows"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { answerKey, currentPriceRequest, type OpenedCart, type PriceAnswer } from "../../modules/tier-pricing/price-request"
import { COUNTED, publicPrices } from "../../modules/tier-pricing/pricing-context"
import { isLess } from "../../shared/money"
import { isOwnSession, openCart } from "../carts/open-cart"
import { countWithAdded, repriceLines, restoreLines, type AddedLine, type StoredLinePrice } from "../carts/reconcile-cart"
import { readCart, type CartForPricing } from "../carts/snapshot"
import { takeFreeProductsTurn } from "../free-products/cart/turn"
import { shareHook } from "./share-hook"

const contextFor = (is_public: boolean): Record<string, unknown> => (is_public ? publicPrices : {})

const openForPrices = async ({ cart }: { cart: CartForPricing }, { container }: { container: MedusaContainer }) =>
  new StepResponse(contextFor((await openCart(container, cart)).is_public))

shareHook(addToCartWorkflow, "setPricingContext", async ({ cart, items }: { cart: CartForPricing; items?: AddedLine[] }, { container }) => {
  const opened = await openCart(container, cart)
  const counted = await countWithAdded(container, cart.id, opened, items ?? [])
  return new StepResponse({ ...contextFor(opened.is_public), ...(counted && { [COUNTED]: counted }) })
})
shareHook(updateLineItemInCartWorkflow, "setPricingContext", openForPrices)

shareHook(createCartWorkflow, "setPricingContext", async ({ customerData }) => {
  const customer_id: string | null = customerData?.customer?.id ?? null
  return new StepResponse(contextFor(customer_id === null || !isOwnSession(customer_id, true)))
})

/** Core prices the items of a new cart one by one: what counts together is known when all lines are there. */
shareHook(
  createCartWorkflow,
  "cartCreated",
  async ({ cart }, { container }) => {
    const created = await readCart(container, cart.id)
    if (!created) {
      return
    }
    const { undo } = await repriceLines(container, cart.id, await openCart(container, created, true))
    if (undo.length) {
      await updateCartPromotionsWorkflow(container).run({ input: { cart_id: cart.id, promo_codes: [] } })
    }
    await takeFreeProductsTurn(container, cart.id, { after_promotions: true, made_now: true })
    return new StepResponse(void 0, undo)
  },
  async (undo: StoredLinePrice[] | undefined, { container }) => restoreLines(container, undo ?? [])
)

/**
 * After the request's own lines were written, before promotions. Where nothing but those lines can
 * have changed, they are right already, and nothing more is read.
 */
shareHook(
  refreshCartItemsWorkflow,
  "setPricingContext",
  async ({ cart_id, items }, { container }) => {
    // A request that adds or changes lines does not change the buyer; any other may have, since it opened the cart.
    const opened = (items && currentPriceRequest()?.carts.get(cart_id)) ?? (await open(container, cart_id))
    if (!opened) {
      return new StepResponse({}, [])
    }
    if (items && areOthersRight(opened) && items.every(isRight)) {
      return new StepResponse(contextFor(opened.is_public), [])
    }
    const { is_public, counted, undo } = await repriceLines(container, cart_id, opened)
    return new StepResponse({ ...contextFor(is_public), ...(counted && { [COUNTED]: counted }) }, undo)
  },
  async (undo: StoredLinePrice[] | undefined, { container }) => restoreLines(container, undo ?? [])
)

const open = async (container: MedusaContainer, cart_id: string): Promise<OpenedCart | null> => {
  const cart = await readCart(container, cart_id)
  return cart && !cart.completed_at ? openCart(container, cart) : null
}

/** All lines were priced under the rules and for the buyer of now. */
const areOthersRight = ({ priced_as, stamp }: OpenedCart): boolean => priced_as === stamp

type WrittenLine = { variant_id?: string | null; quantity?: unknown; is_discountable?: boolean; compare_at_unit_price?: unknown; is_custom_price?: boolean }

/** Core has written the line at the price that this request was given for it, and no other line depends on it. */
const isRight = ({ variant_id, quantity, is_discountable, compare_at_unit_price, is_custom_price }: WrittenLine): boolean => {
  if (is_custom_price || !variant_id) {
    return true
  }
  const answer = currentPriceRequest()?.answers.get(answerKey(variant_id, Number(quantity)))
  if (!answer || answer.pools) {
    return false
  }
  return Boolean(is_discountable) === (answer.promotions === "allow") && showsRightListPrice(answer, compare_at_unit_price)
}

/** Core strikes the list price through as we would; only an older strike-through may have stayed. */
const showsRightListPrice = ({ rule_id, is_override, list_price, unit_price }: PriceAnswer, shown: unknown): boolean => {
  if (rule_id === null) {
    return true
  }
  const isReduced = !is_override && list_price !== null && unit_price !== null && isLess(unit_price, list_price)
  return isReduced === (shown !== null && shown !== undefined)
}
