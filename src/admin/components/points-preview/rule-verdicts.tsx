import { CheckCircleSolid, MinusCircle } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminEarningPreview } from "../../../types/reward-points"
import { usePointsWords } from "../../hooks/use-points-words"
import { SaidLine } from "../common/said-line"
import { Section } from "../common/section"
import { ConditionReasons } from "../conditions"

/** Every rule: what it gave, or why it gave nothing. */
export const RuleVerdicts = ({ rules }: { rules: AdminEarningPreview["rules"] }) => {
  const { t, number } = usePointsWords()
  const inOrder = [...rules].sort((a, b) => Number(b.applied) - Number(a.applied))
  return (
    <Section title={t("points.preview.rules")} hint={t("points.preview.rulesHint")}>
      {rules.length === 0 ? (
        <SaidLine text={t("points.preview.noRules")} />
      ) : (
        <ul className="divide-ui-border-base divide-y">
          {inOrder.map((rule) => (
            <li key={rule.rule_id} className="flex items-start gap-x-2 px-6 py-3">
              <span className="mt-0.5 shrink-0" aria-hidden>
                {rule.applied ? <CheckCircleSolid className="text-ui-tag-green-icon" /> : <MinusCircle className="text-ui-fg-muted" />}
              </span>
              <div className="min-w-0 flex-1">
                <Link to={`/reward-points/earning-rules/${rule.rule_id}`} className="txt-compact-small-plus block break-words hover:underline">
                  {rule.name}
                </Link>
                <Text size="small" className="text-ui-fg-subtle">
                  {rule.reason ? t(`points.verdicts.${rule.reason}`, { defaultValue: rule.reason }) : t(rule.applied ? "points.verdicts.applied" : "points.verdicts.nothing")}
                </Text>
                {!rule.applied && <ConditionReasons details={rule.details} />}
              </div>
              <Text size="small" className="shrink-0 tabular-nums">
                {number(rule.points)}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
