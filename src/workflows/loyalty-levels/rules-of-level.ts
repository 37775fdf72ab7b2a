/** What hangs on the group of a level: rules of ours and Medusa's own. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "../../shared/schema"
import type { AdminLevelRule } from "../../types/loyalty-levels"
import { levels } from "./requalify"

const rule = z.object({ id: z.string(), name: z.string().nullish(), status: z.string().nullish(), audience: z.unknown(), conditions: z.unknown() })
const priceList = z.object({ id: z.string(), title: z.string(), status: z.string(), price_list_rules: z.array(z.object({ attribute: z.string(), value: z.unknown() }).nullable()).nullish() })
const promotion = z.object({
  id: z.string(),
  code: z.string().nullish(),
  status: z.string().nullish(),
  rules: z.array(z.object({ attribute: z.string(), values: z.array(z.object({ value: z.string().nullish() }).nullable()).nullish() }).nullable()).nullish(),
})

/** Rules that name an id are found by it in what they store: ids are long and random, none is a part of another. */
const names = (stored: unknown, ...ids: string[]): boolean => ids.some((id) => (JSON.stringify(stored) ?? "").includes(`"${id}"`))

const isOfGroups = (attribute: string): boolean => attribute === "customer.groups.id" || attribute === "customer_group_id"

/** @throws RefusalError `level_not_found` */
export const rulesOfLevel = async (container: MedusaContainer, level_id: string): Promise<AdminLevelRule[]> => {
  const { customer_group_id: group } = await levels(container).level(level_id)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: tier_rules } = await query.graph({ entity: "tier_price_rule", fields: ["id", "name", "status", "audience"] })
  const { data: earning_rules } = await query.graph({ entity: "reward_points_earning_rule", fields: ["id", "name", "status", "conditions"] })
  const { data: free_product_rules } = await query.graph({ entity: "free_product_rule", fields: ["id", "name", "status", "conditions"] })
  const { data: price_lists } = await query.graph({ entity: "price_list", fields: ["id", "title", "status", "price_list_rules.attribute", "price_list_rules.value"] })
  const { data: promotions } = await query.graph({ entity: "promotion", fields: ["id", "code", "status", "rules.attribute", "rules.values.value"] })
  const shown = (kind: AdminLevelRule["kind"], id: string, name: string | null | undefined, status: string | null | undefined): AdminLevelRule => ({ kind, id, name: name ?? id, status: status ?? "active" })
  return [
    ...z.array(rule).parse(tier_rules).filter(({ audience }) => names(audience, group)).map(({ id, name, status }) => shown("tier_price_rule", id, name, status)),
    ...z.array(priceList).parse(price_lists).filter(({ price_list_rules }) => price_list_rules?.some((each) => each && isOfGroups(each.attribute) && names(each.value, group))).map(({ id, title, status }) => shown("price_list", id, title, status)),
    ...z.array(promotion).parse(promotions).filter(({ rules }) => rules?.some((each) => each && isOfGroups(each.attribute) && each.values?.some((entry) => entry?.value === group))).map(({ id, code, status }) => shown("promotion", id, code, status)),
    ...z.array(rule).parse(earning_rules).filter(({ conditions }) => names(conditions, group, level_id)).map(({ id, name, status }) => shown("earning_rule", id, name, status)),
    ...z.array(rule).parse(free_product_rules).filter(({ conditions }) => names(conditions, group, level_id)).map(({ id, name, status }) => shown("free_product_rule", id, name, status)),
  ]
}
