import fc from "fast-check"
import { compare, decimal } from "../../demo/orders/decimal"
import { referencePrices, type ReferenceRule, type ReferenceVariant } from "../../demo/orders/reference"
import { asAdmin, ok } from "../support/api"
import { makeCart, session, type Cart, type Session } from "../support/carts"
import { joinGroup, leaveGroup, makeBuyer, makeGroup, type Buyer } from "../support/customers"
import { makePromotion } from "../support/price-lists"
import { makeProduct } from "../support/products"
import { addRegion, makeShop, type Shop } from "../support/shops"
import { amountOff, fixed, makeRule, percentage, type RuleFields } from "../support/tier-price-rules"

/** As long as this may take; what has run until then counts. Another seed each time: a failure names its own. */
const BUDGET = 60_000
const SEED = Number(process.env.CART_MODEL_SEED ?? Date.now() % 1_000_000)

/** What the shop and the cart should be, without a price in it. */
type Model = {
  place: Shop
  /** Quantities by line; see `lineKey`. */
  lines: Map<string, number>
  isBuyer: boolean
  isMember: boolean
}

type World = {
  shop: Shop
  dollars: Shop
  buyer: Buyer
  group: string
  code: string
  /** List prices by variant and currency. */
  listed: Record<string, Record<string, number>>
  productOf: Record<string, string>
  ruleIds: string[]
  bookId: string
}

type Real = { world: World; cartId: string; rules: ReferenceRule[] }

const VARIANTS = 4
const RULES = 4

describe("a cart, whatever is done to it and to the rules", () => {
  let world: World

  beforeAll(async () => {
    world = await makeWorld()
  })

  it("costs the reference after every response", async () => {
    console.info(`seed ${SEED} (CART_MODEL_SEED repeats it)`)
    await fc.assert(
      fc.asyncProperty(fc.commands(COMMANDS, { maxCommands: 25, size: "max" }), async (commands) => {
        await resetRules(world)
        await leaveGroup(world.group, world.buyer.customerId)
        const { id } = await makeCart(session(world.shop))
        const real: Real = { world, cartId: id, rules: await readRules(world) }
        const model: Model = { place: world.shop, lines: new Map(), isBuyer: false, isMember: false }
        await fc.asyncModelRun(() => ({ model, real }), commands)
      }),
      { seed: SEED, numRuns: 12, interruptAfterTimeLimit: BUDGET, markInterruptAsFailure: false, endOnFailure: true }
    )
  }, 4 * BUDGET)
})

type Command = fc.AsyncCommand<Model, Real>

const hasLines = ({ lines }: Model): boolean => lines.size > 0

const command = (name: string, can: (model: Model) => boolean, run: (model: Model, real: Real) => Promise<void>): Command => ({
  check: can,
  run,
  toString: () => name,
})

/** An engraved variant is a line of its own beside the plain one. */
const lineKey = (variantId: string, isEngraved: boolean): string => `${variantId}${isEngraved ? " engraved" : ""}`

const someVariant = fc.integer({ min: 0, max: VARIANTS - 1 })
const someQuantity = fc.integer({ min: 1, max: 30 })
const someRule = fc.integer({ min: 0, max: RULES - 1 })

const someBreaks = fc
  .uniqueArray(
    fc.oneof(
      fc.record({ at: fc.constantFrom(1, 2, 5, 10, 20, 40), type: fc.constant("percentage"), value: fc.integer({ min: 1, max: 400 }).map((tenths) => tenths / 10) }),
      fc.record({ at: fc.constantFrom(1, 2, 5, 10, 20, 40), type: fc.constantFrom("fixed", "amount_off"), value: fc.integer({ min: 1, max: 90_000 }).map((thousandths) => thousandths / 1000) })
    ),
    { minLength: 1, maxLength: 3, selector: ({ at }) => at }
  )
  .map((breaks) => breaks.sort((a, b) => a.at - b.at).map(({ at, ...rest }) => ({ min_quantity: at, ...rest })))

const someChange: fc.Arbitrary<RuleFields> = fc.oneof(
  someBreaks.map((breaks): RuleFields => ({ breaks, currency_code: "eur" })),
  fc.constantFrom<RuleFields>(
    { status: "draft" },
    { status: "active" },
    { combine: "override" },
    { combine: "lowest" },
    { quantity_basis: "line" },
    { quantity_basis: "product" },
    { quantity_basis: "rule" },
    { decimals: "exact" },
    { decimals: null },
    { decimals: 1 },
    { priority: 5 },
    { base: "current" },
    { starts_at: "2020-01-01T00:00:00.000Z" },
    { ends_at: "2020-01-02T00:00:00.000Z", starts_at: null },
    { ends_at: null, starts_at: null }
  )
)

