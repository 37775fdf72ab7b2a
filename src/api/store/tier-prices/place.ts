/** Where and for whom prices are asked: the region, the buyer of the session, and what the cart already holds. */
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { CountedLine } from "../../../modules/tier-pricing/domain/pooled-quantity"
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import { RefusalError, unknownIdRefusal } from "../../../shared/refusal-error"
import type { TierPricingService } from "../../../modules/tier-pricing/service"
import { refuse } from "../../refusals"
import { findGroupsOfCustomer } from "../../../workflows/tier-pricing/customer-groups"
import type { TierPricesQuery } from "./validators"

export type Place = {
  region: { id: string; currency_code: string; automatic_taxes: boolean }
  /** The session's customer: never the one that the cart names. */
  customer: { id: string; groups: { id: string }[] } | null
  /** Lines of the cart that are priced by rules. */
  lines: CountedLine[]
  /** Null when no country is known: prices with tax cannot be told. */
  address: { country_code: string; province_code?: string } | null
}

type Cart = {
  region_id: string | null
  customer_id: string | null
  customer?: { has_account: boolean } | null
  shipping_address?: { country_code?: string | null; province?: string | null } | null
  items?: { id: string; variant_id?: string | null; product_id?: string | null; quantity: unknown; is_custom_price: boolean }[]
}

/** @throws RefusalError `cart_not_found` (also for another customer's cart), `region_required`, `unknown_id` */
export const findPlace = async (req: AuthenticatedMedusaRequest, asked: TierPricesQuery): Promise<Place> => {
  const actor_id = req.auth_context?.actor_id || null
  const cart = asked.cart_id ? await ownCart(req, asked.cart_id, actor_id) : null
  const region_id = asked.region_id ?? cart?.region_id
  if (!region_id) {
    return refuse({ path: "region_id", reason: "region_required", message: "must be given, or a cart that has a region" })
  }
  const [region] = (
    await req.scope
      .resolve(ContainerRegistrationKeys.QUERY)
      .graph({ entity: "region", fields: ["id", "currency_code", "automatic_taxes"], filters: { id: region_id } })
  ).data
  if (!region) {
    return refuse(unknownIdRefusal("region_id", "region", [region_id]))
  }
  return {
    region: { id: region.id, currency_code: region.currency_code, automatic_taxes: region.automatic_taxes },
    customer: actor_id ? await findCustomer(req, actor_id) : null,
    lines: cart ? countedLines(cart) : [],
    address: addressOf(asked, cart),
  }
}

/** Null for a session whose customer was deleted since: a guest's. */
const findCustomer = async (req: AuthenticatedMedusaRequest, id: string): Promise<Place["customer"]> => {
  const groups = await findGroupsOfCustomer(req.scope, id)
  return groups && { id, groups: groups.map((group) => ({ id: group })) }
}

const ownCart = async (req: AuthenticatedMedusaRequest, cart_id: string, actor_id: string | null): Promise<Cart> => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "cart",
    fields: ["region_id", "customer_id", "customer.has_account", "shipping_address.country_code", "shipping_address.province", "items.id", "items.variant_id", "items.product_id", "items.quantity", "items.is_custom_price"],
    filters: { id: cart_id },
  })
  const cart: Cart | undefined = data[0]
  const { touched_by } = await req.scope.resolve<TierPricingService>(TIER_PRICING).openCart(cart_id, null, new Date())
  const isTouchedByOthers = touched_by.length > 0 && !(actor_id && touched_by.includes(actor_id))
  const belongsToOther = Boolean(actor_id && cart?.customer?.has_account && cart.customer_id !== actor_id)
  if (!cart || isTouchedByOthers || belongsToOther) {
    throw new RefusalError("cart_not_found", [{ path: "cart_id", reason: "cart_not_found", message: `there is no cart ${cart_id} of yours` }])
  }
  return cart
}

const countedLines = ({ items = [] }: Cart): CountedLine[] =>
  items.flatMap(({ id, variant_id, product_id, quantity, is_custom_price }) =>
    variant_id && product_id && !is_custom_price ? [{ id, variant_id, product_id, quantity: Number(quantity) }] : []
  )

const addressOf = ({ country_code, province }: TierPricesQuery, cart: Cart | null): Place["address"] => {
  const country = country_code ?? cart?.shipping_address?.country_code
  const region = country_code ? province : cart?.shipping_address?.province ?? province
  return country ? { country_code: country, ...(region && { province_code: region }) } : null
}
