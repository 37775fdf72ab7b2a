"use client"

import { type ReactElement, type ReactNode, useId } from "react"
import { fillLabel } from "./labels.ts"
import type { PointsLabels } from "./points-labels.ts"
import { type PointsNames, pointsWords, type PointsWords } from "./points-words.ts"
import type { PointsEntry, PointsEntryType } from "./points.ts"
import type { PointsEntriesState } from "./use-points-entries.ts"

const TYPES: PointsEntryType[] = ["earn", "redeem", "restore", "clawback", "expire", "adjust"]

/** The order that an entry belongs to, to be linked to. */
export interface PointsEntryOrder {
  id: string
  displayId: number | null
  /** "order 12" in the component's words. */
  text: string
}

/** Properties of `PointsHistory`. */
export interface PointsHistoryProps {
  /** What `usePointsEntries` gives. */
  state: PointsEntriesState
  /** Entries of one page, as `usePointsEntries` was told. */
  limit: number
  /** Called with the offset of another page. */
  onOffset: (offset: number) => void
  type?: PointsEntryType | null
  /** Called with another type, or null for all. Without it there is no filter. */
  onType?: (type: PointsEntryType | null) => void
  program?: PointsNames | null
  /** BCP 47; "en" unless given. */
  locale?: string
  /** IANA name of the shop's time zone; the browser's unless given. */
  timeZone?: string
  labels?: Partial<PointsLabels>
  /** How an order is linked to; its name alone unless given. */
  renderOrder?: (order: PointsEntryOrder) => ReactNode
  className?: string
}

/** What happened to the points of a wallet, and why, newest first. */
export function PointsHistory(props: PointsHistoryProps): ReactElement {
  const { state, limit, onOffset, type = null, onType, className } = props
  const words = pointsWords(props.labels, props.program, props.locale)
  const { labels, say } = words
  const title = useId()
  const { entries, count, offset, status } = state
  const reading = status === "loading"
  return (
    <section className={["points-history", className].filter(Boolean).join(" ")} aria-labelledby={title} aria-busy={reading || undefined}>
      <div className="points-history-head">
        <h3 id={title}>{labels.history}</h3>
        {onType ? <TypeFilter type={type} onType={onType} labels={labels} /> : null}
      </div>
      {status === "error" ? (
        <p role="alert">
          {labels.failed}{" "}
          <button type="button" onClick={state.refresh}>
            {labels.retry}
          </button>
        </p>
      ) : null}
      {!entries && reading ? <p role="status">{labels.loading}</p> : null}
      {entries?.length === 0 ? <p>{say(labels.noEntries)}</p> : null}
      {entries && entries.length > 0 ? <Entries {...props} entries={entries} words={words} title={title} /> : null}
      {count > limit ? (
        <div className="points-history-pages">
          <button
            type="button"
            aria-disabled={offset === 0 || reading || undefined}
            onClick={() => offset > 0 && !reading && onOffset(Math.max(0, offset - limit))}
          >
            {labels.newer}
          </button>
          <span role="status" aria-live="polite">
            {say(labels.shown, undefined, {
              from: words.number(offset + 1),
              to: words.number(Math.min(count, offset + (entries?.length ?? 0))),
              count: words.number(count),
            })}
          </span>
          <button
            type="button"
            aria-disabled={offset + limit >= count || reading || undefined}
            onClick={() => offset + limit < count && !reading && onOffset(offset + limit)}
          >
            {labels.older}
          </button>
        </div>
      ) : null}
    </section>
  )
}

interface TypeFilterProps {
  type: PointsEntryType | null
  onType: (type: PointsEntryType | null) => void
  labels: PointsLabels
}

function TypeFilter({ type, onType, labels }: TypeFilterProps): ReactElement {
  return (
    <label>
      <span>{labels.filter}</span>
      <select value={type ?? ""} onChange={(event) => onType(TYPES.find((one) => one === event.target.value) ?? null)}>
        <option value="">{labels.allEntries}</option>
        {TYPES.map((one) => (
          <option key={one} value={one}>
            {labels.entryTypes[one]}
          </option>
        ))}
      </select>
    </label>
  )
}

interface EntriesProps extends PointsHistoryProps {
  entries: PointsEntry[]
  words: PointsWords
  title: string
}

function Entries({ entries, words, title, locale, timeZone, renderOrder }: EntriesProps): ReactElement {
  const { labels, number } = words
  const day = new Intl.DateTimeFormat(locale ?? "en", { dateStyle: "medium", timeZone })
  return (
    <table aria-labelledby={title}>
      <thead>
        <tr>
          <th scope="col">{labels.date}</th>
          <th scope="col">{labels.what}</th>
          <th scope="col">{labels.points}</th>
          <th scope="col">{labels.balanceAfter}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id} data-points-entry={entry.type}>
            <td>
              <time dateTime={entry.created_at}>{day.format(new Date(entry.created_at))}</time>
            </td>
            <th scope="row">
              <span className="points-history-type">{labels.entryTypes[entry.type]}</span>{" "}
              <Reason entry={entry} labels={labels} renderOrder={renderOrder} />
            </th>
            <td data-sign={entry.points < 0 ? "minus" : "plus"}>{signed(entry.points, number)}</td>
            <td>{number(entry.balance)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface ReasonProps {
  entry: PointsEntry
  labels: PointsLabels
  renderOrder: PointsHistoryProps["renderOrder"]
}

/** Goes on from the type of the entry ("Earned" "with order 12"), or is the shop's own sentence, with the order after it. */
function Reason({ entry, labels, renderOrder }: ReasonProps): ReactElement {
  const { order_id: id, order_display_id: displayId } = entry
  const text = fillLabel(labels.order, { number: String(displayId) })
  const order = id === null || displayId === null ? null : renderOrder ? renderOrder({ id, displayId, text }) : text
  const label = labels.entryReasons[entry.reason_code]
  const [before = "", after] = label?.split("{order}") ?? []
  if (label === undefined || (after !== undefined && order === null)) {
    return (
      <span className="points-history-reason">
        {entry.reason}
        {order === null ? null : <> ({order})</>}
      </span>
    )
  }
  return (
    <span className="points-history-reason">
      {before}
      {after === undefined ? null : order}
      {after}
    </span>
  )
}

/** With a real minus sign, which is as wide as the plus. */
function signed(points: number, number: (points: number) => string): string {
  return points < 0 ? `−${number(-points)}` : `+${number(points)}`
}
