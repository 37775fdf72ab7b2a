import type { BootedApp } from "../../integration-tests/support/boot"

export type LevelsCalls = {
  /** The shop's own night. Memory is that of the whole process at its peak, and how much of it came on top while it ran. */
  levelsNight: (input: { now: string }) => Promise<{ milliseconds: number; looked_at: number; moved: number; megabytes: number; added_megabytes: number }>
}

const levelsNight = async ({ container }: BootedApp, { now }: { now: string }): ReturnType<LevelsCalls["levelsNight"]> => {
  const before = process.memoryUsage.rss()
  let peak = before
  const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50)
  const started = performance.now()
  try {
    const { result } = await container.resolve("workflows").run("recompute-loyalty-levels", { input: { now } })
    return { milliseconds: performance.now() - started, looked_at: result.looked_at, moved: result.moved, megabytes: peak / 1e6, added_megabytes: (peak - before) / 1e6 }
  } finally {
    clearInterval(watching)
  }
}

export const levelsCalls = { levelsNight }
