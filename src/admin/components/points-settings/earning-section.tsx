import type { AdminPointsProgram } from "../../../types/reward-points"
import { useWords } from "../../hooks/use-words"
import { earningSwitches } from "../../lib/points-settings"
import { SectionRow } from "../common/section"
import { SettingsSection } from "./settings-section"

export const EarningSection = ({ program: { earning } }: { program: AdminPointsProgram }) => {
  const { t, number } = useWords()
  const earner =
    earning.earner.type === "split"
      ? t("points.fields.earner.says", { company: number(earning.earner.company_percent), person: number(100 - earning.earner.company_percent) })
      : t(`points.fields.earner.options.${earning.earner.type}`)
  const on = earningSwitches.filter((name) => earning[name])
  const off = earningSwitches.filter((name) => !earning[name])
  const named = (names: readonly string[]) => names.map((name) => t(`points.fields.earning.${name}.short`)).join(", ") || "–"
  return (
    <SettingsSection section="earning">
      <SectionRow title={t("points.fields.earner.label")}>{earner}</SectionRow>
      <SectionRow title={t("points.fields.event.label")}>{t(`points.fields.event.options.${earning.event}`)}</SectionRow>
      <SectionRow title={t("points.fields.holding_days.label")}>
        {earning.holding_days === 0 ? t("points.fields.holding_days.none") : t("points.days", { count: earning.holding_days })}
      </SectionRow>
      <SectionRow title={t("points.fields.rounding.label")}>{t(`points.fields.rounding.options.${earning.rounding}`)}</SectionRow>
      <SectionRow title={t("points.settings.earning.on")}>{named(on)}</SectionRow>
      <SectionRow title={t("points.settings.earning.off")}>{named(off)}</SectionRow>
      <SectionRow title={t("points.fields.guests.label")}>{t(`points.fields.guests.options.${earning.guests}`)}</SectionRow>
      <SectionRow title={t("points.fields.maximum_balance.label")}>
        {earning.maximum_balance === null ? t("points.fields.unlimited") : number(earning.maximum_balance)}
      </SectionRow>
      <SectionRow title={t("points.fields.registration_points.label")}>{number(earning.registration_points ?? 0)}</SectionRow>
    </SettingsSection>
  )
}
