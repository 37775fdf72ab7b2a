import { StatusBadge } from "@medusajs/ui"
import type { AdminPointsProgram } from "../../../types/reward-points"
import { useWords } from "../../hooks/use-words"
import { SectionRow } from "../common/section"
import { SettingsSection } from "./settings-section"

export const GeneralSection = ({ program }: { program: AdminPointsProgram }) => {
  const { t } = useWords()
  return (
    <SettingsSection section="general">
      <SectionRow title={t("points.fields.status.label")}>
        <StatusBadge color={program.status === "active" ? "green" : "grey"}>{t(`points.fields.status.options.${program.status}`)}</StatusBadge>
      </SectionRow>
      <SectionRow title={t("points.fields.name_singular.label")}>{program.name_singular}</SectionRow>
      <SectionRow title={t("points.fields.name_plural.label")}>{program.name_plural}</SectionRow>
    </SettingsSection>
  )
}
