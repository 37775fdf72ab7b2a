/** Shopware 6.5 to 6.7 as a source of a move-in. */
import type { SourceConnection } from "../connection"
import type { SourceSettings } from "../domain/settings"
import { countExtensionCodes, extensionCodes } from "../extension/codes"
import { countExtensionPoints, extensionPoints } from "../extension/points"
import { MoveInFailure } from "../failure"
import type { MoveInSource } from "../source"
import { bookMarketsOf, type BookMarket } from "./domain/book-markets"
import type { Currency } from "./domain/currency-price"
import { guestRemarks } from "./domain/judged-rules"
import { countCustomers, readCustomers } from "./read-customers"
import { readCurrencies, readTaxes } from "./read-currencies"
import { readCustomerGroups } from "./read-customer-groups"
import { readProductPrices } from "./read-product-prices"
import { readRules } from "./read-rules"
import { readSalesChannels, unmappedOf, type SalesChannel } from "./read-sales-channels"
import { readSamplePrices } from "./read-sample-prices"
import { SHOPWARE6_SCHEMAS } from "./schemas"
import { momentOf } from "./schemas/columns"
import { readVersion } from "./version"

export { SHOPWARE6_SCHEMAS }

/**
 * Reads what there is few of (sales channels, groups, currencies, rules) and opens the rest for reading in batches.
 *
 * @throws MoveInFailure `missing_table`, `missing_column`, `no_rights`, `unsupported_version`; `invalid_map` where sales
 *   channels cannot be mapped as the map says
 */
export const openShopware6 = async (connection: SourceConnection, settings: SourceSettings): Promise<MoveInSource> => {
  await connection.require(SHOPWARE6_SCHEMAS)
  const version = await readVersion(connection)
  const channels = await readSalesChannels(connection)
  const groups = await readCustomerGroups(connection)
  const currencies = await readCurrencies(connection)
  const rules = await readRules(connection, groups.keys, settings.at)
  const mapped = channels.filter(({ name }) => Object.hasOwn(settings.markets, name))
  const markets = marketsOf(mapped, settings, currencies.currencies)
  const channel_ids = mapped.map(({ id }) => id)
  const guest_groups = new Set(mapped.map(({ customer_group_id }) => customer_group_id))
  const since = settings.since && momentOf(settings.since)
  const movable_groups = new Set(groups.records.map(({ key }) => key))
  return {
    describe: `Shopware ${version}, ${channels.length} sales channel${channels.length === 1 ? "" : "s"}`,
    unmapped: unmappedOf(channels, settings.markets),
    count: async (thing) => {
      switch (thing) {
        case "groups":
          return groups.rows
        case "customers":
          return countCustomers(connection, channel_ids, since)
        case "tiers":
          return rules.prices
        case "points":
          return settings.points_query ? countExtensionPoints(connection, settings.points_query) : 0
        case "codes":
          return settings.codes_query ? countExtensionCodes(connection, settings.codes_query) : 0
      }
    },
    groups: async function* () {
      const { records, remarks, rows, until } = groups
      yield { records, remarks, rows, until }
    },
    customers: () => readCustomers(connection, channel_ids, movable_groups, since),
    tiers: async function* () {
      yield* readProductPrices(connection, {
        rules: rules.movable,
        markets,
        group_names: groups.names,
        remarks: [...rules.remarks, ...guestRemarks(rules.movable, guest_groups, groups.names)],
        taxes: await readTaxes(connection),
        currency_codes: currencies.codes,
      })
    },
    points: async function* () {
      if (settings.points_query) {
        yield* extensionPoints(connection, settings.points_query, settings.at)
      }
    },
    codes: async function* () {
      if (settings.codes_query) {
        yield* extensionCodes(connection, settings.codes_query)
      }
    },
    samplePrices: (count, seed) => readSamplePrices(connection, { ...rules, markets, groups: groups.keys, group_names: groups.names, guest_groups, at: settings.at }, count, seed),
  }
}

/** The same for all sales channels that are mapped to one currency and kind of price. */
const marketsOf = (mapped: readonly SalesChannel[], settings: SourceSettings, currencies: readonly Currency[]): BookMarket[] => {
  const { markets, problem } = bookMarketsOf(Object.fromEntries(mapped.map(({ name }) => [name, settings.markets[name]])), currencies)
  if (!markets) {
    throw new MoveInFailure("invalid_map", `The map cannot be followed: ${problem}`)
  }
  return markets
}
