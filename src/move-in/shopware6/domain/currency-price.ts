/** What a price is in a currency, rounded as Shopware charges it. */
import { amount, dividedBy, isEqual, roundHalfUp, times, type Amount } from "../../../shared/money"
import { parseInput, z } from "../../../shared/schema"
import type { NetAndGross, Prices } from "./price-json"
import type { CurrencyRow } from "./rows"
import { DEFAULT_CURRENCY } from "./shopware-ids"

/** `code` in lower case. Unit prices are rounded to `decimals`, and to steps of `interval` where it has no more than two. */
export type Currency = { id: string; code: string; factor: Amount; decimals: number; interval: Amount; steps_for_net: boolean }

const rounding = z.object({ decimals: z.number().int().min(0).max(10).default(2), interval: z.number().positive().default(0.01), roundForNet: z.boolean().default(true) })

/** @returns null where the row cannot be read: its factor or how it rounds */
export const currencyOf = ({ id, iso_code, factor, item_rounding }: CurrencyRow): Currency | null => {
  const found = parseInput(rounding, parsed(item_rounding ?? "{}"))
  const rate = Number(factor)
  return found.success && Number.isFinite(rate) && rate > 0
    ? { id, code: iso_code.trim().toLowerCase(), factor: amount(factor), decimals: found.data.decimals, interval: amount(found.data.interval), steps_for_net: found.data.roundForNet }
    : null
}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/**
 * The price in a currency; the default currency's times the factor where it has none of its own.
 *
 * @returns null where there is neither
 */
export const priceIn = (prices: Prices, currency: Currency, tax_inclusive: boolean): Amount | null => {
  const exact = exactPriceIn(prices, currency, tax_inclusive)
  return exact && rounded(exact, currency, tax_inclusive)
}

/** Whether the price that is charged is not the one that was typed for this currency. */
export const isRounded = (prices: Prices, currency: Currency, tax_inclusive: boolean): boolean => {
  const own = prices.get(currency.id)
  const typed = own && amount(sideOf(own, tax_inclusive))
  return typed !== undefined && !isEqual(typed, rounded(typed, currency, tax_inclusive))
}

const exactPriceIn = (prices: Prices, { id, factor }: Currency, tax_inclusive: boolean): Amount | null => {
  const own = prices.get(id)
  if (own) {
    return amount(sideOf(own, tax_inclusive))
  }
  const other = prices.get(DEFAULT_CURRENCY)
  return other ? times(amount(sideOf(other, tax_inclusive)), factor) : null
}

const sideOf = ({ net, gross }: NetAndGross, tax_inclusive: boolean): number => (tax_inclusive ? gross : net)

/** 10.02 in steps of 0.05 is 10.00. */
const rounded = (price: Amount, { decimals, interval, steps_for_net }: Currency, tax_inclusive: boolean): Amount => {
  const to_decimals = roundHalfUp(price, decimals)
  return decimals > 2 || !(tax_inclusive || steps_for_net) ? to_decimals : times(roundHalfUp(dividedBy(to_decimals, interval), 0), interval)
}
