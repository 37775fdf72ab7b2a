import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { errorMessage } from "../../../shared/error-message"
import { z } from "../../../shared/schema"
import { refuseGroupOfLevel } from "../../../workflows/loyalty-levels/group-of-level"
import { requalifyOwnersWorkflow } from "../../../workflows/loyalty-levels/requalify-owners"
import { beforeAnswer } from "../../before-answer"
import { refusing } from "../../refusals"

const list = z.array(z.string()).catch([])
const changed = z.object({ add: list, remove: list }).catch({ add: [], remove: [] })

/**
 * Who was put into a customer group or taken out of one may stand at another level now: the group is a level's,
 * or a company's whose level covers its members. Core tells of neither by an event. What goes wrong here
 * fails nothing: the next night looks again.
 */
const followMembers =
  (customersOf: (req: MedusaRequest, body: z.infer<typeof changed>) => string[]) =>
  (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
    const customer_ids = [...new Set(customersOf(req, changed.parse(req.body)))]
    beforeAnswer(res, next, async (body) => {
      await requalifyOwnersWorkflow(req.scope)
        .run({ input: { owners: customer_ids.map((id) => ({ type: "customer", id })) } })
        .catch((error: unknown) => req.scope.resolve(ContainerRegistrationKeys.LOGGER).error(`loyalty levels: ${customer_ids.length} customers whose groups changed are looked at by the next night: ${errorMessage(error)}`))
      return body
    })
    next()
  }

/** The group of a level stays: without it nobody would have what hangs on the level. A level that is deleted frees its group. */
const keepGroupsOfLevels = refusing(async (req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) => {
  await refuseGroupOfLevel(req.scope, req.params.id)
  next()
})

export const adminCustomerGroupMiddlewares: MiddlewareRoute[] = [
  { method: ["POST"], matcher: "/admin/customer-groups/:id/customers", middlewares: [followMembers((_req, { add, remove }) => [...add, ...remove])] },
  { method: ["DELETE"], matcher: "/admin/customer-groups/:id", middlewares: [keepGroupsOfLevels] },
  { method: ["POST"], matcher: "/admin/customers/:id/customer-groups", middlewares: [followMembers((req) => [req.params.id])] },
]
