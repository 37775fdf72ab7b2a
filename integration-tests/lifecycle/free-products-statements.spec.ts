import { addLine, makeCart, session, setQuantity, type Cart, type Session } from "../support/carts"
import { added, archiveFreeRules, freeLines, goodsFrom, makeFreeRule } from "../support/free-products"
import { makeProduct } from "../support/products"
import { makeShop, type Shop } from "../support/shops"
import { statementsOf } from "../support/statements"
import { makeStocked } from "../support/stock"

/** On a database a millisecond away each statement costs a millisecond. */
describe("the statements of a cart change with free products", () => {
  let shop: Shop
  let buying: Session
  let variants: string[]
  let mugs: string[]

  beforeAll(async () => {
    shop = await makeShop()
    buying = session(shop)
    variants = (await makeProduct(shop, { variants: Array.from({ length: 20 }, () => ({ prices: [{ amount: 10, currency_code: "eur" }] })) })).variantIds
    mugs = (await makeProduct(shop, { variants: [1, 2].map((amount) => ({ prices: [{ amount, currency_code: "eur" }] })) })).variantIds
  })

  const withLines = async (lines: number): Promise<{ cart: Cart; line: string }> => {
    const cart = await makeCart(buying, variants.slice(0, lines).map((variant_id) => ({ variant_id, quantity: 1 })))
    return { cart, line: cart.items?.find(({ variant_id }) => variant_id === variants[0])?.id ?? "" }
  }
  /** What a change of a quantity sends, where nothing else comes of it. */
  const changed = async ({ cart, line }: { cart: Cart; line: string }, quantity: number): Promise<string[]> => {
    let shown: Cart | undefined
    const statements = await statementsOf(async () => {
      shown = await setQuantity(buying, cart.id, line, quantity)
    })
    expect(shown?.items?.find(({ id }) => id === line)?.quantity).toBe(quantity)
    return statements
  }
  const writes = (statements: string[]): string[] => statements.filter((sql) => /^\s*(insert|update|delete|with)\b/i.test(sql) && /free_product_(line|piece|wish)|cart_line_item/.test(sql) && /\b(insert into|update|delete from)\b/i.test(sql))

  it("is one in a shop without rules, at most 4 with a hundred that do not fire, none more for more lines, and at most 12 for one that does, and a dozen more for the change that brings its lines", async () => {
    const [few, many] = [await withLines(2), await withLines(20)]
    await changed(few, 2)
    const none = await changed(few, 3)
    expect(none.filter((sql) => /free_product/.test(sql))).toHaveLength(1)
    const far = await Promise.all(Array.from({ length: 100 }, () => makeFreeRule(shop, { conditions: goodsFrom(100_000), reward: added(mugs[0]) })))
    await changed(few, 4)
    await changed(many, 4)
    const [idle, idle_many] = [await changed(few, 5), await changed(many, 5)]
    expect(idle.length - none.length).toBeLessThanOrEqual(3)
    expect(idle_many.length - idle.length).toBeLessThanOrEqual(0)
    const stocked = await makeStocked(shop, 5)
    const firing = await makeFreeRule(shop, { conditions: goodsFrom(10), reward: added(mugs[0], stocked.variantId) })
    const added_now = await changed(few, 6)
    const stands = await changed(few, 7)
    await changed(many, 6)
    const stands_many = await changed(many, 7)
    await archiveFreeRules(firing, ...far)
    const figures = { none: none.length, idle: idle.length, idle_many: idle_many.length, added: added_now.length, stands: stands.length, stands_many: stands_many.length }
    expect({ figures, extra: stands.length - idle.length <= 12, same: stands_many.length - idle_many.length <= stands.length - idle.length, first: added_now.length - idle.length <= 24 }).toEqual({ figures, extra: true, same: true, first: true })
  })

  it("write nothing where nothing changes", async () => {
    const id = await makeFreeRule(shop, { conditions: goodsFrom(10), reward: added(mugs[0]) })
    const pieces = await makeFreeRule(shop, { reward: { type: "cheapest", scope: { type: "variants", ids: [variants[0]] }, every: 3, quantity: 1 }, repeat: { type: "each_time", maximum: null } })
    const { cart, line } = await withLines(2)
    expect(freeLines(await setQuantity(buying, cart.id, line, 3))).toEqual([{ variant_id: mugs[0], quantity: 1 }])
    const again = await statementsOf(() => testApp.container.resolve("workflows").run("refresh-cart-items", { input: { cart_id: cart.id } }))
    expect(again.length).toBeGreaterThan(10)
    expect([writes(again), again.filter((sql) => /insert into "cart_line_item_adjustment"/i.test(sql))]).toEqual([[], []])
    expect(freeLines(await addLine(buying, cart.id, { variant_id: variants[5], quantity: 1 }))).toEqual([{ variant_id: mugs[0], quantity: 1 }])
    await archiveFreeRules(id, pieces)
  })
})