const COMMANDS: fc.Arbitrary<Command>[] = [
  fc.tuple(someVariant, someQuantity, fc.boolean()).map(([index, quantity, isEngraved]) =>
    command(`add ${quantity} of ${lineKey(String(index), isEngraved)}`, () => true, (model, real) => addTo(model, real, buying(model, real), { index, quantity, isEngraved }))
  ),
  fc.tuple(someVariant, someQuantity).map(([index, quantity]) =>
    command(`add ${quantity} of ${index} without a log-in`, ({ isBuyer }) => isBuyer, (model, real) => addTo(model, real, session(model.place), { index, quantity, isEngraved: false }))
  ),
  fc.tuple(someVariant, someQuantity).map(([index, quantity]) =>
    command(`make line ${index} ${quantity}`, hasLines, async (model, real) => {
      const key = lineAt(model, index)
      const line = await lineIdOf(model, real, key)
      model.lines.set(key, quantity)
      await answered(model, real, buying(model, real).client.post(`/store/carts/${real.cartId}/line-items/${line}`, { quantity }))
    })
  ),
  someVariant.map((index) =>
    command(`remove line ${index}`, hasLines, async (model, real) => {
      const key = lineAt(model, index)
      const line = await lineIdOf(model, real, key)
      model.lines.delete(key)
      const { parent } = await ok<{ parent: Cart }>(buying(model, real).client.delete(`/store/carts/${real.cartId}/line-items/${line}`))
      expectReference(model, real, parent)
    })
  ),
  fc.constant(
    command("add a promotion", hasLines, (model, real) =>
      answered(model, real, buying(model, real).client.post(`/store/carts/${real.cartId}/promotions`, { promo_codes: [real.world.code] }))
    )
  ),
  fc.constant(
    command("remove the promotion", hasLines, (model, real) =>
      answered(model, real, buying(model, real).client.delete(`/store/carts/${real.cartId}/promotions`, { promo_codes: [real.world.code] }))
    )
  ),
  fc.constant(
    command("log in", ({ isBuyer }) => !isBuyer, async (model, real) => {
      model.isBuyer = true
      await answered(model, real, buying(model, real).client.post(`/store/carts/${real.cartId}/customer`))
    })
  ),
  fc.constant(
    command("change the region", () => true, async (model, real) => {
      const { shop, dollars } = real.world
      model.place = model.place === shop ? dollars : shop
      await answered(model, real, buying(model, real).client.post(`/store/carts/${real.cartId}`, { region_id: model.place.regionId }))
    })
  ),
  fc.constant(
    command("join or leave the group", () => true, async (model, { world: { group, buyer } }) => {
      await (model.isMember ? leaveGroup : joinGroup)(group, buyer.customerId)
      model.isMember = !model.isMember
    })
  ),
  fc.tuple(someRule, someChange).map(([index, change]) =>
    command(`change rule ${index}: ${JSON.stringify(change)}`, () => true, async (_model, real) => {
      await asAdmin().post(`/admin/tier-price-rules/${real.world.ruleIds[index]}`, change)
      // What was refused, as a fixed price in no currency, has changed nothing.
      real.rules = await readRules(real.world)
    })
  ),
  fc.tuple(someVariant, someBreaks).map(([index, breaks]) =>
    command(`change ${index} in the price book: ${JSON.stringify(breaks)}`, () => true, async (_model, real) => {
      await ok(asAdmin().post(`/admin/tier-price-rules/${real.world.bookId}/items`, { set: [{ variant_id: variantAt(real, index), breaks }] }))
      real.rules = await readRules(real.world)
    })
  ),
  someVariant.map((index) =>
    command(`take ${index} out of the price book`, () => true, async (_model, real) => {
      await asAdmin().post(`/admin/tier-price-rules/${real.world.bookId}/items`, { delete: [variantAt(real, index)] })
      // What was refused, as the last variant or one that is out already, has changed nothing.
      real.rules = await readRules(real.world)
    })
  ),
]

const variantAt = ({ world }: Real, index: number): string => Object.keys(world.productOf)[index]
const lineAt = ({ lines }: Model, index: number): string => [...lines.keys()][index % lines.size]
const buying = ({ place, isBuyer }: Model, { world }: Real): Session => session(place, isBuyer ? world.buyer : undefined)

const addTo = async (model: Model, real: Real, { client }: Session, { index, quantity, isEngraved }: { index: number; quantity: number; isEngraved: boolean }): Promise<void> => {
  const variant_id = variantAt(real, index)
  const key = lineKey(variant_id, isEngraved)
  model.lines.set(key, (model.lines.get(key) ?? 0) + quantity)
  await answered(model, real, client.post(`/store/carts/${real.cartId}/line-items`, { variant_id, quantity, ...(isEngraved && { metadata: { engraving: "A" } }) }))
}

const keyOf = ({ variant_id, metadata }: NonNullable<Cart["items"]>[number]): string => lineKey(variant_id ?? "", Boolean(metadata?.engraving))

const lineIdOf = async (model: Model, real: Real, key: string): Promise<string> => {
  const { cart } = await ok<{ cart: Cart }>(buying(model, real).client.get(`/store/carts/${real.cartId}`))
  return cart.items?.find((line) => keyOf(line) === key)?.id ?? "gone"
}

