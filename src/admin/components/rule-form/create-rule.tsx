import { toast } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import { usePriceBook } from "../../hooks/use-price-book"
import { RuleFormProvider, goToFirstProblem, useRuleFormState } from "../../hooks/use-rule-form"
import { useForgetTierPrices } from "../../hooks/use-tier-price-rules"
import { useWords } from "../../hooks/use-words"
import { type BookRow, problemsOfBook } from "../../lib/price-book"
import type { RuleDraft } from "../../lib/rule-draft"
import { createRule } from "../../lib/save-rule"
import { ProblemLine } from "../common/field"
import { FormActions } from "../common/form-actions"
import { RouteModal, saved } from "../common/route-modal"
import { PriceBookGrid } from "../price-book/price-book-grid"
import { RuleForm } from "./rule-form"

/** The form of a new rule; with a price book also its first prices. */
export const CreateRule = ({ draft, items }: { draft: RuleDraft; items: BookRow[] }) => {
  const { t } = useWords()
  const navigate = useNavigate()
  const forget = useForgetTierPrices()
  const book = usePriceBook(undefined, items)
  const create = async (typed: RuleDraft) => {
    if (typed.kind === "price_book" && !book.check()) {
      goToFirstProblem()
      return
    }
    const rule = await createRule(typed, book.changes)
    await forget()
    toast.success(t("said.created", { name: rule.name }))
    navigate(`/tier-prices/${rule.id}`, saved)
  }
  const form = useRuleFormState(draft, create, ({ kind, currency_code }) =>
    kind === "price_book" ? problemsOfBook(book.changes, currency_code) : []
  )
  return (
    <RuleFormProvider form={form}>
      <RouteModal
        title={t("form.create.title")}
        description={t("form.create.hint")}
        back="/tier-prices"
        typeAtOnce
        guarded={(form.changed || book.changes.size > items.length) && !form.saving}
        onSubmit={() => void form.submit()}
        actions={<FormActions saving={form.saving} label={t("actions.create")} back="/tier-prices" />}
      >
        <RuleForm
          isNew
          priceBook={
            <div>
              <PriceBookGrid book={book} currency={form.draft.currency_code} />
              <ProblemLine id="items-problem" problem={form.problemOf("items")} />
            </div>
          }
        />
      </RouteModal>
    </RuleFormProvider>
  )
}
