/** What every part of a move-in works with. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { newTally, type Tally } from "../../modules/move-in/domain/tally"
import { MOVE_IN } from "../../modules/move-in/key"
import type { KeyRange, MoveInLink, MoveInService } from "../../modules/move-in/service"
import { sha256 } from "../../shared/digest"
import { normalizedEmail } from "../../shared/email"
import type { MapFile } from "../../move-in/domain/map-file"
import type { MoveInListener } from "../../move-in/domain/options"
import type { Batch, Remark, Thing } from "../../move-in/domain/records"
import type { MoveInSource } from "../../move-in/source"
import { turnTaking } from "../../runtime/turn-taking"

/** One run. */
export type Move = {
  container: MedusaContainer
  service: MoveInService
  source: MoveInSource
  map: MapFile
  /** Under which name the shop remembers what it has moved. */
  origin: string
  /** Nothing is written. */
  is_dry: boolean
  /** Not everything is read: what is not there may be there all the same. */
  is_partial: boolean
  at: Date
  tallies: Map<Thing, Tally>
  /** In a dry run: whose accounts a real one would have made, see {@link awaitedMark}. */
  awaited: Set<string>
  listener: MoveInListener
}

export const moveInService = (container: MedusaContainer): MoveInService => container.resolve<MoveInService>(MOVE_IN)

/** A few letters for an address: a set of them stays small, however many customers are awaited. */
export const awaitedMark = (email: string): string => sha256(normalizedEmail(email)).slice(0, 12)

/** The tally of one kind of thing. */
export const tallyOf = ({ tallies }: Move, thing: Thing): Tally => {
  const tally = tallies.get(thing) ?? newTally(thing)
  tallies.set(thing, tally)
  return tally
}

/** Says of a row why it is not moved, or with `moved` that it is not as it stands in the source. @param count of what the thing is counted in */
export const say = (move: Move, thing: Thing, { row, reason, message, moved = false, figure, rows = 1 }: Remark, count = rows): void => {
  tallyOf(move, thing).say({ row, reason, message, moved, figure }, count)
  move.listener.remark({ thing, row, reason, message, moved })
}

/** What records of a range of keys have become, by key. */
export const linksByKey = async ({ service, origin }: Move, thing: Thing, range: KeyRange): Promise<Map<string, MoveInLink>> =>
  new Map((await service.linksInRange(origin, thing, range)).map((link) => [link.source_key, link]))

type Taking<Record> = (batch: Batch<Record>, range: KeyRange) => Promise<void>

/**
 * Goes through what the source has, batch by batch, and tells how far it is.
 *
 * @param is_silent for a first look: remarks and rows are told by the second
 */
export const eachBatch = async <Record>(move: Move, thing: Thing, batches: AsyncIterable<Batch<Record>>, take: Taking<Record>, is_silent = false): Promise<void> => {
  const of = await move.source.count(thing)
  let rows = 0
  let after = ""
  const turn = turnTaking()
  for await (const batch of batches) {
    await take(batch, { after, until: batch.until })
    after = batch.until ?? after
    rows += batch.rows
    if (!is_silent) {
      tallyOf(move, thing).read(batch.rows)
      batch.remarks.forEach((remark) => say(move, thing, remark))
      move.listener.progress({ thing, rows, of: Math.max(of, rows) })
    }
    // What a batch has left behind is not to pile up: a million rows are some gigabytes.
    await turn()
  }
}
