/** What a run of the move-in says it did, in a line for each kind of thing. */
import type { MoveInReport } from "../../src/types/move-in"

/** What came of each kind of thing: `created 3, changed 0, removed 0, left 2`. */
export const told = ({ report }: { report: MoveInReport }): Record<string, string> =>
  Object.fromEntries(report.things.map(({ thing, created, changed, removed, left }) => [thing, `created ${created}, changed ${changed}, removed ${removed}, left ${left}`]))

export const NOTHING_NEW = /^created 0, changed 0, removed 0, left \d+$/
