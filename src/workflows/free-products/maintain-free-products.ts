import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { FREE_PRODUCTS } from "../../modules/free-products/key"
import type { FreeProductsService } from "../../modules/free-products/service"
import { decideClaims } from "./completion/undecided"

const MINUTE = 60_000
/** A completion that takes longer than this is none any more. */
const UNDECIDED_MS = 5 * MINUTE
/** What was changed just now is the cart of somebody who is buying. */
const QUIET_MS = 10 * MINUTE
/** Carts that are looked at, and forgotten, at once. */
const BATCH = 500
/** A sweep that has worked for so long leaves the rest to the next one, which starts soon. */
const PATIENCE_MS = MINUTE

/**
 * @property now As if it were then, ISO 8601; now by default
 */
export type MaintainFreeProductsInput = { now?: string }

/** Carts whose claims were given up, and completed or deleted carts that were forgotten. */
export type MaintainedFreeProducts = { released: number; forgotten: number }

const maintainFreeProductsStep = createStep("maintain-free-products", async ({ now }: MaintainFreeProductsInput, { container }) => {
  const at = (now ? new Date(now) : new Date()).getTime()
  return new StepResponse<MaintainedFreeProducts>({ released: await decideClaims(container, new Date(at - UNDECIDED_MS), null), forgotten: await forgetGoneCarts(container, new Date(at - QUIET_MS)) })
})

/** Lines, pieces and wishes of carts that were completed or deleted: what their orders got is among the uses. */
const forgetGoneCarts = async (container: MedusaContainer, before: Date): Promise<number> => {
  const service = container.resolve<FreeProductsService>(FREE_PRODUCTS)
  const until = Date.now() + PATIENCE_MS
  let [forgotten, after] = [0, ""]
  for (;;) {
    const known = await service.knownCarts(after, BATCH, before)
    const gone = await goneAmong(container, known)
    if (gone.length) {
      await service.forgetCarts(gone)
    }
    forgotten += gone.length
    if (known.length < BATCH || Date.now() > until) {
      return forgotten
    }
    after = known[known.length - 1]
  }
}

const goneAmong = async (container: MedusaContainer, cart_ids: string[]): Promise<string[]> => {
  const { data } = cart_ids.length
    ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cart", fields: ["id"], filters: { id: cart_ids, completed_at: null } })
    : { data: [] }
  const open = new Set(data.map(({ id }) => id))
  return cart_ids.filter((id) => !open.has(id))
}

export const maintainFreeProductsWorkflowId = "maintain-free-products"

/**
 * Counts the claims of carts that became orders and gives up those whose completion died; forgets what rules had put into carts that
 * are gone. It can be repeated at any time. You can use this workflow within your own customizations.
 *
 * @example
 * const { result } = await maintainFreeProductsWorkflow(container).run({ input: {} })
 *
 * @summary Decide what a crash left open of free products. Answers `{ released, forgotten }`.
 */
export const maintainFreeProductsWorkflow = createWorkflow(maintainFreeProductsWorkflowId, (input: MaintainFreeProductsInput) => new WorkflowResponse(maintainFreeProductsStep(input)))
