import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { unknownIdRefusal } from "../../../shared/refusal-error"
import type { Refusal } from "../../../shared/refusal"
import type { TierPriceRuleInput } from "../../../modules/tier-pricing/domain/tier-price-rule"

/** Ids asked for with one query. */
const BATCH = 1_000

/** The entity of Medusa that each kind of id names. A currency has its code for one. */
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
  currencies: "currency",
  sales_channels: "sales_channel",
  companies: "b2b_company",
  levels: "loyalty_level",
} as const

/** What an id may name. */
export type NamedKind = keyof typeof ENTITIES
/** What an id of a tier price rule may name. */
export type Kind = Exclude<NamedKind, "sales_channels" | "companies" | "levels">
/** What one of a kind is called: `customer_group`. */
const nameOf = (kind: NamedKind): string => (kind === "companies" ? "company" : kind === "levels" ? "level" : ENTITIES[kind])

/** What of a rule names something else; what is left out is not looked at. */
export type RuleReferences = Partial<Pick<TierPriceRuleInput, "audience" | "scope" | "exclude" | "region_ids" | "currency_code" | "items">>

/** A field, and the ids of one kind that it names. */
export type Reference<Named extends NamedKind = NamedKind> = { path: string; kind: Named; ids: string[] }

/** A refusal for each field that names what does not exist. However many fields name one kind, it is asked for once. */
export const unknownAmong = async (container: MedusaContainer, references: readonly Reference[]): Promise<Refusal[]> => {
  const unknown = new Map<NamedKind, Set<string>>()
  for (const kind of new Set(references.map((reference) => reference.kind))) {
    const named = references.filter((reference) => reference.kind === kind).flatMap(({ ids }) => ids)
    unknown.set(kind, new Set(await unknownIds(container, kind, [...new Set(named)])))
  }
  return references.flatMap(({ path, kind, ids }) => {
    const missing = ids.filter((id) => unknown.get(kind)?.has(id))
    return missing.length ? [unknownIdRefusal(path, nameOf(kind), missing)] : []
  })
}

/** The same for the fields of a tier price rule. */
export const unknownReferences = (container: MedusaContainer, rule: RuleReferences): Promise<Refusal[]> => unknownAmong(container, referencesIn(rule))

/** What a rule names, field by field. */
export const referencesIn = ({ audience, scope, exclude = [], items, region_ids = [], currency_code }: RuleReferences): Reference<Kind>[] => [
  ...(!audience || audience.type === "everyone" ? [] : [{ path: "audience.ids", kind: audience.type, ids: audience.ids }]),
  ...(!scope || scope.type === "all" ? [] : [{ path: "scope.ids", kind: scope.type, ids: scope.ids }]),
  ...exclude.map(({ type, ids }, index) => ({ path: `exclude.${index}.ids`, kind: type, ids })),
  ...(items ? [{ path: "items", kind: "variants" as const, ids: items.map(({ variant_id }) => variant_id) }] : []),
  { path: "region_ids", kind: "regions", ids: region_ids },
  { path: "currency_code", kind: "currencies", ids: currency_code ? [currency_code] : [] },
]

/** Those of the ids that the shop does not have. */
export const unknownIds = async (container: MedusaContainer, kind: NamedKind, ids: string[]): Promise<string[]> => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const known = new Set<string>()
  for (let start = 0; start < ids.length; start += BATCH) {
    const key = kind === "currencies" ? "code" : "id"
    const { data } = await query.graph({ entity: ENTITIES[kind], fields: [key], filters: { [key]: ids.slice(start, start + BATCH) } })
    data.forEach((found: Record<string, unknown>) => known.add(String(found[key])))
  }
  return ids.filter((id) => !known.has(id))
}
