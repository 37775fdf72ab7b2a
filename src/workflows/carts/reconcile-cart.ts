/**
 * The one reconcile of a cart: it makes the cart right in the same response that changed it. A
 * second run changes nothing. The slices take their turns here, in a fixed order.
 */
import type { MedusaContainer, UpdateLineItemWithoutSelectorDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { TieredPricingModuleService, VariantPriceBasis } from "../../modules/pricing/service"
import { findTieredPricing } from "../../modules/pricing/tiered-pricing"
import { candidatesOf, lineChanges, priceLines, productsToAsk, unpricedLines, type LineChange, type PricedLine } from "../../modules/tier-pricing/domain/cart-lines"
import { countCart, isPooled, type CartCount, type CountedLine } from "../../modules/tier-pricing/domain/pooled-quantity"
import { TIER_PRICING } from "../../modules/tier-pricing/key"
import type { OpenedCart } from "../../modules/tier-pricing/price-request"
import { publicPrices } from "../../modules/tier-pricing/pricing-context"
import type { TierPricingService } from "../../modules/tier-pricing/service"
import { toNumber } from "../../shared/money"
import { discountableProducts } from "../tier-pricing/discountable-products"
import { readPriceBases } from "../tier-pricing/read-price-bases"
import { openCart } from "./open-cart"
import { readCart, readLines } from "./snapshot"

/** A line's stored prices, as Medusa's cart module takes them. Major units. */
export type StoredLinePrice = {
  id: string
  unit_price: number
  compare_at_unit_price: number | null
  is_tax_inclusive: boolean
  is_discountable: boolean
}

export type Reconciled = {
  /** The cart shows public prices, whoever it names as its customer. */
  is_public: boolean
  /** What counts together, for whoever prices single lines after this; null when nothing was read. */
  counted: CartCount | null
  /** Lines that have no price any more; they keep the one they had. */
  unpriced: string[]
  /** The changed lines as they were before. */
  undo: StoredLinePrice[]
}

/**
 * Prices all lines of an open cart and stores those that change. Without the extended Pricing Module
 * nothing is priced: lines stay as core made them.
 *
 * @param opened the cart as `openCart` gave it
 */
export const repriceLines = async (container: MedusaContainer, cart_id: string, opened: OpenedCart): Promise<Reconciled> => {
  const pricing = findTieredPricing(container)
  if (!pricing) {
    return { is_public: opened.is_public, counted: null, unpriced: [], undo: [] }
  }
  const lines = await readLines(container, cart_id)
  const bases = await basesOf(container, pricing, opened, lines)
  const prices = priceLines(lines, bases)
  const changes = lineChanges(lines, prices, await discountableProducts(container, productsToAsk(lines, prices)))
  if (changes.length) {
    await writePrices(container, changes.map(stored))
  }
  const candidates = candidatesOf(bases)
  const pools = lines.some(({ variant_id }) => isPooled(candidates[variant_id]))
  if (opened.priced_as !== opened.stamp || opened.pools !== pools) {
    await container.resolve<TierPricingService>(TIER_PRICING).notePriced(cart_id, { priced_as: opened.stamp, pools })
    Object.assign(opened, { priced_as: opened.stamp, pools })
  }
  return {
    is_public: opened.is_public,
    counted: countCart(lines, candidates),
    unpriced: unpricedLines(lines, bases, prices),
    undo: before(lines, changes),
  }
}

/** Whether the lines of a cart are priced as they would be now, and each has a price. Nothing is written. */
export const arePricesRight = async (container: MedusaContainer, opened: OpenedCart, lines: PricedLine[]): Promise<boolean> => {
  const pricing = findTieredPricing(container)
  if (!pricing) {
    return true
  }
  const bases = await basesOf(container, pricing, opened, lines)
  opened.bases = bases
  const prices = priceLines(lines, bases)
  return !unpricedLines(lines, bases, prices).length && !lineChanges(lines, prices, await discountableProducts(container, productsToAsk(lines, prices))).length
}

/**
 * What will count together once these pieces are added to a cart whose lines do: core prices the
 * added line then as it will be, and it is written once.
 *
 * @returns null where nothing is known to count together
 */
export const countWithAdded = async (container: MedusaContainer, cart_id: string, opened: OpenedCart, added: AddedLine[]): Promise<CartCount | null> => {
  const pricing = opened.pools ? findTieredPricing(container) : null
  if (!pricing) {
    return null
  }
  const lines: Pick<CountedLine, "variant_id" | "quantity">[] = [...(await readLines(container, cart_id)), ...added.flatMap(countedPieces)]
  opened.bases = await basesOf(container, pricing, opened, lines)
  const known = opened.bases
  const counting = lines.flatMap((line, index) => (known[line.variant_id] ? [{ ...line, id: String(index), product_id: known[line.variant_id].product_id }] : []))
  return countCart(counting, candidatesOf(known))
}

/** A line as core's request adds it. */
export type AddedLine = { variant_id?: string | null; quantity?: unknown; unit_price?: unknown }

/** A line without a variant, or at a price of its own, does not count. */
const countedPieces = ({ variant_id, quantity, unit_price }: AddedLine): Pick<CountedLine, "variant_id" | "quantity">[] =>
  variant_id && (unit_price === undefined || unit_price === null) ? [{ variant_id, quantity: Number(quantity) }] : []

const basesOf = async (container: MedusaContainer, pricing: TieredPricingModuleService, opened: OpenedCart, lines: { variant_id: string }[]): Promise<Bases> => {
  const variant_ids = [...new Set(lines.map(({ variant_id }) => variant_id))]
  const known = opened.bases
  return known && variant_ids.every((id) => known[id]) ? known : readPriceBases(container, pricing, variant_ids, { ...opened.context, ...(opened.is_public && publicPrices) })
}

type Bases = Record<string, VariantPriceBasis>

/** Puts lines back to the prices that they had. */
export const restoreLines = async (container: MedusaContainer, lines: StoredLinePrice[]): Promise<void> => {
  if (lines.length) {
    await writePrices(container, lines)
  }
}

/** Medusa's type of an update forgets that `compare_at_unit_price` is nullable; null takes a strike-through away. */
const writePrices = async (container: MedusaContainer, lines: StoredLinePrice[]): Promise<void> => {
  const updates: object[] = lines
  await container.resolve(Modules.CART).updateLineItems(updates as UpdateLineItemWithoutSelectorDTO[])
}

const stored = ({ unit_price, compare_at_unit_price, ...line }: LineChange): StoredLinePrice => ({
  ...line,
  unit_price: toNumber(unit_price),
  compare_at_unit_price: compare_at_unit_price && toNumber(compare_at_unit_price),
})

const before = (lines: PricedLine[], changes: LineChange[]): StoredLinePrice[] => {
  const changed = new Set(changes.map(({ id }) => id))
  return lines
    .filter(({ id }) => changed.has(id))
    .map(({ id, unit_price, compare_at_unit_price, is_tax_inclusive, is_discountable }) => stored({ id, unit_price, compare_at_unit_price, is_tax_inclusive, is_discountable }))
}

const repriceLinesStep = createStep(
  "reprice-cart-lines",
  async ({ cart_id }: { cart_id: string }, { container }) => {
    const cart = await readCart(container, cart_id)
    if (!cart || cart.completed_at) {
      return new StepResponse({ changed: false, unpriced: [] }, [])
    }
    const { unpriced, undo } = await repriceLines(container, cart_id, await openCart(container, cart))
    return new StepResponse({ changed: undo.length > 0, unpriced }, undo)
  },
  async (undo, { container }) => restoreLines(container, undo ?? [])
)

export const reconcileCartWorkflowId = "reconcile-b2b-cart"

/**
 * Makes the lines of an open cart cost what they should now. Promotions, taxes and the payment
 * collection are Medusa's to refresh (`refreshCartItemsWorkflow`) when `changed` is true. You can
 * use this workflow within your own customizations.
 *
 * @example
 * const { result } = await reconcileCartWorkflow(container).run({ input: { cart_id: "cart_1" } })
 *
 * @summary Price the lines of a cart. Answers `{ changed, unpriced }`; `unpriced`: ids of lines without any price now.
 */
export const reconcileCartWorkflow = createWorkflow(reconcileCartWorkflowId, (input: { cart_id: string }) => new WorkflowResponse(repriceLinesStep(input)))
