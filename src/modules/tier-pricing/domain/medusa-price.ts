/**
 * What Medusa itself would charge, for any quantity, from its own price rows.
 *
 * `calculatePrices` of the Pricing Module answers for one quantity at a time. A price table, a cart
 * with pooled quantities and the list price under a price list need the same choice for many
 * quantities at once, from rows read once. The choice made here is Medusa's (PricingModuleService.
 * calculatePrices and PricingRepository.calculatePrices of 2.21.2), and an integration test holds
 * the two against each other.
 */
import { Amount, isLess } from "../../../shared/money"

/** A row of Medusa's `price` table whose rules all match the buyer's context. */
export type MedusaPriceRow = {
  id: string
  amount: Amount
  /** Both ends included; null is open. */
  min_quantity: number | null
  max_quantity: number | null
  price_list_id: string | null
  price_list_type: "sale" | "override" | null
  /** Rules of the price and of its list together: the more, the more specific. */
  rules_count: number
  is_tax_inclusive: boolean
}

export type MedusaChoice = {
  /** What Medusa would charge. */
  current: MedusaPriceRow | null
  /** The default price at this quantity, without any price list. */
  list: MedusaPriceRow | null
  /** The current price comes from a price list of type override. */
  is_override: boolean
}

/**
 * Medusa's choice at one quantity: price lists before default prices, more rules before fewer, then
 * the lower amount. An override list is final; a sale list only when it is not above the default.
 */
export const chooseMedusaPrice = (rows: MedusaPriceRow[], quantity: number): MedusaChoice => {
  const fitting = rows.filter((row) => fits(row, quantity))
  const list = first(fitting.filter(({ price_list_id }) => price_list_id === null))
  const listed = first(fitting.filter(({ price_list_id }) => price_list_id !== null))
  if (listed?.price_list_type === "override") {
    return { current: listed, list, is_override: true }
  }
  const isSale = listed !== null && (list === null || !isLess(list.amount, listed.amount))
  return { current: isSale ? listed : list, list, is_override: false }
}

/** The whole quantities from which on Medusa's choice may change, beginning with 1. */
export const medusaBreakpoints = (rows: MedusaPriceRow[]): number[] => [
  1,
  ...rows.flatMap(({ min_quantity, max_quantity }) => [
    ...(min_quantity === null ? [] : [Math.ceil(min_quantity)]),
    ...(max_quantity === null ? [] : [Math.floor(max_quantity) + 1]),
  ]),
]

const fits = ({ min_quantity, max_quantity }: MedusaPriceRow, quantity: number): boolean =>
  (min_quantity === null || min_quantity <= quantity) && (max_quantity === null || max_quantity >= quantity)

const first = (rows: MedusaPriceRow[]): MedusaPriceRow | null =>
  rows.reduce<MedusaPriceRow | null>((best, row) => (best && !isBefore(row, best) ? best : row), null)

const isBefore = (a: MedusaPriceRow, b: MedusaPriceRow): boolean =>
  a.rules_count !== b.rules_count ? a.rules_count > b.rules_count : isLess(a.amount, b.amount)
