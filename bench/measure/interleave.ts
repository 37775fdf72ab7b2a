import { setTimeout as sleep } from "node:timers/promises"
import { median } from "./statistics"

/** One of those that are measured against each other. */
export type Contender = {
  name: string
  /** The database that it works on, for the statement count. */
  database: string
  /** Does the work once and says how many milliseconds it took. */
  run: () => Promise<number>
  /** Puts things back to where they were before; not measured. */
  reset?: () => Promise<void>
}

export type Rounds = { warmUps: number; pairs: number }

/** Fewer would say too little. */
export const LEAST: Rounds = { warmUps: 15, pairs: 30 }

/**
 * Runs the contenders one after the other, again and again, each round in another order, so that whatever slows the
 * machine down slows all of them.
 *
 * @returns the samples of each contender in milliseconds, the n-th of all from the same round
 */
export const interleave = async (contenders: Contender[], { warmUps, pairs }: Rounds): Promise<number[][]> => {
  const samples = contenders.map((): number[] => [])
  for (let round = 0; round < warmUps + pairs; round++) {
    for (let place = 0; place < contenders.length; place++) {
      const index = (place + round) % contenders.length
      const { run, reset } = contenders[index]
      const took = await run()
      await reset?.()
      if (round >= warmUps) samples[index].push(took)
    }
  }
  return samples
}

/** Reads and clears what the server counts per database. */
export type StatementCounter = { clear: (database: string) => Promise<void>; read: (database: string) => Promise<number> }

const COUNTED_RUNS = 7
/** What an app still sends after it has answered belongs to the answer. */
const AFTERMATH = 30

/** SQL statements of one run, `BEGIN` and `COMMIT` included: the median of some runs. */
export const countStatements = async ({ database, run, reset }: Contender, counter: StatementCounter): Promise<number> => {
  const counts: number[] = []
  for (let round = 0; round < COUNTED_RUNS; round++) {
    await counter.clear(database)
    await run()
    await sleep(AFTERMATH)
    counts.push(await counter.read(database))
    await reset?.()
  }
  return median(counts)
}
