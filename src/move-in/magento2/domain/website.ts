/** A website of the source and the market of this shop that it becomes, with what its amounts are in there. Pure. */
import type { Market } from "../../domain/settings"
import { currencyDecimals, roundHalfUp, times, type Amount } from "../../../shared/money"

/**
 * @property base_currency what amounts that were entered for this website alone are in, in lower case
 * @property default_currency what amounts that were entered for all websites are in
 * @property tax_inclusive what was entered as a price contains tax
 * @property store_ids of the website, rising: an amount of a store goes before that of all stores
 */
export type Website = { id: number; code: string; base_currency: string; default_currency: string; tax_inclusive: boolean; store_ids: number[]; market: Market }

/**
 * An amount of the source in the market's currency. What was entered in the default currency is converted with the
 * market's rate and rounded half up to the currency's decimals.
 *
 * @example 10 EUR with a rate of 1.0855 is 10.86 USD
 * @returns null where there is no rate
 */
export const amountIn = ({ market, default_currency }: Website, value: Amount, currency: string): Amount | null => {
  if (currency === market.currency_code) {
    return value
  }
  return currency === default_currency && market.rate !== null ? roundHalfUp(times(value, market.rate), currencyDecimals(market.currency_code)) : null
}
