/** Tells how far a run is, at most once a second. */
import type { MoveInListener } from "../move-in/domain/options"

const PERIOD = 1000

/** @param write one line @param now milliseconds of a clock @returns the listener's `progress` */
export const progressLines = (write: (line: string) => void, now: () => number): MoveInListener["progress"] => {
  let told = Number.NEGATIVE_INFINITY
  let last = ""
  return ({ thing, rows, of }) => {
    // A thing begins and ends with a line, however short it takes.
    const isDue = now() - told >= PERIOD || thing !== last || rows >= of
    if (isDue) {
      told = now()
      last = thing
      write(`${thing}: ${rows.toLocaleString("en")} of ${of.toLocaleString("en")} rows${of > 0 ? ` (${Math.floor((100 * rows) / of)} %)` : ""}`)
    }
  }
}
