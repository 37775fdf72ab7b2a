import { Alert, Text } from "@medusajs/ui"
import type { AdminEarningPreview } from "../../../types/reward-points"
import { useEarningPreview } from "../../hooks/use-points-rules"
import { usePointsWords } from "../../hooks/use-points-words"
import type { AdminEarningPreviewInput } from "../../lib/points-api"
import { problemsOfError } from "../../lib/sdk"
import { Section } from "../common/section"
import { RuleVerdicts } from "./rule-verdicts"

/** What is earned, line by line, and what each rule had to say. */
export const EarningAnswer = ({ input }: { input: AdminEarningPreviewInput | null }) => {
  const words = usePointsWords()
  const { t, number } = words
  const { data, isFetching, error } = useEarningPreview(input)
  const total = data && !error ? t("points.preview.total", { count: data.points, points: number(data.points) }) : undefined
  return (
    <>
      <Section title={t("preview.answer")} hint={total}>
        <div aria-live="polite" aria-busy={isFetching}>
          {!input && <Centred text={t("points.preview.incomplete")} />}
          {input && isFetching && !data && <Centred text={t("preview.loading")} />}
          {error && (
            <Alert variant="error" className="m-4" role="alert">
              {problemsOfError(error).map((problem) => (
                <p key={`${problem.path}${problem.reason}`}>{words.problem(problem)}</p>
              ))}
            </Alert>
          )}
          {input && !error && data && <Lines lines={data.lines} />}
        </div>
      </Section>
      {input && !error && data && <RuleVerdicts rules={data.rules} />}
    </>
  )
}

const Centred = ({ text }: { text: string }) => (
  <Text size="small" className="text-ui-fg-subtle px-6 py-10 text-center">
    {text}
  </Text>
)

const Lines = ({ lines }: { lines: AdminEarningPreview["lines"] }) => {
  const { t, number } = usePointsWords()
  return (
    <ul className="divide-ui-border-base divide-y">
      {lines.map((line) => (
        <li key={line.line_id} className="flex items-start justify-between gap-4 px-6 py-3">
          <div className="min-w-0">
            <Text size="small" weight="plus" className="break-words">
              {line.title}
            </Text>
            {line.excluded ? (
              <Text size="small" className="text-ui-fg-muted">
                {t(`points.verdicts.${line.excluded}`, { defaultValue: line.excluded })}
              </Text>
            ) : (
              <Text size="small" className="text-ui-fg-subtle">
                {[t("points.preview.basis", { amount: number(line.basis) }), ...line.reasons.map(({ name, points }) => `${name}: ${number(points)}`)].join(" · ")}
              </Text>
            )}
          </div>
          <Text size="small" weight="plus" className="shrink-0 tabular-nums">
            {number(line.points)}
          </Text>
        </li>
      ))}
    </ul>
  )
}
