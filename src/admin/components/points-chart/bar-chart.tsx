import { Text, clx } from "@medusajs/ui"
import { type KeyboardEvent, useId, useState } from "react"
import { useWidth } from "../../hooks/use-width"
import { useWords } from "../../hooks/use-words"
import { type Bar, beside, labelEvery, reach, stack, ticks } from "../../lib/points-chart"
import { ChartTable } from "./chart-table"

/** What one colour stands for. `color` is a text colour class: the bars are drawn in `currentColor`. */
export type Series = {
  name: string
  color: string
  /** Its figures go both ways and keep their sign; the others are said without. */
  signed?: boolean
}

type BarChartProps = {
  title: string
  /** One sentence that says what there is to see, for those who do not see it. */
  description: string
  series: Series[]
  bars: Bar[]
  /** What the bars are labelled by: "Month". */
  by: string
  /** The title stands above the chart; left out where the section says it already. */
  titled?: boolean
  /** Figures that are no parts of one sum stand side by side. */
  grouped?: boolean
}

const height = 240
const margin = { top: 8, right: 8, bottom: 24, left: 56 }
const labelWidth = 64

/** Bars, stacked or in groups, up for what comes in and down for what goes out; the same figures as a table below. */
export const BarChart = ({ title, description, series, bars, by, titled, grouped }: BarChartProps) => {
  const [ref, width] = useWidth<HTMLDivElement>()
  const [active, setActive] = useState<number | null>(null)
  const shown = active === null ? undefined : bars[active]
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step) {
      event.preventDefault()
      setActive((at) => Math.max(0, Math.min(bars.length - 1, at === null ? 0 : at + step)))
    }
  }
  return (
    <figure className="flex flex-col gap-y-3 px-6 py-4">
      {titled && (
        <Text size="small" weight="plus">
          {title}
        </Text>
      )}
      <Legend series={series} bars={bars} shown={shown} />
      <div
        ref={ref}
        tabIndex={0}
        role="group"
        aria-label={title}
        className="focus-visible:shadow-borders-focus rounded outline-none"
        onKeyDown={move}
        onBlur={() => setActive(null)}
        onPointerLeave={() => setActive(null)}
      >
        {width > 0 && <Drawing title={title} description={description} series={series} bars={bars} grouped={grouped} width={width} active={active} onActive={setActive} />}
      </div>
      <ChartTable series={series} bars={bars} by={by} title={title} />
    </figure>
  )
}

type DrawingProps = Omit<BarChartProps, "by" | "titled"> & { width: number; active: number | null; onActive: (index: number) => void }

const Drawing = ({ title, description, series, bars, grouped, width, active, onActive }: DrawingProps) => {
  const id = useId()
  const { compact } = useWords()
  const layout = grouped ? beside : stack
  const { least, most } = reach(bars, layout)
  const lines = ticks(least, most, 4)
  const [bottom, top] = [lines[0], lines[lines.length - 1]]
  const plot = { width: Math.max(1, width - margin.left - margin.right), height: height - margin.top - margin.bottom }
  const y = (value: number) => margin.top + ((top - value) / (top - bottom)) * plot.height
  const slot = plot.width / Math.max(1, bars.length)
  const wide = Math.max(2, Math.min(grouped ? 20 * series.length : 40, slot * (grouped ? 0.8 : 0.64)))
  const barWidth = grouped ? wide / series.length : wide
  const every = labelEvery(bars.length, plot.width, labelWidth)
  return (
    <svg width={width} height={height} role="img" aria-labelledby={`${id}-title ${id}-desc`} className="block">
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {lines.map((value) => (
        <g key={value}>
          <line x1={margin.left} x2={width - margin.right} y1={y(value)} y2={y(value)} stroke="currentColor" className={value === 0 ? "text-ui-fg-muted" : "text-ui-border-base"} />
          <text x={margin.left - 8} y={y(value)} textAnchor="end" dominantBaseline="central" fill="currentColor" className="txt-compact-xsmall text-ui-fg-muted">
            {compact(value)}
          </text>
        </g>
      ))}
      {bars.map((bar, index) => {
        const x = margin.left + index * slot
        return (
          <g key={`${bar.label}-${index}`} onPointerEnter={() => onActive(index)} onPointerDown={() => onActive(index)}>
            <rect x={x} y={margin.top} width={slot} height={plot.height} fill="currentColor" className={clx(index === active ? "text-ui-bg-base-hover" : "text-transparent")} />
            {layout(bar.values).map(({ series: at, from, to }) => (
              <rect
                key={at}
                x={x + (slot - wide) / 2 + (grouped ? at * barWidth : 0)}
                y={Math.min(y(from), y(to))}
                width={barWidth}
                height={Math.max(1, Math.abs(y(from) - y(to)))}
                rx={2}
                fill="currentColor"
                className={series[at].color}
              />
            ))}
            {index % every === 0 && (
              <text x={x + slot / 2} y={height - 8} textAnchor="middle" fill="currentColor" className="txt-compact-xsmall text-ui-fg-muted">
                {bar.label}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}

/** The colours with their sums, or with the figures of the bar that is pointed at. */
const Legend = ({ series, bars, shown }: { series: Series[]; bars: Bar[]; shown: Bar | undefined }) => {
  const { t, number } = useWords()
  const sum = (at: number) => (shown ? shown.values[at] : bars.reduce((total, { values }) => total + values[at], 0))
  return (
    <figcaption className="flex flex-wrap items-baseline gap-x-4 gap-y-1" aria-live="polite">
      <Text size="small" className="text-ui-fg-subtle min-w-20">
        {shown ? shown.label : t("points.chart.sum")}
      </Text>
      {series.map(({ name, color, signed }, at) => (
        <span key={name} className="txt-compact-small text-ui-fg-subtle inline-flex items-center gap-x-1.5">
          <span aria-hidden className={clx("size-2.5 rounded-sm bg-current", color)} />
          {name}
          <span className="text-ui-fg-base tabular-nums">{number(signed ? sum(at) : Math.abs(sum(at)))}</span>
        </span>
      ))}
    </figcaption>
  )
}
