import type { RuleCondition } from "../../../types/reward-points"
import { useConditionDefinitions } from "../../hooks/use-points-rules"
import { useWords } from "../../hooks/use-words"
import { SaidLine } from "../common/said-line"
import { Section } from "../common/section"
import { ConditionView } from "../conditions"

/** When a rule counts. */
export const RuleConditions = ({ conditions }: { conditions: RuleCondition | null }) => {
  const { t } = useWords()
  const { data: definitions } = useConditionDefinitions()
  return (
    <Section title={t("points.rules.conditions.title")} hint={t("points.rules.conditions.hint")}>
      {conditions ? (
        <div className="px-6 py-4">
          <ConditionView value={conditions} definitions={definitions} />
        </div>
      ) : (
        <SaidLine text={t("points.rules.conditions.none")} />
      )}
    </Section>
  )
}
