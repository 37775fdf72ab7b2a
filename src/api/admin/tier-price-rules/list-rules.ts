/** Finds rules by what an admin filters for. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { membersOfBuyer } from "../../../modules/tier-pricing/domain/targets"
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import type { TierPriceRuleRow, TierPricingService } from "../../../modules/tier-pricing/service"
import { groupsOfCustomer } from "../../../workflows/tier-pricing/customer-groups"
import type { ListTierPriceRules } from "./validators"

export type RulePage = { rows: TierPriceRuleRow[]; count: number }

type Selection = Omit<ListTierPriceRules, "limit" | "offset" | "fields">

/** One page of rules, with the count of all that match. */
export const listRules = async (container: MedusaContainer, { limit, offset, ...selection }: Selection & { limit: number; offset: number }): Promise<RulePage> => {
  const service = container.resolve<TierPricingService>(TIER_PRICING)
  const [rows, count] = await service.listAndCountTierPriceRules(await filtersOf(container, selection), {
    take: limit,
    skip: offset,
    order: { ...orderOf(selection.order), id: "ASC" },
  })
  return { rows, count }
}

const orderOf = (order: string): Record<string, "ASC" | "DESC"> =>
  order.startsWith("-") ? { [order.slice(1)]: "DESC" } : { [order]: "ASC" }

const filtersOf = async (container: MedusaContainer, selection: Selection): Promise<Record<string, unknown>> => {
  const { q, status, kind, combine, currency_code, audience_type } = selection
  const sets = [selection.id, await rulesCovering(container, selection), await rulesSpeakingTo(container, selection)].filter(
    (ids): ids is string[] => ids !== undefined
  )
  return {
    ...(q && { q }),
    ...(status && { status }),
    ...(kind && { kind }),
    ...(combine && { combine }),
    ...(currency_code && { currency_code }),
    ...(audience_type && { audience: { type: audience_type } }),
    ...(sets.length && { id: sets.reduce((all, ids) => all.filter((id) => ids.includes(id))) }),
  }
}

/** Rules whose scope covers a variant asked for, whether or not they exclude it. */
const rulesCovering = async (container: MedusaContainer, { product_id, variant_id }: Selection): Promise<string[] | undefined> => {
  if (!product_id && !variant_id) {
    return undefined
  }
  const variant_ids = variant_id ?? (await variantsOf(container, product_id ?? []))
  const { by_variant, malformed } = await container.resolve<TierPricingService>(TIER_PRICING).findCoveringRules({ variant_ids })
  return [
    ...new Set([
      ...Object.values(by_variant).flatMap((candidates) => candidates.map(({ rule }) => rule.id)),
      ...malformed.map(({ rule_id }) => rule_id),
    ]),
  ]
}

const variantsOf = async (container: MedusaContainer, product_id: string[]): Promise<string[]> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "product_variant", fields: ["id"], filters: { product_id } })
  return data.map(({ id }) => id)
}

const rulesSpeakingTo = async (container: MedusaContainer, selection: Selection): Promise<string[] | undefined> => {
  const { customer_group_id, customer_id, applies_to_customer_id } = selection
  const named = [
    ...(customer_group_id ?? []).map((id) => `group:${id}`),
    ...(customer_id ?? []).map((id) => `customer:${id}`),
    ...(applies_to_customer_id ? membersOfBuyer(applies_to_customer_id, await groupsOfCustomer(container, applies_to_customer_id)) : []),
  ]
  return named.length ? container.resolve<TierPricingService>(TIER_PRICING).findRulesForMembers(named) : undefined
}
