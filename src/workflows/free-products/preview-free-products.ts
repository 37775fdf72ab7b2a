import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { FreeProductRule } from "../../modules/free-products/domain/free-product-rule"
import { accepted, refused, type Parsed } from "../../shared/refusal"
import { RefusalError, unknownIdRefusal } from "../../shared/refusal-error"
import type { AdminFreeProductPreview } from "../../types/free-products"
import { unknownAmong, type Reference } from "../tier-pricing/steps/references"
import { entitlementOfCart, entitlementOfGoods, entitlementOfOrder, type EntitlementOf } from "./cart/entitlement-of"
import { askedRules, type AskedRules } from "./preview/asked-rules"
import { presentPreview } from "./preview/present-preview"

/** A cart, an order, or goods that are typed in, and perhaps a rule that is not stored. One of `cart_id`, `order_id` and `goods`. */
export type PreviewFreeProductsInput = {
  cart_id?: string
  order_id?: string
  goods?: { variant_id: string; quantity: number }[]
  /** Asked for instead of the buyer. */
  customer_id?: string
  /** Of typed goods: a region, or a currency. */
  region_id?: string
  currency_code?: string
  sales_channel_id?: string
  /** Asked as if it were active; the stored rule that `rule` stands in for. */
  rule_id?: string
  /** Untrusted. */
  rule?: unknown
}

const previewFreeProductsStep = createStep("preview-free-products", async (input: PreviewFreeProductsInput, { container }) => {
  const now = new Date()
  const { asked, currency_code } = await readQuestion(container, input, now)
  return new StepResponse<AdminFreeProductPreview>(presentPreview(await answerOf(container, input, currency_code, asked.rules, now), asked))
})

/** @throws RefusalError `invalid_input` with all that is wrong with the rule, and every id that the shop does not have */
const readQuestion = async (container: MedusaContainer, input: PreviewFreeProductsInput, now: Date): Promise<{ asked: AskedRules; currency_code: string }> => {
  const asked = await askedRules(container, input, now)
  const currency = await currencyOf(container, input)
  const refusals = [...(asked.ok ? [] : asked.refusals), ...(currency.ok ? [] : currency.refusals), ...(await unknownAmong(container, referencesIn(input)))]
  if (!asked.ok || !currency.ok || refusals.length) {
    throw new RefusalError("invalid_input", refusals)
  }
  return { asked: asked.value, currency_code: currency.value }
}

const referencesIn = ({ goods = [], customer_id, region_id, currency_code, sales_channel_id }: PreviewFreeProductsInput): Reference[] => {
  const one = (path: string, kind: Reference["kind"], id: string | undefined): Reference[] => (id ? [{ path, kind, ids: [id] }] : [])
  return [
    ...goods.flatMap(({ variant_id }, index) => one(`goods.${index}.variant_id`, "variants", variant_id)),
    ...one("customer_id", "customers", customer_id),
    ...one("region_id", "regions", region_id),
    ...one("currency_code", "currencies", currency_code),
    ...one("sales_channel_id", "sales_channels", sales_channel_id),
  ]
}

/** The currency of typed goods: that of the region, where one is named. */
const currencyOf = async (container: MedusaContainer, { region_id, currency_code = "" }: PreviewFreeProductsInput): Promise<Parsed<string>> => {
  if (!region_id) {
    return accepted(currency_code)
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "region", fields: ["currency_code"], filters: { id: region_id } })
  const ofRegion: string = data[0]?.currency_code ?? currency_code
  return currency_code && currency_code !== ofRegion
    ? refused([{ path: "currency_code", reason: "other_currency", message: `must be ${ofRegion}, the currency of the region, or be left out` }])
    : accepted(ofRegion)
}

/** @throws RefusalError `unknown_id` for a cart or an order that there is not */
const answerOf = async (container: MedusaContainer, input: PreviewFreeProductsInput, currency_code: string, rules: readonly FreeProductRule[], now: Date): Promise<EntitlementOf> => {
  const { cart_id, order_id, goods = [] } = input
  if (cart_id) {
    return (await entitlementOfCart(container, cart_id, rules, now, input)) ?? refuseUnknown("cart_id", "cart", cart_id)
  }
  if (order_id) {
    return (await entitlementOfOrder(container, order_id, rules, now, input)) ?? refuseUnknown("order_id", "order", order_id)
  }
  return entitlementOfGoods(container, { ...input, goods, currency_code }, rules, now)
}

const refuseUnknown = (path: string, kind: string, id: string): never => {
  throw new RefusalError("invalid_input", [unknownIdRefusal(path, kind, [id])])
}

export const previewFreeProductsWorkflowId = "preview-free-products"

/**
 * What rules give to a cart, an order or goods that are typed in: which fire, which miss and by how much, and what an unsaved rule
 * would do beside them. Nothing is stored. You can use this workflow within your own customizations.
 *
 * @example
 * const { result } = await previewFreeProductsWorkflow(container).run({
 *   input: { goods: [{ variant_id: "variant_1", quantity: 10 }], currency_code: "eur", customer_id: "cus_1" },
 * })
 *
 * @summary Preview free products. Answers `{ currency_code, lines, verdicts }`.
 * @throws RefusalError `unknown_id`, `other_currency`, and below `rule` all that is wrong with it
 */
export const previewFreeProductsWorkflow = createWorkflow(previewFreeProductsWorkflowId, (input: PreviewFreeProductsInput) => new WorkflowResponse(previewFreeProductsStep(input)))
