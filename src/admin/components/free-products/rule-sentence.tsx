import { Text } from "@medusajs/ui"
import type { AdminFreeProductRuleInput } from "../../../types/free-products"
import { useSentenceWords } from "../../hooks/use-sentence-words"
import { ruleInWords } from "../../lib/free-product-sentence"
import { useWords } from "../../hooks/use-words"

/** What the rule will do, in words, as it is typed: it stays in sight while one edits, where there is room for it. */
export const RuleSentence = ({ rule }: { rule: AdminFreeProductRuleInput }) => {
  const { t } = useWords()
  const words = useSentenceWords([rule])
  return (
    <div className="bg-ui-bg-subtle shadow-elevation-card-rest z-10 rounded-lg px-4 py-3 sm:sticky sm:bottom-0" role="status" aria-label={t("freeProducts.form.says")}>
      <Text size="small" weight="plus">
        {t("freeProducts.form.says")}
      </Text>
      <Text size="small" className="text-ui-fg-subtle break-words">
        {ruleInWords(words, rule).join(" ")}
      </Text>
    </div>
  )
}
