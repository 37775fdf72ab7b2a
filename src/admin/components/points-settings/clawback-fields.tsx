import { RadioGroup } from "@medusajs/ui"
import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { type ClawbackDraft, clawbacks } from "../../lib/points-settings"
import { ProblemLine } from "../common/field"
import { FormSection } from "../common/form-section"
import { WholeField } from "../points-form/fields"

/** What becomes of points that are taken back after they were spent, and how far adjustments go. */
export const ClawbackFields = ({ form: { draft, change, leave, problemOf } }: { form: PointsForm<ClawbackDraft> }) => {
  const { t } = useWords()
  return (
    <>
      <FormSection title={t("points.fields.clawback.label")} hint={t("points.fields.clawback.about")}>
        <RadioGroup
          aria-label={t("points.fields.clawback.label")}
          className="flex flex-col gap-y-2"
          value={draft.clawback}
          onValueChange={(chosen) => change({ clawback: clawbacks.find((policy) => policy === chosen) ?? draft.clawback })}
        >
          {clawbacks.map((policy) => (
            <RadioGroup.ChoiceBox key={policy} value={policy} label={t(`points.fields.clawback.options.${policy}`)} description={t(`points.fields.clawback.hint.${policy}`)} />
          ))}
        </RadioGroup>
        <ProblemLine id="clawback-problem" problem={problemOf("clawback")} />
      </FormSection>
      <WholeField
        label={t("points.fields.adjust_ceiling.label")}
        hint={t("points.fields.adjust_ceiling.hint")}
        unit={t("points.unit.points")}
        value={draft.adjust_ceiling}
        onChange={(adjust_ceiling) => change({ adjust_ceiling })}
        onLeave={() => leave("adjust_ceiling")}
        problem={problemOf("adjust_ceiling")}
      />
    </>
  )
}
