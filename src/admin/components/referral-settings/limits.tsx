import type { AdminReferralProgram } from "../../../types/referrals"
import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { limitPeriods, type ReferralLimitsDraft } from "../../lib/referral-settings"
import { ChoiceField } from "../common/choice-field"
import { SectionRow } from "../common/section"
import { FieldPair, WholeField } from "../points-form/fields"
import { SettingsSection } from "./settings-section"

export const LimitsSection = ({ program: { limits } }: { program: AdminReferralProgram }) => {
  const { t, number } = useWords()
  const { per_advocate, per_period, in_total } = limits
  const said = (count: number | null) => (count === null ? t("points.fields.unlimited") : number(count))
  return (
    <SettingsSection section="limits">
      <SectionRow title={t("referrals.fields.per_advocate.label")}>{said(per_advocate)}</SectionRow>
      <SectionRow title={t("referrals.fields.per_period.label")}>
        {per_period ? t(`referrals.fields.per_period.says.${per_period.period}`, { friends: number(per_period.count) }) : t("points.fields.unlimited")}
      </SectionRow>
      <SectionRow title={t("referrals.fields.in_total.label")}>{said(in_total)}</SectionRow>
    </SettingsSection>
  )
}

/** How many friends are rewarded. */
export const LimitsFields = ({ form: { draft, change, leave, problemOf } }: { form: PointsForm<ReferralLimitsDraft> }) => {
  const { t } = useWords()
  const { per_advocate, per_period, in_total } = draft.limits
  const set = (patch: Partial<ReferralLimitsDraft["limits"]>) => change({ limits: { ...draft.limits, ...patch } })
  const left = () => leave("limits")
  return (
    <>
      <WholeField
        label={t("referrals.fields.per_advocate.label")}
        hint={t("points.fields.maximum.hint")}
        optional
        value={per_advocate}
        onChange={(typed) => set({ per_advocate: typed })}
        onLeave={left}
        problem={problemOf("limits.per_advocate")}
      />
      <FieldPair>
        <WholeField
          label={t("referrals.fields.per_period.label")}
          hint={t("points.fields.maximum.hint")}
          optional
          value={per_period.count}
          onChange={(count) => set({ per_period: { ...per_period, count } })}
          onLeave={left}
          problem={problemOf("limits.per_period.count")}
        />
        <ChoiceField
          label={t("referrals.fields.period.label")}
          hint={t("referrals.fields.period.hint")}
          value={per_period.period}
          options={limitPeriods.map((value) => ({ value, label: t(`referrals.fields.period.options.${value}`) }))}
          onChange={(period) => set({ per_period: { ...per_period, period } })}
          problem={problemOf("limits.per_period.period")}
        />
      </FieldPair>
      <WholeField
        label={t("referrals.fields.in_total.label")}
        hint={t("points.fields.maximum.hint")}
        optional
        value={in_total}
        onChange={(typed) => set({ in_total: typed })}
        onLeave={left}
        problem={problemOf("limits.in_total")}
      />
    </>
  )
}
