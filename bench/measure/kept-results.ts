/** The table of the README: the last result of each measure, whichever machine and day it was measured on. Pure. */

const MARKS = ["<!-- last results -->", "<!-- end of last results -->"] as const

/** Lines of a Markdown table above its rows: names, and dashes. */
const HEAD_LINES = 2

/** A row is known by what is measured, and against what. */
const keyOf = (row: string): string => row.split("|").slice(1, 3).join("|")

/**
 * Puts new results into the table between the marks of a page: a row of the same measure and baseline
 * is replaced where it stands, another one comes last. The others stay as they are.
 *
 * @param table the new results as a Markdown table
 * @param measured on which machine, and when
 * @throws Error where the page has no marks
 */
export const keptResults = (page: string, table: string, measured: string): string => {
  const [before, after] = [page.indexOf(MARKS[0]) + MARKS[0].length, page.indexOf(MARKS[1])]
  if (before < MARKS[0].length || after < before) {
    throw new Error(`the page has no table between "${MARKS[0]}" and "${MARKS[1]}"`)
  }
  const lines = table.split("\n")
  const rows = new Map(lines.slice(HEAD_LINES).map((row) => [keyOf(row), row]))
  const known = page.slice(before, after).split("\n").filter((line) => line.startsWith("|")).slice(HEAD_LINES)
  const kept = known.map((row) => rows.get(keyOf(row)) ?? row)
  const added = [...rows].filter(([key]) => !known.some((row) => keyOf(row) === key)).map(([, row]) => row)
  return `${page.slice(0, before)}\n\n${measured}\n\n${[...lines.slice(0, HEAD_LINES), ...kept, ...added].join("\n")}\n\n${page.slice(after)}`
}
