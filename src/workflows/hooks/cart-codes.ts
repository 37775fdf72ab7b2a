/**
 * Personal codes where Medusa computes promotions: a code that somebody puts on a cart and that does
 * not work there is refused; one that has come to work no longer (its owner has left, it has ended, it
 * was used) is taken off. The rule of its promotion is met only where we say so.
 */
import { PromotionActions } from "@medusajs/framework/utils"
import { computeAdjustmentsForPreviewWorkflow, updateCartPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { RefusalError } from "../../shared/refusal-error"
import { z } from "../../shared/schema"
import { looksLikeCode } from "../../storage/codes"
import { noteRefusal } from "../carts/note-refusal"
import { codesOn, sortCodes, WORKING_CODES } from "../rewards/codes/working-codes"
import { shareHook } from "./share-hook"

shareHook(updateCartPromotionsWorkflow, "validate", async ({ input, cart }, { container }) => {
  const added = input.action === PromotionActions.REMOVE ? [] : (input.promo_codes ?? []).filter(looksLikeCode)
  const there = added.length ? codesOn(cart) : []
  const { refused } = await sortCodes(container, cart, added.filter((code) => !there.includes(code)), new Date())
  if (refused.length) {
    const error = new RefusalError("personal_code_refused", refused.map(({ refusal }) => refusal))
    noteRefusal(error)
    throw error
  }
})

shareHook(updateCartPromotionsWorkflow, "setPromotionContext", async ({ cart, promo_codes }, { container }) => {
  const { working } = await sortCodes(container, cart, [...new Set([...codesOn(cart), ...(promo_codes ?? [])])], new Date())
  return new StepResponse(working.length ? { [WORKING_CODES]: working } : {})
})

const ordered = z.object({ promotions: z.array(z.object({ code: z.string().nullish() }).nullish()).nullish() })

/** What an order was placed with it keeps: its codes were claimed then. */
shareHook(computeAdjustmentsForPreviewWorkflow, "setPromotionContext", async ({ order }) => {
  const codes = (ordered.parse(order).promotions ?? []).flatMap((promotion) => promotion?.code ?? []).filter(looksLikeCode)
  return new StepResponse(codes.length ? { [WORKING_CODES]: codes } : {})
})
