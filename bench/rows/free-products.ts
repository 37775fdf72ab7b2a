/** What free-product rules cost the cart, over HTTP. */
import { withClient } from "../../integration-tests/support/database"
import type { Contender } from "../measure/interleave"
import { measure, type Result } from "../measure/report"
import type { Catalogue } from "../seed/catalogue"
import { firingRule, idleRules, insertFreeProductRules } from "../seed/free-products"
import { insertLadder } from "../seed/levels"
import { insertRules, othersRules } from "../seed/rules"
import { bareCatalogue, clone, readCatalogue, tieredCatalogue } from "../shop/databases"
import type { Session, Shop } from "../shop/shop-process"
import { bareShop, logIn, tieredShop, withShops, type BenchRun } from "./bench-run"

type Buying = { session: Session; shop: Shop; catalogue: Catalogue }
type Cart = { cart: { id: string; items: { id: string; unit_price: number }[] } }

const SIZES = [1, 10, 50]

const newCart = async ({ session, catalogue }: Buying, size: number): Promise<string> => {
  const { region_id, sales_channel_id, country_code, products } = catalogue
  const items = products.slice(0, size).map(({ variant_id }) => ({ variant_id, quantity: 1 }))
  return (await session<Cart>("POST", "/store/carts", { region_id, sales_channel_id, shipping_address: { country_code }, items })).body.cart.id
}

type Adding = {
  name: string
  buying: Buying
  size: number
  /** How many free lines the cart has once the line was added. */
  free: number
  /** What is taken out again, past the shop, besides the added line. */
  alsoRemoved?: (cart_id: string) => string[]
}

/** A cart to which a line is added that is then taken out again, past the shop. */
const adding = async ({ name, buying, size, free, alsoRemoved = () => [] }: Adding): Promise<Contender> => {
  const { session, shop, catalogue } = buying
  const id = await newCart(buying, size)
  const added = catalogue.products[catalogue.products.length - 1].variant_id
  return {
    name,
    database: shop.database,
    run: async () => {
      const { body, milliseconds } = await session<Cart>("POST", `/store/carts/${id}/line-items`, { variant_id: added, quantity: 1 })
      const given = body.cart.items.filter(({ unit_price }) => unit_price === 0).length
      if (body.cart.items.length !== size + 1 + free || given !== free) throw new Error(`${name}: ${body.cart.items.length} lines, ${given} free`)
      return milliseconds
    },
    reset: () =>
      withClient(shop.database, async (client) => {
        await client.query("DELETE FROM cart_line_item WHERE cart_id = $1 AND variant_id = $2 AND unit_price > 0", [id, added])
        for (const statement of alsoRemoved(id)) await client.query(statement, [id])
      }),
  }
}

/** The line of a rule with all that belongs to it. */
const freeLine = (): string[] => ["DELETE FROM cart_line_item WHERE cart_id = $1 AND unit_price = 0", "DELETE FROM free_product_line WHERE cart_id = $1"]

/** Two shops with the plugin, whose rules the first gets, and the second. */
const withRules = async <T>(rules: [(catalogue: Catalogue) => Record<string, unknown>[], (catalogue: Catalogue) => Record<string, unknown>[]], work: (ours: Buying, theirs: Buying) => Promise<T>): Promise<T> => {
  const databases = [await clone(await tieredCatalogue()), await clone(await tieredCatalogue())]
  const catalogue = await readCatalogue(databases[0])
  for (const [index, database] of databases.entries()) {
    await withClient(database, async (client) => {
      await insertFreeProductRules(client, "bench", rules[index](catalogue))
      await client.query("ANALYZE free_product_rule")
    })
  }
  return withShops(databases.map(tieredShop), async ([ours, theirs]) =>
    work({ shop: ours, catalogue, session: await logIn(ours, catalogue) }, { shop: theirs, catalogue, session: await logIn(theirs, catalogue) })
  )
}

