/** The move-in from its beginning to its report. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MoveInReport } from "../../types/move-in"
import type { MoveInListener, MoveInOptions } from "../../move-in/domain/options"
import { THINGS, type Thing } from "../../move-in/domain/records"
import { withoutPassword } from "../../move-in/domain/source-url"
import { MoveInFailure } from "../../move-in/failure"
import type { OpenSource } from "../../move-in/source"
import { errorMessage } from "../../shared/error-message"
import type { BookState, BookStates } from "./books"
import { moveInService, tallyOf, type Move } from "./move"
import { moveCodes } from "./move-codes"
import { moveCustomers } from "./move-customers"
import { moveGroups } from "./move-groups"
import { movePoints, provePoints } from "./move-points"
import { moveTiers } from "./move-tiers"
import { provePrices, proveTiers } from "./prove"
import { settingsOf } from "./settings-of-map"

/** Milliseconds between two notes of the progress in the database. */
const NOTED_EVERY = 2_000

/** The report of a run, under the id by which the shop remembers it. */
export type FinishedMoveIn = { id: string; report: MoveInReport }

/**
 * Moves in from another shop, or says what that would do. What was moved before is left alone unless it has changed in
 * the source, so that a run can be repeated, also one that was killed. One at a time.
 *
 * @param openSource the caller's, since a shop that boots must not load the drivers of other databases
 * @throws MoveInFailure in one line, without a password; nothing is written before the source is open
 */
export const runMoveIn = async (container: MedusaContainer, options: MoveInOptions, listener: MoveInListener, openSource: OpenSource, at = new Date()): Promise<FinishedMoveIn> => {
  const service = moveInService(container)
  const { from, mode, what } = options
  const origin = options.map.origin ?? from
  const begun = await service.beginRun({ origin, from, mode, what })
  if (!begun) {
    throw new MoveInFailure("move_in_running", "another move-in is running: wait until it is done")
  }
  const { id, release } = begun
  const tallies: Move["tallies"] = new Map()
  try {
    const settings = await settingsOf(container, options, at)
    const { source, close } = await openSource(options, settings)
    try {
      const told = { ...listener, progress: noting(service, id, listener) }
      const report = await moveAll({ container, service, source, map: options.map, origin, is_dry: mode === "dry_run", is_partial: options.since !== null, at, tallies, awaited: new Set(), listener: told }, what)
      await service.endRun(id, report, null)
      return { id, report }
    } finally {
      await close()
    }
  } catch (error) {
    const failure = failureOf(container, error, options.url)
    await service.endRun(id, tallies.size ? unfinished(tallies) : null, { reason: failure.reason, message: failure.message })
    throw failure
  } finally {
    await release()
  }
}

const moveAll = async (move: Move, what: Thing[]): Promise<MoveInReport> => {
  const moves = (thing: Thing): boolean => what.includes(thing)
  const groups = await moveGroups(move, moves("groups"))
  if (moves("customers")) {
    await moveCustomers(move, groups)
  }
  const states: BookStates = moves("tiers") ? await moveTiers(move, groups) : new Map()
  if (moves("points")) {
    await movePoints(move)
  }
  if (moves("codes")) {
    await moveCodes(move)
  }
  return {
    source: move.source.describe,
    things: THINGS.filter(moves).map((thing) => tallyOf(move, thing).report()),
    books: [...states.values()].filter(({ content, refused }) => content.variants && !refused).map(bookOf),
    unmapped: move.source.unmapped,
    proof: move.is_dry ? null : await prove(move, { moves, groups, states }),
  }
}

const bookOf = ({ book, form, content, rule_id }: BookState): MoveInReport["books"][number] => ({ name: book.name, form: form.form, variants: content.variants, tiers: content.tiers, rule_id })

type Moved = { moves: (thing: Thing) => boolean; groups: Parameters<typeof provePrices>[1]; states: BookStates }

const prove = async (move: Move, { moves, groups, states }: Moved): Promise<NonNullable<MoveInReport["proof"]>> => {
  move.listener.progress({ thing: "proof", rows: 0, of: 3 })
  const tiers = moves("tiers") ? await proveTiers(move, states) : null
  move.listener.progress({ thing: "proof", rows: 1, of: 3 })
  const points = moves("points") ? await provePoints(move) : null
  move.listener.progress({ thing: "proof", rows: 2, of: 3 })
  const prices = moves("tiers") ? await provePrices(move, groups, states, move.at.getTime()) : null
  move.listener.progress({ thing: "proof", rows: 3, of: 3 })
  return { tiers, points, prices, holds: !tiers?.differences.length && !points?.different && !prices?.different }
}

const unfinished = (tallies: Move["tallies"]): MoveInReport => ({ source: "", things: [...tallies.values()].map((tally) => tally.report()), books: [], unmapped: [], proof: null })

/** Progress goes to the database now and then, for the dashboard. */
const noting = (service: Move["service"], id: string, listener: MoveInListener): MoveInListener["progress"] => {
  let noted = 0
  return (progress) => {
    listener.progress(progress)
    if (Date.now() - noted >= NOTED_EVERY) {
      noted = Date.now()
      void service.noteProgress(id, progress).catch(() => undefined)
    }
  }
}

/** What nobody foresaw is in the log with its stack; the operator gets its first line. */
const failureOf = (container: MedusaContainer, error: unknown, url: string): MoveInFailure => {
  if (error instanceof MoveInFailure) {
    return error
  }
  // Whatever threw it may have had the URL in its hands.
  const bare = new Error(withoutPassword(errorMessage(error), url))
  bare.stack = withoutPassword((error instanceof Error && error.stack) || String(error), url)
  container.resolve(ContainerRegistrationKeys.LOGGER).error("the move-in failed", bare)
  return new MoveInFailure("internal_error", `the move-in stopped because of an error in this shop: ${bare.message.split("\n")[0]}`)
}
