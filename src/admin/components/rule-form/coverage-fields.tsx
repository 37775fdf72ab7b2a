import { Plus } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import type { TierPriceExclusion, TierPriceScopeType } from "../../../types/tier-price-rule"
import { useRuleForm } from "../../hooks/use-rule-form"
import { useWords } from "../../hooks/use-words"
import { ChoiceField } from "../common/choice-field"
import { EntityPicker } from "../common/entity-picker"
import { Field } from "../common/field"
import { ExclusionField } from "./exclusion-field"

const types: TierPriceScopeType[] = ["all", "categories", "collections", "products", "variants", "tags", "types"]
const exclusionTypes: TierPriceExclusion["type"][] = ["products", "variants", "categories", "collections", "tags", "types"]

/** What the price is for, and what is taken out of it again. */
export const CoverageFields = () => {
  const { draft, change, leave, problemOf } = useRuleForm()
  const { t } = useWords()
  const { type, ids } = draft.scope
  const unused = exclusionTypes.filter((candidate) => draft.exclude.every((exclusion) => exclusion.type !== candidate))
  const replace = (index: number, exclusion: TierPriceExclusion | null) =>
    change({ exclude: draft.exclude.flatMap((old, at) => (at !== index ? [old] : exclusion ? [exclusion] : [])) })

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
      {draft.exclude.map((exclusion, index) => (
        <ExclusionField
          key={exclusion.type}
          exclusion={exclusion}
          types={[exclusion.type, ...unused]}
          problem={problemOf(`exclude.${index}`)}
          onChange={(changed) => replace(index, changed)}
          onRemove={() => replace(index, null)}
        />
      ))}
      {unused.length > 0 && (
        <div>
          <Button
            type="button"
            size="small"
            variant="secondary"
            onClick={() => change({ exclude: [...draft.exclude, { type: unused[0], ids: [] }] })}
          >
            <Plus />
            {t("fields.exclude.add")}
          </Button>
        </div>
      )}
    </>
  )
}
