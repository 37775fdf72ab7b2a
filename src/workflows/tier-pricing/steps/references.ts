import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Refusal } from "../../../shared/refusal"
import type { TierPriceRuleInput } from "../../../modules/tier-pricing/domain/tier-price-rule"
import { RefusalError } from "../../../modules/tier-pricing/refusals"

/** Ids asked for with one query. */
const BATCH = 1_000

/** The entity of Medusa that each kind of id names. */
const ENTITIES = {
  customer_groups: "customer_group",
  customers: "customer",
  regions: "region",
  products: "product",
  variants: "product_variant",
  categories: "product_category",
  collections: "product_collection",
  tags: "product_tag",
  types: "product_type",
} as const

type Kind = keyof typeof ENTITIES
/** What of a rule names something else; `items` left out: they are not looked at. */
export type RuleReferences = Pick<TierPriceRuleInput, "audience" | "scope" | "exclude" | "region_ids"> & { items?: TierPriceRuleInput["items"] }
type Reference = { path: string; kind: Kind; ids: string[] }

/**
 * Refuses rules that name what does not exist.
 *
 * @throws RefusalError `unknown_id` for each field that names unknown ids, all of them listed in `values`
 */
export const refuseUnknownReferences = async (container: MedusaContainer, rules: RuleReferences[]): Promise<void> => {
  const refusals: Refusal[] = []
  for (const [index, rule] of rules.entries()) {
    const prefix = rules.length > 1 ? `${index}.` : ""
    for (const { path, kind, ids } of referencesOf(rule)) {
      const unknown = await unknownIds(container, kind, ids)
      if (unknown.length) {
        refusals.push({
          path: `${prefix}${path}`,
          reason: "unknown_id",
          message: `no such ${kind.replace("_", " ")}: ${unknown.join(", ")}`,
          values: unknown,
        })
      }
    }
  }
  if (refusals.length) {
    throw new RefusalError("invalid_input", refusals)
  }
}

const referencesOf = (rule: RuleReferences): Reference[] => [
  ...(rule.audience.type === "everyone" ? [] : [{ path: "audience.ids", kind: rule.audience.type, ids: rule.audience.ids }]),
  ...(!rule.scope || rule.scope.type === "all" ? [] : [{ path: "scope.ids", kind: rule.scope.type, ids: rule.scope.ids }]),
  ...rule.exclude.map(({ type, ids }, index) => ({ path: `exclude.${index}.ids`, kind: type, ids })),
  ...(rule.items ? [{ path: "items", kind: "variants" as const, ids: rule.items.map(({ variant_id }) => variant_id) }] : []),
  { path: "region_ids", kind: "regions", ids: rule.region_ids },
]

const unknownIds = async (container: MedusaContainer, kind: Kind, ids: string[]): Promise<string[]> => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const known = new Set<string>()
  for (let start = 0; start < ids.length; start += BATCH) {
    const { data } = await query.graph({ entity: ENTITIES[kind], fields: ["id"], filters: { id: ids.slice(start, start + BATCH) } })
    data.forEach(({ id }) => known.add(id))
  }
  return ids.filter((id) => !known.has(id))
}
