import type { AdminReferralProgram } from "../../../types/referrals"
import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { type ReferralReviewDraft, signalCodes } from "../../lib/referral-settings"
import { FormSection } from "../common/form-section"
import { SectionRow } from "../common/section"
import { SwitchField } from "../points-form/fields"
import { SettingsSection } from "./settings-section"

export const ReviewSection = ({ program: { reviewed_signals } }: { program: AdminReferralProgram }) => {
  const { t } = useWords()
  return (
    <SettingsSection section="review">
      <SectionRow title={t("referrals.fields.reviewed_signals.label")}>
        {reviewed_signals.length === 0 ? (
          t("points.none")
        ) : (
          <ul className="flex flex-col gap-y-1">
            {reviewed_signals.map((code) => (
              <li key={code}>{t(`referrals.signals.${code}.label`)}</li>
            ))}
          </ul>
        )}
      </SectionRow>
    </SettingsSection>
  )
}

/** Which signals send a referral into review. */
export const ReviewFields = ({ form: { draft, change, problemOf } }: { form: PointsForm<ReferralReviewDraft> }) => {
  const { t } = useWords()
  const { reviewed_signals } = draft
  return (
    <FormSection title={t("referrals.fields.reviewed_signals.label")} hint={t("referrals.fields.reviewed_signals.hint")}>
      {signalCodes.map((code) => (
        <SwitchField
          key={code}
          label={t(`referrals.signals.${code}.label`)}
          hint={t(`referrals.signals.${code}.hint`)}
          checked={reviewed_signals.includes(code)}
          onChange={(on) => change({ reviewed_signals: on ? [...reviewed_signals, code] : reviewed_signals.filter((other) => other !== code) })}
          problem={code === signalCodes[0] ? problemOf("reviewed_signals") : undefined}
        />
      ))}
    </FormSection>
  )
}
