import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { SaidLine } from "../components/common/said-line"
import { Section } from "../components/common/section"
import { useWords } from "../hooks/use-words"

/** On a draft order: it gets no free products by itself, and what can be done instead. */
const DraftOrderFreeProducts = () => {
  const { t } = useWords()
  return (
    <Section title={t("freeProducts.title")}>
      <SaidLine text={t("freeProducts.drafts.order")} />
    </Section>
  )
}

export const config = defineWidgetConfig({
  id: "medusa-b2b-loyalty:draft-order-free-products",
  zone: "draft_order.details.side.after",
})

export default DraftOrderFreeProducts
