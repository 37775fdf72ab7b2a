/** For which prices of this shop a price of the source counts. */
import type { Market } from "../../domain/settings"
import type { Currency } from "./currency-price"

/** Sales channels with one currency and one kind of price: their books are one. `region_ids` none: all of the currency. */
export type BookMarket = { currency: Currency; tax_inclusive: boolean; region_ids: string[] }

export type BookMarkets = { markets: BookMarket[]; problem: null } | { markets: null; problem: string }

/** @param markets of the sales channels that there are, by name */
export const bookMarketsOf = (markets: Readonly<Record<string, Market>>, currencies: readonly Currency[]): BookMarkets => {
  const found: (BookMarket & { names: string[] })[] = []
  for (const [name, { currency_code, region_ids, tax_inclusive }] of Object.entries(markets).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const currency = currencies.find(({ code }) => code === currency_code)
    if (!currency) {
      return problem(`the sales channel "${name}" is mapped to ${currency_code.toUpperCase()}, a currency that the source does not have`)
    }
    const same = found.find((each) => each.currency === currency && each.tax_inclusive === tax_inclusive)
    if (same) {
      same.region_ids = same.region_ids.length && region_ids.length ? [...new Set([...same.region_ids, ...region_ids])].sort() : []
      same.names.push(name)
    } else {
      found.push({ currency, tax_inclusive, region_ids: [...region_ids].sort(), names: [name] })
    }
  }
  const clash = found.flatMap((a, index) => found.slice(index + 1).filter((b) => a.currency === b.currency && overlap(a, b)).map((b) => ({ a, b })))[0]
  return clash
    ? problem(`the sales channels ${[...clash.a.names, ...clash.b.names].map((name) => `"${name}"`).join(", ")} are mapped to the same regions in ${clash.a.currency.code.toUpperCase()}, with tax and without`)
    : { markets: found.map(({ names: _names, ...market }) => market), problem: null }
}

const problem = (text: string): BookMarkets => ({ markets: null, problem: text })

const overlap = (a: BookMarket, b: BookMarket): boolean => !a.region_ids.length || !b.region_ids.length || a.region_ids.some((id) => b.region_ids.includes(id))
