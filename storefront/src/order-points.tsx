"use client"

import { type ReactElement, useEffect, useState } from "react"
import { fetchPointsEntries, type PointsSource } from "./fetch-points.ts"
import type { PointsLabels } from "./points-labels.ts"
import { type PointsNames, pointsWords } from "./points-words.ts"
import type { PointsEntry, PointsEntryType } from "./points.ts"
import { useAnswer } from "./use-answer.ts"

const TYPES: PointsEntryType[] = ["earn", "redeem", "clawback", "restore"]

/** More entries than any order has. */
const MOST_ENTRIES = 200

/** Points are granted a moment after the order is placed: in milliseconds, when to look again for them. */
const LOOK_AGAIN = [700, 1500, 4000]

/** Properties of `OrderPoints`. */
export interface OrderPointsProps {
  /** A Medusa JS SDK or a fetch function; may be a new one on each render. */
  source: PointsSource
  /** The customer's id; null for a guest, who sees nothing. */
  buyer: string | null
  orderId: string
  /** True right after the order was placed: looks again until what it earned is there. */
  fresh?: boolean
  program?: PointsNames | null
  /** BCP 47; "en" unless given. */
  locale?: string
  labels?: Partial<PointsLabels>
  className?: string
}

/** "120 points earned": what an order did to the buyer's points, and to those of the company. Nothing where it did nothing. */
export function OrderPoints(props: OrderPointsProps): ReactElement | null {
  const { source, buyer, orderId, fresh = false, program, locale, labels, className } = props
  const [looks, setLooks] = useState(0)
  const { answer, status } = useAnswer({
    scope: JSON.stringify([buyer, orderId]),
    question: String(looks),
    active: buyer !== null,
    read: (signal) => fetchPointsEntries(source, { orderId, limit: MOST_ENTRIES }, { signal }),
  })
  const waits = fresh && status !== "idle" && looks < LOOK_AGAIN.length && !answer?.entries.some(({ type }) => type === "earn")
  useEffect(() => {
    if (!waits) {
      return
    }
    const timer = setTimeout(() => setLooks(looks + 1), LOOK_AGAIN[looks])
    return () => clearTimeout(timer)
  }, [waits, looks])

  const words = pointsWords(labels, program, locale)
  const said = TYPES.flatMap((type) => {
    const points = pointsOf(answer?.entries ?? [], type)
    return points > 0 ? [{ type, text: words.say(words.labels.orderPoints[type], points) }] : []
  })
  return said.length > 0 ? (
    <ul className={["order-points", className].filter(Boolean).join(" ")}>
      {said.map(({ type, text }) => (
        <li key={type} data-points-entry={type}>
          {text}
        </li>
      ))}
    </ul>
  ) : null
}

/** What came or went by entries of one type. A completion that failed has taken and given back: it is no part of the order. */
function pointsOf(entries: readonly PointsEntry[], type: PointsEntryType): number {
  return Math.abs(entries.filter((entry) => entry.type === type && entry.reason_code !== "completion_failed").reduce((sum, { points }) => sum + points, 0))
}
