import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { rowsOf, type WrittenBreak, type WrittenRule } from "../../../../modules/tier-pricing/domain/csv/write-rows"
import { TIER_PRICING } from "../../../../modules/tier-pricing/key"
import type { TierPriceRuleRow, TierPricingService } from "../../../../modules/tier-pricing/service"
import { readRow } from "../../../../modules/tier-pricing/storage/parse-stored"
import type { StoredItem } from "../../../../modules/tier-pricing/storage/read-items"
import { csvHead, csvText } from "../../../../workflows/tier-pricing/import/csv-text"
import { listRules } from "../list-rules"
import type { ListTierPriceRules } from "../validators"

const RULES_AT_ONCE = 200
const VARIANTS_AT_ONCE = 1_000

/**
 * The rules that a selection finds, as the text of a file, piece by piece. A rule that cannot be
 * read, and a variant that is no longer in the shop, are left out: they have no price.
 */
export async function* csvOfRules(container: MedusaContainer, selection: Omit<ListTierPriceRules, "limit" | "offset" | "fields">): AsyncGenerator<string> {
  yield csvHead()
  for (let offset = 0, count = 1; offset < count; offset += RULES_AT_ONCE) {
    const page = await listRules(container, { ...selection, limit: RULES_AT_ONCE, offset })
    count = page.count
    for (const row of page.rows) {
      yield* csvOfRule(container, row)
    }
  }
}

async function* csvOfRule(container: MedusaContainer, row: TierPriceRuleRow): AsyncGenerator<string> {
  const { rule } = readRow(row)
  if (!rule.ok) {
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`tier price rule ${row.id} ("${row.name}") cannot be read and is left out of the export`)
  } else if (rule.value.scope) {
    const breaks = (rule.value.breaks ?? []).map((tier) => ({ sku: null, variant_id: null, ...tier }))
    yield csvText(rowsOf(rule.value, breaks))
  } else {
    yield* csvOfBook(container, rule.value)
  }
}

async function* csvOfBook(container: MedusaContainer, rule: WrittenRule): AsyncGenerator<string> {
  const service = container.resolve<TierPricingService>(TIER_PRICING)
  let isFirst = true
  let items = await service.readItems(rule.id, { after: "", limit: VARIANTS_AT_ONCE })
  while (items.length) {
    const rows = rowsOf(rule, await breaksOf(container, items), isFirst)
    isFirst &&= rows.length === 0
    yield csvText(rows)
    items = await service.readItems(rule.id, { after: items[items.length - 1].variant_id, limit: VARIANTS_AT_ONCE })
  }
}

const breaksOf = async (container: MedusaContainer, items: StoredItem[]): Promise<WrittenBreak[]> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "product_variant", fields: ["id", "sku"], filters: { id: items.map(({ variant_id }) => variant_id) } })
  const skus = new Map(data.map(({ id, sku }) => [id, sku ?? null]))
  return items.flatMap(({ variant_id, breaks }) => {
    const sku = skus.get(variant_id)
    return sku === undefined ? [] : breaks.map((tier) => ({ sku, variant_id, ...tier }))
  })
}
