import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Section } from "../components/common/section"
import { SaidLine } from "../components/common/said-line"
import { useWords } from "../hooks/use-words"

/** On a draft order: it earns like any other, but nothing can be redeemed in it. */
const DraftOrderPoints = () => {
  const { t } = useWords()
  return (
    <Section title={t("points.title")}>
      <SaidLine text={t("points.widgets.draft")} />
    </Section>
  )
}

export const config = defineWidgetConfig({
  id: "medusa-b2b-loyalty:draft-order-points",
  zone: "draft_order.details.side.after",
})

export default DraftOrderPoints
