"use client"

import { useCallback, useEffect, useRef, useState } from "react"

/** A question to the shop. */
export interface Question<Answer> {
  /** Whose answer it is, and where: an answer for another scope is never shown, not even for one render. */
  scope: string
  /** Everything else that is asked: when it changes, the shop is asked again; the former answer stays until then. */
  question: string
  /** False asks for nothing and shows nothing. */
  active: boolean
  /** True lets the question wait, and drops an answer that is on its way; what is known stays in sight. */
  paused?: boolean
  read: (signal: AbortSignal) => Promise<Answer>
  /** An answer that the server rendered already: it is shown at once and not asked for again until something changes. */
  initialAnswer?: Answer
}

/** What is known of a question. */
export interface Answered<Answer> {
  answer: Answer | null
  status: "idle" | "loading" | "ready" | "error"
  /** What the last reading was rejected with. */
  error: unknown
  /** Asks again. */
  refresh: () => void
  /**
   * For an answer that comes by another way, for example with a change: begin it before the change is sent, and give the
   * answer to what it returns. The question as it was then counts as answered.
   */
  begin: () => (answer: Answer) => void
}

interface Known<Answer> {
  scope: string
  /** The question that was answered last. */
  question: string | null
  answer: Answer | null
  error: unknown
}

/** Asks the shop whenever the question changes, and drops every answer that comes too late. */
export function useAnswer<Answer>(asking: Question<Answer>): Answered<Answer> {
  const { scope, active, paused = false, initialAnswer } = asking
  const [times, setTimes] = useState(0)
  const question = JSON.stringify([scope, asking.question, times])
  const [known, setKnown] = useState<Known<Answer>>(() => ({
    scope,
    question: initialAnswer === undefined ? null : question,
    answer: initialAnswer ?? null,
    error: null,
  }))
  const answered = known.question === question

  const latest = useRef({ read: asking.read, scope, question })
  useEffect(() => {
    latest.current = { read: asking.read, scope, question }
  })

  useEffect(() => {
    if (!active || paused || answered) {
      return
    }
    const abort = new AbortController()
    const settle = (next: (former: Known<Answer>) => Known<Answer>) => {
      if (!abort.signal.aborted) {
        setKnown(next)
      }
    }
    latest.current.read(abort.signal).then(
      (answer) => settle(() => ({ scope, question, answer, error: null })),
      (error: unknown) =>
        settle((former) => ({ scope, question, answer: former.scope === scope ? former.answer : null, error }))
    )
    return () => abort.abort()
    // The question stands for everything that is asked; its answer must not ask again, so `answered` is no dependency.
  }, [active, paused, question])

  return {
    answer: active && known.scope === scope ? known.answer : null,
    status: !active ? "idle" : !answered ? "loading" : known.error ? "error" : "ready",
    error: answered ? known.error : null,
    refresh: useCallback(() => setTimes((former) => former + 1), []),
    begin: useCallback(() => {
      const { scope: here, question: asked } = latest.current
      return (answer) => setKnown({ scope: here, question: asked, answer, error: null })
    }, []),
  }
}
