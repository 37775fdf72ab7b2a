"use client"

import { fetchPointsEntries, type PointsEntriesQuery, type PointsSource } from "./fetch-points.ts"
import type { PointsEntriesAnswer, PointsEntry } from "./points.ts"
import { useAnswer } from "./use-answer.ts"

/** What `usePointsEntries` needs to know. */
export interface UsePointsEntriesOptions extends Omit<PointsEntriesQuery, "accountId"> {
  /** A Medusa JS SDK or a fetch function; may be a new one on each render. */
  source: PointsSource
  /** The customer's id; null for a guest. */
  buyer: string | null
  /** Nothing is asked for until a wallet is chosen. */
  accountId: string | null
  /** Anything that changes when points may have. */
  version?: string | number | null
  enabled?: boolean
}

/** What is known of the history. */
export interface PointsEntriesState {
  /** The page; while another one of the same wallet is read, the former stays. Null until one is known. */
  entries: PointsEntry[] | null
  /** Of all pages, with the chosen type. */
  count: number
  /** Of the page that is shown. */
  offset: number
  status: "idle" | "loading" | "ready" | "error"
  error: unknown
  refresh: () => void
}

/** Reads one page of a wallet's history. */
export function usePointsEntries(options: UsePointsEntriesOptions): PointsEntriesState {
  const { source, buyer, accountId, type = null, limit = 20, offset = 0, version, enabled = true } = options
  const { answer, status, error, refresh } = useAnswer<PointsEntriesAnswer>({
    scope: JSON.stringify([buyer, accountId]),
    question: JSON.stringify([type, limit, offset, version]),
    active: enabled && buyer !== null && accountId !== null,
    read: (signal) => fetchPointsEntries(source, { accountId: accountId ?? "", type, limit, offset }, { signal }),
  })
  return { entries: answer?.entries ?? null, count: answer?.count ?? 0, offset: answer?.offset ?? 0, status, error, refresh }
}
