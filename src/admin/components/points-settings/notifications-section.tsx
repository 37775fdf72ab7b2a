import type { AdminPointsProgram } from "../../../types/reward-points"
import { useWords } from "../../hooks/use-words"
import { noticeKinds } from "../../lib/points-settings"
import { SectionRow } from "../common/section"
import { SettingsSection } from "./settings-section"

export const NotificationsSection = ({ program: { notifications } }: { program: AdminPointsProgram }) => {
  const { t } = useWords()
  return (
    <SettingsSection section="notifications">
      {noticeKinds.map((kind) => (
        <SectionRow key={kind} title={t(`points.fields.notifications.options.${kind}`)}>
          {t(notifications.includes(kind) ? "points.yes" : "points.no")}
        </SectionRow>
      ))}
    </SettingsSection>
  )
}
