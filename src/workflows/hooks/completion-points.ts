/**
 * Points at both doors of completion: debited before core makes the order, given back when the
 * completion fails or its payment needs a second step. After the check that the amount is the one
 * authorized, so that what is refused there has debited nothing.
 */
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { z } from "../../shared/schema"
import { completeCartPoints, undoCartPoints, type CompletionUndo } from "../reward-points/cart/complete"
import { noteRefusal } from "../carts/note-refusal"
import { shareHook } from "./share-hook"

const completing = z.object({ completed_at: z.unknown().optional(), customer: z.object({ has_account: z.boolean().nullish() }).nullish() })

shareHook(
  completeCartWorkflow,
  "validate",
  async ({ cart }, { container }) => {
    const { completed_at, customer } = completing.parse(cart)
    if (completed_at || !customer?.has_account) {
      return new StepResponse(void 0, null)
    }
    try {
      return new StepResponse(void 0, await completeCartPoints(container, cart))
    } catch (error) {
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
