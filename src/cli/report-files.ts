/** The three files of a run: to read, for programs, and row by row. */
import fs from "node:fs"
import path from "node:path"
import { finished } from "node:stream/promises"
import { stringify } from "csv-stringify"
import type { MoveInListener, MoveInOptions } from "../move-in/domain/options"
import { reportText, type ReportedRun } from "../move-in/domain/report-text"
import { MoveInFailure } from "../move-in/failure"
import { errorMessage } from "../shared/error-message"

type RemarkLine = Parameters<MoveInListener["remark"]>[0]

export type ReportFiles = {
  /** Adds a row to the CSV. */
  remark: (line: RemarkLine) => void
  /** Ends the CSV and writes the other two. @returns the text, with the paths of the files */
  write: (run: ReportedRun) => Promise<{ text: string; files: string[] }>
  /** Ends the CSV of a run that failed. @returns its path */
  abandon: () => Promise<string>
}

/** They name customers: nobody else may read them. */
const FILE_MODE = 0o600
const FOLDER_MODE = 0o700

const COLUMNS = ["thing", "row", "reason", "moved", "message"] as const

/**
 * Opens the files of a run: `move-in-2026-11-29T21-00-00Z-dry-run.csv`. None of them holds the URL.
 *
 * @throws MoveInFailure `invalid_arguments` where the folder cannot be written, before anything is read
 */
export const openReportFiles = async (folder: string, mode: MoveInOptions["mode"], at: Date): Promise<ReportFiles> => {
  const base = path.join(folder, `move-in-${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z-${mode.replace("_", "-")}`)
  const rows = await openCsv(folder, `${base}.csv`)
  // What a cell begins with must not make a formula of it.
  const csv = stringify({ header: true, bom: true, columns: [...COLUMNS], escape_formulas: true, quoted_match: /[\r\n]/, cast: { boolean: (value) => (value ? "yes" : "no") } })
  const written = finished(csv.pipe(rows))
  // Told when it ends.
  written.catch(() => undefined)
  const end = async (): Promise<string> => {
    csv.end()
    await written
    return `${base}.csv`
  }
  return {
    remark: (line) => void csv.write(line),
    write: async (run) => {
      const text = reportText(run)
      await fs.promises.writeFile(`${base}.txt`, text, { mode: FILE_MODE })
      await fs.promises.writeFile(`${base}.json`, `${JSON.stringify(run, null, 2)}\n`, { mode: FILE_MODE })
      return { text, files: [`${base}.txt`, `${base}.json`, await end()] }
    },
    abandon: end,
  }
}

const openCsv = async (folder: string, file: string): Promise<fs.WriteStream> => {
  try {
    await fs.promises.mkdir(folder, { recursive: true, mode: FOLDER_MODE })
    const handle = await fs.promises.open(file, "w", FILE_MODE)
    return handle.createWriteStream()
  } catch (error) {
    throw new MoveInFailure("invalid_arguments", `the reports cannot be written: ${errorMessage(error)}`)
  }
}
