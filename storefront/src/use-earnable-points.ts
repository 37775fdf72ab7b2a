"use client"

import { useMemo } from "react"
import { type EarnablePointsQuery, fetchEarnablePoints, type PointsSource } from "./fetch-points.ts"
import type { EarnablePoints } from "./points.ts"
import { useAnswer } from "./use-answer.ts"

/** What `useEarnablePoints` needs to know. */
export interface UseEarnablePointsOptions extends Omit<EarnablePointsQuery, "regionId"> {
  /** A Medusa JS SDK or a fetch function; may be a new one on each render. */
  source: PointsSource
  /** Nothing is asked for until the region is known. */
  regionId?: string | null
  /** Who earns: the customer's id, null for a guest. */
  buyer: string | null
  /** False asks for nothing: for example where the programme shows no badge in this place. */
  enabled?: boolean
  /** An answer that the server rendered already. */
  initialAnswer?: EarnablePoints[]
}

/** What is known of the points to be earned. */
export interface EarnablePointsState {
  /** By variant id. While another quantity is read for the same buyer, the former numbers stay. */
  earnable: ReadonlyMap<string, EarnablePoints>
  status: "idle" | "loading" | "ready" | "error"
  error: unknown
  refresh: () => void
}

const NOTHING: ReadonlyMap<string, EarnablePoints> = new Map()

/** Reads what all variants of a page earn, in one request. */
export function useEarnablePoints(options: UseEarnablePointsOptions): EarnablePointsState {
  const { source, variantIds, regionId, quantity, buyer, enabled = true, initialAnswer } = options
  const { answer, status, error, refresh } = useAnswer({
    scope: JSON.stringify([buyer, regionId]),
    question: JSON.stringify([variantIds, quantity]),
    active: enabled && Boolean(regionId) && variantIds.length > 0,
    read: (signal) => fetchEarnablePoints(source, { variantIds, regionId: regionId ?? "", quantity }, { signal }),
    initialAnswer,
  })
  const earnable = useMemo(() => (answer ? new Map(answer.map((one) => [one.variant_id, one])) : NOTHING), [answer])
  return { earnable, status, error, refresh }
}
