import { Trash } from "@medusajs/icons"
import { IconButton } from "@medusajs/ui"
import type { TierPriceExclusion } from "../../../types/tier-price-rule"
import { useWords } from "../../hooks/use-words"
import type { Problem } from "../../lib/problem"
import { ChoiceField } from "../common/choice-field"
import { EntityPicker } from "../common/entity-picker"
import { ProblemLine } from "../common/field"

type ExclusionFieldProps = {
  exclusion: TierPriceExclusion
  types: TierPriceExclusion["type"][]
  problem?: Problem
  onChange: (exclusion: TierPriceExclusion) => void
  onRemove: () => void
}

/** Things of one kind that the rule leaves alone although its scope covers them. */
export const ExclusionField = ({ exclusion, types, problem, onChange, onRemove }: ExclusionFieldProps) => {
  const { t } = useWords()
  const { type, ids } = exclusion
  return (
    <div className="bg-ui-bg-subtle flex flex-col gap-y-2 rounded-lg p-3">
      <div className="flex items-end gap-x-2">
        <div className="flex-1">
          <ChoiceField
            label={t("fields.exclude.label")}
            value={type}
            options={types.map((value) => ({ value, label: t(`scopes.${value}`) }))}
            onChange={(chosen) => onChange({ type: chosen, ids: [] })}
          />
        </div>
        <IconButton type="button" variant="transparent" aria-label={t("fields.exclude.remove")} onClick={onRemove}>
          <Trash />
        </IconButton>
      </div>
      <EntityPicker
        kind={type}
        label={t("fields.exclude.pick", { what: t(`entities.${type}`) })}
        ids={ids}
        onChange={(chosen) => onChange({ type, ids: chosen })}
      />
      <ProblemLine id={`exclude-${type}-problem`} problem={problem} />
    </div>
  )
}
