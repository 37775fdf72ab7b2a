import type { AdminTierPriceImportInput } from "../../types/tier-price-rule"
import { type MagentoNames, formatOf, magentoNames } from "./csv-columns"

/** A chosen file, with what a person said its names mean. */
export type ImportFile = {
  name: string
  csv: string
  format: AdminTierPriceImportInput["format"]
  names: MagentoNames
  /** Magento website → currency code and, if it stands for some regions only, those. */
  websites: Record<string, { currency_code: string; region_ids: string[] }>
  /** Magento customer group → id of a customer group, or `everyone`. */
  customer_groups: Record<string, string>
}

/** Magento writes these for "every customer group". */
const everyoneNames = ["ALL GROUPS", "All Groups"]

export function importFile(name: string, csv: string): ImportFile {
  const format = formatOf(csv)
  const names = format === "magento" ? magentoNames(csv) : { websites: [], customer_groups: [] }
  const everyone = names.customer_groups.filter((group) => everyoneNames.includes(group))
  return {
    name,
    csv,
    format,
    names,
    websites: {},
    customer_groups: Object.fromEntries(everyone.map((group) => [group, "everyone"])),
  }
}

/** Every name of a Magento file has a meaning. */
export function isMapped({ names, websites, customer_groups }: ImportFile): boolean {
  return names.websites.every((name) => websites[name]?.currency_code) && names.customer_groups.every((name) => customer_groups[name])
}

export function inputOfFile({ format, csv, websites, customer_groups }: ImportFile): AdminTierPriceImportInput {
  return format === "native" ? { format, csv } : { format, csv, websites, customer_groups }
}
