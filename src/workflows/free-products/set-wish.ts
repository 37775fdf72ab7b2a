import { createStep, createWorkflow, StepResponse, transform, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { refreshCartItemsWorkflow } from "@medusajs/medusa/core-flows"
import type { RuleVerdict, Wish } from "../../modules/free-products/domain/entitlement"
import type { FreeProductRule } from "../../modules/free-products/domain/free-product-rule"
import { FREE_PRODUCTS } from "../../modules/free-products/key"
import type { FreeProductsService } from "../../modules/free-products/service"
import type { Refusal } from "../../shared/refusal"
import { RefusalError } from "../../shared/refusal-error"
import type { StoreFreeProductWish } from "../../types/free-products"
import { answerToCart } from "./store/cart-answer"

/** What the buyer of a cart wants of a rule. */
export type SetFreeProductWishInput = { cart_id: string; wish: StoreFreeProductWish }

const noteWishStep = createStep(
  "note-free-product-wish",
  async ({ cart_id, wish }: SetFreeProductWishInput, { container }) => {
    const { snapshot, free, answer } = await answerToCart(container, cart_id)
    if (snapshot.is_completed) {
      throw refused("id", "cart_completed", "is an order already")
    }
    const rule = free.rules.find(({ id }) => id === wish.rule_id)
    const verdict = answer.entitlement.verdicts.find(({ rule_id }) => rule_id === wish.rule_id)
    const before = free.wishes[wish.rule_id]
    // What was declined can be taken back also where it is no longer granted.
    if (!rule || !(verdict || before)) {
      throw new RefusalError("free_product_rule_not_found", [{ path: "rule_id", reason: "free_product_rule_not_found", message: "there is no such free product at this cart" }])
    }
    await container.resolve<FreeProductsService>(FREE_PRODUCTS).noteWish(cart_id, wish.rule_id, permitted(wish, rule, verdict))
    return new StepResponse(void 0, { cart_id, rule_id: wish.rule_id, before: before ?? NO_WISH })
  },
  async (undo, { container }) => {
    if (undo) {
      await container.resolve<FreeProductsService>(FREE_PRODUCTS).noteWish(undo.cart_id, undo.rule_id, undo.before)
    }
  }
)

const NO_WISH: Wish = { declined: false, chosen: [] }

const refused = (path: string, reason: string, message: string, facts: Partial<Refusal> = {}): RefusalError => new RefusalError("free_product_refused", [{ path, reason, message, ...facts }])

/** @throws RefusalError `free_product_refused` */
const permitted = (wish: StoreFreeProductWish, rule: FreeProductRule, verdict: RuleVerdict | undefined): Partial<Wish> => {
  if ("decline" in wish && !wish.decline) {
    return { declined: false }
  }
  if (!verdict?.fires) {
    throw refused("rule_id", "not_granted", "is not granted to this cart: it can be chosen or declined once it is")
  }
  return "decline" in wish ? { declined: true } : { declined: false, chosen: chosenOf(wish.choose, rule, verdict) }
}

type Chosen = { variant_id: string; quantity: number }[]

const chosenOf = (choose: Chosen, { reward }: FreeProductRule, { choice, times }: RuleVerdict): Chosen => {
  if (reward.type !== "choice") {
    throw refused("choose", "not_a_choice", "is not to be chosen: this free product comes by itself, and can be declined")
  }
  const known = new Set(reward.goods.map(({ variant_id }) => variant_id))
  const unknown = choose.flatMap(({ variant_id }, index) => (known.has(variant_id) ? [] : [{ path: `choose.${index}.variant_id`, reason: "not_to_choose", message: `must be one of ${[...known].join(", ")}` }]))
  if (unknown.length) {
    throw new RefusalError("free_product_refused", unknown)
  }
  const picks = choice?.choose ?? reward.choose * times
  const sum = choose.reduce((all, { quantity }) => all + quantity, 0)
  if (sum > picks) {
    throw refused("choose", "chosen_too_many", `must not be more than ${picks} in all`)
  }
  const often = choose.flatMap(({ quantity }, index) => (quantity > times ? [{ path: `choose.${index}.quantity`, reason: "chosen_too_many", message: `must not be more than ${times}: each can be chosen once for each time that it is given` }] : []))
  if (often.length) {
    throw new RefusalError("free_product_refused", often)
  }
  return choose.filter(({ quantity }) => quantity > 0)
}

export const setFreeProductWishWorkflowId = "set-free-product-wish"

/**
 * Chooses, declines or takes back what a rule gives to a cart; the cart follows at once. You can use this workflow within your own
 * customizations.
 *
 * @example
 * await setFreeProductWishWorkflow(container).run({ input: { cart_id: "cart_1", wish: { rule_id: "fprule_1", decline: true } } })
 *
 * @summary Choose or decline a free product of a cart.
 * @throws RefusalError `cart_not_found`, `free_product_rule_not_found`; `free_product_refused` with `not_granted`, `not_a_choice`,
 *   `chosen_too_many`, `not_to_choose`, `cart_completed`
 */
export const setFreeProductWishWorkflow = createWorkflow(setFreeProductWishWorkflowId, (input: WorkflowData<SetFreeProductWishInput>) => {
  noteWishStep(input)
  refreshCartItemsWorkflow.runAsStep({ input: transform({ input }, ({ input: { cart_id } }) => ({ cart_id })) })
  return new WorkflowResponse(void 0)
})
