/** The night of the loyalty levels: everybody is looked at. */
import type { Count, Result } from "../measure/report"
import { insertCustomersWithOrders, NIGHT, ORDERS_EACH } from "../seed/levels"
import { clone, levelsOf } from "../shop/databases"
import { tieredShop, withShops, type BenchRun } from "./bench-run"

/** A shop in a small container; the idle one uses about 240. */
const HEAP_MEGABYTES = 384
const MOST_MEGABYTES = 768
const MOST_KEPT_MEGABYTES = 16
const MOST_MINUTES = 15

/** The first night, in which most rise and groups are filled, one in which nothing has changed, and what an admin asks before a change. */
export const loyaltyLevelsRow = async ({ isQuick }: BenchRun): Promise<Result[]> => {
  const count = isQuick ? 10_000 : 100_000
  const database = await clone(await levelsOf(`levels_${count}`, (client) => insertCustomersWithOrders(client, count)))
  return withShops([{ ...tieredShop(database), heapMegabytes: HEAP_MEGABYTES }], async ([shop]) => {
    const asked = [
      { what: "a night: the first", moves: true, ask: () => shop.ask("levelsNight", { now: NIGHT }) },
      { what: "a night: nothing has changed", moves: false, ask: () => shop.ask("levelsNight", { now: NIGHT }) },
      { what: "a what-if: the second level asks for 890.00 instead of 600.00", moves: true, ask: () => shop.ask("levelsWhatIf", { now: NIGHT, threshold: "890" }) },
    ]
    const results: Count[] = []
    for (const { what, moves, ask } of asked) {
      const { milliseconds, looked_at, moved, megabytes, kept_megabytes } = await ask()
      if (looked_at !== count) throw new Error(`${looked_at} customers were looked at instead of ${count}`)
      if (moves !== moved > 0) throw new Error(`${moved} customers moved in ${what}`)
      results.push({
        measure: `levels of ${count.toLocaleString("en")} customers with ${(count * ORDERS_EACH).toLocaleString("en")} orders, ${what}`,
        counted: `${(milliseconds / 1000).toFixed(1)} s, ${Math.round(count / (milliseconds / 1000)).toLocaleString("en")} customers a second, ${moved.toLocaleString("en")} moved; with a heap of ${HEAP_MEGABYTES} MB the process is ${megabytes.toFixed(0)} MB at its peak; ${kept_megabytes.toFixed(1)} MB more in use after it than before`,
        expected: `< ${MOST_MINUTES} min, < ${MOST_MEGABYTES} MB, < ${MOST_KEPT_MEGABYTES} MB kept`,
        passed: milliseconds < MOST_MINUTES * 60_000 && megabytes < MOST_MEGABYTES && kept_megabytes < MOST_KEPT_MEGABYTES,
      })
    }
    return results
  })
}
