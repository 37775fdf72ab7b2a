import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { refreshCartItemsWorkflow } from "@medusajs/medusa/core-flows"
import { FREE_PRODUCTS } from "../../modules/free-products/key"
import type { FreeProductsService } from "../../modules/free-products/service"
import { errorMessage } from "../../shared/error-message"

/** Carts read at once: memory stays the same however many there are. */
const BATCH = 100

/** Open carts that were looked at, and those that could not be changed: the workflow can be repeated. */
export type RetiredFreeProducts = { seen: number; failed: string[] }

const retireFreeProductsStep = createStep("retire-free-products", async ({ retired }: { retired: boolean }, { container }) => {
  await container.resolve<FreeProductsService>(FREE_PRODUCTS).setRetired(retired)
  return new StepResponse(await refreshKnownCarts(container))
})

/** Carts with free lines or pieces lose them, or, where it is undone, are asked again. Others get theirs with their next request. */
const refreshKnownCarts = async (container: MedusaContainer): Promise<RetiredFreeProducts> => {
  const service = container.resolve<FreeProductsService>(FREE_PRODUCTS)
  const carts: RetiredFreeProducts = { seen: 0, failed: [] }
  let page = await service.knownCarts("", BATCH)
  while (page.length) {
    const { data: open } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cart", fields: ["id"], filters: { id: page, completed_at: null } })
    for (const { id } of open) {
      carts.seen += 1
      await refreshCartItemsWorkflow(container)
        .run({ input: { cart_id: id } })
        .catch((error: unknown) => {
          carts.failed.push(id)
          container.resolve(ContainerRegistrationKeys.LOGGER).error(`cart ${id} could not be changed: ${errorMessage(error)}`)
        })
    }
    page = await service.knownCarts(page[page.length - 1], BATCH)
  }
  return carts
}

export const retireFreeProductsWorkflowId = "retire-free-products"

/**
 * Takes free products out of all open carts, so that the plugin can be removed; no rule gives anything any more, and the rules stay as
 * they are. `retired: false` puts them into force again. You can use this workflow within your own customizations.
 *
 * @example
 * const { result } = await retireFreeProductsWorkflow(container).run({ input: { retired: true } })
 *
 * @summary Take free products out of open carts. Answers `{ seen, failed }`, the ids of failed carts.
 */
export const retireFreeProductsWorkflow = createWorkflow(retireFreeProductsWorkflowId, (input: { retired: boolean }) => new WorkflowResponse(retireFreeProductsStep(input)))
