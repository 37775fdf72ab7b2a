/** Personal codes at both doors of completion: claimed before core makes the order, given up when the completion fails. */
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { z } from "../../shared/schema"
import { isCompared, noteCompleted } from "../carts/completion-by-route"
import { noteRefusal } from "../carts/note-refusal"
import { completeCartCodes, undoCartCodes, type CodesUndo } from "../rewards/codes/complete"
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
      return new StepResponse(void 0, await completeCartCodes(container, cart))
    } catch (error) {
      if (isCompared(id)) {
        // The route takes the code off, and says what the cart costs without it.
        noteCompleted("stale")
      }
      noteRefusal(error)
      throw error
    }
  },
  async (undo: CodesUndo | null | undefined, { container }) => {
    if (undo) {
      await undoCartCodes(container, undo)
    }
  }
)
