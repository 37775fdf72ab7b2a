/** Where products stand in the catalogue, read only where a rule asks. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { EarningRule } from "../../../modules/reward-points/domain/earning-rule"
import type { Program } from "../../../modules/reward-points/domain/program"
import { z } from "../../../shared/schema"

/** By product. Categories are those of the product and all above them. */
export type Places = Record<string, { category_ids: string[]; collection_id: string | null; tag_ids: string[]; type_id: string | null }>

const product = z.object({
  id: z.string(),
  collection_id: z.string().nullish(),
  type_id: z.string().nullish(),
  tags: z.array(z.object({ id: z.string() }).nullable()).nullish(),
  categories: z.array(z.object({ id: z.string(), mpath: z.string().nullish() }).nullable()).nullish(),
})

/** Whether any rule, or the programme's exclusions, look at more than a line itself. */
export const needsCatalogue = (program: Program, rules: EarningRule[]): boolean =>
  program.excluded.category_ids.length > 0 || rules.some(({ scope, conditions }) => conditions !== null || !["all", "products", "variants"].includes(scope.type))

/** The places of the products of a cart. The path of a category names it and all above it. */
export const readPlaces = async (container: MedusaContainer, cart: { lines: readonly { product_id: string | null }[] }): Promise<Places> => {
  const ids = [...new Set(cart.lines.flatMap(({ product_id }) => product_id ?? []))]
  if (!ids.length) {
    return {}
  }
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "product", fields: ["id", "collection_id", "type_id", "tags.id", "categories.id", "categories.mpath"], filters: { id: ids } })
  return Object.fromEntries(
    z
      .array(product)
      .parse(data)
      .map(({ id, collection_id, type_id, tags, categories }) => [
        id,
        {
          category_ids: (categories ?? []).flatMap((category) => (category ? [...new Set([category.id, ...(category.mpath ?? "").split(".").filter(Boolean)])] : [])),
          collection_id: collection_id ?? null,
          tag_ids: (tags ?? []).flatMap((tag) => tag?.id ?? []),
          type_id: type_id ?? null,
        },
      ])
  )
}
