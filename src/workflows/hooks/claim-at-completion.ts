import type { MedusaContainer } from "@medusajs/framework/types"
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { z } from "../../shared/schema"
import { isCompared, noteCompleted } from "../carts/completion-by-route"
import { noteRefusal } from "../carts/note-refusal"
import { shareHook } from "./share-hook"

/** What a completion claims. `claim` answers how to undo it; null: nothing is claimed. It refuses what the cart must lose first. */
export type ClaimAtCompletion<Undo> = {
  claim: (container: MedusaContainer, cart: unknown) => Promise<Undo | null>
  undo: (container: MedusaContainer, undo: Undo) => Promise<void>
}

const completing = z.object({ id: z.string(), completed_at: z.unknown().optional() })

/**
 * Claims something scarce at both doors of completion: before core makes the order, given up when the completion fails. A cart that is
 * completed again claims nothing. Where the route completes, it is told to mend the cart and to say what it costs then.
 */
export const claimAtCompletion = <Undo>({ claim, undo }: ClaimAtCompletion<Undo>): void =>
  shareHook(
    completeCartWorkflow,
    "validate",
    async ({ cart }, { container }) => {
      const { id, completed_at } = completing.parse(cart)
      if (completed_at) {
        return new StepResponse(void 0, null)
      }
      try {
        return new StepResponse(void 0, await claim(container, cart))
      } catch (error) {
        if (isCompared(id)) {
          noteCompleted("stale")
        }
        noteRefusal(error)
        throw error
      }
    },
    async (claimed: Undo | null | undefined, { container }) => {
      if (claimed) {
        await undo(container, claimed)
      }
    }
  )
