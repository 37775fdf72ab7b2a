import type { TierPriceAudienceType } from "../../../types/tier-price-rule"
import { useRuleForm } from "../../hooks/use-rule-form"
import { useWords } from "../../hooks/use-words"
import { ChoiceField } from "../common/choice-field"
import { EntityPicker } from "../common/entity-picker"
import { Field } from "../common/field"

const types: TierPriceAudienceType[] = ["everyone", "customer_groups", "customers"]

/** Who gets the price, and in which regions. */
export const AudienceFields = () => {
  const { draft, change, leave, problemOf } = useRuleForm()
  const { t } = useWords()
  const { type, ids } = draft.audience
  return (
    <>
      <ChoiceField
        label={t("fields.audience.label")}
        hint={t(`fields.audience.hint.${type}`)}
        value={type}
        options={types.map((value) => ({ value, label: t(`audiences.${value}`) }))}
        onChange={(chosen) => change({ audience: { type: chosen, ids: [] } })}
        problem={type === "everyone" ? problemOf("audience") : undefined}
      />
      {type !== "everyone" && (
        <Field label={t(`entities.${type}`)} problem={problemOf("audience")}>
          {(input) => (
            <EntityPicker
              kind={type}
              label={t(`entities.${type}`)}
              input={input}
              ids={ids}
              onChange={(chosen) => change({ audience: { type, ids: chosen } })}
              onLeave={() => leave("audience")}
            />
          )}
        </Field>
      )}
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
