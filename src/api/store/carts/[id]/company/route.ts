import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { cartCompany } from "../../../../../workflows/companies/cart-company"
import { requireOwnCart } from "../../../../../workflows/companies/own-cart"
import { setCartCompanyWorkflow } from "../../../../../workflows/companies/set-cart-company"
import { read, refusing } from "../../../../refusals"
import { chooseCompany } from "./validators"

/**
 * The company that the buyer's own cart is bought for, and those that he may choose. Answers
 * `{ company: { id, name } | null, companies: [{ id, name }] }`; 404 `cart_not_found` for anybody
 * else's cart.
 */
export const GET = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  await requireOwnCart(req.scope, req.params.id, req.auth_context.actor_id)
  await answer(req, res)
})

/**
 * Chooses one of the buyer's companies: `{ company_id }`. Answers as `GET`; 404 `cart_not_found`, and
 * `company_not_found` for a company that he does not belong to; 400 `cart_completed`.
 */
export const POST = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  await choose(req, res, read(chooseCompany, req.body).company_id)
})

/** Takes the choice back: the cart is bought for the company joined first. Answers as `GET`. */
export const DELETE = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  await choose(req, res, null)
})

const choose = async (req: AuthenticatedMedusaRequest, res: MedusaResponse, company_id: string | null): Promise<void> => {
  await setCartCompanyWorkflow(req.scope).run({ input: { cart_id: req.params.id, customer_id: req.auth_context.actor_id, company_id } })
  await answer(req, res)
}

const answer = async (req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json(await cartCompany(req.scope, req.params.id, req.auth_context.actor_id))
}
