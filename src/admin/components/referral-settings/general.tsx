import { StatusBadge } from "@medusajs/ui"
import type { AdminReferralProgram } from "../../../types/referrals"
import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { type ReferralGeneralDraft, referralStatuses } from "../../lib/referral-settings"
import { ChoiceField } from "../common/choice-field"
import { SectionRow } from "../common/section"
import { FieldPair, MomentField } from "../points-form/fields"
import { SettingsSection } from "./settings-section"

export const GeneralSection = ({ program: { status, starts_at, ends_at } }: { program: AdminReferralProgram }) => {
  const { t, date } = useWords()
  return (
    <SettingsSection section="general">
      <SectionRow title={t("points.fields.status.label")}>
        <StatusBadge color={status === "active" ? "green" : "grey"}>{t(`points.fields.status.options.${status}`)}</StatusBadge>
      </SectionRow>
      <SectionRow title={t("fields.starts_at.label")}>{starts_at ? date(starts_at) : t("detail.always")}</SectionRow>
      <SectionRow title={t("fields.ends_at.label")}>{ends_at ? date(ends_at) : t("detail.never")}</SectionRow>
    </SettingsSection>
  )
}

/** Whether the programme runs, and from when to when. */
export const GeneralFields = ({ form: { draft, change, leave, problemOf } }: { form: PointsForm<ReferralGeneralDraft> }) => {
  const { t } = useWords()
  return (
    <>
      <ChoiceField
        label={t("points.fields.status.label")}
        hint={t(`referrals.fields.status.hint.${draft.status}`)}
        value={draft.status}
        options={referralStatuses.map((value) => ({ value, label: t(`points.fields.status.options.${value}`) }))}
        onChange={(status) => change({ status })}
        problem={problemOf("status")}
      />
      <FieldPair>
        {(["starts_at", "ends_at"] as const).map((name) => (
          <MomentField
            key={name}
            label={t(`fields.${name}.label`)}
            hint={t(`fields.${name}.hint`)}
            value={draft[name]}
            onChange={(moment) => {
              change({ [name]: moment })
              leave("ends_at")
            }}
            problem={problemOf(name)}
          />
        ))}
      </FieldPair>
    </>
  )
}
