import type { AdminPointsProgram } from "../../../types/reward-points"
import { useWords } from "../../hooks/use-words"
import { SectionRow } from "../common/section"
import { SettingsSection } from "./settings-section"

export const ExpirySection = ({ program: { expiry, reminder_days, restore_grace_days, low_balance } }: { program: AdminPointsProgram }) => {
  const { t, number } = useWords()
  return (
    <SettingsSection section="expiry">
      <SectionRow title={t("points.fields.expiry.label")}>
        {t(`points.fields.expiry.says.${expiry.type}`, { count: "days" in expiry ? expiry.days : 0 })}
      </SectionRow>
      <SectionRow title={t("points.fields.reminder_days.label")}>
        {reminder_days === null ? t("points.fields.reminder_days.none") : t("points.fields.reminder_days.says", { count: reminder_days })}
      </SectionRow>
      <SectionRow title={t("points.fields.restore_grace_days.label")}>
        {restore_grace_days === 0 ? t("points.fields.restore_grace_days.none") : t("points.days", { count: restore_grace_days })}
      </SectionRow>
      <SectionRow title={t("points.fields.low_balance.label")}>
        {low_balance === null ? t("points.fields.low_balance.none") : t("points.fields.low_balance.says", { count: low_balance, points: number(low_balance) })}
      </SectionRow>
    </SettingsSection>
  )
}
