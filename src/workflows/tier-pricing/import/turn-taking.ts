import { setImmediate } from "node:timers/promises"

/** Milliseconds of work after which other requests get their turn. */
const TURN = 10

/** For long work in this process: awaited often, it lets others in whenever a turn is over, and costs nothing otherwise. */
export const turnTaking = (): (() => Promise<void>) => {
  let started = performance.now()
  return async () => {
    if (performance.now() - started > TURN) {
      await setImmediate()
      started = performance.now()
    }
  }
}
