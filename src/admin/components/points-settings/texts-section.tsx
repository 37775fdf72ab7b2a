import type { AdminPointsProgram } from "../../../types/reward-points"
import { useWords } from "../../hooks/use-words"
import { SectionRow } from "../common/section"
import { PointsBadge } from "./points-badge"
import { SettingsSection } from "./settings-section"

export const TextsSection = ({ program: { badge, guest_text, terms, name_plural } }: { program: AdminPointsProgram }) => {
  const { t } = useWords()
  return (
    <SettingsSection section="texts">
      <SectionRow title={t("points.fields.badge.label")}>
        <PointsBadge badge={badge} name={name_plural} />
      </SectionRow>
      <SectionRow title={t("points.fields.places.label")}>
        {badge.places.map((place) => t(`points.fields.places.options.${place}`)).join(", ") || t("points.none")}
      </SectionRow>
      <SectionRow title={t("points.fields.guest_text.label")}>{guest_text ?? t("points.none")}</SectionRow>
      <SectionRow title={t("points.fields.terms.label")}>
        {terms ? <span className="line-clamp-6 whitespace-pre-line break-words">{terms}</span> : t("points.none")}
      </SectionRow>
    </SettingsSection>
  )
}
