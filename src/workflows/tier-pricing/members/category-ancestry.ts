import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "../../../shared/schema"

const readCategory = z.object({ id: z.string(), parent_category_id: z.string().nullish() })

/** Deeper trees are cut off: a guard against a parent that is its own descendant. */
const MAX_DEPTH = 100

/**
 * A function that gives each category with all categories above it, itself first. What it has read
 * it remembers, so use one for one run only.
 *
 * It follows the parents: core's `mpath` keeps the old path of the sub-categories when a category
 * becomes a root.
 */
export const categoryAncestry = (container: MedusaContainer): ((ids: string[]) => Promise<Map<string, string[]>>) => {
  const parents = new Map<string, string | null>()
  return async (ids) => {
    await readUpwards(container, ids, parents)
    return new Map([...new Set(ids)].map((id) => [id, pathOf(id, parents)]))
  }
}

/** One query for each level that is not known yet. */
const readUpwards = async (container: MedusaContainer, ids: string[], parents: Map<string, string | null>): Promise<void> => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  let unknown = [...new Set(ids)].filter((id) => !parents.has(id))
  while (unknown.length) {
    const { data } = await query.graph({ entity: "product_category", fields: ["id", "parent_category_id"], filters: { id: unknown } })
    const found = new Map(z.array(readCategory).parse(data).map(({ id, parent_category_id }) => [id, parent_category_id ?? null]))
    unknown.forEach((id) => parents.set(id, found.get(id) ?? null))
    unknown = [...new Set(found.values())].filter((id): id is string => id !== null && !parents.has(id))
  }
}

const pathOf = (id: string, parents: Map<string, string | null>): string[] => {
  const path: string[] = []
  for (let at: string | null = id; at && path.length < MAX_DEPTH; at = parents.get(at) ?? null) {
    path.push(at)
  }
  return path
}

/** These categories and all below them. */
export const withSubCategories = async (container: MedusaContainer, ids: string[]): Promise<string[]> => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const all = new Set(ids)
  let level = [...all]
  while (level.length) {
    const { data } = await query.graph({ entity: "product_category", fields: ["id"], filters: { parent_category_id: level } })
    level = z.array(readCategory.pick({ id: true })).parse(data).map(({ id }) => id).filter((id) => !all.has(id))
    level.forEach((id) => all.add(id))
  }
  return [...all]
}
