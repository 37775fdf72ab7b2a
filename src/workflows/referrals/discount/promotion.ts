/** The promotions of Medusa behind the friend's discount: they do the sums. For whom they hold is decided in `working-discount.ts`. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createPromotionsWorkflow, deletePromotionsWorkflow } from "@medusajs/medusa/core-flows"
import type { DiscountMethod } from "../../../modules/referrals/domain/discount"
import { REFERRALS } from "../../../modules/referrals/key"
import type { ReferralsService } from "../../../modules/referrals/service"
import { amount, toNumber } from "../../../shared/money"
import { looksLikeCode, newCode } from "../../../storage/codes"

/** The attribute of a promotion's rule, and of the context of a cart, that names the discount which works on it. */
export const WORKING_DISCOUNT = "b2b_referral_discount"

const PREFIX = "REFERRAL-"

/** Whether a text has the form of the code of one of our promotions. Nobody types them. */
export const looksLikeDiscountCode = (text: string): boolean => text.startsWith(PREFIX) && looksLikeCode(text.slice(PREFIX.length))

/**
 * Makes sure that there is a promotion which computes a discount. It is made where there is none yet, or where an admin
 * has deleted it; one that an admin has switched off stays off.
 */
export const ensurePromotion = async (container: MedusaContainer, program_id: string, key: string, method: DiscountMethod): Promise<void> => {
  const service = container.resolve<ReferralsService>(REFERRALS)
  const known = await service.promotionOfKey(key)
  if (known && (await isThere(container, known))) {
    return
  }
  const made = await createPromotion(container, key, method)
  if ((await service.notePromotion(key, program_id, made, known)) !== made) {
    // Somebody has made it at the same moment: two would give twice.
    await deletePromotionsWorkflow(container).run({ input: { ids: [made] } })
  }
}

const isThere = async (container: MedusaContainer, id: string): Promise<boolean> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "promotion", fields: ["id"], filters: { id } })
  return data.length > 0
}

/** Medusa applies an automatic promotion wherever its rule is met, and that is where one of our hooks says so. */
const createPromotion = async (container: MedusaContainer, key: string, method: DiscountMethod): Promise<string> => {
  const { result } = await createPromotionsWorkflow(container).run({
    input: {
      promotionsData: [
        {
          code: `${PREFIX}${newCode()}`,
          type: "standard",
          status: "active",
          is_automatic: true,
          rules: [{ attribute: WORKING_DISCOUNT, operator: "in", values: [key] }],
          application_method: { ...valueOf(method), target_type: "items", allocation: "across" },
        },
      ],
    },
  })
  return result[0].id
}

const valueOf = (method: DiscountMethod) =>
  method.type === "percentage"
    ? { type: "percentage" as const, value: toNumber(amount(method.value)) }
    : { type: "fixed" as const, value: toNumber(amount(method.value)), currency_code: method.currency_code }
