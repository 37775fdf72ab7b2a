import type { RuleCondition } from "../../../types/reward-points"
import { useWords } from "../../hooks/use-words"

/** A condition as it is stored, with its groups indented. */
export const ConditionTree = ({ condition }: { condition: RuleCondition }) => {
  const { t } = useWords()
  if ("code" in condition) {
    return (
      <span className="txt-compact-small break-words">
        <code>{condition.code}</code> <span className="text-ui-fg-muted">{JSON.stringify(condition.args)}</span>
      </span>
    )
  }
  const [group, parts] = "all" in condition ? (["all", condition.all] as const) : "any" in condition ? (["any", condition.any] as const) : (["not", [condition.not]] as const)
  return (
    <div className="flex flex-col gap-y-1">
      <span className="txt-compact-small-plus">{t(`points.rules.conditions.${group}`)}</span>
      <ul className="border-ui-border-base flex flex-col gap-y-1 border-l pl-3">
        {parts.map((part, index) => (
          <li key={index}>
            <ConditionTree condition={part} />
          </li>
        ))}
      </ul>
    </div>
  )
}
