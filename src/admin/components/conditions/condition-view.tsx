import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { AdminConditionDefinition, RuleCondition } from "../../../types/reward-points"
import { useConditionWords } from "../../hooks/use-condition-words"
import { type ConditionField, type ConditionLeaf, type PlacedCondition, type PlacedGroup, listOf, partsOf, rootOf } from "../../lib/condition-draft"
import { Names } from "../common/names"

type Definitions = { definitions: AdminConditionDefinition[] | undefined }

/** A tree of conditions to be read. */
export const ConditionView = ({ value, definitions }: Definitions & { value: RuleCondition | null }) => <GroupView group={rootOf(value)} definitions={definitions} />

const GroupView = ({ group: { group, parts }, definitions }: Definitions & { group: PlacedGroup }) => {
  const { t } = useConditionWords()
  return (
    <div className="flex min-w-0 flex-col gap-y-2">
      {parts.length > 1 && <span className="txt-compact-small-plus">{t(`conditions.editor.groups.${group}`)}</span>}
      {parts.length === 0 && <span className="txt-compact-small text-ui-fg-subtle">{t("conditions.editor.none")}</span>}
      <ul className={parts.length > 1 ? "border-ui-border-base flex flex-col gap-y-3 border-l pl-3" : "flex flex-col gap-y-3"}>
        {parts.map((part, index) => (
          <li key={index} className="min-w-0">
            <PartView part={part} definitions={definitions} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const PartView = ({ part, definitions }: Definitions & { part: PlacedCondition }) => {
  const { t } = useConditionWords()
  const inner = partsOf(part.condition, part.path)
  return (
    <>
      {part.negated && <span className="txt-compact-small-plus text-ui-tag-red-text">{t("conditions.editor.negation.not")}: </span>}
      {inner && <GroupView group={inner} definitions={definitions} />}
      {"code" in part.condition && <LeafView condition={part.condition} fields={definitions?.find(({ code }) => "code" in part.condition && code === part.condition.code)?.fields} />}
    </>
  )
}

const LeafView = ({ condition: { code, args }, fields }: { condition: ConditionLeaf; fields: ConditionField[] | undefined }) => {
  const { nameOf, fieldOf } = useConditionWords()
  const given = fields?.filter(({ name }) => args[name] !== undefined && args[name] !== null && !(Array.isArray(args[name]) && args[name].length === 0))
  return (
    <>
      <span className="txt-compact-small-plus break-words">{nameOf(code)}</span>
      {!fields && <code className="txt-compact-small text-ui-fg-muted ml-1 break-words">{JSON.stringify(args)}</code>}
      {given && given.length > 0 && (
        <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
          {given.map((field) => (
            <Row key={field.name} label={fieldOf(code, field)}>
              <ArgumentView code={code} field={field} value={args[field.name]} />
            </Row>
          ))}
        </dl>
      )}
    </>
  )
}

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt>
      <Text size="small" className="text-ui-fg-muted">
        {label}
      </Text>
    </dt>
    <dd className="txt-small text-ui-fg-subtle min-w-0 break-words">{children}</dd>
  </>
)

const ArgumentView = ({ code, field, value }: { code: string; field: ConditionField; value: unknown }) => {
  const { optionOf, number, date } = useConditionWords()
  switch (field.kind) {
    case "ids":
      return field.entity ? <Names kind={field.entity} ids={listOf(value)} /> : listOf(value).join(", ")
    case "options_many":
      return listOf(value)
        .map((option) => optionOf(code, field, option))
        .join(", ")
    case "option":
      return optionOf(code, field, String(value))
    case "currency":
      return String(value).toUpperCase()
    case "currencies":
      return listOf(value).join(", ").toUpperCase()
    case "texts":
      return listOf(value).join(", ")
    case "time":
      return date(String(value))
    default:
      return typeof value === "number" ? number(value) : String(value)
  }
}
