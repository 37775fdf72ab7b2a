import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import type { BootedApp } from "../../integration-tests/support/boot"
import { whatIf } from "../../src/workflows/loyalty-levels/what-if"

/** What is still in use once everything else is gone: what Node has not yet cleared away says nothing of a leak. */
const liveBytes = (): number => {
  setFlagsFromString("--expose-gc")
  runInNewContext("gc")()
  return process.memoryUsage().heapUsed
}

export type LevelsCalls = {
  /** The shop's own night. `megabytes` is the whole process at its peak, `kept_megabytes` what is in use after it and was not before. */
  levelsNight: (input: { now: string }) => Promise<Measured & { looked_at: number; moved: number }>
  /** What an admin is told before he changes what the second level asks for. */
  levelsWhatIf: (input: { now: string; threshold: string }) => Promise<Measured & { looked_at: number; moved: number }>
}

type Measured = { milliseconds: number; megabytes: number; kept_megabytes: number }

const measured = async <Result>(work: () => Promise<Result>): Promise<Measured & { result: Result }> => {
  const before = liveBytes()
  let peak = process.memoryUsage.rss()
  const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50)
  const started = performance.now()
  try {
    const result = await work()
    return { result, milliseconds: performance.now() - started, megabytes: peak / 1e6, kept_megabytes: (liveBytes() - before) / 1e6 }
  } finally {
    clearInterval(watching)
  }
}

const levelsNight = async ({ container }: BootedApp, { now }: { now: string }): ReturnType<LevelsCalls["levelsNight"]> => {
  const { result, ...costs } = await measured(async () => {
    const { result: night } = await container.resolve("workflows").run("recompute-loyalty-levels", { input: { now } })
    return { looked_at: night.looked_at, moved: night.moved }
  })
  return { ...costs, ...result }
}

const levelsWhatIf = async ({ container }: BootedApp, { now, threshold }: { now: string; threshold: string }): ReturnType<LevelsCalls["levelsWhatIf"]> => {
  const levels = [{ id: "lylev_bench_2", thresholds: { net_spend: { eur: threshold } } }]
  const { result, ...costs } = await measured(() => whatIf(container, { ladder_id: "lylad_bench", levels }, new Date(now)))
  return { ...costs, looked_at: result.owners, moved: result.up + result.down }
}

export const levelsCalls = { levelsNight, levelsWhatIf }
