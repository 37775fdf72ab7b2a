/** Lines that points leave alone: products and categories that the programme excludes, and contract prices where it says so. */
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Program } from "../../../modules/reward-points/domain/program"
import { contractLines } from "../../carts/contract-lines"
import { readPlaces } from "./catalogue-places"
import type { PointsCart } from "./snapshot"

/** Ids of the lines that points do not pay for. */
export const excludedLines = async (container: MedusaContainer, program: Program, cart: PointsCart): Promise<Set<string>> => {
  const { product_ids, category_ids } = program.excluded
  const in_category = category_ids.length ? await productsUnder(container, cart, category_ids) : new Set<string>()
  const contract = program.redemption.pays_contract_lines ? new Set<string>() : await contractLines(container, cart)
  return new Set(
    cart.lines
      .filter(({ id, product_id }) => contract.has(id) || (product_id !== null && (product_ids.includes(product_id) || in_category.has(product_id))))
      .map(({ id }) => id)
  )
}

/** Products of the cart in one of the categories or below it. */
const productsUnder = async (container: MedusaContainer, cart: PointsCart, category_ids: string[]): Promise<Set<string>> => {
  const places = await readPlaces(container, cart)
  return new Set(Object.entries(places).flatMap(([id, place]) => (place.category_ids.some((category) => category_ids.includes(category)) ? [id] : [])))
}
