import { useWords } from "../../hooks/use-words"
import type { AdminPointsProgramAnswer } from "../../lib/points-api"
import { Section } from "../common/section"
import { SaidLine } from "../common/said-line"

/** The sentences that open the terms page, made from the settings in force. */
export const BuyerSummary = ({ answer }: { answer: AdminPointsProgramAnswer }) => {
  const { t } = useWords()
  const sentences = answer.summary ?? []
  return (
    <Section title={t("points.settings.summary.title")} hint={t("points.settings.summary.hint")}>
      {sentences.length === 0 ? (
        <SaidLine text={t("points.settings.summary.none")} />
      ) : (
        <ul className="txt-small text-ui-fg-subtle flex list-disc flex-col gap-y-1 py-4 pl-10 pr-6">
          {sentences.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}
