import type { AdminPointsProgram } from "../../../types/reward-points"
import { useWords } from "../../hooks/use-words"
import { redemptionSwitches } from "../../lib/points-settings"
import { SectionRow } from "../common/section"
import { SettingsSection } from "./settings-section"

export const RedemptionSection = ({ program: { redemption } }: { program: AdminPointsProgram }) => {
  const { t, number, money } = useWords()
  const { values, minimum, maximum, step, maximum_share, minimum_balance } = redemption
  return (
    <SettingsSection section="redemption">
      <SectionRow title={t("points.fields.values.label")}>
        {values.length === 0 ? (
          t("points.fields.values.none")
        ) : (
          <ul className="flex flex-col gap-y-1">
            {values.map(({ currency_code, points, amount }) => (
              <li key={currency_code}>{t("points.fields.values.says", { count: points, points: number(points), amount: money(amount, currency_code) })}</li>
            ))}
          </ul>
        )}
      </SectionRow>
      <SectionRow title={t("points.fields.minimum.label")}>{number(minimum)}</SectionRow>
      <SectionRow title={t("points.fields.maximum.label")}>{maximum === null ? t("points.fields.unlimited") : number(maximum)}</SectionRow>
      <SectionRow title={t("points.fields.step.label")}>{number(step)}</SectionRow>
      <SectionRow title={t("points.fields.maximum_share.label")}>{number(maximum_share)} %</SectionRow>
      <SectionRow title={t("points.fields.minimum_balance.label")}>{minimum_balance === 0 ? t("points.fields.minimum_balance.none") : number(minimum_balance)}</SectionRow>
      {redemptionSwitches.map((name) => (
        <SectionRow key={name} title={t(`points.fields.redemption.${name}.label`)}>
          {t(redemption[name] ? "points.yes" : "points.no")}
        </SectionRow>
      ))}
    </SettingsSection>
  )
}
