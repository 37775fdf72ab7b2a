import type { MedusaContainer } from "@medusajs/framework/types"
import { TIER_PRICING } from "../../modules/tier-pricing/key"
import { RefusalError } from "../../shared/refusal-error"
import type { TierPricingService } from "../../modules/tier-pricing/service"

/**
 * With the option `prices_for: "logged_in"`, a cart that no session of its customer has touched
 * cannot be completed.
 *
 * @throws RefusalError `login_required`
 */
export const requireLogin = async (container: MedusaContainer, cart: { id: string; customer_id?: string | null }): Promise<void> => {
  const service = container.resolve<TierPricingService>(TIER_PRICING)
  if (service.options.prices_for === "everyone") {
    return
  }
  const { touched_by } = await service.openCart(cart.id, null, new Date())
  if (!cart.customer_id || !touched_by.includes(cart.customer_id)) {
    throw new RefusalError("login_required", [
      { path: "cart", reason: "login_required", message: "log in to order: prices are for customers of this shop only" },
    ])
  }
}
