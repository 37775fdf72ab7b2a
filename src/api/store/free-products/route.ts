import type { AuthenticatedMedusaRequest, MedusaResponse, MedusaStoreRequest } from "@medusajs/framework/http"
import { presentFreeProductOffers } from "../../../workflows/free-products/store/present-offers"
import { customerOf } from "../referrals/few-guesses"
import { read, refusing } from "../../refusals"
import { freeProductsQuery } from "./validators"

type StoreRequest = AuthenticatedMedusaRequest & Partial<Pick<MedusaStoreRequest, "publishable_key_context">>

/**
 * What is on in a region, for banners: only what this buyer may see. Answers `{ free_products, currency_code }`; 400 with `errors`,
 * `unknown_id` for a region that there is not.
 */
export const GET = refusing(async (req: StoreRequest, res: MedusaResponse) => {
  const { region_id } = read(freeProductsQuery, req.query)
  const [sales_channel_id] = req.publishable_key_context?.sales_channel_ids ?? []
  res.json(await presentFreeProductOffers(req.scope, { region_id, customer_id: customerOf(req), sales_channel_id: sales_channel_id ?? null }))
})
