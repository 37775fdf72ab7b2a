import type { AuthenticatedMedusaRequest, MedusaNextFunction, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { refreshCartItemsWorkflow, refreshPaymentCollectionForCartWorkflow } from "@medusajs/medusa/core-flows"
import { POST as completeCart } from "@medusajs/medusa/api/store/carts/[id]/complete/route"
import { currentPriceRequest, type PriceRequest } from "../../../modules/tier-pricing/price-request"
import { errorMessage } from "../../../shared/error-message"
import { mendUncompleted } from "../../../workflows/carts/mend-uncompleted"
import { takeRedemptionTurn } from "../../../workflows/reward-points/cart/redemption-turn"
import { beforeFailure } from "../../before-answer"
import { answerRefusal } from "../../refusals"

/**
 * The first door of completion. Most carts are right: the `validate` hooks look at what core has read of
 * them, and nothing more is read. One that is not as it should be is made right. Where it costs something
 * else then, that is the answer; where it does not, it is completed after all, in the same request.
 *
 * What a hook refuses is answered in full: of an error core's handler keeps only a type and a message.
 */
export const completeIfRight = (req: AuthenticatedMedusaRequest<object>, res: MedusaResponse, next: MedusaNextFunction): void => {
  const request = currentPriceRequest()
  if (request) {
    // Read now: where an error is answered, Express has forgotten the parameters.
    const completing = { req, res, next, id: req.params.id, request }
    request.completes = { cart_id: completing.id, state: "unseen" }
    beforeFailure(req, res, next, (answer) => mendOrRefuse(completing, answer))
  }
  next()
}

type Completing = { req: AuthenticatedMedusaRequest<object>; res: MedusaResponse; next: MedusaNextFunction; id: string; request: PriceRequest }

const mendOrRefuse = async (completing: Completing, answer: () => void): Promise<void> => {
  const { req, id, request } = completing
  const state = request.completes?.state
  if (state === "unseen" || state === "stale") {
    // What is known of the cart's prices is what is to be looked at anew.
    request.carts.delete(id)
    await mendUncompleted(req.scope, id)
  }
  await (state === "stale" ? completeMended(completing) : refuseInFull(completing, answer))
}

const refuseInFull = async ({ req, res, id, request: { refused } }: Completing, answer: () => void): Promise<void> => {
  const refusedFor = (path: string): boolean => refused?.refusals.some((refusal) => refusal.path === path) ?? false
  if (refusedFor("points")) {
    await anyhow(req.scope, id, () => clampPoints(req.scope, id))
  }
  if (refusedFor("promo_codes") || refusedFor("referral") || refusedFor("free_products")) {
    // Another cart was faster with a personal code, the friend's discount or a free product: the buyer goes on with the cart as it is without it.
    await anyhow(req.scope, id, () => refreshCartItemsWorkflow(req.scope).run({ input: { cart_id: id } }))
  }
  if (!answerRefusal(refused, res)) {
    answer()
  }
}

/** What a completion cannot debit any more, since another cart was faster, is not shown any longer: the next look shows the smaller redemption. */
const clampPoints = async (container: MedusaContainer, cart_id: string): Promise<void> => {
  if ((await takeRedemptionTurn(container, cart_id, true)).changed) {
    await refreshPaymentCollectionForCartWorkflow(container).run({ input: { cart_id } })
  }
}

/** What was refused is answered in any case. */
const anyhow = async (container: MedusaContainer, cart_id: string, work: () => Promise<unknown>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`cart ${cart_id} could not be made right: ${errorMessage(error)}`)
  }
}

/** Core's own route once more. The cart is not compared again: what was just made right cannot be refused for not being so. */
const completeMended = async (completing: Completing): Promise<void> => {
  const { req, res, next, id, request } = completing
  request.completes = { cart_id: id, state: "mended" }
  request.refused = undefined
  req.params = { ...req.params, id }
  beforeFailure(req, res, next, (answer) => refuseInFull(completing, answer))
  await completeCart(req, res)
}
