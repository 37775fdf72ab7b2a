import { Link } from "react-router-dom"
import { useLadders } from "../../hooks/use-loyalty-levels"
import { useWords } from "../../hooks/use-words"
import { Section, SectionRow } from "../common/section"
import { LevelBadge } from "./level-badge"

/** On a customer group that a level owns: which level, and what becomes of whom somebody adds here. Nothing on other groups. */
export const LevelOfGroup = ({ groupId }: { groupId: string }) => {
  const { t } = useWords()
  const { data: ladders } = useLadders()
  const ladder = ladders?.find(({ levels }) => levels.some(({ customer_group_id }) => customer_group_id === groupId))
  const level = ladder?.levels.find(({ customer_group_id }) => customer_group_id === groupId)
  return ladder && level ? (
    <Section title={t("levels.columns.level")} hint={t("levels.widgets.group.hint")}>
      <SectionRow title={t("levels.columns.level")}>
        <Link to={`/loyalty-levels/ladders/${ladder.id}?level=${level.id}`} className="focus-visible:shadow-borders-focus inline-block rounded outline-none">
          <LevelBadge level={level} />
        </Link>
      </SectionRow>
      <SectionRow title={t("levels.fields.manual_members.label")}>{t(`levels.fields.manual_members.options.${ladder.manual_members}`)}</SectionRow>
    </Section>
  ) : null
}
