import { useState } from "react"
import type { AdminPointsActivity } from "../../../types/reward-points"
import { usePointsActivity } from "../../hooks/use-points-reports"
import { usePointsWords } from "../../hooks/use-points-words"
import type { AdminPointsActivityQuery } from "../../lib/points-api"
import { type ActivityKind, type Span, activityBars, activityKinds, activityQuery, startDay } from "../../lib/points-report"
import { LoadState, SaidLine } from "../common/said-line"
import { Section } from "../common/section"
import { BarChart } from "../points-chart/bar-chart"
import { SpanField } from "./span-field"
import { TopAccounts } from "./top-accounts"

/** The colours of the ledger's badges, so that a colour means one thing everywhere. */
const colors: Record<ActivityKind, string> = {
  earned: "text-ui-tag-green-icon",
  restored: "text-ui-tag-neutral-icon",
  redeemed: "text-ui-tag-blue-icon",
  clawed_back: "text-ui-tag-red-icon",
  expired: "text-ui-tag-purple-icon",
  adjusted: "text-ui-tag-orange-icon",
}

/** What came in and what went out, period by period, and who was busiest. */
export const ActivityReport = () => {
  const { t } = usePointsWords()
  const [span, setSpan] = useState<Span>("30_days")
  const [now] = useState(() => new Date())
  const query = activityQuery(span, now)
  const { data, isError } = usePointsActivity(query)
  return (
    <>
      <Section title={t("points.reports.activity.title")} hint={t("points.reports.activity.hint")} action={<SpanField span={span} onChange={setSpan} />}>
        {data ? <Activity report={data} period={query.period} /> : <LoadState failed={isError} />}
      </Section>
      {data && <TopAccounts accounts={data.top_accounts} />}
    </>
  )
}

const Activity = ({ report, period }: { report: AdminPointsActivity; period: AdminPointsActivityQuery["period"] }) => {
  const { t, number, month, shortDay } = usePointsWords()
  const label = (startsAt: string) => (period === "month" ? month(startDay(startsAt).slice(0, 7)) : shortDay(startDay(startsAt)))
  const bars = activityBars(report.periods, label)
  if (bars.every(({ values }) => values.every((value) => value === 0))) {
    return <SaidLine text={t("points.reports.activity.none")} />
  }
  const { earned, redeemed, expired, clawed_back } = report.totals
  return (
    <BarChart
      title={t("points.reports.activity.title")}
      description={t("points.reports.activity.says", {
        earned: number(Math.abs(earned)),
        redeemed: number(Math.abs(redeemed)),
        expired: number(Math.abs(expired)),
        clawed_back: number(Math.abs(clawed_back)),
      })}
      by={t(`points.reports.periods.${period}`)}
      series={activityKinds.map((kind) => ({ name: t(`points.reports.kinds.${kind}`), color: colors[kind], signed: kind === "adjusted" }))}
      bars={bars}
    />
  )
}
