/** The tiers of one product that hold on one website, with the prices that they give there. Pure. */
import type { Tier } from "../../domain/records"
import { amount, currencyDecimals, decimalsOf, isLess, minus, percentOf, roundHalfUp, toNumber, type Amount } from "../../../shared/money"
import type { Flaw, SourceTier } from "./tier-row"
import { amountIn, type Website } from "./website"

/**
 * A tier on a website.
 *
 * @property rank by which it is compared: its unit price there; without a list price, and if all are percentages, what it
 *   leaves of 100; null: it cannot be compared
 * @property becomes in this shop
 */
export type RankedTier = SourceTier & { rank: Amount | null; becomes: Tier }

/**
 * @property tiers in the order in which Magento walks them: by quantity, and a group's before that of all groups
 * @property start the rank that the first tier has to be under; null: any
 * @property comparable false: there are fixed prices and percentages, and no list price to compare them by
 * @property unpriced what holds there and has no price, with whom it is for
 */
export type WebsiteTiers = {
  website: Website
  list_price: Amount | null
  tiers: RankedTier[]
  start: Amount | null
  comparable: boolean
  replaced: SourceTier[]
  unpriced: { tier: SourceTier; flaw: Flaw }[]
}

const HUNDRED = amount(100)

/** @param list_price of the product on the website, in the market's currency; null: it has none there */
export const tiersOn = (website: Website, tiers: SourceTier[], list_price: Amount | null): WebsiteTiers => {
  const holding = holdingOn(website.id, tiers)
  const kept = new Set(holding)
  const replaced = tiers.filter((tier) => (tier.website_id === 0 || tier.website_id === website.id) && !kept.has(tier))
  const priced = holding.map((tier) => ({ tier, fixed: tier.percent ? null : fixedOn(website, tier) }))
  const unpriced = priced.filter(({ tier, fixed }) => !tier.percent && !fixed).map(({ tier }) => ({ tier, flaw: isTaxedAlike(website) ? noRate(website, tier) : otherTax(website) }))
  const usable = priced.filter(({ tier, fixed }) => tier.percent !== null || fixed !== null)
  const percentages = usable.filter(({ tier }) => tier.percent !== null).length
  const comparable = list_price !== null || percentages === 0 || percentages === usable.length
  const rankOf = (tier: SourceTier, fixed: Amount | null): Amount | null => {
    if (!comparable || !tier.percent) {
      return comparable ? fixed : null
    }
    const left = minus(HUNDRED, tier.percent)
    return list_price ? roundHalfUp(percentOf(list_price, left), Math.max(decimalsOf(list_price), currencyDecimals(website.market.currency_code))) : left
  }
  return {
    website,
    list_price,
    tiers: usable.map(({ tier, fixed }) => ({ ...tier, rank: rankOf(tier, fixed), becomes: becomes(tier, fixed) })).sort(inWalkingOrder),
    start: list_price ?? (comparable && percentages > 0 ? HUNDRED : null),
    comparable,
    replaced,
    unpriced,
  }
}

/** Of a group and quantity, a website's own row goes before that of all websites. */
const holdingOn = (website_id: number, tiers: SourceTier[]): SourceTier[] => {
  const holding = new Map<string, SourceTier>()
  for (const tier of tiers) {
    const place = `${tier.group_id ?? "all"} ${tier.quantity.toFixed()}`
    if (tier.website_id === website_id || (tier.website_id === 0 && !holding.has(place))) {
      holding.set(place, tier)
    }
  }
  return [...holding.values()]
}

const fixedOn = (website: Website, tier: SourceTier): Amount | null =>
  isTaxedAlike(website) ? amountIn(website, tier.value, tier.website_id === 0 ? website.default_currency : website.base_currency) : null

/** Else a price with 19 % tax would be asked as one without, and the tax once more on top of it. */
const isTaxedAlike = ({ tax_inclusive, market }: Website): boolean => tax_inclusive === market.tax_inclusive

const otherTax = ({ code, tax_inclusive, market }: Website): Flaw => {
  const [there, here] = tax_inclusive ? ["contain", "do not"] : ["do not contain", "do"]
  return {
    reason: "tax_differs",
    message: `prices of the website ${code} ${there} tax, and those of this shop in ${market.currency_code.toUpperCase()} ${here}: change the price preferences of this shop, or say in the map what its prices are`,
    moved: false,
  }
}

const noRate = ({ code, market, default_currency, base_currency }: Website, tier: SourceTier): Flaw => ({
  reason: "no_exchange_rate",
  message: `the price is in ${(tier.website_id === 0 ? default_currency : base_currency).toUpperCase()}, the website ${code} becomes ${market.currency_code.toUpperCase()}, and the map gives it no rate`,
  moved: false,
})

const becomes = ({ min_quantity, percent }: SourceTier, fixed: Amount | null): Tier =>
  percent ? { min_quantity, type: "percentage", value: toNumber(percent) } : { min_quantity, type: "fixed", value: toNumber(fixed ?? amount(0)) }

const inWalkingOrder = (a: SourceTier, b: SourceTier): number => {
  if (isLess(a.quantity, b.quantity) || isLess(b.quantity, a.quantity)) {
    return isLess(a.quantity, b.quantity) ? -1 : 1
  }
  return Number(a.group_id === null) - Number(b.group_id === null)
}
