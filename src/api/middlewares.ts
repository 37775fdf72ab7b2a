import { defineMiddlewares } from "@medusajs/framework/http"
import { adminClaimMiddlewares } from "./admin/claims/middlewares"
import { adminCollectionMiddlewares } from "./admin/collections/middlewares"
import { adminCustomerGroupMiddlewares } from "./admin/customer-groups/middlewares"
import { adminDraftOrderMiddlewares } from "./admin/draft-orders/middlewares"
import { adminExchangeMiddlewares } from "./admin/exchanges/middlewares"
import { adminOrderChangeMiddlewares } from "./admin/order-changes/middlewares"
import { adminOrderEditMiddlewares } from "./admin/order-edits/middlewares"
import { adminProductCategoryMiddlewares } from "./admin/product-categories/middlewares"
import { adminRewardPointsMiddlewares } from "./admin/reward-points/middlewares"
import { adminTierPriceRuleMiddlewares } from "./admin/tier-price-rules/middlewares"
import { hiddenPriceMiddlewares } from "./hidden-prices"
import { priceRequestMiddlewares } from "./price-requests"
import { storeCartMiddlewares } from "./store/carts/middlewares"
import { storeFreeProductMiddlewares } from "./store/free-products/middlewares"
import { storePointsMiddlewares } from "./store/points/middlewares"
import { storeProductMiddlewares } from "./store/products/middlewares"
import { storeReferralMiddlewares } from "./store/referrals/middlewares"
import { storeTierPriceMiddlewares } from "./store/tier-prices/middlewares"

export default defineMiddlewares({
  routes: [
    ...priceRequestMiddlewares,
    ...hiddenPriceMiddlewares,
    ...adminTierPriceRuleMiddlewares,
    ...adminRewardPointsMiddlewares,
    ...adminCustomerGroupMiddlewares,
    ...adminProductCategoryMiddlewares,
    ...adminCollectionMiddlewares,
    ...adminDraftOrderMiddlewares,
    ...adminOrderEditMiddlewares,
    ...adminOrderChangeMiddlewares,
    ...adminExchangeMiddlewares,
    ...adminClaimMiddlewares,
    ...storeProductMiddlewares,
    ...storeTierPriceMiddlewares,
    ...storeCartMiddlewares,
    ...storeFreeProductMiddlewares,
    ...storePointsMiddlewares,
    ...storeReferralMiddlewares,
  ],
})
