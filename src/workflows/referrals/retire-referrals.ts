import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { refreshCartItemsWorkflow, updatePromotionsStatusWorkflow } from "@medusajs/medusa/core-flows"
import { REFERRALS } from "../../modules/referrals/key"
import type { ReferralsService } from "../../modules/referrals/service"
import { errorMessage } from "../../shared/error-message"

/** Carts read at once: memory stays the same however many there are. */
const BATCH = 100

/** Open carts that were looked at, and those that could not be changed: the workflow can be repeated. */
export type RetiredReferrals = { seen: number; failed: string[] }

const retireReferralsStep = createStep("retire-referrals", async ({ retired }: { retired: boolean }, { container }) => {
  const service = container.resolve<ReferralsService>(REFERRALS)
  await service.setRetired(retired, new Date())
  const promotions = await presentPromotions(container, await service.discountPromotions())
  if (promotions.length) {
    await updatePromotionsStatusWorkflow(container).run({ input: { promotionsData: promotions.map((id) => ({ id, status: retired ? ("inactive" as const) : ("active" as const) })) } })
  }
  const carts: RetiredReferrals = { seen: 0, failed: [] }
  if (retired) {
    await refreshEach(container, carts, (after) => cartsWithPromotions(container, promotions, after))
  } else {
    await refreshEach(container, carts, (after) => service.claimedCartsAfter(after, BATCH))
  }
  return new StepResponse(carts)
})

/** An admin may have deleted some. */
const presentPromotions = async (container: MedusaContainer, ids: string[]): Promise<string[]> => {
  const { data } = ids.length ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "promotion", fields: ["id"], filters: { id: ids } }) : { data: [] }
  return data.map(({ id }) => id)
}

const cartsWithPromotions = async (container: MedusaContainer, promotion_id: string[], after: string): Promise<string[]> => {
  const { data } = promotion_id.length
    ? await container
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({ entity: "cart_promotion", fields: ["cart_id"], filters: { promotion_id, cart_id: { $gt: after } }, pagination: { take: BATCH, order: { cart_id: "ASC" } } })
    : { data: [] }
  return data.map(({ cart_id }) => cart_id)
}

const refreshEach = async (container: MedusaContainer, carts: RetiredReferrals, pageAfter: (after: string) => Promise<string[]>): Promise<void> => {
  let page = await pageAfter("")
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
    page = await pageAfter(page[page.length - 1])
  }
}

export const retireReferralsWorkflowId = "retire-referrals"

/**
 * Takes the friend's discount out of all open carts, and switches its promotions off, so that the plugin can be removed.
 * `retired: false` puts it into force again, for claims that have not lapsed meanwhile. You can use this workflow within
 * your own customizations.
 *
 * @example
 * const { result } = await retireReferralsWorkflow(container).run({ input: { retired: true } })
 *
 * @summary Take friends' discounts out of open carts. Answers `{ seen, failed }`, the ids of failed carts.
 */
export const retireReferralsWorkflow = createWorkflow(retireReferralsWorkflowId, (input: { retired: boolean }) => new WorkflowResponse(retireReferralsStep(input)))
