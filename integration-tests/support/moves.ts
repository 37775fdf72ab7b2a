import { mapFile } from "../../src/move-in/domain/map-file"
import type { MoveInThing, MoveInReason } from "../../src/types/move-in"
import { moveInService, tallyOf, type Move } from "../../src/workflows/move-in/move"
import { sourceOf, type Content } from "./source-in-memory"

export type MoveSettings = { map?: object; is_dry?: boolean; is_partial?: boolean; origin: string; at?: Date }

/** A run on a source in memory. */
export const moveOf = (content: Content, { map = {}, is_dry = false, is_partial = false, origin, at = new Date() }: MoveSettings): Move => ({
  container: testApp.container,
  service: moveInService(testApp.container),
  source: sourceOf(content),
  map: mapFile.parse(map),
  origin,
  is_dry,
  is_partial,
  at,
  tallies: new Map(),
  awaited: new Set(),
  listener: { progress: () => undefined, remark: () => undefined },
})

/** What became of the things of one kind; of what was said, how often by reason. */
export type Told = { created: number; changed: number; removed: number; left: number; not: Record<string, number>; noted: Record<string, number> }

export const NOTHING_TOLD: Told = { created: 0, changed: 0, removed: 0, left: 0, not: {}, noted: {} }

export const toldOf = (move: Move, thing: MoveInThing): Told => {
  const { created, changed, removed, left, not_movable, noted } = tallyOf(move, thing).report()
  return { created, changed, removed, left, not: counted(not_movable), noted: counted(noted) }
}

const counted = (reasons: MoveInReason[]): Record<string, number> => Object.fromEntries(reasons.map(({ reason, count }) => [reason, count]))
