/** The promotion of Medusa behind a personal code: it does the sums. For whom it holds is decided in `codes/`. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import type { CodeRow } from "../../modules/rewards/service"
import type { PersonalCodeReward } from "../../rewards"
import { amount, toNumber } from "../../shared/money"
import { WORKING_CODES } from "./codes/working-codes"

/** The promotion with the code; it is made where there is none yet. @returns its id */
export const makePromotion = async (container: MedusaContainer, code: Pick<CodeRow, "code" | "currency_code">, reward: PersonalCodeReward): Promise<string> => {
  const known = await findPromotion(container, code.code)
  if (known) {
    return known
  }
  try {
    return await createPromotion(container, code, reward)
  } catch (error) {
    // Somebody gives the same grant at the same moment: codes of promotions are unique.
    const made = await findPromotion(container, code.code)
    if (made) {
      return made
    }
    throw error
  }
}

const findPromotion = async (container: MedusaContainer, code: string): Promise<string | undefined> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "promotion", fields: ["id"], filters: { code } })
  return data[0]?.id
}

const createPromotion = async (container: MedusaContainer, { code, currency_code }: Pick<CodeRow, "code" | "currency_code">, reward: PersonalCodeReward): Promise<string> => {
  const target_rules = await targetRulesOf(container, reward.scope)
  const { result } = await createPromotionsWorkflow(container).run({
    input: {
      promotionsData: [
        {
          code,
          type: "standard",
          status: "active",
          is_automatic: false,
          limit: 1,
          // Medusa finds the rule met only where one of our hooks says that the code works on this cart.
          rules: [{ attribute: WORKING_CODES, operator: "in", values: [code] }],
          application_method: { ...valueOf(reward, currency_code), target_type: "items", allocation: "across", target_rules },
        },
      ],
    },
  })
  return result[0].id
}

const valueOf = ({ discount }: PersonalCodeReward, currency_code: string | null) =>
  discount.type === "percentage"
    ? { type: "percentage" as const, value: toNumber(amount(discount.value)) }
    : { type: "fixed" as const, value: toNumber(amount(discount.amounts[currency_code ?? ""] ?? 0)), currency_code: currency_code ?? undefined }

type TargetRule = { attribute: string; operator: "in"; values: string[] }

const targetRulesOf = async (container: MedusaContainer, scope: PersonalCodeReward["scope"]): Promise<TargetRule[]> => {
  const rule = (attribute: string, values: string[]): TargetRule[] => [{ attribute, operator: "in", values }]
  if (scope?.product_ids) {
    return rule("items.product.id", scope.product_ids)
  }
  if (scope?.collection_ids) {
    return rule("items.product.collection_id", scope.collection_ids)
  }
  return scope?.category_ids ? rule("items.product.categories.id", await withSubCategories(container, scope.category_ids)) : []
}

/** Medusa compares the categories of the product itself: a category stands for all below it as they are when the code is given. */
const withSubCategories = async (container: MedusaContainer, ids: string[]): Promise<string[]> => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const found = new Set(ids)
  let above = ids
  while (above.length) {
    const { data } = await query.graph({ entity: "product_category", fields: ["id"], filters: { parent_category_id: above } })
    above = data.map(({ id }) => id).filter((id) => !found.has(id))
    above.forEach((id) => found.add(id))
  }
  return [...found]
}
