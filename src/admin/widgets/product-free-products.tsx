import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminProduct, DetailWidgetProps } from "@medusajs/framework/types"
import { FreeProductRulesOfProduct } from "../components/free-products/rules-of-product"

/** On a product: the rules of free products that give it or ask for it. */
const ProductFreeProducts = ({ data: product }: DetailWidgetProps<AdminProduct>) => (
  <FreeProductRulesOfProduct productId={product.id} variantId={product.variants?.length === 1 ? product.variants[0].id : undefined} />
)

export const config = defineWidgetConfig({
  id: "medusa-b2b-loyalty:product-free-products",
  zone: "product.details.after",
})

export default ProductFreeProducts
