/** `medusa-b2b-loyalty move-in`, whichever way it is started. */
import { parseMoveInArguments, type MoveInArguments } from "../move-in/domain/arguments"
import type { MoveInListener, MoveInOptions } from "../move-in/domain/options"
import { withoutPassword } from "../move-in/domain/source-url"
import { MoveInFailure } from "../move-in/failure"
import { errorMessage } from "../shared/error-message"
import type { FinishedMoveIn } from "../workflows/move-in/run-move-in"
import { readCommandLine } from "./command-line"
import { readMapFile } from "./map-file"
import { progressLines } from "./progress-lines"
import { openReportFiles } from "./report-files"

/** What the command has of its surroundings. */
export type Terminal = {
  env: { MOVE_IN_URL?: string }
  now: () => Date
  /** The report. */
  out: (text: string) => void
  /** Progress and failures. */
  err: (text: string) => void
}

export const DONE = 0
export const FAILED = 1
/** What was moved is not what the source says. */
export const NOT_PROVEN = 2

/** What is asked for, or null once it is told what is wrong with it. */
export const argumentsOf = (args: string[], { env, err }: Terminal): MoveInArguments | null => {
  const parsed = parseMoveInArguments(readCommandLine(args), env.MOVE_IN_URL)
  if (!parsed.ok) {
    parsed.refusals.forEach(({ path, message }) => err(`medusa-b2b-loyalty: ${[path, message].filter(Boolean).join(" ")}\n`))
    return null
  }
  return parsed.value
}

/** Does it. */
export type Run = (options: MoveInOptions, listener: MoveInListener) => Promise<FinishedMoveIn>

/** Runs a move-in with its reports. @returns the exit code */
export const moveInCommand = async (args: string[], terminal: Terminal, run: Run): Promise<number> => {
  const given = argumentsOf(args, terminal)
  return given ? moveIn(given, terminal, run) : FAILED
}

const moveIn = async ({ map_file, create_customers, reports, ...given }: MoveInArguments, { now, out, err }: Terminal, run: Run): Promise<number> => {
  try {
    const map = await readMapFile(map_file)
    const started_at = now()
    const files = await openReportFiles(reports, given.mode, started_at)
    try {
      const options: MoveInOptions = { ...given, map: create_customers ? { ...map, customers: { ...map.customers, create: true } } : map }
      const { id, report } = await run(options, { progress: progressLines((line) => err(`${line}\n`), () => now().getTime()), remark: files.remark })
      const { from, mode, what, since } = options
      const { text, files: written } = await files.write({ id, from, mode, what, since, started_at, ended_at: now(), report })
      out(`\n${text}\n${written.join("\n")}\n`)
      return report.proof && !report.proof.holds ? NOT_PROVEN : DONE
    } catch (error) {
      err(`The rows that were seen until then: ${await files.abandon()}\n`)
      throw error
    }
  } catch (error) {
    err(`medusa-b2b-loyalty: ${withoutPassword(told(error), given.url)}\n`)
    return FAILED
  }
}

/** One line; of an error that nobody expected also where it comes from. */
const told = (error: unknown): string =>
  error instanceof MoveInFailure ? `${error.message} (${error.reason})` : `${errorMessage(error)} (internal_error)${error instanceof Error && error.stack ? `\n${error.stack}` : ""}`
