import { toast } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import type { AdminTierPriceRule } from "../../../types/tier-price-rule"
import { RuleFormProvider, useRuleFormState } from "../../hooks/use-rule-form"
import { useForgetTierPrices } from "../../hooks/use-tier-price-rules"
import { useWords } from "../../hooks/use-words"
import { draftOfRule, inputOfDraft } from "../../lib/rule-draft"
import { tierPriceRules } from "../../lib/tier-price-rules-api"
import { BrokenAlert } from "../common/broken-alert"
import { FormActions } from "../common/form-actions"
import { RouteModal, saved } from "../common/route-modal"
import { RuleForm } from "./rule-form"

/** The same form for a rule that exists. The prices of a price book are edited on its page. */
export const EditRule = ({ rule }: { rule: AdminTierPriceRule }) => {
  const { t } = useWords()
  const navigate = useNavigate()
  const forget = useForgetTierPrices()
  const back = `/tier-prices/${rule.id}`
  const form = useRuleFormState(draftOfRule(rule), async (draft) => {
    const { tier_price_rule } = await tierPriceRules.update(rule.id, changeOf(draft))
    await forget()
    toast.success(t("said.saved", { name: tier_price_rule.name }))
    navigate(back, { ...saved, replace: true })
  })
  return (
    <RuleFormProvider form={form}>
      <RouteModal
        title={t("form.edit.title", { name: rule.name })}
        description={t("form.edit.hint")}
        back={back}
        guarded={form.changed && !form.saving}
        onSubmit={() => void form.submit()}
        actions={<FormActions saving={form.saving} label={t("common.save")} back={back} />}
      >
        <BrokenAlert rule={rule} />
        <RuleForm isNew={false} />
      </RouteModal>
    </RuleFormProvider>
  )
}

/** A price book keeps its items, so nothing is said of them. */
function changeOf(draft: Parameters<typeof inputOfDraft>[0]) {
  const { scope, exclude, breaks, ...rest } = inputOfDraft(draft)
  return draft.kind === "price_book" ? rest : { ...rest, scope, exclude, breaks }
}
