/** Brings standings in line with figures, and customer groups in line with standings. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { nextStanding, neededFrom, type Standing } from "../../modules/loyalty-levels/domain/standing"
import type { Ladder } from "../../modules/loyalty-levels/domain/ladder"
import { LOYALTY_LEVELS } from "../../modules/loyalty-levels/key"
import type { LevelOwner, LoyaltyLevelsService, StandingRow, StandingWrite } from "../../modules/loyalty-levels/service"
import { dayOf } from "../../shared/calendar"
import type { LevelOwnerType } from "../../types/loyalty-levels"
import { knownOwners, readHistories, type KnownOwner } from "./measure"

export const levels = (container: MedusaContainer): LoyaltyLevelsService => container.resolve<LoyaltyLevelsService>(LOYALTY_LEVELS)

/** The ladder of a kind of owner; without one there is nothing to reach. */
export const NO_LADDER: Ladder = {
  id: "",
  revision: 0,
  name: "",
  status: "archived",
  audiences: [],
  match: "any",
  window: { type: "lifetime" },
  counts_from: "order_placed",
  conversion: null,
  grace_days: 0,
  when_undone: "at_once",
  manual_members: "remove",
  warn_days: null,
  terms: null,
  levels: [],
  created_at: "",
  updated_at: "",
}

export const ladderFor = (ladders: readonly Ladder[], type: LevelOwnerType): Ladder => ladders.find(({ audiences }) => audiences.includes(type)) ?? NO_LADDER

/**
 * What a run found. `moved`: owners whose level changed; `unset`: those whose level changed before and whose groups
 * were not brought in line, as whoever was at it failed; `lost`: owners whose turn somebody else took, who has seen more.
 */
export type Requalified = { looked_at: number; moved: LevelOwner[]; unset: LevelOwner[]; lost: LevelOwner[] }

/**
 * Looks at owners once: takes their turns, reads what they bought, and writes how they stand now. Three
 * statements where nothing is to be written, four otherwise, however many owners there are (of one kind).
 *
 * @param at as if it were then
 * @param order_id the order that is the reason, for the history
 * @param known the owners, where a run over all of them has read them already; whom it finds for the first time is told nothing
 */
export const requalifyOnce = async (
  container: MedusaContainer,
  ladders: readonly Ladder[],
  owners: readonly LevelOwner[],
  at: Date,
  order_id: string | null = null,
  known: readonly KnownOwner[] | null = null
): Promise<Requalified> => {
  const service = levels(container)
  const found = known ?? (await knownOwners(container, owners))
  const rows = new Map((await service.takeTurns(found, at)).map((row) => [keyOf(row.owner), row]))
  const writes: StandingWrite[] = []
  for (const type of ["company", "customer"] as const) {
    const ladder = ladderFor(ladders, type)
    writes.push(...(await judged(container, ladder, found.filter((owner) => owner.type === type), rows, at, order_id, known !== null)))
  }
  const written = new Set((await service.writeStandings(writes, at)).map(keyOf))
  return {
    looked_at: found.length,
    moved: writes.filter(({ owner, change }) => change && written.has(keyOf(owner))).map(({ owner }) => owner),
    unset: [...rows.values()].filter(({ is_set }) => !is_set).map(({ owner }) => owner),
    lost: writes.filter(({ owner }) => !written.has(keyOf(owner))).map(({ owner }) => owner),
  }
}

const keyOf = ({ type, id }: LevelOwner): string => `${type}:${id}`

/** What is to be written of owners of one kind: of whom nothing differs, nothing. */
const judged = async (container: MedusaContainer, ladder: Ladder, owners: readonly KnownOwner[], rows: Map<string, StandingRow>, at: Date, order_id: string | null, known_by_run: boolean): Promise<StandingWrite[]> => {
  if (!owners.length) {
    return []
  }
  const { time_zone } = levels(container).options
  const today = dayOf(at, time_zone)
  const asked = owners.map((owner) => ({ ...owner, from: neededFrom(keptOf(rows.get(keyOf(owner))), ladder, today) }))
  const histories = await readHistories(container, ladder, asked, at, time_zone)
  return owners.flatMap((owner): StandingWrite[] => {
    const row = rows.get(keyOf(owner))
    const history = histories.get(owner.id)
    if (!row || !history) {
      return []
    }
    const next = nextStanding(keptOf(row), ladder, { history, grants: row.grants, today })
    const differs = next.change !== null || DECISIVE.some((field) => next.standing[field] !== row[field]) || JSON.stringify(sorted(next.figures)) !== JSON.stringify(sorted(row.figures))
    return differs ? [{ owner: { type: owner.type, id: owner.id }, turn: row.turn, ...next, order_id, silent: known_by_run && row.measured_at === null }] : []
  })
}

const DECISIVE = ["ladder_id", "ladder_revision", "earned_level_id", "level_id", "held_from", "undone_on", "lost_on"] as const satisfies (keyof Standing)[]

/** PostgreSQL keeps fields in an order of its own. The days as a customer alone are no news. */
const sorted = (value: unknown): unknown =>
  typeof value === "object" && value !== null
    ? Object.entries(value).filter(([key]) => key !== "days_as_customer").sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]): unknown => [key, sorted(each)])
    : value

/** Who was never measured has no standing yet. */
const keptOf = (row: StandingRow | undefined): StandingRow | null => (row?.measured_at ? row : null)

/** So often an owner is looked at again whose turn somebody took: who did has seen more, so the last try may leave it to him. */
const ATTEMPTS = 5

/** {@link requalifyOnce}, and again for whom somebody else looked at at the same moment. */
export const requalify = async (container: MedusaContainer, ladders: readonly Ladder[], owners: readonly LevelOwner[], at: Date, order_id: string | null = null, known: readonly KnownOwner[] | null = null): Promise<Requalified> => {
  const first = await requalifyOnce(container, ladders, owners, at, order_id, known)
  for (let attempt = 1; attempt < ATTEMPTS && first.lost.length; attempt++) {
    const again = await requalifyOnce(container, ladders, first.lost, at, order_id)
    first.moved.push(...again.moved)
    first.unset.push(...again.unset)
    first.lost = again.lost
  }
  return first
}
