import { useRuleForm } from "../../hooks/use-rule-form"
import { useWords } from "../../hooks/use-words"
import { EntityPicker } from "../common/entity-picker"
import { Field } from "../common/field"
import { TargetField } from "./target-field"

const kinds = ["customer_groups", "customers"] as const

/** Who gets the price, and in which regions. */
export const AudienceFields = () => {
  const { draft, change, problemOf } = useRuleForm()
  const { t } = useWords()
  return (
    <>
      <TargetField
        name="audience"
        target={draft.audience}
        whole={{ value: "everyone", label: t("audiences.everyone") }}
        kinds={kinds.map((value) => ({ value, label: t(`audiences.${value}`) }))}
        onChange={(audience) => change({ audience })}
      />
      <Field
        label={t("fields.region_ids.label")}
        hint={t("fields.region_ids.hint")}
        optional
        problem={problemOf("region_ids")}
      >
        {(input) => (
          <EntityPicker
            kind="regions"
            label={t("fields.region_ids.label")}
            input={input}
            ids={draft.region_ids}
            onChange={(region_ids) => change({ region_ids })}
          />
        )}
      </Field>
    </>
  )
}
