import type { AdminTierPriceImportInput } from "../../types/tier-price-rule"

/** The values that must be translated before a Magento file can be imported. */
export type MagentoNames = { websites: string[]; customer_groups: string[] }

/** Magento's own column, which our files do not have. */
const magentoColumn = "tier_price_website"

/** Tells by the first line whose file it is. */
export function formatOf(csv: string): AdminTierPriceImportInput["format"] {
  const firstLine = csv.slice(0, csv.search(/\r?\n|$/))
  return firstLine.includes(magentoColumn) ? "magento" : "native"
}

/** Every website and customer group that a Magento file names, once each, in the order of the file. */
export function magentoNames(csv: string): MagentoNames {
  const [header = [], ...rows] = readCsv(csv)
  const column = (name: string) => header.findIndex((title) => title.trim().toLowerCase() === name)
  const website = column(magentoColumn)
  const group = column("tier_price_customer_group")
  const distinct = (at: number) => [...new Set(rows.map((row) => row[at]?.trim() ?? "").filter((name) => name !== ""))]
  return { websites: at(website, distinct), customer_groups: at(group, distinct) }
}

const at = (index: number, read: (index: number) => string[]) => (index < 0 ? [] : read(index))

/** A cell with its end: quoted with doubled quotes inside, or plain. */
const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/gy

/** Records of RFC 4180. The backend reads the file with all care; this only finds names in it. */
export function readCsv(text: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  cell.lastIndex = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text)
    if (!found) {
      break
    }
    record.push(found[1].startsWith('"') ? found[1].slice(1, -1).replace(/""/g, '"') : found[1])
    if (found[2] !== ",") {
      records.push(record)
      record = []
    }
  }
  return record.length > 0 ? [...records, record] : records
}
