/** What is on, for banners: of free products those that this buyer may see. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { taxOfMinimum } from "../../../modules/free-products/domain/tax-of-minimum"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { FreeProductsService } from "../../../modules/free-products/service"
import { RefusalError, unknownIdRefusal } from "../../../shared/refusal-error"
import { isStorable } from "../../../shared/schema"
import type { StoreFreeProductsResponse } from "../../../types/free-products"
import { entitlementOfGoods } from "../cart/entitlement-of"
import { presentGoods } from "./goods"

/** Where and for whom is asked. @property customer_id of the session; null for a guest */
export type OffersAsked = { region_id: string; customer_id: string | null; sales_channel_id: string | null }

/**
 * The rules in force that would give something, were there but enough goods in the cart. One that asks for something else that is not
 * met, as a group, a level or a code, is not told of.
 *
 * @throws RefusalError `unknown_id` of a region
 */
export const presentFreeProductOffers = async (container: MedusaContainer, { region_id, customer_id, sales_channel_id }: OffersAsked): Promise<StoreFreeProductsResponse> => {
  const currency_code = await currencyOf(container, region_id)
  const rules = await container.resolve<FreeProductsService>(FREE_PRODUCTS).rulesInForce()
  const asked = { goods: [], region_id, currency_code, ...(customer_id && { customer_id }), ...(sales_channel_id && { sales_channel_id }) }
  const answered = await entitlementOfGoods(container, asked, rules, new Date(), "told")
  const known = new Map(rules.map((rule) => [rule.id, rule]))
  return {
    free_products: answered.entitlement.verdicts.flatMap(({ rule_id, fires, near_miss }) => {
      const rule = known.get(rule_id)
      return rule && (fires || near_miss)
        ? [
            {
              rule_id,
              name: rule.name,
              description: rule.description,
              ends_at: rule.ends_at?.toISOString() ?? null,
              reward_type: rule.reward.type,
              choose: rule.reward.type === "choice" ? rule.reward.choose : null,
              minimum_amount: near_miss?.missing_amount ?? null,
              minimum_tax: near_miss?.missing_amount ? taxOfMinimum(rule, currency_code) : null,
              minimum_quantity: near_miss?.missing_quantity ?? null,
              goods: presentGoods(rule, answered),
            },
          ]
        : []
    }),
    currency_code,
  }
}

const currencyOf = async (container: MedusaContainer, region_id: string): Promise<string> => {
  const { data } = isStorable(region_id) ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "region", fields: ["id", "currency_code"], filters: { id: region_id } }) : { data: [] }
  const [region] = data
  if (!region) {
    throw new RefusalError("invalid_input", [unknownIdRefusal("region_id", "region", [region_id])])
  }
  return region.currency_code
}
