/** Writes the text of an export. */
import { stringify } from "csv-stringify/sync"
import { headerRow } from "../../../modules/tier-pricing/domain/csv/write-rows"

/** A byte order mark: without it, spreadsheets take UTF-8 for the encoding of the country. */
export const BYTE_ORDER_MARK = "\ufeff"

/** The beginning of a file: mark and header. */
export const csvHead = (): string => BYTE_ORDER_MARK + csvText([headerRow()])

/** Rows as text. A line break inside a cell is quoted, whatever kind it is. */
export const csvText = (rows: string[][]): string => stringify(rows, { record_delimiter: "\r\n", quoted_match: /[\r\n]/ })
