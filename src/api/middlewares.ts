import { defineMiddlewares } from "@medusajs/framework/http"
import { adminTierPriceRuleMiddlewares } from "./admin/tier-price-rules/middlewares"
import { priceRequestMiddlewares } from "./price-requests"
import { storeCartMiddlewares } from "./store/carts/middlewares"
import { storeProductMiddlewares } from "./store/products/middlewares"

export default defineMiddlewares({
  routes: [...priceRequestMiddlewares, ...adminTierPriceRuleMiddlewares, ...storeProductMiddlewares, ...storeCartMiddlewares],
})
