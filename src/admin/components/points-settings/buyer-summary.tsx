import type { PointsSummarySentence } from "../../../types/reward-points"
import { usePointsWords } from "../../hooks/use-points-words"
import { Section } from "../common/section"
import { SaidLine } from "../common/said-line"

/** The sentences that open the terms page, made from the settings in force; in the language of the dashboard, as a storefront says them in its own. */
export const BuyerSummary = ({ sentences }: { sentences: PointsSummarySentence[] }) => {
  const { t, sentence } = usePointsWords()
  return (
    <Section title={t("points.settings.summary.title")} hint={t("points.settings.summary.hint")}>
      {sentences.length === 0 ? (
        <SaidLine text={t("points.settings.summary.none")} />
      ) : (
        <ul className="txt-small text-ui-fg-subtle flex list-disc flex-col gap-y-1 py-4 pl-10 pr-6">
          {sentences.map((each) => (
            <li key={each.text}>{sentence(each)}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}
