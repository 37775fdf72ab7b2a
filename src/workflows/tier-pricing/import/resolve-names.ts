/** Looks up what the rows of a file name: variants by SKU or id, everything else by id or by what people call it. */
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { KnownNames } from "../../../modules/tier-pricing/domain/csv/assemble-rules"
import { idOf, ReferenceKind, referencesOf, RuleDraft } from "../../../modules/tier-pricing/domain/csv/rule-draft"
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import type { TierPricingService } from "../../../modules/tier-pricing/service"
import { readRow } from "../../../modules/tier-pricing/storage/parse-stored"
import { referencesIn } from "../steps/references"
import { turnTaking } from "../../../runtime/turn-taking"

/** Names asked for with one query. Larger ones would be faster, and hold up other requests longer. */
const BATCH = 250

/** The entity of each kind, and the field by which people know it. */
const ENTITIES: Record<ReferenceKind, { entity: string; id?: string; name: string; filters?: Record<string, unknown> }> = {
  customer_groups: { entity: "customer_group", name: "name" },
  // A guest's orders make customers of the same e-mail; rules are for those who log in.
  customers: { entity: "customer", name: "email", filters: { has_account: true } },
  regions: { entity: "region", name: "name" },
  products: { entity: "product", name: "handle" },
  variants: { entity: "product_variant", name: "sku" },
  categories: { entity: "product_category", name: "handle" },
  collections: { entity: "product_collection", name: "handle" },
  tags: { entity: "product_tag", name: "value" },
  types: { entity: "product_type", name: "value" },
  currencies: { entity: "currency", id: "code", name: "code" },
}

type Found = { id: string; name: unknown }

/** Looks up everything that the rules name. */
export const resolveNames = async (container: MedusaContainer, drafts: RuleDraft[]): Promise<KnownNames> => {
  const variants = await resolveVariants(container, drafts)
  const references = new Map<string, string[]>()
  for (const [kind, names] of namesByKind(drafts)) {
    await resolveKind(container, kind, [...names], references)
  }
  const kept = await namedAlready(container, drafts.filter((draft) => namesUnknown(draft, references)))
  return { ...variants, idsOf: (kind, name, rule_id) => references.get(keyOf(kind, name)) ?? (kept.get(rule_id ?? "")?.has(keyOf(kind, name)) ? [name] : []) }
}

const namesUnknown = (draft: RuleDraft, references: Map<string, string[]>): boolean =>
  referencesOf(draft).some(({ kind, names }) => names.some((name) => !references.has(keyOf(kind, name))))

/**
 * What the stored rules of these drafts name, by rule id. An export must come back in although a
 * category or a customer that one of its rules names was deleted since.
 */
const namedAlready = async (container: MedusaContainer, drafts: RuleDraft[]): Promise<Map<string, Set<string>>> => {
  const ids = drafts.flatMap((draft) => idOf(draft) ?? [])
  const rows = ids.length ? await container.resolve<TierPricingService>(TIER_PRICING).listTierPriceRules({ id: ids }, { take: null }) : []
  return new Map(
    rows.map((row) => {
      const { rule } = readRow(row)
      const named = rule.ok ? referencesIn(rule.value).flatMap(({ kind, ids }) => ids.map((id) => keyOf(kind, id))) : []
      return [row.id, new Set(named)]
    })
  )
}

const keyOf = (kind: ReferenceKind, name: string): string => `${kind} ${name}`

const namesByKind = (drafts: RuleDraft[]): Map<ReferenceKind, Set<string>> => {
  const names = new Map<ReferenceKind, Set<string>>()
  for (const draft of drafts) {
    for (const reference of referencesOf(draft)) {
      const known = names.get(reference.kind) ?? new Set()
      reference.names.forEach((name) => known.add(name))
      names.set(reference.kind, known)
    }
  }
  return names
}

/** An id wins over a name; several things of one name are all kept, so that it can be refused. */
const resolveKind = async (container: MedusaContainer, kind: ReferenceKind, names: string[], known: Map<string, string[]>): Promise<void> => {
  const { id: key = "id", name: field, filters } = ENTITIES[kind]
  for (const { id } of await find(container, kind, key, names)) {
    known.set(keyOf(kind, id), [id])
  }
  const others = names.filter((name) => !known.has(keyOf(kind, name)))
  for (const { id, name } of await find(container, kind, field, others, filters)) {
    const named = keyOf(kind, String(name))
    known.set(named, [...(known.get(named) ?? []), id])
  }
}

const resolveVariants = async (container: MedusaContainer, drafts: RuleDraft[]) => {
  const skus = new Set<string>()
  const ids = new Set<string>()
  for (const { breaks } of drafts) {
    for (const { sku, variant_id } of breaks) {
      if (variant_id !== null) {
        ids.add(variant_id)
      } else if (sku !== null) {
        skus.add(sku)
        skus.add(sku.trim())
      }
    }
  }
  const variantBySku = new Map<string, string>()
  const skuOfVariant = new Map<string, string | null>()
  for (const { id, name } of await find(container, "variants", "sku", [...skus])) {
    variantBySku.set(String(name), id)
  }
  for (const { id, name } of await find(container, "variants", "id", [...ids])) {
    skuOfVariant.set(id, typeof name === "string" ? name : null)
  }
  return { variantBySku, skuOfVariant }
}

/** Things of a kind whose `field` is one of the values, with their ids and names. */
const find = async (
  container: MedusaContainer,
  kind: ReferenceKind,
  field: string,
  values: string[],
  filters: Record<string, unknown> = {}
): Promise<Found[]> => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { entity, id: key = "id", name } = ENTITIES[kind]
  const found: Found[] = []
  const letOthersIn = turnTaking()
  for (let start = 0; start < values.length; start += BATCH) {
    const batch = values.slice(start, start + BATCH)
    const { data } = await query.graph({ entity, fields: [key, name], filters: { ...filters, [field]: batch } })
    found.push(...data.map((each: Record<string, unknown>) => ({ id: String(each[key]), name: each[name] })))
    await letOthersIn()
  }
  return found
}
