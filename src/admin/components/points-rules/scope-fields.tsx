import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import type { EarningRuleDraft } from "../../lib/points-rule-draft"
import { ChoiceField } from "../common/choice-field"
import { EntityPicker } from "../common/entity-picker"
import { Field } from "../common/field"

const types = ["all", "categories", "collections", "products", "variants", "tags", "types"] as const

/** Which products earn by this rule. */
export const ScopeFields = ({ form: { draft, change, leave, problemOf } }: { form: PointsForm<EarningRuleDraft> }) => {
  const { t } = useWords()
  const { type, ids } = draft.scope
  return (
    <>
      <ChoiceField
        label={t("fields.scope.label")}
        hint={t(`fields.scope.hint.${type}`)}
        value={type}
        options={types.map((value) => ({ value, label: t(`scopes.${value}`) }))}
        onChange={(chosen) => change({ scope: { type: chosen, ids: [] } })}
        problem={type === "all" ? problemOf("scope") : undefined}
      />
      {type !== "all" && (
        <Field label={t(`entities.${type}`)} problem={problemOf("scope")}>
          {(input) => (
            <EntityPicker
              kind={type}
              label={t(`entities.${type}`)}
              input={input}
              ids={ids}
              onChange={(chosen) => change({ scope: { type, ids: chosen } })}
              onLeave={() => leave("scope")}
            />
          )}
        </Field>
      )}
    </>
  )
}
