import { useConditionWords } from "../../hooks/use-condition-words"
import { type PlacedCondition, withArgument } from "../../lib/condition-draft"
import { problemAt, problemWithin } from "../../lib/problem"
import { ProblemLine } from "../common/field"
import { ArgumentField } from "./argument-field"
import { PartHeader } from "./part-header"
import { type ConditionTree, problemPath } from "./tree"

/** One condition with its fields. One that this version does not know can be read as it is stored, and removed. */
export const ConditionCard = ({ tree, part }: { tree: ConditionTree; part: PlacedCondition }) => {
  const { nameOf, aboutOf } = useConditionWords()
  const { condition, path } = part
  if (!("code" in condition)) {
    return null
  }
  const { code, args } = condition
  const definition = tree.definitions.find((each) => each.code === code)
  const own = problemAt(tree.problems, problemPath(tree, path, "code")) ?? problemAt(tree.problems, problemPath(tree, path, "args"))
  return (
    <>
      <PartHeader tree={tree} part={part} title={nameOf(code)} about={definition ? aboutOf(code) : undefined} />
      {!definition && <code className="txt-compact-small text-ui-fg-subtle break-words">{JSON.stringify(args)}</code>}
      {definition && definition.fields.length > 0 && (
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          {definition.fields.map((field) => (
            <div key={field.name} className={isWide(field.kind) ? "sm:col-span-2" : undefined}>
              <ArgumentField
                code={code}
                field={field}
                value={args[field.name]}
                problem={problemWithin(tree.problems, problemPath(tree, path, "args", field.name))}
                onChange={(value) => tree.onChange(withArgument(tree.value, path, field.name, value))}
                onLeave={tree.onLeave}
              />
            </div>
          ))}
        </div>
      )}
      <ProblemLine id={`${problemPath(tree, path, "code")}-problem`} problem={own ?? unknown(definition === undefined, problemPath(tree, path, "code"))} />
    </>
  )
}

const isWide = (kind: string) => ["ids", "texts", "options_many", "currencies"].includes(kind)
const unknown = (isUnknown: boolean, path: string) => (isUnknown ? { path, reason: "unknown_condition" } : undefined)
