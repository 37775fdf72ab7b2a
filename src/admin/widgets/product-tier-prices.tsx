import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminProduct, DetailWidgetProps } from "@medusajs/framework/types"
import { Section } from "../components/common/section"
import { ProductPrices } from "../components/rules-of/product-prices"
import { PreviewButton, RulesOf } from "../components/rules-of/rules-of"
import { useProductVariants } from "../hooks/use-product-prices"
import { useWords } from "../hooks/use-words"

/** On a product: its tier prices, and what each customer group pays. */
const ProductTierPrices = ({ data: product }: DetailWidgetProps<AdminProduct>) => {
  const { t } = useWords()
  const { data: variants = [] } = useProductVariants(product.id)
  const firstVariants = variants.slice(0, 20).map(({ id }) => id)
  return (
    <Section
      title={t("title")}
      hint={t("product.hint")}
      action={<PreviewButton query={{ variant_ids: firstVariants.join(",") }} />}
    >
      <RulesOf of={{ product_id: product.id }} none={t("product.none")} />
      {variants.length > 0 && <ProductPrices productId={product.id} variants={variants} />}
    </Section>
  )
}

export const config = defineWidgetConfig({
  id: "medusa-b2b-loyalty:product-tier-prices",
  zone: "product.details.after",
})

export default ProductTierPrices
