/** Between Medusa's shape of a calculated price and the kernel's. */
import type { CalculatedPriceSet } from "@medusajs/framework/types"
import { PriceListType } from "@medusajs/framework/utils"
import { amount, Amount, toNumber, toRaw } from "../../shared/money"
import type { Decision, MedusaPrice } from "../tier-pricing/domain/resolve"

/** What Medusa would charge, null where it has no price. */
export const medusaPriceOf = (price: CalculatedPriceSet | undefined): MedusaPrice | null => {
  const charged = price && exactly(price.raw_calculated_amount, price.calculated_amount)
  return charged ? { amount: charged, is_override: isOverride(price) } : null
}

/** The default price without any price list, or undefined where Medusa's answer does not tell: its original price is then a list's. */
export const listPriceOf = (price: CalculatedPriceSet | undefined): Amount | null | undefined =>
  !price || price.is_original_price_price_list ? undefined : exactly(price.raw_original_amount, price.original_amount)

/** What a price stands against: the list price, and its tax mode. */
type Replaced = { list_price: Amount | null; is_tax_inclusive: boolean; currency_code: string }

/**
 * Medusa's answer with the price that a rule gave. A `lowest` rule looks like a sale, so that
 * storefronts strike the list price through; an `override` rule like a contract. Which rule it was
 * is not said: a buyer must not read the name of a contract.
 */
export const withDecision = (
  price_set_id: string,
  medusa: CalculatedPriceSet | undefined,
  decision: Decision & { unit_price: Amount },
  replaced: Replaced
): CalculatedPriceSet => ({
  ...medusa,
  id: price_set_id,
  currency_code: medusa?.currency_code ?? replaced.currency_code,
  is_calculated_price_price_list: false,
  is_calculated_price_tax_inclusive: replaced.is_tax_inclusive,
  calculated_amount: toNumber(decision.unit_price),
  raw_calculated_amount: toRaw(decision.unit_price),
  calculated_price: {
    id: null,
    price_list_id: null,
    price_list_type: decision.rule?.combine === "override" ? PriceListType.OVERRIDE : PriceListType.SALE,
    min_quantity: null,
    max_quantity: null,
  },
  ...originalPrice(medusa, replaced),
})

/** Medusa's answer under a price list of type override, which Medusa shows as the original price too: the list price takes its place. */
export const withListPrice = (medusa: CalculatedPriceSet, replaced: Replaced): CalculatedPriceSet => ({ ...medusa, ...originalPrice(medusa, replaced) })

const originalPrice = (medusa: CalculatedPriceSet | undefined, { list_price, is_tax_inclusive }: Replaced) => ({
  is_original_price_price_list: false,
  is_original_price_tax_inclusive: is_tax_inclusive,
  original_amount: list_price && toNumber(list_price),
  raw_original_amount: list_price && toRaw(list_price),
  original_price: {
    id: medusa?.original_price?.price_list_id ? null : medusa?.original_price?.id ?? null,
    price_list_id: null,
    price_list_type: null,
    min_quantity: null,
    max_quantity: null,
  },
})

const isOverride = (price: CalculatedPriceSet): boolean => price.calculated_price?.price_list_type === PriceListType.OVERRIDE

const exactly = (raw: CalculatedPriceSet["raw_calculated_amount"], value: CalculatedPriceSet["calculated_amount"]): Amount | null => {
  if (raw) {
    return amount({ value: raw.value })
  }
  return value === null || value === undefined ? null : amount(Number(value))
}
