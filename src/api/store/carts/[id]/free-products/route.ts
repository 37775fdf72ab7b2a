import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { StoreFreeProductWish } from "../../../../../types/free-products"
import { setFreeProductWishWorkflow } from "../../../../../workflows/free-products/set-wish"
import { presentCartFreeProducts } from "../../../../../workflows/free-products/store/present-cart"
import { read, refusing } from "../../../../refusals"
import { freeProductWish } from "./validators"

/**
 * The free products of the cart: granted, choices that are open, what is near ("12.00 EUR more"), declined, and what cannot be had.
 * Answers `{ free_products, currency_code }`; 404 `cart_not_found`.
 */
export const GET = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  res.json(await presentCartFreeProducts(req.scope, req.params.id))
})

/**
 * Chooses (`{ rule_id, choose: [{ variant_id, quantity }] }`, all that is chosen of it), declines (`{ rule_id, decline: true }`) or
 * takes back (`decline: false`). Answers `{ cart, free_products, currency_code }`; 400 `free_product_refused` with `not_granted`,
 * `not_a_choice`, `chosen_too_many`, `not_to_choose`, `cart_completed`; 404 `cart_not_found`, `free_product_rule_not_found`.
 */
export const POST = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { id } = req.params
  await setFreeProductWishWorkflow(req.scope).run({ input: { cart_id: id, wish: readWish(req.body) } })
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cart", fields: req.queryConfig.fields, filters: { id } })
  res.json({ cart: data[0], ...(await presentCartFreeProducts(req.scope, id)) })
})

const readWish = (body: unknown): StoreFreeProductWish => {
  const { rule_id, choose, decline } = read(freeProductWish, body)
  return choose ? { rule_id, choose } : { rule_id, decline: decline ?? false }
}
