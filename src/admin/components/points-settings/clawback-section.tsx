import { Text } from "@medusajs/ui"
import type { AdminPointsProgram } from "../../../types/reward-points"
import { useWords } from "../../hooks/use-words"
import { SectionRow } from "../common/section"
import { SettingsSection } from "./settings-section"

export const ClawbackSection = ({ program: { clawback, adjust_ceiling } }: { program: AdminPointsProgram }) => {
  const { t, number } = useWords()
  return (
    <SettingsSection section="clawback">
      <SectionRow title={t("points.fields.clawback.label")}>
        {t(`points.fields.clawback.options.${clawback}`)}
        <Text size="small" className="text-ui-fg-muted mt-1">
          {t(`points.fields.clawback.hint.${clawback}`)}
        </Text>
      </SectionRow>
      <SectionRow title={t("points.fields.adjust_ceiling.label")}>{number(adjust_ceiling)}</SectionRow>
    </SettingsSection>
  )
}
