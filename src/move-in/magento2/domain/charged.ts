/**
 * What Magento charges, reckoned from the rows of a product one after the other. It is what the move is proved by, so
 * nothing of it is shared with the conversion but how an amount is converted and rounded. Pure.
 */
import { amount, currencyDecimals, decimalsOf, isLess, minus, percentOf, roundHalfUp, type Amount } from "../../../shared/money"
import type { SourceProduct } from "./priced-product"
import type { TierPriceRow } from "./tier-row"
import { amountIn, type Website } from "./website"

/**
 * @property has_global_prices tiers of one website are without effect
 * @property list_price on the website, in the market's currency
 */
export type Question = { website: Website; has_global_prices: boolean; list_price: Amount; group_id: number; quantity: number }

/** What one piece of so many costs a member of the group. Rows that cannot be moved are for the caller to look for. */
export const chargedPrice = ({ type_id, rows }: Pick<SourceProduct, "type_id" | "rows">, question: Question): Amount => {
  const { website, has_global_prices, list_price, group_id, quantity } = question
  const walked = rows
    .filter(({ website_id }) => website_id === 0 || (website_id === website.id && !has_global_prices))
    .filter((row, _index, holding) => row.website_id !== 0 || !holding.some((other) => other.website_id !== 0 && isSamePlace(row, other)))
    .filter(({ all_groups, customer_group_id }) => all_groups === 1 || customer_group_id === group_id)
    .filter(({ percentage_value }) => type_id !== "bundle" || percentage_value !== null)
    .sort((a, b) => Number(a.qty) - Number(b.qty) || a.all_groups - b.all_groups)
  let paid = list_price
  let reached = 1
  let is_of_group = false
  for (const row of walked) {
    const from = Number(row.qty)
    const price = priceOf(row, website, list_price)
    const is_hidden = from === reached && is_of_group && row.all_groups === 1
    if (from <= quantity && from >= reached && !is_hidden && price && isLess(price, paid)) {
      paid = price
      reached = from
      is_of_group = row.all_groups !== 1
    }
  }
  return paid
}

const isSamePlace = (a: TierPriceRow, b: TierPriceRow): boolean =>
  Number(a.qty) === Number(b.qty) && a.all_groups === b.all_groups && (a.all_groups === 1 || a.customer_group_id === b.customer_group_id)

const priceOf = ({ value, percentage_value, website_id }: TierPriceRow, website: Website, list_price: Amount): Amount | null =>
  percentage_value === null
    ? amountIn(website, amount(value), website_id === 0 ? website.default_currency : website.base_currency)
    : roundHalfUp(percentOf(list_price, minus(amount(100), amount(percentage_value))), Math.max(decimalsOf(list_price), currencyDecimals(website.market.currency_code)))
