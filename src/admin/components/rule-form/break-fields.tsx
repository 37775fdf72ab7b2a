import { Text } from "@medusajs/ui"
import { useRuleForm } from "../../hooks/use-rule-form"
import { useShopCurrencies } from "../../hooks/use-shop"
import { useWords } from "../../hooks/use-words"
import { isBlank, needsCurrency } from "../../lib/break-draft"
import { ChoiceField } from "../common/choice-field"
import { ProblemLine } from "../common/field"
import { BreakTable } from "./break-table"

const anyCurrency = "any"

/** The currency and, unless each variant has its own, the breaks. */
export const BreakFields = () => {
  const { draft, change, leave, problemOf } = useRuleForm()
  const { t } = useWords()
  const currencies = useShopCurrencies()
  const known = draft.currency_code && !currencies.includes(draft.currency_code)
  const options = [...currencies, ...(known ? [draft.currency_code] : [])]
  const money = draft.kind === "price_book" || needsCurrency(draft.breaks.filter((row) => !isBlank(row)))

  return (
    <>
      <ChoiceField
        label={t("fields.currency_code.label")}
        hint={t(money ? "fields.currency_code.needed" : "fields.currency_code.hint")}
        value={draft.currency_code || anyCurrency}
        options={[
          { value: anyCurrency, label: t("fields.currency_code.any") },
          ...options.map((code) => ({ value: code, label: code.toUpperCase() })),
        ]}
        onChange={(code) => change({ currency_code: code === anyCurrency ? "" : code })}
        problem={problemOf("currency_code")}
      />
      {draft.kind === "scope" && (
        <div className="flex flex-col gap-y-2">
          <BreakTable
            rows={draft.breaks}
            currency={draft.currency_code}
            onChange={(breaks) => change({ breaks })}
            problemOf={(path) => problemOf(`breaks.${path}`)}
            onLeave={(path) => leave(`breaks.${path}`)}
          />
          <Text size="xsmall" className="text-ui-fg-muted">
            {t("breaks.keys")}
          </Text>
          <ProblemLine id="breaks-problem" problem={wholeTableProblem(problemOf("breaks"))} />
        </div>
      )}
    </>
  )
}

/** Problems of single rows are shown at the rows. */
const wholeTableProblem = (problem: ReturnType<ReturnType<typeof useRuleForm>["problemOf"]>) =>
  problem?.path === "breaks" ? problem : undefined
