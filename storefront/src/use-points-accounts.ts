"use client"

import { fetchPointsAccounts, type PointsSource } from "./fetch-points.ts"
import type { PointsWallet } from "./points.ts"
import { useAnswer } from "./use-answer.ts"

/** What `usePointsAccounts` needs to know. */
export interface UsePointsAccountsOptions {
  /** A Medusa JS SDK or a fetch function; may be a new one on each render. */
  source: PointsSource
  /** The customer's id; null for a guest, who has no wallet and is not asked for. */
  buyer: string | null
  /** The value of a wallet is told in this region's currency. */
  regionId?: string | null
  /** Anything that changes when points may have: the wallets are then read again. */
  version?: string | number | null
  enabled?: boolean
}

/** What is known of the wallets. */
export interface PointsAccountsState {
  /** The buyer's own and those of the buyer's companies; null until they are known. */
  accounts: PointsWallet[] | null
  status: "idle" | "loading" | "ready" | "error"
  error: unknown
  refresh: () => void
}

/** Reads the wallets that a buyer sees. Another buyer never sees the former one's. */
export function usePointsAccounts(options: UsePointsAccountsOptions): PointsAccountsState {
  const { source, buyer, regionId, version, enabled = true } = options
  const { answer, status, error, refresh } = useAnswer({
    scope: JSON.stringify([buyer, regionId]),
    question: JSON.stringify([version]),
    active: enabled && buyer !== null,
    read: (signal) => fetchPointsAccounts(source, { regionId }, { signal }),
  })
  return { accounts: answer, status, error, refresh }
}
