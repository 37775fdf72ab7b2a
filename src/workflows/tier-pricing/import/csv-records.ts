/** Splits the text of a file into records, piece by piece. */
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { parse } from "csv-parse"
import { cellError, type ImportError } from "../../../shared/csv/import-error"
import type { CsvRecord } from "../../../shared/csv/table"
import { turnTaking } from "../../../runtime/turn-taking"

/** Text of a file in pieces of any size. */
export type TextPieces = AsyncIterable<string> | Iterable<string>

const DELIMITERS = [",", ";", "\t"]

type RawRecord = { record: string[]; raw: string }

/**
 * Hands each record to `read`, in order. Columns are separated by what separates the header's: a
 * comma, a semicolon or a tab. A byte order mark at the beginning is skipped.
 *
 * @param report gets `quote_not_closed`, the one thing after which nothing more can be read
 */
export const readCsv = async (
  pieces: TextPieces,
  read: (record: CsvRecord) => void,
  report: (error: ImportError) => void
): Promise<void> => {
  const { header, all } = await peekHeader(pieces)
  let row = 0
  let unclosed = false
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(header),
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    raw: true,
  })
  parser.on("skip", () => {
    unclosed = true
  })
  await pipeline(Readable.from(inTurns(all)), parser, async (records: AsyncIterable<RawRecord>) => {
    for await (const { record, raw } of records) {
      row += 1
      read({ cells: record, hasStrayQuote: !raw.includes(`""`) && record.some((cell) => cell.includes(`"`)) })
    }
  })
  if (unclosed) {
    report(cellError(row + 1, null, null, "quote_not_closed", "a quote that begins in this row is never closed: what follows cannot be read"))
  }
}

/** Bytes parsed at once. */
const AT_ONCE = 16 * 1024

/** The same text in pieces so small that each is parsed within one turn. */
async function* inTurns(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  const letOthersIn = turnTaking()
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece)
    for (let start = 0; start < bytes.length; start += AT_ONCE) {
      yield bytes.subarray(start, start + AT_ONCE)
      await letOthersIn()
    }
  }
}

/** The text up to the first line's end, and all pieces again. */
const peekHeader = async (pieces: TextPieces): Promise<{ header: string; all: AsyncIterable<string> }> => {
  const source = Readable.from(pieces)[Symbol.asyncIterator]()
  let header = ""
  let next = await source.next()
  while (!next.done && !/[\r\n]/.test((header += next.value))) {
    next = await source.next()
  }
  const rest = { [Symbol.asyncIterator]: () => source }
  async function* all() {
    yield header
    yield* rest
  }
  return { header: header.split(/[\r\n]/, 1)[0], all: all() }
}

/** The separator that the header holds most. */
const delimiterOf = (header: string): string => {
  const count = (delimiter: string) => header.split(delimiter).length
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}
