import type { AdminPointsLiability } from "../../../types/reward-points"
import { usePointsLiability } from "../../hooks/use-points-reports"
import { usePointsWords } from "../../hooks/use-points-words"
import { LoadState, SaidLine } from "../common/said-line"
import { Section } from "../common/section"
import { Figure } from "../points-accounts/account-figures"
import { BarChart } from "../points-chart/bar-chart"

/** Points that can still be spent, what they would cost the shop, and when they end. */
export const LiabilityReport = () => {
  const { t, date } = usePointsWords()
  const { data, isError } = usePointsLiability()
  return (
    <Section title={t("points.reports.liability.title")} hint={data ? t("points.reports.liability.at", { date: date(data.at) }) : t("points.reports.liability.hint")}>
      {data ? <Liability report={data} /> : <LoadState failed={isError} />}
    </Section>
  )
}

const Liability = ({ report }: { report: AdminPointsLiability }) => {
  const { t, number, balance, money, month } = usePointsWords()
  const bars = report.by_expiry.map(({ month: ends, points }) => ({ label: ends ? month(ends) : t("points.reports.liability.never"), values: [points] }))
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-4 px-6 py-4 sm:grid-cols-4">
        <Figure name={t("points.reports.liability.outstanding")} value={number(report.outstanding)} about={t("points.reports.liability.accounts", { count: report.accounts })} strong />
        <Figure name={t("points.reports.liability.pending")} value={number(report.pending)} about={t("points.reports.liability.pendingHint")} />
        <Figure
          name={t("points.reports.liability.negative")}
          value={balance(-Math.abs(report.negative))}
          about={t("points.reports.liability.negativeHint")}
          alarming={report.negative !== 0}
        />
        <div className="min-w-0">
          <dt className="txt-compact-xsmall text-ui-fg-muted">{t("points.reports.liability.value")}</dt>
          {report.values.length === 0 && <dd className="text-ui-fg-subtle txt-compact-small mt-1">{t("points.fields.values.none")}</dd>}
          {report.values.map(({ currency_code, amount }) => (
            <dd key={currency_code} className="h2-core text-ui-fg-base mt-1 break-words tabular-nums">
              {money(amount, currency_code)}
            </dd>
          ))}
        </div>
      </dl>
      {bars.length === 0 ? (
        <SaidLine text={t("points.reports.liability.none")} />
      ) : (
        <BarChart
          title={t("points.reports.liability.chart")}
          description={t("points.reports.liability.chartSays", { count: bars.length, points: number(report.outstanding) })}
          titled
          by={t("points.reports.month")}
          series={[{ name: t("points.entries.points"), color: "text-ui-tag-blue-icon" }]}
          bars={bars}
        />
      )}
    </>
  )
}
