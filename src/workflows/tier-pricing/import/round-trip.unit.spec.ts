import fc from "fast-check"
import { assembleRule, NATIVE_FORMAT, type ImportedRule, type KnownNames } from "../../../modules/tier-pricing/domain/csv/assemble-rules"
import type { ImportError } from "../../../shared/csv/import-error"
import { nativeRows } from "../../../modules/tier-pricing/domain/csv/native-rows"
import { rowsOf, type WrittenBreak } from "../../../modules/tier-pricing/domain/csv/write-rows"
import { parseTierPriceRule, type TierBreak, type TierPriceRuleInput } from "../../../modules/tier-pricing/domain/tier-price-rule"
import { EXCLUDE_TYPES, SCOPE_TYPES } from "../../../shared/fields"
import { csvHead, csvText } from "./csv-text"
import { readCsv } from "./csv-records"

/** A shop that knows every name and every variant; the SKU of a variant is made of its id. */
const skuOf = (variant_id: string): string | null => (variant_id.length % 3 ? `=SKU "${variant_id}"` : null)
const everything: KnownNames = {
  variantBySku: new Map(),
  skuOfVariant: { get: (id: string) => skuOf(id) } as ReadonlyMap<string, string | null>,
  idsOf: (_kind, name) => [name],
}

type StoredRule = TierPriceRuleInput & { id: string }

const exported = (rules: StoredRule[]): string => {
  const rows = rules.flatMap(({ items, ...rule }) => {
    const breaks: WrittenBreak[] = items
      ? items.flatMap(({ variant_id, breaks }) => breaks.map((tier) => ({ sku: skuOf(variant_id), variant_id, ...tier })))
      : (rule.breaks ?? []).map((tier) => ({ sku: null, variant_id: null, ...tier }))
    return rowsOf(rule, breaks)
  })
  return csvHead() + csvText(rows)
}

const imported = async (text: string): Promise<{ rules: Omit<ImportedRule, "row">[]; errors: ImportError[] }> => {
  const errors: ImportError[] = []
  const report = (error: ImportError) => void errors.push(error)
  const rows = nativeRows(report)
  await readCsv([text], rows.read, report)
  rows.finish()
  const rules = rows.takeDrafts().flatMap((draft) => {
    const reading = assembleRule(draft, everything, NATIVE_FORMAT)
    let step = reading.next()
    while (!step.done) step = reading.next()
    errors.push(...step.value.errors)
    const { row: _row, ...rule } = step.value.rule ?? { row: 0 }
    return step.value.rule ? [rule as Omit<ImportedRule, "row">] : []
  })
  return { rules, errors }
}

const text = (maxLength: number) => fc.string({ unit: "binary", maxLength }).filter((value) => !value.includes("\ufffd"))
const id = text(12).map((value) => value.trim()).filter((value) => value !== "")
const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 4 })
const decimal = (max: number) => fc.tuple(fc.integer({ min: 1, max }), fc.integer({ min: 0, max: 10 })).map(([digits, shift]) => Number(`${digits}e-${shift}`))
const tier = (amounts: boolean) =>
  fc.oneof(
    fc.record({ type: fc.constant("percentage"), value: decimal(100) }),
    ...(amounts ? [fc.record({ type: fc.constantFrom("fixed", "amount_off"), value: decimal(1_000_000_000) })] : [])
  )
const breaks = (amounts: boolean) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 2_147_483_647 }), { minLength: 1, maxLength: 4 })
    .chain((quantities) => fc.tuple(...quantities.sort((a, b) => a - b).map((min_quantity) => tier(amounts).map((rest) => ({ min_quantity, ...rest })))))
const exclusion = fc.record({ type: fc.constantFrom(...EXCLUDE_TYPES), ids })
const audience = fc.oneof(fc.constant({ type: "everyone", ids: [] }), fc.record({ type: fc.constantFrom("customer_groups", "customers"), ids }))
const scope = fc.oneof(fc.constant({ type: "all", ids: [] }), fc.record({ type: fc.constantFrom(...SCOPE_TYPES.filter((type) => type !== "all")), ids }))
const time = fc.option(fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }))
const content = (amounts: boolean) =>
  fc.oneof(
    fc.record({ scope, exclude: fc.array(exclusion, { maxLength: 3 }), breaks: breaks(amounts) }),
    fc.record({ items: fc.uniqueArray(fc.record({ variant_id: id, breaks: breaks(amounts) }), { minLength: 1, maxLength: 5, selector: ({ variant_id }) => variant_id }) })
  )
const shared = fc.record({
  name: text(60).map((value) => value.trim()).filter((value) => value !== ""),
  description: fc.option(fc.oneof(text(80), fc.constantFrom("", "'", " ", "=1+1", "line\r\nline", '"quoted", and more'))),
  status: fc.constantFrom("draft", "active", "archived"),
  priority: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  starts_at: time,
  ends_at: time,
  audience,
  region_ids: fc.uniqueArray(id, { maxLength: 3 }),
  combine: fc.constantFrom("lowest", "override"),
  promotions: fc.constantFrom("allow", "exclude"),
  base: fc.constantFrom("list", "current"),
  decimals: fc.oneof(fc.constant(null), fc.constant("exact"), fc.integer({ min: 0, max: 10 })),
  quantity_basis: fc.constantFrom("line", "product", "rule"),
})
const rule = fc.option(fc.constantFrom("eur", "usd", "jpy")).chain((currency_code) =>
  fc.tuple(shared, content(currency_code !== null)).map(([given, what]) => ({ ...given, ...what, currency_code }))
)
/** Valid by the schema itself, which also fills in what a rule leaves out. */
const storedRules = fc.array(rule, { maxLength: 6 }).map((given) =>
  given.flatMap((input, index): StoredRule[] => {
    const parsed = parseTierPriceRule(input)
    return parsed.ok ? [{ ...parsed.value, id: `tprule_${index}` }] : []
  })
)

describe("an export, imported again", () => {
  it("gives the same rules, with every field of each", async () => {
    await fc.assert(
      fc.asyncProperty(storedRules, async (rules) => {
        const result = await imported(exported(rules))
        const unexpected = result.errors.filter(({ reason }) => reason !== "no_rows")
        expect(unexpected).toEqual([])
        expect(result.rules).toEqual(rules)
      }),
      { numRuns: 150 }
    )
  }, 60_000)

  it("gives the same rules after a spreadsheet has sorted the rows by SKU", async () => {
    const tiers: TierBreak[] = [{ min_quantity: 1, type: "fixed", value: 0.0043 }, { min_quantity: 500, type: "fixed", value: 0.0039 }]
    const book = (id: string, name: string): StoredRule => {
      const parsed = parseTierPriceRule({ name, audience: { type: "customers", ids: ["cus_1"] }, currency_code: "eur", items: ["a", "b", "c"].map((variant_id) => ({ variant_id, breaks: tiers })) })
      if (!parsed.ok) throw new Error("The book is wrong")
      return { ...parsed.value, id }
    }
    const rules = [book("tprule_1", "First"), book("tprule_2", "Second")]
    const [head, ...rows] = exported(rules).trimEnd().split("\r\n")
    const sku = (row: string) => row.split(",")[19]
    const sorted = [head, ...rows.sort((a, b) => sku(a).localeCompare(sku(b)))]
    const { rules: read, errors } = await imported(sorted.join("\r\n"))
    expect(errors).toEqual([])
    expect(read).toEqual(rules)
  })
})
