/**
 * Targets are how a rule's scope meets a variant: the rule stores the targets that it covers, the
 * membership index stores for each variant all targets that it belongs to, and they match as text.
 */
import type { Audience, Exclusion, Scope } from "./tier-price-rule"

type TargetKind = Exclude<Scope["type"], "all">

const PREFIX: Record<TargetKind, string> = {
  variants: "variant",
  products: "product",
  categories: "category",
  collections: "collection",
  tags: "tag",
  types: "type",
}

/** Every variant of the shop belongs to this target. */
export const EVERYTHING = "all"

const targetsOf = (kind: TargetKind, ids: string[]): string[] => ids.map((id) => `${PREFIX[kind]}:${id}`)

/** The targets of a scope, e.g. `["category:pcat_1"]`, or `["all"]`. */
export const scopeTargets = (scope: Scope): string[] =>
  scope.type === "all" ? [EVERYTHING] : targetsOf(scope.type, scope.ids)

/** The targets that `exclude` takes out of a scope. */
export const exclusionTargets = (exclude: Exclusion[]): string[] => [
  ...new Set(exclude.flatMap(({ type, ids }) => targetsOf(type, ids))),
]

/** What is known about a variant's place in the catalogue. */
export type CatalogueEntry = {
  variant_id: string
  product_id: string
  type_id: string | null
  collection_id: string | null
  tag_ids: string[]
  /** The product's categories and all categories above them: a rule for a category covers its sub-categories. */
  category_ids: string[]
}

/** All targets that a variant belongs to, sorted, without repetition. */
export const targetsOfVariant = (entry: CatalogueEntry): string[] =>
  [
    ...targetsOf("variants", [entry.variant_id]),
    ...targetsOf("products", [entry.product_id]),
    ...targetsOf("types", entry.type_id ? [entry.type_id] : []),
    ...targetsOf("collections", entry.collection_id ? [entry.collection_id] : []),
    ...targetsOf("tags", [...new Set(entry.tag_ids)]),
    ...targetsOf("categories", [...new Set(entry.category_ids)]),
  ].sort()

/** One text for each audience a rule can have, e.g. `customer_groups:cusgroup_1,cusgroup_2`; the same ids in another order give the same text. */
export const audienceKey = (audience: Audience): string =>
  audience.type === "everyone" ? "everyone" : `${audience.type}:${[...audience.ids].sort().join(",")}`

/** Who belongs to an audience, one text a member: `everyone`, `group:cusgroup_1`, `customer:cus_1`. */
export const audienceMembers = (audience: Audience): string[] => {
  switch (audience.type) {
    case "everyone":
      return ["everyone"]
    case "customer_groups":
      return audience.ids.map((id) => `group:${id}`)
    case "customers":
      return audience.ids.map((id) => `customer:${id}`)
  }
}

/** The members that a buyer is: what {@link audienceMembers} of a rule must contain for the buyer to be meant. */
export const membersOfBuyer = (customer_id: string | null, customer_group_ids: string[]): string[] => [
  "everyone",
  ...(customer_id ? [`customer:${customer_id}`] : []),
  ...customer_group_ids.map((id) => `group:${id}`),
]
