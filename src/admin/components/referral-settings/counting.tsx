import { RadioGroup } from "@medusajs/ui"
import type { AdminReferralProgram } from "../../../types/referrals"
import type { PointsForm } from "../../hooks/use-points-form"
import { useReferralWords } from "../../hooks/use-referral-words"
import { qualifyingEvents, type ReferralCountingDraft, undoings } from "../../lib/referral-settings"
import { ChoiceField } from "../common/choice-field"
import { ProblemLine } from "../common/field"
import { FormSection } from "../common/form-section"
import { SectionRow } from "../common/section"
import { AmountFields } from "../loyalty/amount-fields"
import { WholeField } from "../points-form/fields"
import { SettingsSection } from "./settings-section"

export const CountingSection = ({ program: { minimum_order, qualifies_at, claim_days, holding_days, when_undone } }: { program: AdminReferralProgram }) => {
  const { t, amounts } = useReferralWords()
  return (
    <SettingsSection section="counting">
      <SectionRow title={t("referrals.fields.claim_days.label")}>{t("points.days", { count: claim_days })}</SectionRow>
      <SectionRow title={t("referrals.fields.minimum_order.label")}>{minimum_order ? amounts(minimum_order) : t("points.none")}</SectionRow>
      <SectionRow title={t("referrals.fields.qualifies_at.label")}>{t(`points.fields.event.options.${qualifies_at}`)}</SectionRow>
      <SectionRow title={t("referrals.fields.holding_days.label")}>{holding_days === 0 ? t("referrals.fields.holding_days.none") : t("points.days", { count: holding_days })}</SectionRow>
      <SectionRow title={t("referrals.fields.when_undone.label")}>{t(`referrals.fields.when_undone.options.${when_undone}`)}</SectionRow>
    </SettingsSection>
  )
}

/** When a friend counts, when the advocate is rewarded, and what an undone order takes back. */
export const CountingFields = ({ form: { draft, change, leave, problemOf, problems } }: { form: PointsForm<ReferralCountingDraft> }) => {
  const { t } = useReferralWords()
  return (
    <>
      <WholeField
        label={t("referrals.fields.claim_days.label")}
        hint={t("referrals.fields.claim_days.hint")}
        unit={t("points.unit.days")}
        value={draft.claim_days}
        onChange={(claim_days) => change({ claim_days })}
        onLeave={() => leave("claim_days")}
        problem={problemOf("claim_days")}
      />
      <AmountFields
        label={t("referrals.fields.minimum_order.label")}
        hint={t("referrals.fields.minimum_order.hint")}
        optional
        value={draft.minimum_order}
        onChange={(minimum_order) => change({ minimum_order })}
        onLeave={() => leave("minimum_order")}
        problems={problems}
        path="minimum_order"
      />
      <ChoiceField
        label={t("referrals.fields.qualifies_at.label")}
        hint={t(`points.fields.event.hint.${draft.qualifies_at}`)}
        value={draft.qualifies_at}
        options={qualifyingEvents.map((value) => ({ value, label: t(`points.fields.event.options.${value}`) }))}
        onChange={(qualifies_at) => change({ qualifies_at })}
        problem={problemOf("qualifies_at")}
      />
      <WholeField
        label={t("referrals.fields.holding_days.label")}
        hint={t("referrals.fields.holding_days.hint")}
        unit={t("points.unit.days")}
        value={draft.holding_days}
        onChange={(holding_days) => change({ holding_days })}
        onLeave={() => leave("holding_days")}
        problem={problemOf("holding_days")}
      />
      <FormSection title={t("referrals.fields.when_undone.label")} hint={t("referrals.fields.when_undone.about")}>
        <RadioGroup
          aria-label={t("referrals.fields.when_undone.label")}
          className="flex flex-col gap-y-2"
          value={draft.when_undone}
          onValueChange={(chosen) => change({ when_undone: undoings.find((way) => way === chosen) ?? draft.when_undone })}
        >
          {undoings.map((way) => (
            <RadioGroup.ChoiceBox key={way} value={way} label={t(`referrals.fields.when_undone.options.${way}`)} description={t(`referrals.fields.when_undone.hint.${way}`)} />
          ))}
        </RadioGroup>
        <ProblemLine id="when-undone-problem" problem={problemOf("when_undone")} />
      </FormSection>
    </>
  )
}
