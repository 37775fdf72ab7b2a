/**
 * What points paid stays on an order that an admin changes, in the same response. Core's workflows
 * behind these routes have no hook at the right moment.
 */
import type { AuthenticatedMedusaRequest, MedusaNextFunction, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { followOrderWorkflow } from "../../workflows/orders/follow-order"
import { listPurchases } from "../../workflows/purchases/list-purchases"
import { keepEditPointsWorkflow } from "../../workflows/reward-points/keep-edit-points"
import { keepOrderPointsWorkflow } from "../../workflows/reward-points/keep-order-points"
import { beforeAnswer } from "../before-answer"

/** The order that a request changes; null where there is none such. */
type OrderOf = (req: AuthenticatedMedusaRequest) => Promise<string | null>

/**
 * Makes the open change of an order say what points pay.
 *
 * @returns whether it did not
 */
export const keepPointsInEdit = async (container: MedusaContainer, order_id: string): Promise<boolean> => {
  // An order that is changed right after it was placed may not be recorded yet.
  if (!(await listPurchases(container, [order_id])).length) {
    await followOrderWorkflow(container).run({ input: { order_id } })
  }
  const { result } = await keepEditPointsWorkflow(container).run({ input: { order_id } })
  return result.changed
}

/** The answer of a route with the preview as it is now. */
export const previewed = async (container: MedusaContainer, order_id: string, body: unknown): Promise<unknown> => ({
  ...(typeof body === "object" ? body : null),
  order_preview: await container.resolve(Modules.ORDER).previewOrderChange(order_id),
})

/** For routes that change what is to be confirmed later. */
export const keepPointsInPreview =
  (orderOf: OrderOf) =>
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    const order_id = await orderOf(req)
    if (order_id) {
      beforeAnswer(res, next, async (body) => {
        const lost = await keepPointsInEdit(req.scope, order_id)
        return lost && isPreview(body) ? previewed(req.scope, order_id, body) : body
      })
    }
    next()
  }

/** For routes that confirm: what was changed past our routes is put right before, the label that Medusa drops afterwards. */
export const keepPointsInConfirmed =
  (orderOf: OrderOf) =>
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    const order_id = await orderOf(req)
    if (order_id) {
      await keepPointsInEdit(req.scope, order_id)
      beforeAnswer(res, next, async (body) => {
        await labelPoints(req.scope, order_id)
        return body
      })
    }
    next()
  }

/** The change is confirmed already: what fails here is not its fault, and is made up for by its event. */
const labelPoints = async (container: MedusaContainer, order_id: string): Promise<void> => {
  const { errors } = await keepOrderPointsWorkflow(container).run({ input: { order_id }, throwOnError: false })
  errors.forEach(({ error }) => container.resolve(ContainerRegistrationKeys.LOGGER).warn(`order ${order_id}: what points paid is labelled later: ${error?.message}`))
}

const isPreview = (body: unknown): boolean => typeof body === "object" && body !== null && "order_preview" in body
