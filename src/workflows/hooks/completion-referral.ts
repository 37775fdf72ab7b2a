/** The friend's first order at both doors of completion: claimed before core makes the order, given up when the completion fails. */
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { z } from "../../shared/schema"
import { isCompared, noteCompleted } from "../carts/completion-by-route"
import { noteRefusal } from "../carts/note-refusal"
import { completeCartReferral, undoCartReferral, type ReferralUndo } from "../referrals/discount/complete"
import { shareHook } from "./share-hook"

const completing = z.object({ id: z.string(), completed_at: z.unknown().optional() })

shareHook(
  completeCartWorkflow,
  "validate",
  async ({ cart }, { container }) => {
    const { id, completed_at } = completing.parse(cart)
    if (completed_at) {
      return new StepResponse(void 0, null)
    }
    try {
      return new StepResponse(void 0, await completeCartReferral(container, cart))
    } catch (error) {
      if (isCompared(id)) {
        // The route takes the discount off, and says what the cart costs without it.
        noteCompleted("stale")
      }
      noteRefusal(error)
      throw error
    }
  },
  async (undo: ReferralUndo | null | undefined, { container }) => {
    if (undo) {
      await undoCartReferral(container, undo)
    }
  }
)
