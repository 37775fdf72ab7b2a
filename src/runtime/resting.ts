import { setTimeout as sleep } from "node:timers/promises"

/** The longest rest after one piece of work, in milliseconds. */
const LONGEST = 100

/**
 * For long work that nobody waits for: after each piece it rests as long as the piece took. So it
 * takes at most half of a database and a process that others work with.
 */
export const resting = async <T>(work: () => Promise<T>): Promise<T> => {
  const started = performance.now()
  try {
    return await work()
  } finally {
    await sleep(Math.min(performance.now() - started, LONGEST))
  }
}
