import type { RuleCondition } from "../../../types/reward-points"
import { useConditionDefinitions } from "../../hooks/use-points-rules"
import { useWords } from "../../hooks/use-words"
import { SaidLine } from "../common/said-line"
import { Section } from "../common/section"
import { ConditionView } from "../conditions"

type RuleConditionsProps = {
  conditions: RuleCondition | null
  /** Other words than those of an earning rule. */
  title?: string
  hint?: string
  none?: string
}

/** When a rule counts. */
export const RuleConditions = ({ conditions, title, hint, none }: RuleConditionsProps) => {
  const { t } = useWords()
  const { data: definitions } = useConditionDefinitions()
  return (
    <Section title={title ?? t("points.rules.conditions.title")} hint={hint ?? t("points.rules.conditions.hint")}>
      {conditions ? (
        <div className="px-6 py-4">
          <ConditionView value={conditions} definitions={definitions} />
        </div>
      ) : (
        <SaidLine text={none ?? t("points.rules.conditions.none")} />
      )}
    </Section>
  )
}
