import type { RuleCondition } from "../../../types/reward-points"
import { useWords } from "../../hooks/use-words"
import { SaidLine } from "../common/said-line"
import { Section } from "../common/section"
import { ConditionTree } from "./condition-tree"

/** When a rule counts. */
export const RuleConditions = ({ conditions }: { conditions: RuleCondition | null }) => {
  const { t } = useWords()
  return (
    <Section title={t("points.rules.conditions.title")} hint={t("points.rules.conditions.hint")}>
      {conditions ? (
        <div className="px-6 py-4">
          <ConditionTree condition={conditions} />
        </div>
      ) : (
        <SaidLine text={t("points.rules.conditions.none")} />
      )}
    </Section>
  )
}
