/** What points add to the requests of a checkout, over HTTP and beside the same shop without the plugin. */
import { withClient } from "../../integration-tests/support/database"
import { countStatements, type Contender } from "../measure/interleave"
import { measure, type Result } from "../measure/report"
import type { Catalogue } from "../seed/catalogue"
import { bareCatalogue, clone, readCatalogue, tieredCatalogue } from "../shop/databases"
import type { Session, Shop } from "../shop/shop-process"
import { bareShop, logIn, tieredShop, withShops, type BenchRun } from "./bench-run"

type Buying = { session: Session; shop: Shop; catalogue: Catalogue }
type Cart = { cart: { id: string; total: number; items: { id: string }[] } }

const POINTS = 1_000_000_000
/** Worth 5.00: a part of any cart. */
const REDEEMED = 500

/** A shop with a programme, an earning rule and a buyer with points, beside the same shop without the plugin. */
const withPointsShops = async <T>(work: (ours: Buying, bare: Buying) => Promise<T>): Promise<T> => {
  const [ours, bare] = [await clone(await tieredCatalogue()), await clone(await bareCatalogue())]
  const catalogue = await readCatalogue(ours)
  return withShops([tieredShop(ours), bareShop(bare)], async ([ourShop, bareOne]) => {
    await ourShop.ask("switchPointsOn", { customer_id: catalogue.customer_id, points: POINTS, currency_code: catalogue.currency_code })
    return work(
      { shop: ourShop, catalogue, session: await logIn(ourShop, catalogue) },
      { shop: bareOne, catalogue, session: await logIn(bareOne, catalogue) }
    )
  })
}

const newCart = async ({ session, catalogue }: Buying, size: number): Promise<Cart["cart"]> => {
  const { region_id, sales_channel_id, country_code, products } = catalogue
  const items = products.slice(0, size).map(({ variant_id }) => ({ variant_id, quantity: 1 }))
  return (await session<Cart>("POST", "/store/carts", { region_id, sales_channel_id, shipping_address: { country_code }, ...(size && { items }) })).body.cart
}

const redeem = ({ session }: Buying, cart_id: string) => session("POST", `/store/carts/${cart_id}/points`, { points: REDEEMED })

/** A cart to which a line is added that is then taken out again, past the shop. */
const adding = async (name: string, buying: Buying, size: number, redeems: boolean): Promise<Contender> => {
  const { session, shop, catalogue } = buying
  const { id } = await newCart(buying, size)
  if (redeems) await redeem(buying, id)
  const added = catalogue.products[catalogue.products.length - 1].variant_id
  return {
    name,
    database: shop.database,
    run: async () => {
      const { body, milliseconds } = await session<Cart>("POST", `/store/carts/${id}/line-items`, { variant_id: added, quantity: 1 })
      if (body.cart.items.length !== size + 1) throw new Error(`${name}: the cart has ${body.cart.items.length} lines`)
      return milliseconds
    },
    reset: () =>
      withClient(shop.database, async (client) => {
        await client.query("DELETE FROM cart_line_item WHERE cart_id = $1 AND variant_id = $2", [id, added])
      }),
  }
}

const SIZES = [1, 10, 50]

/** Tier prices and points are on, and nothing fires. */
export const nothingFiringRow = ({ counter, rounds }: BenchRun): Promise<Result[]> =>
  withPointsShops(async (ours, bare) => {
    const results: Result[] = []
    for (const size of SIZES) {
      const question = {
        measure: `add to cart, ${size} lines, tiers and points on, nothing firing`,
        ours: await adding("with the plugin", ours, size, false),
        theirs: await adding("without the plugin", bare, size, false),
        limit: { ratio: 1.2, extraStatements: 10, isStatementLimit: true },
      }
      results.push(...(await measure([question], rounds, counter)))
    }
    return results
  })

/** A cart that redeems is changed. */
export const cartWithPointsRow = ({ counter, rounds }: BenchRun): Promise<Result[]> =>
  withPointsShops(async (ours, bare) => {
    const results: Result[] = []
    for (const size of SIZES) {
      const question = {
        measure: `add to a cart of ${size} lines that redeems points`,
        ours: await adding("with a redemption", ours, size, true),
        theirs: await adding("without the plugin", bare, size, false),
        limit: { ratio: 1.15, extraStatements: 40 },
      }
      results.push(...(await measure([question], rounds, counter)))
    }
    return results
  })

/** A cart that is ready to be completed; the next one is made after each, and is not measured. */
const completing = async (name: string, buying: Buying, size: number, redeems: boolean): Promise<Contender> => {
  let next = await ready(buying, size, redeems)
  return {
    name,
    database: buying.shop.database,
    run: async () => {
      const { body, milliseconds } = await buying.session<{ type: string }>("POST", `/store/carts/${next}/complete`)
      if (body.type !== "order") throw new Error(`${name}: the cart was not completed: ${JSON.stringify(body)}`)
      return milliseconds
    },
    reset: async () => {
      next = await ready(buying, size, redeems)
    },
  }
}

const ready = async (buying: Buying, size: number, redeems: boolean): Promise<string> => {
  const { session, catalogue } = buying
  const { id } = await newCart(buying, size)
  await session("POST", `/store/carts/${id}`, { email: catalogue.email })
  const { body } = await session<{ shipping_options: { id: string }[] }>("GET", `/store/shipping-options?cart_id=${id}`)
  await session("POST", `/store/carts/${id}/shipping-methods`, { option_id: body.shipping_options[0].id })
  if (redeems) await redeem(buying, id)
  const payment = await session<{ payment_collection: { id: string } }>("POST", "/store/payment-collections", { cart_id: id })
  await session("POST", `/store/payment-collections/${payment.body.payment_collection.id}/payment-sessions`, { provider_id: "pp_system_default" })
  return id
}

export const completeWithPointsRow = ({ counter, rounds }: BenchRun): Promise<Result[]> =>
  withPointsShops(async (ours, bare) => {
    const results: Result[] = []
    for (const size of [1, 10]) {
      const question = {
        measure: `complete a cart of ${size} lines that redeems points`,
        ours: await completing("with a redemption", ours, size, true),
        theirs: await completing("without the plugin", bare, size, false),
        limit: { ratio: 1.2, extraStatements: 20, isStatementLimit: true },
      }
      results.push(...(await measure([question], rounds, counter)))
    }
    return results
  })

const EARN_STATEMENTS = 12

/** What the first event of an order causes: its purchases are recorded, and its points earned. */
export const earnAfterOrderRow = ({ counter }: BenchRun): Promise<Result[]> =>
  withPointsShops(async (ours) => {
    const place = async (): Promise<string> => {
      const { body } = await ours.session<{ order: { id: string } }>("POST", `/store/carts/${await ready(ours, 10, true)}/complete`)
      return body.order.id
    }
    let next = await place()
    const statements = await countStatements(
      {
        name: "the earn after an order",
        database: ours.shop.database,
        run: async () => (await ours.shop.ask("followOrder", { order_id: next })).milliseconds,
        reset: async () => {
          next = await place()
        },
      },
      counter
    )
    return [{ measure: "the earn after an order of 10 lines, SQL", counted: String(statements), expected: `at most ${EARN_STATEMENTS}`, passed: statements <= EARN_STATEMENTS }]
  })
