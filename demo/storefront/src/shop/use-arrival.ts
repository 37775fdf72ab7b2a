import { useEffect, useState } from "react"

/** How long a page waits, in milliseconds, for what it can do without. */
const PATIENCE = 3000

/** `waiting` until something is known; then `in_time`, or `late` where the page has gone on without it. */
export type Arrival = "waiting" | "in_time" | "late"

/**
 * Whether first answers came before the page lost its patience. What is shown only once they are there pushes nothing
 * about: nobody on a slow phone presses what was somewhere else a moment ago. An answer that hangs holds nobody up.
 * What was decided once stays, also while a changed cart is asked about again.
 */
export function useArrival(known: boolean): Arrival {
  const [arrival, setArrival] = useState<Arrival>(known ? "in_time" : "waiting")
  if (known && arrival === "waiting") {
    setArrival("in_time")
  }
  const waiting = arrival === "waiting"
  useEffect(() => {
    if (!waiting) {
      return
    }
    const timer = setTimeout(() => setArrival((now) => (now === "waiting" ? "late" : now)), PATIENCE)
    return () => clearTimeout(timer)
  }, [waiting])
  return arrival
}
