/** A CSV file of 100,000 rows, imported over HTTP. */
import { LIMITS, measureImports } from "../import"
import type { Result } from "../measure/report"

export const csvImportRow = async (): Promise<Result[]> =>
  (await measureImports()).map(({ file, rows, seconds, megabytes }) => ({
    measure: `CSV import: ${file}`,
    counted: `${rows.toLocaleString("en")} rows in ${seconds.toFixed(0)} s, ${megabytes.toFixed(0)} MB above idle`,
    expected: `≤ ${LIMITS.seconds} s, < ${LIMITS.megabytes} MB`,
    passed: seconds <= LIMITS.seconds && megabytes < LIMITS.megabytes,
  }))
