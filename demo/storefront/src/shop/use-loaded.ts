import { useCallback, useEffect, useRef, useState } from "react"

/** Something that is read from the shop. */
export interface Loaded<T> {
  data: T | null
  error: unknown
  loading: boolean
  reload: () => void
}

interface Known<T> {
  key: string
  data: T | null
  error: unknown
}

/**
 * Reads something whenever its key changes; what was read under another key is never shown.
 * A null key reads nothing.
 */
export function useLoaded<T>(key: string | null, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [attempt, setAttempt] = useState(0)
  const [known, setKnown] = useState<Known<T> | null>(null)
  const latest = useRef(load)
  useEffect(() => {
    latest.current = load
  })
  useEffect(() => {
    if (key === null) {
      return
    }
    const abort = new AbortController()
    const learn = (data: T | null, error: unknown) => {
      if (!abort.signal.aborted) {
        setKnown({ key, data, error })
      }
    }
    latest.current(abort.signal).then(
      (data) => learn(data, null),
      (error: unknown) => learn(null, error)
    )
    return () => abort.abort()
  }, [key, attempt])
  const current = known?.key === key ? known : null
  return {
    data: current?.data ?? null,
    error: current?.error ?? null,
    loading: key !== null && current === null,
    reload: useCallback(() => setAttempt((times) => times + 1), []),
  }
}
