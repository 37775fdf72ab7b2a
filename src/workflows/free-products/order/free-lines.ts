/** Which lines a rule gave: they earn nothing and count nowhere. Only what costs nothing is asked about, so that most carts and orders cost no statement. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { FreeProductsService } from "../../../modules/free-products/service"
import { amount } from "../../../shared/money"
import type { KeyedLine } from "../../reward-points/cart/line-keys"
import { countedUses } from "./count-uses"
import { linesOfUses } from "./lines-of-uses"

/** What may be a rule's: it sells a variant, and costs nothing. */
export const mayBeFree = ({ variant_id, unit_price }: Pick<KeyedLine, "variant_id" | "unit_price">): boolean => variant_id !== null && amount(unit_price).isZero()

/** The managed lines of a cart, by their ids. */
export const freeLinesOfCart = async (container: MedusaContainer, lines: KeyedLine[]): Promise<Set<string>> => {
  const asked = lines.filter(mayBeFree).map(({ id }) => id)
  return new Set(asked.length ? (await container.resolve<FreeProductsService>(FREE_PRODUCTS).managedAmong(asked)).map(({ line_id }) => line_id) : [])
}

/**
 * The lines of an order that a rule gave, by their ids.
 *
 * @param placed the order's lines as they were placed
 */
export const freeLinesOfOrder = async (container: MedusaContainer, order_id: string, placed: KeyedLine[]): Promise<Set<string>> => {
  if (!placed.some(mayBeFree)) {
    return new Set()
  }
  const uses = (await countedUses(container, order_id)).filter(({ kind }) => kind === "line")
  return new Set(linesOfUses(uses, placed).values())
}
