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
/** Statements that tier pricing may add to one request. */
const MORE_STATEMENTS = { line: 3, pooled: 10 }

type StoredCart = { id: string; items: { variant_id: string; unit_price: number }[] }
type Buying = { session: Session; shop: Shop; catalogue: Catalogue; connection: Client; price: number }

export const addToCartRow = ({ counter, rounds }: BenchRun): Promise<Result[]> =>
  withWholesaleShops((ours, bare, catalogue) =>
    withConnections([ours, bare], async ([ourConnection, bareConnection]) => {
      const tiered = { session: await logIn(ours, catalogue), shop: ours, catalogue, connection: ourConnection, price: OWN_PRICE }
      const plain = { session: await logIn(bare, catalogue), shop: bare, catalogue, connection: bareConnection, price: LIST_PRICE }
      const results: Result[] = []
      for (const pooling of ["line", "pooled"] as const) {
        if (pooling === "pooled") await poolAnOwnRule(ours)
        for (const size of SIZES) {
          const question = {
            measure: `add to cart, ${size} lines, 10,000 rules${pooling === "pooled" ? ", one pools" : ""}`,
            ours: await adding("with tier prices", tiered, size),
            theirs: await adding("without the plugin", plain, size),
            limit: { ratio: 1.1, extraStatements: MORE_STATEMENTS[pooling], isStatementLimit: true },
          }
          results.push(...(await measure([question], rounds, counter)))
        }
      }
      return results
    })
  )

/** A cart with `size` lines, to which a line is added that is then taken out again. */
const adding = async (name: string, { session, shop, catalogue, connection, price }: Buying, size: number): Promise<Contender> => {
  const { region_id, sales_channel_id, country_code, products } = catalogue
  const items = products.slice(0, size).map(({ variant_id }) => ({ variant_id, quantity: 1 }))
  const added = products[products.length - 1].variant_id
  const { body } = await session<{ cart: StoredCart }>("POST", "/store/carts", { region_id, sales_channel_id, shipping_address: { country_code }, ...(size && { items }) })
  return {
    name,
    database: shop.database,
    run: async () => {
      const answer = await session<{ cart: StoredCart }>("POST", `/store/carts/${body.cart.id}/line-items`, { variant_id: added, quantity: 1 })
      expectPrices(name, answer.body.cart.items.map(({ unit_price }) => unit_price), price)
      if (answer.body.cart.items.length !== size + 1) throw new Error(`${name}: the cart has ${answer.body.cart.items.length} lines`)
      return answer.milliseconds
    },
    // Past the shop: taking a line out over HTTP would cost as much as what is measured.
    reset: async () => void (await connection.query("DELETE FROM cart_line_item WHERE cart_id = $1 AND variant_id = $2", [body.cart.id, added])),
  }
}

/** One of the buyer's rules counts all its pieces in the cart together. */
const poolAnOwnRule = (shop: Shop) =>
  withClient(shop.database, (client) => client.query("UPDATE tier_price_rule SET quantity_basis = 'rule' WHERE id = 'tprule_own_000001'"))

const withConnections = async <T>(shops: Shop[], work: (connections: Client[]) => Promise<T>): Promise<T> => {
  const connections = shops.map(({ database }) => new Client({ connectionString: databaseUrl(database) }))
  try {
    for (const connection of connections) await connection.connect()
    return await work(connections)
  } finally {
    for (const connection of connections) await connection.end()
  }
}
