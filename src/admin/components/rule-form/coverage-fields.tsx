import { Plus } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import type { TierPriceExclusion } from "../../../types/tier-price-rule"
import { useRuleForm } from "../../hooks/use-rule-form"
import { useWords } from "../../hooks/use-words"
import { ExclusionField } from "./exclusion-field"
import { TargetField } from "./target-field"

const kinds = ["categories", "collections", "products", "variants", "tags", "types"] as const
const exclusionTypes: TierPriceExclusion["type"][] = ["products", "variants", "categories", "collections", "tags", "types"]

/** What the price is for, and what is taken out of it again. */
export const CoverageFields = () => {
  const { draft, change, problemOf } = useRuleForm()
  const { t } = useWords()
  const unused = exclusionTypes.filter((candidate) => draft.exclude.every((exclusion) => exclusion.type !== candidate))
  const replace = (index: number, exclusion: TierPriceExclusion | null) =>
    change({ exclude: draft.exclude.flatMap((old, at) => (at !== index ? [old] : exclusion ? [exclusion] : [])) })

  return (
    <>
      <TargetField
        name="scope"
        target={draft.scope}
        whole={{ value: "all", label: t("scopes.all") }}
        kinds={kinds.map((value) => ({ value, label: t(`scopes.${value}`) }))}
        onChange={(scope) => change({ scope })}
      />
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