const answered = async (model: Model, real: Real, call: Parameters<typeof ok>[0]): Promise<void> => expectReference(model, real, (await ok<{ cart: Cart }>(call)).cart)

/** Every line has its quantity, and costs what the reference works out from the rules and the list prices alone. */
const expectReference = (model: Model, real: Real, cart: Cart): void => {
  const { world, rules } = real
  const lines = (cart.items ?? []).map(({ id, variant_id, quantity, unit_price }) => ({ id, variant_id: variant_id ?? "", quantity, unit_price }))
  expect(new Map((cart.items ?? []).map((line) => [keyOf(line), line.quantity]))).toEqual(model.lines)
  const currency_code = model.place.currencyCode
  const variants = new Map(Object.keys(world.productOf).map((variant_id) => [variant_id, variantOf(world, variant_id, currency_code)]))
  const prices = referencePrices(
    {
      customer_id: model.isBuyer ? world.buyer.customerId : null,
      group_ids: model.isBuyer && model.isMember ? [world.group] : [],
      region_id: model.place.regionId,
      currency_code,
      currency_decimals: 2,
      now: new Date(),
      lines,
    },
    rules,
    variants
  )
  for (const { id, unit_price, variant_id } of lines) {
    const expected = prices.get(id) ?? decimal(-1)
    const seen = `${variant_id} ${currency_code} ${unit_price}`
    expect([seen, compare(decimal(unit_price), expected)]).toEqual([seen, 0])
  }
}

const variantOf = (world: World, variant_id: string, currency: string): ReferenceVariant => ({
  variant_id,
  product_id: world.productOf[variant_id],
  category_ids: [],
  collection_id: null,
  tag_ids: [],
  type_id: null,
  list_price: world.listed[variant_id][currency],
})

const makeWorld = async (): Promise<World> => {
  const shop = await makeShop()
  const dollars = await addRegion(shop, { currencyCode: "usd" })
  const group = await makeGroup()
  const listed: World["listed"] = {}
  const productOf: World["productOf"] = {}
  for (const prices of [[{ eur: 10, usd: 12 }, { eur: 0.0043, usd: 0.005 }], [{ eur: 99.95, usd: 105 }], [{ eur: 250, usd: 249.5 }]]) {
    const product = await makeProduct(shop, {
      variants: prices.map((each) => ({ prices: Object.entries(each).map(([currency_code, amount]) => ({ currency_code, amount })) })),
    })
    product.variantIds.forEach((id, index) => {
      listed[id] = prices[index]
      productOf[id] = product.id
    })
  }
  const world = { shop, dollars, group, buyer: await makeBuyer(shop), code: await makePromotion(10), listed, productOf, ruleIds: [] as string[], bookId: "" }
  for (const fields of initialRules(world)) world.ruleIds.push(await makeRule(fields))
  world.bookId = await makeRule(initialBook(world))
  return world
}

const initialRules = ({ productOf, group, buyer, dollars }: World): RuleFields[] => {
  const products = [...new Set(Object.values(productOf))]
  const start = { status: "active", combine: "lowest", quantity_basis: "line", decimals: null, priority: 0, base: "list", starts_at: null, ends_at: null, currency_code: null }
  return [
    { ...start, scope: { type: "products", ids: products }, exclude: [{ type: "variants", ids: [Object.keys(productOf)[1]] }], breaks: [percentage(5, 5), percentage(20, 12.5)] },
    { ...start, quantity_basis: "product", scope: { type: "products", ids: [products[0]] }, breaks: [percentage(10, 30)] },
    { ...start, quantity_basis: "rule", audience: { type: "customer_groups", ids: [group] }, scope: { type: "products", ids: products.slice(1) }, currency_code: "eur", breaks: [amountOff(1, 1.5), fixed(20, 80)] },
    { ...start, combine: "override", audience: { type: "customers", ids: [buyer.customerId] }, region_ids: [dollars.regionId], scope: { type: "products", ids: [products[2]] }, currency_code: "usd", breaks: [fixed(2, 260)] },
  ]
}

const initialBook = ({ productOf, group }: World): RuleFields => ({
  audience: { type: "customer_groups", ids: [group] },
  currency_code: "eur",
  items: Object.keys(productOf).slice(1, 3).map((variant_id) => ({ variant_id, breaks: [percentage(3, 20), fixed(15, 3.3)] })),
})

const resetRules = async (world: World): Promise<void> => {
  for (const [index, fields] of initialRules(world).entries()) await ok(asAdmin().post(`/admin/tier-price-rules/${world.ruleIds[index]}`, fields))
  await ok(asAdmin().post(`/admin/tier-price-rules/${world.bookId}`, initialBook(world)))
}

const readRules = ({ ruleIds, bookId }: World): Promise<ReferenceRule[]> =>
  Promise.all([...ruleIds, bookId].map(async (id) => (await ok<{ tier_price_rule: ReferenceRule }>(asAdmin().get(`/admin/tier-price-rules/${id}`))).tier_price_rule))
