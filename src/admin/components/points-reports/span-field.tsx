import { Select } from "@medusajs/ui"
import { usePointsWords } from "../../hooks/use-points-words"
import { type Span, spans } from "../../lib/points-report"

/** Of which time a report tells. */
export const SpanField = ({ span, onChange }: { span: Span; onChange: (span: Span) => void }) => {
  const { t } = usePointsWords()
  return (
    <Select size="small" value={span} onValueChange={(chosen) => onChange(spans.find((candidate) => candidate === chosen) ?? span)}>
      <Select.Trigger aria-label={t("points.reports.span")} className="w-36 sm:w-44">
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        {spans.map((value) => (
          <Select.Item key={value} value={value}>
            {t(`points.reports.spans.${value}`)}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}
