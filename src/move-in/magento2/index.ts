/** Magento 2.4, Open Source and Commerce, as a source. */
import type { SourceConnection } from "../connection"
import type { Thing } from "../domain/records"
import type { SourceSettings } from "../domain/settings"
import { countExtensionCodes, extensionCodes } from "../extension/codes"
import { countExtensionPoints, extensionPoints } from "../extension/points"
import type { MoveInSource } from "../source"
import type { Catalogue } from "./domain/catalogue"
import { editionOf, hasRewards } from "./edition"
import { readConfiguration } from "./read-configuration"
import { readCatalogTitles, readGroupCodes, readGroups } from "./read-customer-groups"
import { countCustomers, readAmbiguousAddresses, readCustomers } from "./read-customers"
import { readDuplicateSkus, readPriceAttribute } from "./read-product-prices"
import { countRewards, readPoints } from "./read-reward-points"
import { readSamples } from "./read-sample-prices"
import { countTiers, readTiers } from "./read-tier-prices"
import { readWebsites } from "./read-websites"

export { MAGENTO2_SCHEMAS } from "./edition"

/** @throws MoveInFailure `unsupported_version`, `missing_table`, `missing_column`, `no_rights` */
export const openMagento2 = async (connection: SourceConnection, settings: SourceSettings): Promise<MoveInSource> => {
  const edition = await editionOf(connection)
  const configuration = await readConfiguration(connection)
  const websites = await readWebsites(connection, edition, configuration, settings)
  const groups = await readGroupCodes(connection)
  const titles = edition.has_shared_catalogs ? await readCatalogTitles(connection) : new Map<number, string>()
  const mapped = websites.mapped.map(({ id }) => id)
  const ofCustomers = configuration.has_shared_accounts ? null : mapped
  const sites = websites.ids.size - Number(websites.ids.has(0))

  const ambiguousAddresses = once(() => readAmbiguousAddresses(connection, ofCustomers))
  const priceAttribute = once(() => readPriceAttribute(connection))
  const has_rewards = once(() => hasRewards(connection, edition))
  const catalogueOf = once(
    async (): Promise<Catalogue> => ({
      websites: websites.mapped,
      website_ids: websites.ids,
      default_currency: websites.default_currency,
      has_global_prices: configuration.has_global_prices,
      groups,
      titles,
      duplicate_skus: await readDuplicateSkus(connection, edition, settings.at),
    })
  )

  const counts: Record<Thing, () => Promise<number>> = {
    groups: async () => groups.size,
    customers: () => countCustomers(connection, ofCustomers, settings.since),
    tiers: () => countTiers(connection, edition, settings.at),
    points: async () => (settings.points_query ? countExtensionPoints(connection, settings.points_query) : (await has_rewards()) ? countRewards(connection) : 0),
    codes: async () => (settings.codes_query ? countExtensionCodes(connection, settings.codes_query) : 0),
  }

  return {
    describe: `Magento 2 ${edition.name}, ${sites} website${sites === 1 ? "" : "s"}`,
    unmapped: websites.unmapped,
    count: (thing) => counts[thing](),
    groups: () => readGroups(groups),
    customers: async function* () {
      yield* readCustomers(connection, { ambiguous: await ambiguousAddresses(), groups }, ofCustomers, settings)
    },
    tiers: async function* () {
      yield* readTiers(connection, edition, await catalogueOf(), await priceAttribute(), settings.at)
    },
    points: async function* () {
      if (settings.points_query) {
        yield* extensionPoints(connection, settings.points_query, settings.at)
      } else if (await has_rewards()) {
        yield* readPoints(connection, { websites: new Set(mapped), ambiguous: await ambiguousAddresses(), configuration }, settings)
      }
    },
    codes: async function* () {
      if (settings.codes_query) {
        yield* extensionCodes(connection, settings.codes_query)
      }
    },
    samplePrices: async (count, seed) => readSamples(connection, edition, await catalogueOf(), await priceAttribute(), settings.at, count, seed),
  }
}

/** Asks the first time, and gives the same answer ever after. */
const once = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
  let answer: Promise<T> | null = null
  return () => (answer ??= ask())
}
