/**
 * Points at both doors of completion: debited before core makes the order, given back when the
 * completion fails or its payment needs a second step; of guests what they earn is kept. Through the
 * route a redemption that would be another one now is refused, and made right. After the check that
 * the amount is the one authorized, so that what is refused there has debited nothing.
 */
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { z } from "../../shared/schema"
import { completeCartPoints, refusePointsOfNobody, undoCartPoints, type CompletionUndo } from "../reward-points/cart/complete"
import { pointsCartOf } from "../reward-points/cart/snapshot"
import { orderOfCart } from "../reward-points/cart/undecided"
import { completeGuestPoints } from "../reward-points/guests/held-award"
import { noteRefusal } from "../carts/note-refusal"
import { shareHook } from "./share-hook"

const completing = z.object({ id: z.string(), completed_at: z.unknown().optional(), email: z.string().nullish(), customer: z.object({ has_account: z.boolean().nullish() }).nullish() })

shareHook(
  completeCartWorkflow,
  "validate",
  async ({ cart }, { container }) => {
    const { id, completed_at, email, customer } = completing.parse(cart)
    if (completed_at) {
      return new StepResponse(void 0, null)
    }
    try {
      if (!customer?.has_account) {
        refusePointsOfNobody(pointsCartOf(cart))
        await completeGuestPoints(container, cart, email ?? null)
        return new StepResponse(void 0, null)
      }
      return new StepResponse(void 0, await completeCartPoints(container, cart))
    } catch (error) {
      if (await orderOfCart(container, id)) {
        return new StepResponse(void 0, null)
      }
      noteRefusal(error)
      throw error
    }
  },
  async (undo: CompletionUndo | null | undefined, { container }) => {
    if (undo) {
      await undoCartPoints(container, undo)
    }
  }
)
