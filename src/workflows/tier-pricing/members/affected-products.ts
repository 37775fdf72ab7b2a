import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { scopeTargets } from "../../../modules/tier-pricing/domain/targets"
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import type { TierPricingService } from "../../../modules/tier-pricing/service"
import { withSubCategories } from "./category-ancestry"
import type { CatalogueChange } from "./keep-members"

/**
 * The products that a change of a category, collection, tag or type touches: those that are in it
 * now, and those that were in it when the index was written.
 */
export const affectedProductIds = async (container: MedusaContainer, change: CatalogueChange): Promise<string[]> => {
  const { collection_ids = [], tag_ids = [], type_ids = [] } = change
  const category_ids = await withSubCategories(container, change.category_ids ?? [])
  const now = [
    ...(await productIds(container, category_ids, (id) => ({ categories: { id } }))),
    ...(await productIds(container, collection_ids, (id) => ({ collection_id: id }))),
    ...(await productIds(container, tag_ids, (id) => ({ tags: { id } }))),
    ...(await productIds(container, type_ids, (id) => ({ type_id: id }))),
  ]
  const before = await container.resolve<TierPricingService>(TIER_PRICING).listMemberProductIds([
    ...scopeTargets({ type: "categories", ids: category_ids }),
    ...scopeTargets({ type: "collections", ids: collection_ids }),
    ...scopeTargets({ type: "tags", ids: tag_ids }),
    ...scopeTargets({ type: "types", ids: type_ids }),
  ])
  return [...new Set([...now, ...before])]
}

const productIds = async (container: MedusaContainer, ids: string[], filters: (ids: string[]) => Record<string, unknown>): Promise<string[]> => {
  if (!ids.length) {
    return []
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "product", fields: ["id"], filters: filters(ids) })
  return data.map(({ id }) => id)
}
