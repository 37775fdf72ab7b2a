import { useWords } from "../../hooks/use-words"
import type { Bar } from "../../lib/points-chart"
import type { Series } from "./bar-chart"

/** The figures of a chart as a table, folded away until somebody wants them. */
export const ChartTable = ({ title, series, bars, by }: { title: string; series: Series[]; bars: Bar[]; by: string }) => {
  const { t, number } = useWords()
  return (
    <details>
      <summary className="txt-compact-small text-ui-fg-subtle hover:text-ui-fg-base underline underline-offset-2 focus-visible:shadow-borders-focus w-fit cursor-pointer rounded outline-none">
        {t("points.chart.table")}
      </summary>
      <div className="shadow-borders-base mt-3 max-h-80 overflow-auto rounded-lg" tabIndex={0} role="region" aria-label={title}>
        <table className="txt-compact-small w-full">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr className="border-ui-border-base text-ui-fg-subtle border-b">
              <th scope="col" className="txt-compact-small-plus px-4 py-2 text-left">
                {by}
              </th>
              {series.map(({ name }) => (
                <th key={name} scope="col" className="txt-compact-small-plus whitespace-nowrap px-4 py-2 text-right">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars.map((bar, index) => (
              <tr key={`${bar.label}-${index}`} className="border-ui-border-base border-b last:border-b-0">
                <th scope="row" className="whitespace-nowrap px-4 py-2 text-left font-normal">
                  {bar.label}
                </th>
                {bar.values.map((value, at) => (
                  <td key={series[at].name} className="whitespace-nowrap px-4 py-2 text-right tabular-nums">
                    {number(series[at].signed ? value : Math.abs(value))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
