/** Adding a line to carts of several sizes, over HTTP. */
import { Client } from "pg"
import { databaseUrl, withClient } from "../../integration-tests/support/database"
import type { Contender } from "../measure/interleave"
import { measure, type Result } from "../measure/report"
import { LIST_PRICE, type Catalogue } from "../seed/catalogue"
import { OWN_PRICE } from "../seed/rules"
import type { Session, Shop } from "../shop/shop-process"
import { expectPrices, logIn, type BenchRun } from "./bench-run"
import { withWholesaleShops } from "./wholesale-shops"

const SIZES = [0, 10, 50, 100]
/** One piece below a break of the pooled rule: the added piece changes the price of every line. */
const CROSSING_SIZES = [9, 99]
/** Statements that tier pricing may add to one request. */
const MORE_STATEMENTS = { line: 3, pooled: 10 }

type StoredCart = { id: string; items: { variant_id: string; unit_price: number }[] }
type Buying = { session: Session; shop: Shop; catalogue: Catalogue; connection: Client }
type Shops = { ours: Buying; bare: Buying }

export const addToCartRow = (run: BenchRun): Promise<Result[]> => withBothSessions((shops) => addLines(shops, "line", SIZES, run))

export const addToPooledCartRow = (run: BenchRun): Promise<Result[]> =>
  withBothSessions(async (shops) => {
    await poolAnOwnRule(shops.ours.shop)
    return [...(await addLines(shops, "pooled", SIZES, run)), ...(await addLines(shops, "pooled", CROSSING_SIZES, run))]
  })

const addLines = async ({ ours, bare }: Shops, pooling: keyof typeof MORE_STATEMENTS, sizes: number[], { counter, rounds }: BenchRun): Promise<Result[]> => {
  const results: Result[] = []
  for (const size of sizes) {
    const isCrossing = CROSSING_SIZES.includes(size)
    const kind = pooling === "line" ? "" : isCrossing ? ", pooled, all lines re-priced" : ", pooled"
    const question = {
      measure: `add to cart, ${size} lines, 10,000 rules${kind}`,
      ours: await adding("with tier prices", ours, size, { after: pooling === "pooled" ? pooledPrice(size + 1) : OWN_PRICE, before: isCrossing ? pooledPrice(size) : null }),
      theirs: await adding("without the plugin", bare, size, { after: LIST_PRICE, before: null }),
      limit: { ratio: 1.1, extraStatements: MORE_STATEMENTS[pooling], isStatementLimit: true },
    }
    results.push(...(await measure([question], rounds, counter)))
  }
  return results
}

const POOLED_RULE = "tprule_own_000001"

/** One of the buyer's rules counts all its pieces in the cart together. */
const poolAnOwnRule = (shop: Shop) =>
  withClient(shop.database, (client) => client.query("UPDATE tier_price_rule SET quantity_basis = 'rule' WHERE id = $1", [POOLED_RULE]))

/** What that rule, with its 2, 12 and 22 per cent from 1, 10 and 100 pieces on, and the best of the others make of 100. */
const pooledPrice = (pieces: number): number => (pieces >= 100 ? 78 : pieces >= 10 ? 88 : OWN_PRICE)

const withBothSessions = <T>(work: (shops: Shops) => Promise<T>): Promise<T> =>
  withWholesaleShops((ours, bare, catalogue) =>
    withConnections([ours, bare], async ([ourConnection, bareConnection]) =>
      work({
        ours: { session: await logIn(ours, catalogue), shop: ours, catalogue, connection: ourConnection },
        bare: { session: await logIn(bare, catalogue), shop: bare, catalogue, connection: bareConnection },
      })
    )
  )

/**
 * A cart with `size` lines, to which a line is added that is then taken out again.
 *
 * @param price of every line after the line was added, and before where that is another
 */
const adding = async (name: string, { session, shop, catalogue, connection }: Buying, size: number, price: { after: number; before: number | null }): Promise<Contender> => {
  const { region_id, sales_channel_id, country_code, products } = catalogue
  const items = products.slice(0, size).map(({ variant_id }) => ({ variant_id, quantity: 1 }))
  const added = products[products.length - 1].variant_id
  const { body } = await session<{ cart: StoredCart }>("POST", "/store/carts", { region_id, sales_channel_id, shipping_address: { country_code }, ...(size && { items }) })
  return {
    name,
    database: shop.database,
    run: async () => {
      const answer = await session<{ cart: StoredCart }>("POST", `/store/carts/${body.cart.id}/line-items`, { variant_id: added, quantity: 1 })
      expectPrices(name, answer.body.cart.items.map(({ unit_price }) => unit_price), price.after)
      if (answer.body.cart.items.length !== size + 1) throw new Error(`${name}: the cart has ${answer.body.cart.items.length} lines`)
      return answer.milliseconds
    },
    // Past the shop: taking a line out over HTTP would cost as much as what is measured.
    reset: async () => {
      await connection.query("DELETE FROM cart_line_item WHERE cart_id = $1 AND variant_id = $2", [body.cart.id, added])
      if (price.before !== null) {
        await connection.query(`UPDATE cart_line_item SET unit_price = $2::numeric, raw_unit_price = jsonb_build_object('value', $2::text, 'precision', 20) WHERE cart_id = $1`, [body.cart.id, price.before])
      }
    },
  }
}

const withConnections = async <T>(shops: Shop[], work: (connections: Client[]) => Promise<T>): Promise<T> => {
  const connections = shops.map(({ database }) => new Client({ connectionString: databaseUrl(database) }))
  try {
    for (const connection of connections) await connection.connect()
    return await work(connections)
  } finally {
    for (const connection of connections) await connection.end()
  }
}
