import { Select, Text, clx } from "@medusajs/ui"
import { type PlacedGroup, partsOf, withGroup } from "../../lib/condition-draft"
import { problemAt } from "../../lib/problem"
import { useConditionWords } from "../../hooks/use-condition-words"
import { ProblemLine } from "../common/field"
import { AddCondition } from "./add-condition"
import { ConditionCard } from "./condition-card"
import { PartHeader } from "./part-header"
import { type ConditionTree, problemPath } from "./tree"

const groups = ["all", "any"] as const

/** All or any of several parts, one below the other. */
export const ConditionGroup = ({ tree, group: { group, path, parts }, label }: { tree: ConditionTree; group: PlacedGroup; label: string }) => {
  const { t } = useConditionWords()
  const problem = problemAt(tree.problems, problemPath(tree, path, group))
  return (
    <div role="group" aria-label={label} className="flex min-w-0 flex-col gap-y-2">
      {parts.length > 1 && (
        <div className="w-full sm:max-w-64">
          <Select size="small" value={group} onValueChange={(chosen) => tree.onChange(withGroup(tree.value, path, chosen === "any" ? "any" : "all"))}>
            <Select.Trigger aria-label={t("conditions.editor.mode")}>
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              {groups.map((each) => (
                <Select.Item key={each} value={each}>
                  {t(`conditions.editor.groups.${each}`)}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </div>
      )}
      {parts.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t(path === "" ? "conditions.editor.none" : "conditions.editor.emptyGroup")}
        </Text>
      )}
      {parts.map((part, index) => {
        const inner = partsOf(part.condition, part.path)
        return (
          <div key={index} className={clx("min-w-0 rounded-lg", inner ? "border-ui-border-base border p-3" : "bg-ui-bg-subtle p-3")}>
            {inner ? (
              <>
                <PartHeader tree={tree} part={part} title={t("conditions.editor.group")} />
                <ConditionGroup tree={tree} group={inner} label={t("conditions.editor.group")} />
              </>
            ) : (
              <ConditionCard tree={tree} part={part} />
            )}
          </div>
        )
      })}
      <ProblemLine id={`${problemPath(tree, path, group)}-problem`} problem={problem} />
      <AddCondition tree={tree} path={path} />
    </div>
  )
}
