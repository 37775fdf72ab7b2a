/** `calculatePrices` of 50 variants for a buyer with ten rules, among rules of others. */
import type { Contender } from "../measure/interleave"
import { measure, type Result } from "../measure/report"
import type { Catalogue } from "../seed/catalogue"
import { CORRECTED_INDEX, insertPriceLists, PRICED } from "../seed/price-lists"
import { elsewhereRules, everyonesRules, insertRules, OWN_PRICE, othersRules, ownRules } from "../seed/rules"
import { bareCatalogue, clone, readCatalogue, seeded, tieredCatalogue, type Template } from "../shop/databases"
import type { Shop } from "../shop/shop-process"
import { bareShop, contextOfBuyer, expectPrices, tieredShop, withShops, type BenchRun } from "./bench-run"

/** Rules of the catalogue's buyer beside `count` of others. */
const tiered = async (count: number): Promise<Template> =>
  seeded(`rules_of_others_${count}`, await tieredCatalogue(), async (client, catalogue) => {
    await insertRules(client, "own", ownRules(catalogue))
    await insertRules(client, "other", othersRules(catalogue, count))
  })

/** The same as price lists. */
const listed = async (count: number): Promise<Template> =>
  seeded(`price_lists_${count}`, await bareCatalogue(), (client, catalogue) => insertPriceLists(client, catalogue, count))

const corrected = async (count: number): Promise<Template> =>
  seeded(`price_lists_${count}_corrected`, await listed(count), async (client) => void (await client.query(CORRECTED_INDEX)))

const everyones = async (count: number): Promise<Template> =>
  seeded(`rules_elsewhere_${count}`, await tieredCatalogue(), async (client, catalogue) => {
    await insertRules(client, "own", everyonesRules(catalogue))
    await insertRules(client, "elsewhere", elsewhereRules(count))
  })

const asking = (name: string, shop: Shop, catalogue: Catalogue): Contender => {
  const price_set_ids = catalogue.products.slice(0, PRICED).map(({ price_set_id }) => price_set_id)
  const context = contextOfBuyer(catalogue)
  return {
    name,
    database: shop.database,
    run: async () => {
      const { milliseconds, amounts } = await shop.ask("calculatePrices", { price_set_ids, context })
      expectPrices(name, amounts, OWN_PRICE)
      return milliseconds
    },
  }
}

/** A call takes milliseconds: more of them cost little and tell more. */
const MANY = { warmUps: 60, pairs: 200 }

/** Against price lists of Medusa: at 10 as it is and with the corrected index, at 10,000 with that index; and against ourselves. */
export const calculatePricesRow = async ({ counter }: BenchRun): Promise<Result[]> => {
  const [few, many] = [await tiered(10), await tiered(10_000)]
  const templates = [few, many, await listed(10), await corrected(10), await corrected(10_000)]
  const databases: string[] = []
  for (const template of templates) databases.push(await clone(template))
  const catalogue = await readCatalogue(databases[0])
  const places = databases.map((database, index) => (index < 2 ? tieredShop(database) : bareShop(database)))
  return withShops(places, async ([ours10, ours10k, stock10, corrected10, corrected10k]) => {
    const ours = [asking("our N = 10", ours10, catalogue), asking("our N = 10,000", ours10k, catalogue)]
    const name = "calculatePrices, 50 variants"
    return measure(
      [
        { measure: `${name}, N = 10`, ours: ours[0], theirs: asking("Medusa, price lists", stock10, catalogue), limit: { ratio: 1.1, orMilliseconds: 1.5, extraStatements: 1 } },
        { measure: `${name}, N = 10`, ours: ours[0], theirs: asking("Medusa + index, price lists", corrected10, catalogue), limit: { ratio: 1.1, orMilliseconds: 1.5, extraStatements: 1 } },
        { measure: `${name}, N = 10,000`, ours: ours[1], theirs: asking("Medusa + index, price lists", corrected10k, catalogue), limit: { ratio: 1, extraStatements: 1 } },
        { measure: `${name}, N = 10,000`, ours: ours[1], theirs: ours[0], limit: { ratio: 1.3, extraStatements: 0 } },
      ],
      MANY,
      counter
    )
  })
}

/** The same against Medusa as it is at 10,000 lists. A call takes seconds there: as few pairs as allowed. */
export const calculatePricesStockRow = async ({ counter, rounds }: BenchRun): Promise<Result[]> => {
  const [ours, stock] = [await clone(await tiered(10_000)), await clone(await listed(10_000))]
  const catalogue = await readCatalogue(ours)
  return withShops([tieredShop(ours), bareShop(stock)], ([ourShop, stockShop]) =>
    measure(
      [
        {
          measure: "calculatePrices, 50 variants, N = 10,000",
          ours: asking("our N = 10,000", ourShop, catalogue),
          theirs: asking("Medusa, price lists", stockShop, catalogue),
          limit: { ratio: 0.1, extraStatements: 1 },
        },
      ],
      rounds,
      counter
    )
  )
}

/** Many rules for everyone, each on a product that is not asked about. */
export const everyoneRow = async ({ counter }: BenchRun): Promise<Result[]> => {
  const [few, many] = [await clone(await everyones(10)), await clone(await everyones(10_000))]
  const catalogue = await readCatalogue(few)
  return withShops([tieredShop(few), tieredShop(many)], ([fewShop, manyShop]) =>
    measure(
      [
        {
          measure: "calculatePrices, 50 variants, N = 10,000 for everyone on other products",
          ours: asking("our N = 10,000", manyShop, catalogue),
          theirs: asking("our N = 10", fewShop, catalogue),
          limit: { ratio: 1.3, extraStatements: 0 },
        },
      ],
      MANY,
      counter
    )
  )
}
