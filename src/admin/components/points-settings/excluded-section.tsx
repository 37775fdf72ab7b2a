import type { AdminPointsProgram } from "../../../types/reward-points"
import { useWords } from "../../hooks/use-words"
import { Names } from "../common/names"
import { SectionRow } from "../common/section"
import { SettingsSection } from "./settings-section"

const lists = [
  ["customer_groups", "customer_group_ids"],
  ["products", "product_ids"],
  ["categories", "category_ids"],
] as const

export const ExcludedSection = ({ program: { excluded } }: { program: AdminPointsProgram }) => {
  const { t } = useWords()
  return (
    <SettingsSection section="excluded">
      {lists.map(([kind, field]) => (
        <SectionRow key={kind} title={t(`entities.${kind}`)}>
          {excluded[field].length === 0 ? t("points.none") : <Names kind={kind} ids={excluded[field]} />}
        </SectionRow>
      ))}
    </SettingsSection>
  )
}
