import { Button, Container } from "@medusajs/ui"
import type { AdminFreeProductRuleInput } from "../../../types/free-products"
import { useQuestion } from "../../hooks/use-free-product-question"
import { useAskFreeProductPreview } from "../../hooks/use-free-products"
import { useWords } from "../../hooks/use-words"
import type { Problem } from "../../lib/problem"
import { problemsOfError } from "../../lib/sdk"
import { FormSection } from "../common/form-section"
import { QuestionFields } from "./question-fields"
import { VerdictList } from "./verdict-list"

type TryRuleProps = {
  /** Null while something typed is wrong. */
  rule: AdminFreeProductRuleInput | null
  /** The stored rule in whose place it is asked. */
  ruleId?: string
  /** What the backend refused of the rule, at the paths that it has when it is saved, so that the fields of the form show it. */
  onRefused: (problems: Problem[]) => void
}

/** Asks what the rule would do as it is typed, before it is saved. */
export const TryRule = ({ rule, ruleId, onRefused }: TryRuleProps) => {
  const { t } = useWords()
  const question = useQuestion()
  const ask = useAskFreeProductPreview()
  const input = rule && question.input ? { ...question.input, rule, ...(ruleId ? { rule_id: ruleId } : {}) } : null
  /** An answer to what was typed before is no answer any more. */
  const current = ask.data && JSON.stringify(ask.variables) === JSON.stringify(input) ? ask.data : null
  const tryIt = () => input && ask.mutate(input, { onError: (error) => onRefused(problemsOfError(error).map((problem) => ({ ...problem, path: problem.path.replace(/^rule\./, "") }))) })
  return (
    <FormSection title={t("freeProducts.form.try.title")} hint={t("freeProducts.form.try.hint")}>
      <QuestionFields question={question} />
      <div>
        <Button type="button" size="small" variant="secondary" disabled={!input} isLoading={ask.isPending} onClick={tryIt}>
          {t("freeProducts.form.try.ask")}
        </Button>
      </div>
      <div role="status">
        {current && (
          <Container className="overflow-hidden p-0">
            <VerdictList verdicts={current.verdicts} currency={current.currency_code} />
          </Container>
        )}
      </div>
    </FormSection>
  )
}
