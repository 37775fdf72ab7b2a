/** Reads rows of Magento's tier prices into rules. */
import { cellError, type ImportError } from "../../../../shared/csv/import-error"
import { readDecimal, readWhole, readWord } from "./cells"
import { MAGENTO_COLUMNS, MagentoColumn } from "./columns"
import { needed } from "./native-rows"
import { BreakRow, RuleDraft, RuleRows, takeAll, tierOf } from "./rule-draft"
import { readTable, Row } from "../../../../shared/csv/table"

/** What the names in a Magento file are in this shop. */
export type MagentoNames = {
  /** By the name of the website in the file. */
  websites: Record<string, { currency_code: string; region_ids?: string[] }>
  /** By the name of the customer group in the file: a group's id or name, or `everyone`. */
  customer_groups: Record<string, string>
}

/** Magento stores its prices as they are charged at once; a rule made from them is active too. */
const STATUS = "active"

const VALUE_TYPES: Record<string, string> = { fixed: "fixed", discount: "percentage" }

/**
 * Reads rows of Magento's format: the rows of one customer group and website are one price book.
 * A website or group that `names` does not know is an error.
 *
 * @param report gets each error of a row; the rest of the row is checked all the same
 */
export const magentoRows = (names: MagentoNames, report: (error: ImportError) => void): RuleRows => {
  const rules = new Map<string, RuleDraft>()

  const addTo = (key: string, row: BreakRow, opened: () => RuleDraft): void => {
    const draft = rules.get(key) ?? opened()
    draft.breaks.push(row)
    rules.set(key, draft)
  }

  const readRow = (given: Row<MagentoColumn>): void => {
    const row = readBreak(given, report)
    const website = mapped(given, "tier_price_website", names.websites, "unmapped_website", report)
    const group = mapped(given, "tier_price_customer_group", names.customer_groups, "unmapped_customer_group", report)
    if (row.sku === null) {
      return
    }
    if (website && group) {
      addTo(JSON.stringify([website.name, group.name]), row, () => draftOf(row.row, group, website))
    } else {
      addTo("unmapped", { ...row, unread: row.unread ?? [] }, () => unmappedDraft(row.row))
    }
  }

  const table = readTable({ columns: MAGENTO_COLUMNS, needed: MAGENTO_COLUMNS, report, readRow })
  return { ...table, takeDrafts: () => takeAll(rules) }
}

type Mapped<T> = { name: string; to: T }

const mapped = <T>(
  { row, cell }: Row<MagentoColumn>,
  column: MagentoColumn,
  names: Record<string, T>,
  reason: string,
  report: (error: ImportError) => void
): Mapped<T> | null => {
  const name = cell(column).trim()
  if (!Object.hasOwn(names, name)) {
    const missing = name === ""
    report(cellError(row, column, name || null, missing ? "missing_value" : reason, missing ? "must not be empty" : `the request does not say what "${name}" is in this shop`))
    return null
  }
  return { name, to: names[name] }
}

const draftOf = (row: number, group: Mapped<string>, website: Mapped<MagentoNames["websites"][string]>): RuleDraft => {
  const cell = (value: unknown, text: string) => ({ text, value })
  const isEveryone = group.to === "everyone"
  return {
    row,
    cells: {
      name: cell(`Magento: ${group.name} (${website.name})`, group.name),
      status: cell(STATUS, ""),
      audience_type: cell(isEveryone ? "everyone" : "customer_groups", group.name),
      audience_ids: cell(isEveryone ? [] : [group.to], group.name),
      region_ids: cell(website.to.region_ids ?? [], website.name),
      currency_code: cell(website.to.currency_code, website.name),
    },
    rows: {},
    unread: new Set(),
    isBook: true,
    breaks: [],
  }
}

/** Holds rows whose website or group the request does not know, so that their SKUs are looked up; no rule is made of it. */
const unmappedDraft = (row: number): RuleDraft => {
  const cell = (value: unknown) => ({ text: "", value })
  return { row, cells: { name: cell("unmapped"), audience_type: cell("everyone") }, rows: {}, unread: new Set(["currency_code"]), isBook: true, breaks: [] }
}

const readBreak = ({ row, cell }: Row<MagentoColumn>, report: (error: ImportError) => void): BreakRow => {
  const sku = needed(row, "sku", cell("sku"), (given) => ({ ok: true, value: given.trim() }), report)
  const min_quantity = needed(row, "tier_price_qty", cell("tier_price_qty"), readWhole, report)
  const type = needed(row, "tier_price_value_type", cell("tier_price_value_type"), readWord(Object.keys(VALUE_TYPES)), report)
  const value = needed(row, "tier_price", cell("tier_price"), readDecimal, report)
  return { row, sku: sku ?? null, variant_id: null, ...tierOf({ min_quantity, type: type && VALUE_TYPES[type], value }) }
}
