/** Finds rules by what an admin filters for. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { FreeProductRuleRow, FreeProductsService } from "../../../modules/free-products/service"
import type { NamingRule } from "../../../modules/free-products/storage/naming-rules"
import { z } from "../../../shared/schema"
import type { AdminFreeProductRulesResponse } from "../../../types/free-products"
import { readPlaces } from "../../../workflows/reward-points/cart/catalogue-places"
import type { ListFreeProductRules } from "./validators"

type Names = AdminFreeProductRulesResponse["rules"][number]["names"]

/** @property names how each rule of the page names the product or variant that is asked for; nothing where none is */
export type RulePage = { rows: FreeProductRuleRow[]; count: number; names: ReadonlyMap<string, Names> }

/** One page of rules, with the count of all that match. */
export const listRules = async (container: MedusaContainer, { q, status, order, limit, offset, ...named }: ListFreeProductRules): Promise<RulePage> => {
  const service = container.resolve<FreeProductsService>(FREE_PRODUCTS)
  const goods = await rulesOfGoods(container, named)
  const groups = named.customer_group_id && (await service.namingRules({ given: [], asked: named.customer_group_id }))
  const sets = [...goods, ...(groups ? [groups] : [])].map((rules) => rules.map(({ id }) => id))
  const [rows, count] = await service.listAndCountFreeProductRules(
    { ...(q && { q }), ...(status && { status }), ...(sets.length && { id: sets.reduce(inBoth) }) },
    { take: limit, skip: offset, order: { [order.replace("-", "")]: order.startsWith("-") ? "DESC" : "ASC", id: "ASC" } }
  )
  return { rows, count, names: namesOf(goods.flat()) }
}

const namesOf = (rules: readonly NamingRule[]): Map<string, Names> => {
  const that = (how: "gives" | "asks"): Set<string> => new Set(rules.filter((rule) => rule[how]).map(({ id }) => id))
  const [giving, asking] = [that("gives"), that("asks")]
  return new Map(rules.map(({ id }) => [id, [...(giving.has(id) ? (["gives"] as const) : []), ...(asking.has(id) ? (["asks"] as const) : [])]]))
}

const inBoth = (some: string[], others: string[]): string[] => {
  const known = new Set(others)
  return some.filter((id) => known.has(id))
}

/** The rules that name what is asked for: one set for the products, one for the variants. */
const rulesOfGoods = async (container: MedusaContainer, { product_id, variant_id }: Pick<ListFreeProductRules, "product_id" | "variant_id">): Promise<NamingRule[][]> => {
  const service = container.resolve<FreeProductsService>(FREE_PRODUCTS)
  const ofProducts = product_id && (await service.namingRules(await namesOfProducts(container, product_id)))
  const ofVariants = variant_id && (await service.namingRules({ given: variant_id, asked: variant_id }))
  return [ofProducts, ofVariants].filter((rules) => rules !== undefined)
}

const variant = z.object({ id: z.string() })

/** A product is given as one of its variants, and asked for by itself, by a variant, and by what it belongs to in the catalogue. */
const namesOfProducts = async (container: MedusaContainer, product_id: string[]): Promise<{ given: string[]; asked: string[] }> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "product_variant", fields: ["id"], filters: { product_id } })
  const variant_ids = z.array(variant).parse(data).map(({ id }) => id)
  const places = await readPlaces(container, { lines: product_id.map((id) => ({ product_id: id })) })
  const belongs = Object.values(places).flatMap(({ category_ids, collection_id, tag_ids, type_id }) => [...category_ids, collection_id, ...tag_ids, type_id].filter((id) => id !== null))
  return { given: variant_ids, asked: [...product_id, ...variant_ids, ...belongs] }
}
