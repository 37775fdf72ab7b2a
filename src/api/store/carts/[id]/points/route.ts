import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { cartPoints } from "../../../../../workflows/reward-points/cart/cart-points"
import { setCartPointsWorkflow, type SetCartPointsInput } from "../../../../../workflows/reward-points/set-cart-points"
import { refusalsOf } from "../../../../../shared/refusal"
import { RefusalError } from "../../../../../shared/refusal-error"
import { parseInput, type z } from "../../../../../shared/schema"
import { refusing } from "../../../../refusals"
import { redeemPoints } from "./validators"

/**
 * What can be redeemed on the buyer's own cart, what is redeemed, and what the cart earns.
 * Answers `{ points }`; 404 `cart_not_found` for anybody else's cart.
 */
export const GET = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  res.json({ points: await cartPoints(req.scope, req.params.id, req.auth_context.actor_id) })
})

/**
 * Redeems points: `{ points: number | "max", account_id? }`. Answers `{ cart, points }`; 400 with the
 * reason and the permitted range (`minimum`, `maximum`, `step`), 404 `cart_not_found`,
 * `account_not_found`.
 */
export const POST = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  await change(req, res, await readWish(req))
})

/** A wish that is no number of points is told what would be permitted, as one that is too large is. */
const readWish = async (req: AuthenticatedMedusaRequest): Promise<z.infer<typeof redeemPoints>> => {
  const result = parseInput(redeemPoints, req.body)
  if (result.success) {
    return result.data
  }
  const { minimum, maximum, step, available } = await cartPoints(req.scope, req.params.id, req.auth_context.actor_id)
  throw new RefusalError("invalid_input", refusalsOf(result.error.issues), { minimum, maximum, step, available })
}

/** Takes the points off the cart again. Answers `{ cart, points }`. */
export const DELETE = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  await change(req, res, { points: null })
})

const change = async (req: AuthenticatedMedusaRequest, res: MedusaResponse, wish: Pick<SetCartPointsInput, "points" | "account_id">): Promise<void> => {
  const { id } = req.params
  const customer_id = req.auth_context.actor_id
  await setCartPointsWorkflow(req.scope).run({ input: { cart_id: id, customer_id, ...wish } })
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cart", fields: req.queryConfig.fields, filters: { id } })
  res.json({ cart: data[0], points: await cartPoints(req.scope, id, customer_id) })
}
