/** What changed settings would do, without storing anything. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { levelRefusals, parseLadder, thresholds as thresholdsSchema, type Ladder } from "../../modules/loyalty-levels/domain/ladder"
import { neededFrom, nextStanding } from "../../modules/loyalty-levels/domain/standing"
import { dayOf } from "../../shared/calendar"
import { id } from "../../shared/fields"
import { refusalsOf } from "../../shared/refusal"
import { RefusalError, refuseAll, unknownIdRefusal } from "../../shared/refusal-error"
import { parseInput, z } from "../../shared/schema"
import type { AdminLevelWhatIf } from "../../types/loyalty-levels"
import { ownersAfter, readHistories } from "./measure"
import { levels } from "./requalify"

const whatIfInput = z.strictObject({
  ladder_id: id,
  ladder: z.record(z.string(), z.unknown()).default({}),
  levels: z.array(z.strictObject({ id, thresholds: thresholdsSchema })).max(100).default([]),
})

const BATCH = 1000

/**
 * How many owners would move, were a ladder as it is given. Owners are read in batches: memory stays the same
 * however many there are.
 *
 * @throws RefusalError `ladder_not_found`, `invalid_input` with the path and reason of every wrong field
 */
export const whatIf = async (container: MedusaContainer, input: unknown, at: Date): Promise<AdminLevelWhatIf> => {
  const result = parseInput(whatIfInput, input)
  if (!result.success) {
    throw new RefusalError("invalid_input", refusalsOf(result.error.issues))
  }
  const ladder = await changedLadder(container, result.data)
  const counts = new Map(ladder.levels.map((level) => [level.id, { now: 0, then: 0 }]))
  const sum = { owners: 0, up: 0, down: 0 }
  for (const type of ladder.audiences) {
    for (let page = await ownersAfter(container, type, "", BATCH); page.length; page = page.length === BATCH ? await ownersAfter(container, type, page[page.length - 1].id, BATCH) : []) {
      await lookAt(container, ladder, page, at, sum, counts)
    }
  }
  return { ...sum, levels: ladder.levels.map(({ id: level_id, name }) => ({ id: level_id, name, members_now: counts.get(level_id)?.now ?? 0, members_then: counts.get(level_id)?.then ?? 0 })) }
}

const changedLadder = async (container: MedusaContainer, { ladder_id, ladder: changes, levels: changed }: z.infer<typeof whatIfInput>): Promise<Ladder> => {
  const { levels: current, id: _id, revision, created_at, updated_at, ...settings } = await levels(container).ladder(ladder_id)
  const parsed = parseLadder({ ...settings, ...changes })
  if (!parsed.ok) {
    throw new RefusalError("invalid_input", parsed.refusals.map((refusal) => ({ ...refusal, path: `ladder.${refusal.path}` })))
  }
  const unknown = changed.flatMap((level, index) => (current.some((each) => each.id === level.id) ? [] : [{ ...unknownIdRefusal(`levels.${index}.id`, "level", [level.id]), reason: "unknown_level" }]))
  const next = current.map((level) => ({ ...level, thresholds: changed.find((each) => each.id === level.id)?.thresholds ?? level.thresholds }))
  // What a changed level breaks above it is said at its own fields; what settings alone break, at the level as the ladder has it.
  const at = (level_id: string, index: number): string => `levels.${changed.length ? Math.max(0, changed.findIndex((each) => each.id === level_id)) : index}`
  refuseAll([...unknown, ...levelRefusals(parsed.value, next.map((level, index) => ({ ...level, at: at(level.id, index) })))])
  return { ...parsed.value, id: ladder_id, revision: revision + 1, created_at, updated_at, levels: next }
}

const lookAt = async (
  container: MedusaContainer,
  ladder: Ladder,
  page: Awaited<ReturnType<typeof ownersAfter>>,
  at: Date,
  sum: { owners: number; up: number; down: number },
  counts: Map<string, { now: number; then: number }>
): Promise<void> => {
  const service = levels(container)
  const { time_zone } = service.options
  const today = dayOf(at, time_zone)
  const kept = new Map((await service.readStandings(page)).map((row) => [row.owner.id, row.measured_at ? row : null]))
  const histories = await readHistories(container, ladder, page.map((owner) => ({ ...owner, from: neededFrom(kept.get(owner.id) ?? null, ladder, today) })), at, time_zone)
  const rank = (id_of: string | null | undefined): number => ladder.levels.find((level) => level.id === id_of)?.rank ?? 0
  for (const { id: owner_id } of page) {
    const before = kept.get(owner_id) ?? null
    const history = histories.get(owner_id)
    if (!history) {
      continue
    }
    // Whoever stands above what he has earned has a grant.
    const grants = before?.level_id && before.level_id !== before.earned_level_id ? [{ level_id: before.level_id }] : []
    const then = nextStanding(before, ladder, { history, grants, today }).standing.level_id
    sum.owners += 1
    sum.up += Number(rank(then) > rank(before?.level_id))
    sum.down += Number(rank(then) < rank(before?.level_id))
    tally(counts, before?.level_id, "now")
    tally(counts, then, "then")
  }
}

const tally = (counts: Map<string, { now: number; then: number }>, level_id: string | null | undefined, when: "now" | "then"): void => {
  const count = level_id && counts.get(level_id)
  if (count) {
    count[when] += 1
  }
}