/** Ten thousand rules of which none is met, beside ten. */
export const manyFreeProductRulesRow = ({ counter, rounds, isQuick }: BenchRun): Promise<Result[]> => {
  const count = isQuick ? 1_000 : 10_000
  return withRules([(catalogue) => idleRules(catalogue, count), (catalogue) => idleRules(catalogue, 10)], async (many, few) => {
    const question = {
      measure: `add to cart, 10 lines, ${count.toLocaleString("en")} free-product rules, none fires`,
      ours: await adding({ name: `${count} rules`, buying: many, size: 10, free: 0 }),
      theirs: await adding({ name: "10 rules", buying: few, size: 10, free: 0 }),
      limit: { ratio: 1.3, extraStatements: 0 },
    }
    return measure([question], rounds, counter)
  })
}

/** A hundred rules of which none is met, beside none at all. */
export const idleFreeProductRulesRow = ({ counter, rounds }: BenchRun): Promise<Result[]> =>
  withRules([(catalogue) => idleRules(catalogue, 100), () => []], async (ours, without) => {
    const results: Result[] = []
    for (const size of SIZES) {
      const question = {
        measure: `add to cart, ${size} lines, 100 free-product rules, none fires`,
        ours: await adding({ name: "100 rules", buying: ours, size, free: 0 }),
        theirs: await adding({ name: "the plugin without rules", buying: without, size, free: 0 }),
        limit: { ratio: 1.1, extraStatements: 4, isStatementLimit: true },
      }
      results.push(...(await measure([question], rounds, counter)))
    }
    return results
  })

/** One rule is met: by what is added now, and by what was there already. */
export const firingFreeProductRuleRow = async ({ counter, rounds }: BenchRun): Promise<Result[]> => {
  const results: Result[] = []
  for (const size of SIZES) {
    for (const { pieces, says, alsoRemoved } of [
      { pieces: size + 1, says: "the added one brings a free product", alsoRemoved: freeLine },
      { pieces: 1, says: "a free product is there", alsoRemoved: undefined },
    ]) {
      const found = await withRules([(catalogue) => [firingRule(catalogue, pieces), ...idleRules(catalogue, 99)], () => []], async (ours, without) => {
        const question = {
          measure: `add to cart, ${size} lines, ${says}`,
          ours: await adding({ name: "a rule that fires", buying: ours, size, free: 1, alsoRemoved }),
          theirs: await adding({ name: "the plugin without rules", buying: without, size, free: 0 }),
          limit: { ratio: 1.25, extraStatements: 12, isStatementLimit: true },
        }
        return measure([question], rounds, counter)
      })
      results.push(...found)
    }
  }
  return results
}

/** Every slice is on, and nothing fires: tier rules, points, levels, referrals and free products, beside the shop without the plugin. */
export const allSlicesIdleRow = async ({ counter, rounds }: BenchRun): Promise<Result[]> => {
  const [ours, bare] = [await clone(await tieredCatalogue()), await clone(await bareCatalogue())]
  const catalogue = await readCatalogue(ours)
  await withClient(ours, async (client) => {
    await insertRules(client, "others", othersRules(catalogue, 100))
    await insertFreeProductRules(client, "bench", idleRules(catalogue, 100))
    await insertLadder(client)
    await client.query("ANALYZE")
  })
  return withShops([tieredShop(ours), bareShop(bare)], async ([ourShop, bareOne]) => {
    await ourShop.ask("switchPointsOn", { customer_id: catalogue.customer_id, points: 1_000, currency_code: catalogue.currency_code })
    await ourShop.ask("offerTenPercent", { code: "TENPERCENT" })
    const buying = { shop: ourShop, catalogue, session: await logIn(ourShop, catalogue) }
    const without = { shop: bareOne, catalogue, session: await logIn(bareOne, catalogue) }
    const results: Result[] = []
    for (const size of SIZES) {
      const question = {
        measure: `add to cart, ${size} lines, all slices on, nothing firing`,
        ours: await adding({ name: "with the plugin", buying, size, free: 0 }),
        theirs: await adding({ name: "without the plugin", buying: without, size, free: 0 }),
        limit: { ratio: 1.25, extraStatements: 14, isStatementLimit: true },
      }
      results.push(...(await measure([question], rounds, counter)))
    }
    return results
  })
}
