import { StatusBadge, Tooltip } from "@medusajs/ui"
import { useWords } from "../../hooks/use-words"
import { type Stated, ruleState, ruleStateColor } from "../../lib/rule-state"

/** Status, schedule and health of a rule in one badge; it says why when it is pointed at. */
export const StateBadge = ({ rule }: { rule: Stated }) => {
  const words = useWords()
  const state = ruleState(rule, new Date())
  const badge = <StatusBadge color={ruleStateColor[state]}>{words.t(`states.${state}`)}</StatusBadge>
  const why = {
    broken: rule.broken?.map((problem) => `${problem.path}: ${words.problem(problem)}`).join("\n"),
    scheduled: rule.starts_at && words.t("states.from", { date: words.date(rule.starts_at) }),
    ended: rule.ends_at && words.t("states.until", { date: words.date(rule.ends_at) }),
    active: rule.ends_at && words.t("states.until", { date: words.date(rule.ends_at) }),
    draft: null,
    archived: null,
  }[state]
  return why ? (
    <Tooltip content={<span className="whitespace-pre-line">{why}</span>}>
      <span tabIndex={0} className="focus-visible:shadow-borders-focus w-fit rounded-md outline-none">
        {badge}
        <span className="sr-only">{why}</span>
      </span>
    </Tooltip>
  ) : (
    badge
  )
}
