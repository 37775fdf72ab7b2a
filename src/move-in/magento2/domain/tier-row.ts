/** Reads one row of `catalog_product_entity_tier_price`. Pure. */
import { amount, ceilDivide, isLess, zero, type Amount } from "../../../shared/money"

/** A row as the database has it; decimals are texts. `link_id` is a product's `entity_id`, or in Commerce its `row_id`. */
export type TierPriceRow = {
  value_id: number
  link_id: number
  all_groups: number
  customer_group_id: number
  qty: string
  value: string
  website_id: number
  percentage_value: string | null
}

/**
 * @property group_id null: all groups
 * @property website_id 0: all websites
 * @property min_quantity the whole pieces that reach the quantity: 2.5 is reached with 3
 * @property percent off the list price; null: `value` is the unit price
 */
export type SourceTier = { id: number; group_id: number | null; website_id: number; quantity: Amount; min_quantity: number; value: Amount; percent: Amount | null }

/** Why a row is not as it should be. `moved`: nothing is lost by leaving it out, it is without effect in the source too. */
export type Flaw = { reason: string; message: string; moved: boolean }

const HUNDRED = amount(100)
const ONE = amount(1)

const refuse = (reason: string, message: string): { flaw: Flaw } => ({ flaw: { reason, message, moved: false } })

/**
 * @returns the tier, or why there is none: `quantity_not_positive`, `negative_price`, `invalid_percentage`, `no_effect`
 */
export const readTier = (row: TierPriceRow): { tier: SourceTier } | { flaw: Flaw } => {
  const quantity = amount(row.qty)
  const value = amount(row.value)
  const percent = row.percentage_value === null ? null : amount(row.percentage_value)
  if (!isLess(zero, quantity)) {
    return refuse("quantity_not_positive", `the quantity is ${quantity.toFixed()}, it must be more than 0`)
  }
  if (percent && (isLess(percent, zero) || isLess(HUNDRED, percent))) {
    return refuse("invalid_percentage", `${percent.toFixed()} per cent off must be from 0 to 100`)
  }
  if (!percent && isLess(value, zero)) {
    return refuse("negative_price", `the price is ${value.toFixed()}, it must not be negative`)
  }
  if (percent?.isZero()) {
    return { flaw: { reason: "no_effect", message: "0 per cent off changes no price", moved: true } }
  }
  if (isLess(quantity, ONE)) {
    return { flaw: { reason: "no_effect", message: `the quantity is ${quantity.toFixed()}, and Magento passes over tiers of less than 1`, moved: true } }
  }
  const group_id = row.all_groups ? null : row.customer_group_id
  return { tier: { id: row.value_id, group_id, website_id: row.website_id, quantity, min_quantity: ceilDivide(quantity, 1), value, percent } }
}
