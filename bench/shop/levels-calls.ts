import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import type { BootedApp } from "../../integration-tests/support/boot"

/** What is still in use once everything else is gone: what Node has not yet cleared away says nothing of a leak. */
const liveBytes = (): number => {
  setFlagsFromString("--expose-gc")
  runInNewContext("gc")()
  return process.memoryUsage().heapUsed
}

export type LevelsCalls = {
  /** The shop's own night. `megabytes` is the whole process at its peak, `kept_megabytes` what is in use after it and was not before. */
  levelsNight: (input: { now: string }) => Promise<{ milliseconds: number; looked_at: number; moved: number; megabytes: number; kept_megabytes: number }>
}

const levelsNight = async ({ container }: BootedApp, { now }: { now: string }): ReturnType<LevelsCalls["levelsNight"]> => {
  const before = liveBytes()
  let peak = process.memoryUsage.rss()
  const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50)
  const started = performance.now()
  try {
    const { result } = await container.resolve("workflows").run("recompute-loyalty-levels", { input: { now } })
    const milliseconds = performance.now() - started
    return { milliseconds, looked_at: result.looked_at, moved: result.moved, megabytes: peak / 1e6, kept_megabytes: (liveBytes() - before) / 1e6 }
  } finally {
    clearInterval(watching)
  }
}

export const levelsCalls = { levelsNight }
