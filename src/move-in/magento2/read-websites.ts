/** Reads the websites of the source and finds the market of each. */
import type { SourceConnection } from "../connection"
import type { SourceSettings, Unmapped } from "../domain/settings"
import type { Website } from "./domain/website"
import type { Edition } from "./edition"
import type { Configuration } from "./read-configuration"
import { CUSTOMER_ENTITY } from "./schemas/customer-entity"
import { STORE } from "./schemas/store"
import { STORE_WEBSITE } from "./schemas/store-website"

/** The website of the administration, which sells nothing. */
const ADMIN = 0

/** @property mapped those that the map names @property ids of all, the administration too */
export type Websites = { mapped: Website[]; ids: Set<number>; default_currency: string; unmapped: Unmapped[] }

export const readWebsites = async (connection: SourceConnection, edition: Edition, configuration: Configuration, { markets }: SourceSettings): Promise<Websites> => {
  const { manager } = connection
  const rows = (await manager.find(STORE_WEBSITE, { order: { website_id: "ASC" } })).map(({ website_id, code, is_default }) => ({ id: website_id, code: code ?? String(website_id), is_default: is_default === 1 }))
  const stores = await manager.find(STORE, { order: { store_id: "ASC" } })
  const marketOf = (code: string) => (Object.hasOwn(markets, code) ? markets[code] : null)
  const main = rows.find(({ is_default }) => is_default)
  // Magento's own default is USD; a map that names the default website knows better.
  const default_currency = configuration.default_currency ?? (main && marketOf(main.code)?.currency_code) ?? "usd"
  const sites = rows.filter(({ id }) => id !== ADMIN)
  return {
    mapped: sites.flatMap(({ id, code }) => {
      const market = marketOf(code)
      const own = configuration.currency_of(id) ?? configuration.default_currency ?? market?.currency_code ?? default_currency
      return market
        ? [{ id, code, base_currency: configuration.has_global_prices ? default_currency : own, default_currency, tax_inclusive: configuration.has_tax_in_prices(id), store_ids: stores.filter(({ website_id }) => website_id === id).map(({ store_id }) => store_id), market }]
        : []
    }),
    ids: new Set(rows.map(({ id }) => id)),
    default_currency,
    unmapped: await countUnmapped(connection, edition, configuration, sites.filter(({ code }) => !marketOf(code))),
  }
}

/** A tier of all websites would hold on the unmapped one too. */
const countUnmapped = async (connection: SourceConnection, edition: Edition, configuration: Configuration, sites: { id: number; code: string }[]): Promise<Unmapped[]> => {
  if (!sites.length) {
    return []
  }
  const customers = configuration.has_shared_accounts ? new Map<number, number>() : await countByWebsite(connection, connection.table(CUSTOMER_ENTITY))
  const tiers = await countByWebsite(connection, connection.table(edition.tier))
  return sites.map(({ id, code }) => ({ kind: "website", name: code, rows: (customers.get(id) ?? 0) + (tiers.get(id) ?? 0) + (tiers.get(ADMIN) ?? 0) }))
}

const countByWebsite = async ({ manager }: SourceConnection, table: string): Promise<Map<number, number>> => {
  const rows: { website_id: number | null; rows_of: number | string }[] = await manager.query(`SELECT website_id, COUNT(*) AS rows_of FROM ${table} GROUP BY website_id`)
  return new Map(rows.map(({ website_id, rows_of }) => [website_id ?? ADMIN, Number(rows_of)]))
}
