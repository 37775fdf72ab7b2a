/** What the discount of a referral costs a cart, beside an ordinary promotion code in the same shop. */
import { withClient } from "../../integration-tests/support/database"
import type { Contender } from "../measure/interleave"
import { measure, type Result } from "../measure/report"
import type { Catalogue } from "../seed/catalogue"
import { clone, readCatalogue, tieredCatalogue } from "../shop/databases"
import type { Session, Shop } from "../shop/shop-process"
import { logIn, tieredShop, withShops, type BenchRun } from "./bench-run"

type Buying = { session: Session; shop: Shop; catalogue: Catalogue }
type Cart = { cart: { id: string; discount_total: number; items: { id: string }[] } }

const CODE = "TENPERCENT"
const SIZES = [1, 10, 50]

const newCart = async ({ session, catalogue }: Buying, size: number): Promise<string> => {
  const { region_id, sales_channel_id, country_code, products } = catalogue
  const items = products.slice(0, size).map(({ variant_id }) => ({ variant_id, quantity: 1 }))
  return (await session<Cart>("POST", "/store/carts", { region_id, sales_channel_id, shipping_address: { country_code }, items })).body.cart.id
}

/** A claim, past the routes: what it costs to make one is not the question. */
const claim = ({ shop, catalogue }: Buying, cart_id: string): Promise<void> =>
  withClient(shop.database, async (client) => {
    const id = (prefix: string): string => `${prefix}_${cart_id}`
    await client.query("INSERT INTO referral_advocate (id, owner_type, owner_id) VALUES ($1, 'customer', $2)", [id("refadv"), id("cus")])
    await client.query("INSERT INTO referral_code (id, code, shown, advocate_id) VALUES ($1, $2, $2, $3)", [id("refcode"), cart_id.slice(-12).toUpperCase(), id("refadv")])
    await client.query(
      `INSERT INTO referral (id, program_id, advocate_id, code_id, channel, state, reason, terms, cart_id, customer_id, claimed_at, lapses_at)
       SELECT $1, id, $2, $3, 'code', 'claimed', 'code_entered', settings, $4, $5, now(), now() + interval '30 days' FROM referral_program`,
      [id("refer"), id("refadv"), id("refcode"), cart_id, catalogue.customer_id]
    )
  })

/** A cart with a discount, to which a line is added that is then taken out again, past the shop. */
const adding = async (name: string, buying: Buying, size: number, discount: (cart_id: string) => Promise<unknown>): Promise<Contender> => {
  const { session, shop, catalogue } = buying
  const id = await newCart(buying, size)
  await discount(id)
  const added = catalogue.products[catalogue.products.length - 1].variant_id
  return {
    name,
    database: shop.database,
    run: async () => {
      const { body, milliseconds } = await session<Cart>("POST", `/store/carts/${id}/line-items`, { variant_id: added, quantity: 1 })
      if (body.cart.items.length !== size + 1 || !(body.cart.discount_total > 0)) throw new Error(`${name}: ${body.cart.items.length} lines, ${body.cart.discount_total} off`)
      return milliseconds
    },
    reset: () =>
      withClient(shop.database, async (client) => {
        await client.query("DELETE FROM cart_line_item WHERE cart_id = $1 AND variant_id = $2", [id, added])
      }),
  }
}

/** A cart with a referral is changed. */
export const cartWithReferralRow = async ({ counter, rounds }: BenchRun): Promise<Result[]> => {
  const database = await clone(await tieredCatalogue())
  const catalogue = await readCatalogue(database)
  return withShops([tieredShop(database)], async ([shop]) => {
    await shop.ask("offerTenPercent", { code: CODE })
    const buying = { shop, catalogue, session: await logIn(shop, catalogue) }
    const results: Result[] = []
    for (const size of SIZES) {
      const question = {
        measure: `add to a cart of ${size} lines with a friend's discount`,
        ours: await adding("with a referral", buying, size, (cart_id) => claim(buying, cart_id)),
        theirs: await adding("with a promotion code", buying, size, (cart_id) => buying.session("POST", `/store/carts/${cart_id}/promotions`, { promo_codes: [CODE] })),
        limit: { ratio: 1.1, extraStatements: 5 },
      }
      results.push(...(await measure([question], rounds, counter)))
    }
    return results
  })
}
