import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { id } from "../../../../shared/fields"
import { z } from "../../../../shared/schema"
import { heldOrdersOf } from "../../../../workflows/reward-points/guests/held-orders-of"
import { read, refusing } from "../../../refusals"

const question = z.strictObject({ customer_id: id })

/**
 * What is held of orders that were placed as a guest with a customer's e-mail address. Answers
 * `{ held_orders, count, points, has_account }`, the oldest first; 400 `unknown_id`.
 */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  res.json(await heldOrdersOf(req.scope, read(question, req.query).customer_id))
})
