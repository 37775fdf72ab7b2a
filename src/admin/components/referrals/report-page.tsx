import { useState } from "react"
import type { AdminReferralReport } from "../../../types/referrals"
import { useReferralReport } from "../../hooks/use-referrals"
import { useReferralWords } from "../../hooks/use-referral-words"
import { activityQuery, type Span, startDay } from "../../lib/points-report"
import { type ReferralKind, referralBars, referralKinds, reportedCurrencies, reportTotals, revenueBars } from "../../lib/referral-report"
import type { AdminReferralReportQuery } from "../../lib/referrals-api"
import { LoadState, SaidLine } from "../common/said-line"
import { Section } from "../common/section"
import { Figure } from "../points-accounts/account-figures"
import { BarChart } from "../points-chart/bar-chart"
import { SpanField } from "../points-reports/span-field"

/** The colours of the states' badges, so that a colour means one thing everywhere. */
const colors: Record<ReferralKind, string> = {
  claims: "text-ui-tag-blue-icon",
  qualified: "text-ui-tag-purple-icon",
  rewarded: "text-ui-tag-green-icon",
  reversed: "text-ui-tag-red-icon",
}

/** What referrals brought and what they cost, period by period. */
export const ReferralReportPage = () => {
  const { t } = useReferralWords()
  const [span, setSpan] = useState<Span>("30_days")
  const [now] = useState(() => new Date())
  const query = activityQuery(span, now)
  const { data, isError } = useReferralReport(query)
  const nothing = data?.periods.every(({ claims, qualified, rewarded, reversed }) => claims + qualified + rewarded + reversed === 0)
  return (
    <div className="flex flex-col gap-y-3">
      <Section title={t("referrals.pages.reports")} hint={t("referrals.report.hint")} action={<SpanField span={span} onChange={setSpan} />}>
        {!data && <LoadState failed={isError} />}
        {data && <Figures report={data} />}
        {data && (nothing ? <SaidLine text={t("points.reports.activity.none")} /> : <HowFar report={data} period={query.period} />)}
      </Section>
      {data && reportedCurrencies(data.periods).map((currency) => <Revenue key={currency} report={data} currency={currency} period={query.period} />)}
    </div>
  )
}

type PartProps = { report: AdminReferralReport; period: AdminReferralReportQuery["period"] }

const Figures = ({ report: { periods, conversion } }: { report: AdminReferralReport }) => {
  const { t, number, percent, money } = useReferralWords()
  const totals = reportTotals(periods)
  const currencies = reportedCurrencies(periods)
  const inMoney = (of: (currency: string) => number) => currencies.filter((currency) => of(currency) !== 0).map((currency) => money(of(currency), currency.toUpperCase()))
  return (
    <dl className="grid grid-cols-2 gap-4 px-6 py-4 sm:grid-cols-3">
      <Figure name={t("referrals.report.kinds.claims")} value={number(totals.claims)} strong />
      <Figure name={t("referrals.report.conversion")} value={conversion === null ? "–" : percent(conversion)} about={t("referrals.report.conversionHint")} strong />
      <Figure name={t("referrals.report.kinds.rewarded")} value={number(totals.rewarded)} strong />
      <Sums name={t("referrals.columns.revenue")} sums={inMoney(totals.revenue)} about={t("referrals.report.revenueHint")} />
      <Sums name={t("referrals.report.discounts")} sums={inMoney(totals.discounts)} about={t("referrals.report.discountsHint")} />
      <Figure name={t("referrals.report.points")} value={number(totals.points)} about={t("referrals.report.pointsHint")} />
    </dl>
  )
}

/** Money, one line for each currency. */
const Sums = ({ name, sums, about }: { name: string; sums: string[]; about: string }) => (
  <div className="min-w-0">
    <dt className="txt-compact-xsmall text-ui-fg-muted">{name}</dt>
    {(sums.length > 0 ? sums : ["–"]).map((sum) => (
      <dd key={sum} className="h2-core text-ui-fg-base mt-1 break-words tabular-nums">
        {sum}
      </dd>
    ))}
    <dd className="txt-xsmall text-ui-fg-muted">{about}</dd>
  </div>
)

const HowFar = ({ report: { periods }, period }: PartProps) => {
  const { t, number } = useReferralWords()
  const { claims, qualified, rewarded, reversed } = reportTotals(periods)
  return (
    <BarChart
      title={t("referrals.report.title")}
      description={t("referrals.report.says", { claims: number(claims), qualified: number(qualified), rewarded: number(rewarded), reversed: number(reversed) })}
      titled
      grouped
      by={t(`points.reports.periods.${period}`)}
      series={referralKinds.map((kind) => ({ name: t(`referrals.report.kinds.${kind}`), color: colors[kind] }))}
      bars={referralBars(periods, usePeriodLabel(period))}
    />
  )
}

const Revenue = ({ report: { periods }, currency, period }: PartProps & { currency: string }) => {
  const { t, money } = useReferralWords()
  const totals = reportTotals(periods)
  const code = currency.toUpperCase()
  return (
    <Section title={t("referrals.report.revenueIn", { currency: code })} hint={t("referrals.report.revenueSays", { revenue: money(totals.revenue(currency), code), discounts: money(totals.discounts(currency), code) })}>
      <BarChart
        title={t("referrals.report.revenueIn", { currency: code })}
        description={t("referrals.report.revenueSays", { revenue: money(totals.revenue(currency), code), discounts: money(totals.discounts(currency), code) })}
        grouped
        by={t(`points.reports.periods.${period}`)}
        series={[
          { name: t("referrals.columns.revenue"), color: "text-ui-tag-green-icon" },
          { name: t("referrals.report.discounts"), color: "text-ui-tag-orange-icon" },
        ]}
        bars={revenueBars(periods, currency, usePeriodLabel(period))}
      />
    </Section>
  )
}

/** How a period is called below its bars. */
const usePeriodLabel = (period: AdminReferralReportQuery["period"]) => {
  const { month, shortDay } = useReferralWords()
  return (from: string) => (period === "month" ? month(startDay(from).slice(0, 7)) : shortDay(startDay(from)))
}
