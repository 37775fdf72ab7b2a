"use client"

import { fetchPointsProgram, type PointsSource } from "./fetch-points.ts"
import type { PointsProgram } from "./points.ts"
import { useAnswer } from "./use-answer.ts"

/** What `usePointsProgram` needs to know. */
export interface UsePointsProgramOptions {
  /** A Medusa JS SDK or a fetch function; may be a new one on each render. */
  source: PointsSource
  /** False asks for nothing. */
  enabled?: boolean
  /** The programme as the server read it; it is shown at once and not asked for again. */
  initialProgram?: PointsProgram | null
}

/** What is known of the programme. */
export interface PointsProgramState {
  /** Null until it is known, and where the shop has none. */
  program: PointsProgram | null
  status: "idle" | "loading" | "ready" | "error"
  error: unknown
  refresh: () => void
}

/** Reads what points are called, how they look, and their terms. Public, so once for everybody. */
export function usePointsProgram({ source, enabled = true, initialProgram }: UsePointsProgramOptions): PointsProgramState {
  const { answer, status, error, refresh } = useAnswer<{ program: PointsProgram | null }>({
    scope: "program",
    question: "",
    active: enabled,
    read: async (signal) => ({ program: await fetchPointsProgram(source, { signal }) }),
    initialAnswer: initialProgram === undefined ? undefined : { program: initialProgram },
  })
  return { program: answer?.program ?? null, status, error, refresh }
}
