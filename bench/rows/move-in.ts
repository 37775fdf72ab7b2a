/** A large Magento shop that moves in. */
import type { Result } from "../measure/report"
import { measureMoveIn, MOVE_IN_LIMITS } from "../move-in"
import type { BenchRun } from "./bench-run"

export const moveInRow = async ({ isQuick }: BenchRun): Promise<Result[]> =>
  (await measureMoveIn(isQuick ? { tiers: 40_000, balances: 4_000 } : { tiers: 1_000_000, balances: 100_000 })).map(({ what, megabytes, summary }) => ({
    measure: `move-in: ${what}`,
    counted: summary.slice(what.length + 2),
    expected: `< ${MOVE_IN_LIMITS.megabytes} MB`,
    passed: megabytes < MOVE_IN_LIMITS.megabytes,
  }))
