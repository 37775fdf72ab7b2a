import { toast } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import type { AdminOccasion } from "../../../types/loyalty-levels"
import { useForgetLevels, useOccasionConditions } from "../../hooks/use-loyalty-levels"
import { type PointsForm, usePointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { problemsOfConditions } from "../../lib/condition-draft"
import { loyaltyLevels } from "../../lib/loyalty-api"
import { draftOfOccasion, emptyOccasion, inputOfOccasion, isByOrder, type OccasionDraft, occasionFields, problemsOfOccasion, triggerTypes } from "../../lib/occasion-draft"
import { ChoiceField } from "../common/choice-field"
import { FormActions } from "../common/form-actions"
import { FormSection } from "../common/form-section"
import { RefusedAlert } from "../common/refused-alert"
import { RouteModal, saved } from "../common/route-modal"
import { ConditionEditor } from "../conditions"
import { FieldPair, TextAreaField, WholeField } from "../points-form/fields"
import { GeneralFields } from "../points-form/general-fields"
import { BrokenOccasion } from "./broken-occasion"
import { RewardFields } from "./reward-fields"

/** The form of an occasion, new or not: when it is, what it gives, and to whom. */
export const OccasionForm = ({ occasion }: { occasion?: AdminOccasion }) => {
  const { t } = useWords()
  const navigate = useNavigate()
  const forget = useForgetLevels()
  // An occasion with an order can ask about it; on a day of the calendar there is only the buyer.
  const { data: aboutOrders } = useOccasionConditions("order_placed")
  const { data: aboutBuyers } = useOccasionConditions("birthday")
  const definitionsFor = ({ trigger }: OccasionDraft) => (isByOrder(trigger) ? aboutOrders : aboutBuyers)
  const back = occasion ? `/loyalty-levels/occasions/${occasion.id}` : "/loyalty-levels/occasions"
  const form = usePointsForm<OccasionDraft>({
    start: occasion ? draftOfOccasion(occasion) : emptyOccasion(),
    fields: occasionFields,
    check: (draft) => {
      const definitions = definitionsFor(draft)
      return [...problemsOfOccasion(draft), ...(definitions ? problemsOfConditions(draft.conditions, definitions) : [])]
    },
    send: async (draft) => {
      const input = inputOfOccasion(draft)
      const { occasion: stored } = occasion ? await loyaltyLevels.updateOccasion(occasion.id, input) : await loyaltyLevels.createOccasion(input)
      await forget()
      toast.success(t(occasion ? "said.saved" : "said.created", { name: stored.name }))
      navigate(`/loyalty-levels/occasions/${stored.id}`, { ...saved, replace: Boolean(occasion) })
    },
  })
  return (
    <RouteModal
      title={occasion ? t("form.edit.title", { name: occasion.name }) : t("levels.occasions.create")}
      description={t("levels.occasions.formHint")}
      back={back}
      typeAtOnce={!occasion}
      guarded={form.changed && !form.saving}
      onSubmit={() => void form.submit()}
      actions={<FormActions saving={form.saving} label={t(occasion ? "common.save" : "actions.create")} back={back} />}
    >
      <div className="flex flex-col gap-y-10">
        {occasion && <BrokenOccasion occasion={occasion} />}
        <RefusedAlert problems={form.elsewhere} />
        <FormSection title={t("form.general.title")}>
          <GeneralFields form={form} nameHint={t("levels.occasions.nameHint")} statusHint={t(`levels.occasions.status.${form.draft.status}`)}>
            <WholeField
              label={t("levels.fields.per_year.label")}
              hint={t("levels.fields.per_year.hint")}
              optional
              value={form.draft.per_year}
              onChange={(per_year) => form.change({ per_year })}
              onLeave={() => form.leave("per_year")}
              problem={form.problemOf("per_year")}
            />
          </GeneralFields>
        </FormSection>
        <FormSection title={t("levels.columns.when")} hint={t("levels.triggers.hint")}>
          <TriggerFields form={form} />
        </FormSection>
        <FormSection title={t("levels.columns.reward")} hint={t("levels.rewards.hint")}>
          <RewardFields form={form} />
        </FormSection>
        <FormSection title={t("levels.occasions.conditions.title")} hint={t(`levels.occasions.conditions.${isByOrder(form.draft.trigger) ? "byOrder" : "byDay"}`)}>
          <ConditionEditor
            value={form.draft.conditions}
            onChange={(conditions) => form.change({ conditions })}
            definitions={definitionsFor(form.draft)}
            problems={form.problems}
            onLeave={() => form.leave("conditions")}
          />
        </FormSection>
      </div>
    </RouteModal>
  )
}

type PartProps = { form: PointsForm<OccasionDraft> }

const TriggerFields = ({ form: { draft, change, leave, problemOf } }: PartProps) => {
  const { t } = useWords()
  const { trigger } = draft
  const set = (patch: Partial<OccasionDraft["trigger"]>) => change({ trigger: { ...trigger, ...patch } })
  const around = trigger.type === "birthday" || trigger.type === "membership_anniversary"
  return (
    <>
      <ChoiceField
        label={t("levels.triggers.label")}
        hint={t(`levels.triggers.about.${trigger.type}`)}
        value={trigger.type}
        options={triggerTypes.map((value) => ({ value, label: t(`levels.triggers.names.${value}`) }))}
        onChange={(type) => set({ type })}
        problem={problemOf("trigger.type")}
      />
      {around && (
        <FieldPair>
          <WholeField
            label={t("levels.triggers.offset")}
            unit={t("points.unit.days")}
            value={trigger.offset}
            onChange={(offset) => set({ offset })}
            onLeave={() => leave("trigger")}
            problem={problemOf("trigger.offset_days")}
          />
          <ChoiceField
            label={t("levels.triggers.side")}
            value={trigger.side}
            options={(["before", "after"] as const).map((value) => ({ value, label: t(`levels.triggers.sides.${value}`) }))}
            onChange={(side) => set({ side })}
          />
        </FieldPair>
      )}
      {trigger.type === "fixed_dates" && (
        <TextAreaField
          label={t("levels.triggers.dates")}
          hint={t("levels.triggers.datesHint")}
          value={trigger.dates}
          onChange={(dates) => set({ dates })}
          onLeave={() => leave("trigger")}
          problem={problemOf("trigger.dates")}
        />
      )}
      {trigger.type === "days_without_order" && (
        <WholeField
          label={t("levels.triggers.days")}
          unit={t("points.unit.days")}
          value={trigger.days}
          onChange={(days) => set({ days })}
          onLeave={() => leave("trigger")}
          problem={problemOf("trigger.days")}
        />
      )}
    </>
  )
}
