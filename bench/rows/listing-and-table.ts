/** What a storefront reads: a listing of 100 products, and the price tables of 100 variants. */
import type { Contender } from "../measure/interleave"
import { measure, type Result } from "../measure/report"
import { LIST_PRICE, type Catalogue } from "../seed/catalogue"
import { OWN_PRICE } from "../seed/rules"
import type { Session, Shop } from "../shop/shop-process"
import { expectPrices, logIn, type BenchRun } from "./bench-run"
import { withWholesaleShops } from "./wholesale-shops"

const SHOWN = 100

type Listing = { products: { variants: { calculated_price: { calculated_amount: number } }[] }[] }
type Tables = { tier_prices: { breaks: { unit_price: number }[] }[] }

export const listingRow = ({ counter, rounds }: BenchRun): Promise<Result[]> =>
  withWholesaleShops(async (ours, bare, catalogue) =>
    measure(
      [
        {
          measure: `listing of ${SHOWN} products, 10,000 rules`,
          ours: listing("with tier prices", ours, await logIn(ours, catalogue), catalogue, OWN_PRICE),
          theirs: listing("without the plugin", bare, await logIn(bare, catalogue), catalogue, LIST_PRICE),
          limit: { ratio: 1.15, extraStatements: 1 },
        },
      ],
      rounds,
      counter
    )
  )

export const tableRow = ({ counter, rounds }: BenchRun): Promise<Result[]> =>
  withWholesaleShops(async (ours, _bare, catalogue) => {
    const session = await logIn(ours, catalogue)
    return measure(
      [
        {
          measure: `table for ${SHOWN} variants, 10,000 rules`,
          ours: tables("table", ours, session, catalogue),
          theirs: listing("listing of the same with prices", ours, session, catalogue, OWN_PRICE),
          limit: { ratio: 1, extraStatements: 0 },
        },
      ],
      rounds,
      counter
    )
  })

const listing = (name: string, shop: Shop, session: Session, { region_id, country_code, products }: Catalogue, price: number): Contender => {
  const ids = products.slice(0, SHOWN).map(({ id }) => `id[]=${id}`)
  const query = [`region_id=${region_id}`, `country_code=${country_code}`, `limit=${SHOWN}`, "fields=*variants.calculated_price", ...ids].join("&")
  return {
    name,
    database: shop.database,
    run: async () => {
      const { milliseconds, body } = await session<Listing>("GET", `/store/products?${query}`)
      if (body.products.length !== SHOWN) throw new Error(`${name}: ${body.products.length} products`)
      expectPrices(name, body.products.map(({ variants }) => variants[0].calculated_price.calculated_amount), price)
      return milliseconds
    },
  }
}

const tables = (name: string, shop: Shop, session: Session, { region_id, country_code, products }: Catalogue): Contender => {
  const ids = products.slice(0, SHOWN).map(({ variant_id }) => `variant_id=${variant_id}`)
  const query = [`region_id=${region_id}`, `country_code=${country_code}`, ...ids].join("&")
  return {
    name,
    database: shop.database,
    run: async () => {
      const { milliseconds, body } = await session<Tables>("GET", `/store/tier-prices?${query}`)
      if (body.tier_prices.length !== SHOWN) throw new Error(`${name}: ${body.tier_prices.length} tables`)
      expectPrices(name, body.tier_prices.map(({ breaks }) => breaks[0].unit_price), OWN_PRICE)
      return milliseconds
    },
  }
}
