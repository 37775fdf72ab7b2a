/**
 * The friend's discount where Medusa computes promotions. Nobody types it: the rule of its promotion is met only on a cart
 * on which a claim stands, and where it is met no longer it drops out.
 */
import { PromotionActions } from "@medusajs/framework/utils"
import { computeAdjustmentsForPreviewWorkflow, updateCartPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { REFERRALS } from "../../modules/referrals/key"
import type { ReferralsService } from "../../modules/referrals/service"
import { RefusalError } from "../../shared/refusal-error"
import { z } from "../../shared/schema"
import { noteRefusal } from "../carts/note-refusal"
import { looksLikeDiscountCode, WORKING_DISCOUNT } from "../referrals/discount/promotion"
import { discountCodesOn, workingKey } from "../referrals/discount/working-discount"
import { shareHook } from "./share-hook"

shareHook(updateCartPromotionsWorkflow, "validate", ({ input, cart }) => {
  const typed = input.action === PromotionActions.REMOVE ? [] : (input.promo_codes ?? []).filter(looksLikeDiscountCode)
  const there = typed.length ? discountCodesOn(cart) : []
  const values = typed.filter((code) => !there.includes(code))
  if (values.length) {
    const error = new RefusalError("referral_refused", [{ path: "promo_codes", reason: "not_typed", message: "is no code to be typed: it comes with the code of who recommends the shop", values }])
    noteRefusal(error)
    throw error
  }
})

shareHook(updateCartPromotionsWorkflow, "setPromotionContext", async ({ cart }, { container }) => {
  const key = await workingKey(container, cart, new Date())
  return new StepResponse(key ? { [WORKING_DISCOUNT]: [key] } : {})
})

const ordered = z.object({ promotions: z.array(z.object({ id: z.string().nullish(), code: z.string().nullish() }).nullish()).nullish() })

/** What an order was placed with it keeps. */
shareHook(computeAdjustmentsForPreviewWorkflow, "setPromotionContext", async ({ order }, { container }) => {
  const ids = (ordered.parse(order).promotions ?? []).flatMap((promotion) => (promotion?.id && looksLikeDiscountCode(promotion.code ?? "") ? [promotion.id] : []))
  const keys = ids.length ? await container.resolve<ReferralsService>(REFERRALS).keysOfPromotions(ids) : []
  return new StepResponse(keys.length ? { [WORKING_DISCOUNT]: keys } : {})
})
