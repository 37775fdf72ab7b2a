import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { priceAt } from "../../modules/tier-pricing/domain/price-curve"
import type { Reason } from "../../modules/tier-pricing/domain/resolve"
import { RefusalError, unknownIdRefusal } from "../../shared/refusal-error"
import type { PriceBases } from "../../modules/pricing/service"
import { tieredPricing } from "../../modules/pricing/tiered-pricing"
import type { MalformedRule } from "../../modules/tier-pricing/storage/assemble-candidates"
import { toNumber } from "../../shared/money"
import { groupsOfCustomer } from "./customer-groups"
import { unknownIds } from "./steps/references"

export type PreviewTierPricesInput = {
  /** A customer with all groups that the customer is in; or `customer_group_ids`; neither is a guest. */
  customer_id?: string
  customer_group_ids?: string[]
  region_id: string
  variant_ids: string[]
  /** Pieces in one line; nothing else is in the cart. */
  quantity: number
  /** ISO 8601; now without it. Medusa's own price lists are always those of now. */
  at?: string
}

export type PreviewedPrice = {
  variant_id: string
  quantity: number
  currency_code: string
  /** Major units; null where Medusa has no price. */
  list_price: number | null
  unit_price: number | null
  rule_id: string | null
  /** Every rule whose scope covers the variant. */
  trace: { rule_id: string; name: string; applied: boolean; reason: Reason; unit_price: number | null }[]
}

/** The region's currency, null for an unknown region. */
const currencyOf = async (container: MedusaContainer, region_id: string): Promise<string | null> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "region", fields: ["currency_code"], filters: { id: region_id } })
  return data[0]?.currency_code ?? null
}

/** @returns the currency; @throws RefusalError `unknown_id` for every field that names unknown ids */
const refuseUnknownIds = async (container: MedusaContainer, { region_id, variant_ids, customer_id, customer_group_ids = [] }: PreviewTierPricesInput): Promise<string> => {
  const currency_code = await currencyOf(container, region_id)
  const named = [
    { path: "variant_ids", kind: "variants", ids: variant_ids },
    { path: "customer_id", kind: "customers", ids: customer_id ? [customer_id] : [] },
    { path: "customer_group_ids", kind: "customer_groups", ids: customer_group_ids },
  ] as const
  const refusals = currency_code ? [] : [unknownIdRefusal("region_id", "region", [region_id])]
  for (const { path, kind, ids } of named) {
    const unknown = await unknownIds(container, kind, [...ids])
    refusals.push(...(unknown.length ? [unknownIdRefusal(path, kind, unknown)] : []))
  }
  if (refusals.length || !currency_code) {
    throw new RefusalError("invalid_input", refusals)
  }
  return currency_code
}

const previewStep = createStep("preview-tier-prices", async (input: PreviewTierPricesInput, { container }) => {
  const currency_code = await refuseUnknownIds(container, input)
  const groups = input.customer_id ? await groupsOfCustomer(container, input.customer_id) : input.customer_group_ids ?? []
  const context = {
    region_id: input.region_id,
    currency_code,
    ...(input.customer_id && { customer_id: input.customer_id }),
    customer: { groups: groups.map((id) => ({ id })) },
  }
  const pricing = tieredPricing(container)
  const bases = await pricing.readTraceBases(input.variant_ids, { context }, input.at ? new Date(input.at) : new Date())
  return new StepResponse(input.variant_ids.map((variant_id) => previewOf(variant_id, input.quantity, currency_code, bases)))
})

const previewOf = (
  variant_id: string,
  quantity: number,
  currency_code: string,
  { by_variant, malformed }: PriceBases & { malformed: MalformedRule[] }
): PreviewedPrice => {
  const basis = by_variant[variant_id]
  const point = basis && priceAt({ ...basis, others: { product: 0, rule: {} } }, quantity)
  const broken = malformed
    .filter(({ variant_ids }) => variant_ids.includes(variant_id))
    .map(({ rule_id, name }) => ({ rule_id, name, applied: false, reason: "malformed_rule" as const, unit_price: null }))
  return {
    variant_id,
    quantity,
    currency_code,
    list_price: point?.list_price ? toNumber(point.list_price) : null,
    unit_price: point?.unit_price ? toNumber(point.unit_price) : null,
    rule_id: point?.rule?.id ?? null,
    trace: [...(point?.trace ?? []).map((entry) => ({ ...entry, unit_price: entry.unit_price && toNumber(entry.unit_price) })), ...broken],
  }
}

export const previewTierPricesWorkflowId = "preview-tier-prices"

/**
 * What a buyer would pay, and why: every rule whose scope covers the variant, whether it applied and
 * if not, why. You can use this workflow within your own customizations.
 *
 * @example
 * const { result } = await previewTierPricesWorkflow(container).run({
 *   input: { customer_id: "cus_1", region_id: "reg_eu", variant_ids: ["variant_1"], quantity: 40 },
 * })
 *
 * @summary What would this buyer pay, and why? Nothing is changed.
 * @throws RefusalError `unknown_id` for an unknown region, customer or variant
 */
export const previewTierPricesWorkflow = createWorkflow(previewTierPricesWorkflowId, (input: PreviewTierPricesInput) => new WorkflowResponse(previewStep(input)))
