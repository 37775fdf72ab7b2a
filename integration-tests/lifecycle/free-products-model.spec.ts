/** Random walks of a cart in a shop with free products of every kind: after every response it is what the slow reference says. */
import fc from "fast-check"
import type { Response } from "supertest"
import { asAdmin, ok } from "../support/api"
import { makeCart, readCart, session, type Cart, type Session } from "../support/carts"
import { expectReference, FULL_STOCK, isFree, keyOf, lineKey, makeWorld, PAID, referenceFor, RULES, STOCKED, type Model, type World } from "../support/free-products-model"
import { setStock } from "../support/stock"

/** As long as the walks may take: what has run until then counts. */
const BUDGET = 30_000
/** The same walks every time; others by FREE_PRODUCTS_MODEL_SEED. */
const SEED = Number(process.env.FREE_PRODUCTS_MODEL_SEED ?? 6)

const FIELDS = "fields=*items,*items.adjustments,*items.tax_lines,*promotions"

type Real = { world: World; cartId: string }
type Command = fc.AsyncCommand<Model, Real>

describe("a cart with free products, whatever is done to it, to the rules and to the stock", () => {
  let world: World

  beforeAll(async () => {
    world = await makeWorld()
  })
  afterAll(() => setRules(world, new Set()))

  /** @returns the rules that have given something on it */
  const walk = async (commands: Iterable<Command>): Promise<string[]> => {
    await setRules(world, new Set(RULES))
    for (const name of STOCKED) await setStock(world.stocked[name], FULL_STOCK[name])
    const { id } = await makeCart(session(world.shop))
    const model: Model = { place: world.shop, lines: new Map(), isBuyer: false, active: new Set(RULES), wishes: new Map(), stock: { ...FULL_STOCK }, gave: new Set() }
    await fc.asyncModelRun(() => ({ model, real: { world, cartId: id } }), commands)
    return [...model.gave]
  }

  it("is the reference on a walk past every kind of rule", async () => {
    const gave = await walk([
      ...[add("screw", 5, false), touch, add("bolt", 6, true), promotion("post"), add("nut", 5, false), logIn, choose("pen"), change(0, 12), touch],
      ...[decline("mug from 300"), stock("cap", 1), change(1, 3), takeBack("mug from 300"), toggle("cap per 150"), region, add("nut", 12, true), touch],
      ...[remove(0), toggle("exclusive"), together("screw", "nut"), promotion("delete"), touch],
    ])
    expect(gave.sort()).toEqual([...RULES].sort())
  }, 4 * BUDGET)

  it("is the reference after every response", async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(COMMANDS, { maxCommands: 20, size: "max" }), async (commands) => void (await walk(commands))),
      { seed: SEED, numRuns: 6, interruptAfterTimeLimit: BUDGET, markInterruptAsFailure: false, endOnFailure: true }
    )
  }, 4 * BUDGET)
})

const setRules = async ({ rules }: World, active: ReadonlySet<string>): Promise<void> => {
  for (const [name, { id }] of Object.entries(rules)) await ok(asAdmin().post(`/admin/free-product-rules/${id}`, { status: active.has(name) ? "active" : "archived" }))
}

const command = (name: string, check: (model: Model) => boolean, run: (model: Model, real: Real) => Promise<void>): Command => ({ check, run, toString: () => name })

const hasLines = ({ lines }: Model): boolean => lines.size > 0
const lineAt = ({ lines }: Model, index: number): string => [...lines.keys()][index % lines.size]
const buying = ({ place, isBuyer }: Model, { world }: Real): Session => session(place, isBuyer ? world.buyer : undefined)
const bought = ({ lines }: Model, name: string): number => [...lines].reduce((sum, [key, quantity]) => (key.split(" ")[0] === name ? sum + quantity : sum), 0)
/** Core refuses what is out of stock: that is its own to test. */
const inStock = (model: Model, name: string, more: number): boolean => !(name in model.stock) || bought(model, name) + more <= model.stock[name]

const cartNow = async (model: Model, real: Real): Promise<Cart> => (await ok<{ cart: Cart }>(buying(model, real).client.get(`/store/carts/${real.cartId}?${FIELDS}`))).cart
const answered = async (model: Model, real: Real, call: PromiseLike<Response>): Promise<void> => expectReference(model, real.world, (await ok<{ cart: Cart }>(call)).cart)
const path = ({ cartId }: Real, rest = ""): string => `/store/carts/${cartId}${rest}?${FIELDS}`
const lineId = async (model: Model, real: Real, key: string): Promise<string> => (await readCart(buying(model, real), real.cartId)).items?.find((line) => !isFree(line) && keyOf(real.world, line) === key)?.id ?? "gone"

const lineBody = ({ goods }: World, name: string, quantity: number, isEngraved: boolean) => ({ variant_id: goods[name].variantId, quantity, ...(isEngraved && { metadata: { engraving: "A" } }) })

const add = (name: string, quantity: number, isEngraved: boolean): Command =>
  command(`add ${quantity} ${lineKey(name, isEngraved)}`, (model) => inStock(model, name, quantity), async (model, real) => {
    const key = lineKey(name, isEngraved)
    model.lines.set(key, (model.lines.get(key) ?? 0) + quantity)
    await answered(model, real, buying(model, real).client.post(path(real, "/line-items"), lineBody(real.world, name, quantity, isEngraved)))
  })

const change = (index: number, quantity: number): Command =>
  command(`make line ${index} ${quantity}`, (model) => hasLines(model) && inStock(model, lineAt(model, index).split(" ")[0], quantity), async (model, real) => {
    const key = lineAt(model, index)
    const id = await lineId(model, real, key)
    model.lines.set(key, quantity)
    await answered(model, real, buying(model, real).client.post(path(real, `/line-items/${id}`), { quantity }))
  })

const remove = (index: number): Command =>
  command(`remove line ${index}`, hasLines, async (model, real) => {
    const key = lineAt(model, index)
    const id = await lineId(model, real, key)
    model.lines.delete(key)
    const { parent } = await ok<{ parent: Cart }>(buying(model, real).client.delete(path(real, `/line-items/${id}`)))
    await expectReference(model, real.world, parent)
  })

const promotion = (method: "post" | "delete"): Command =>
  command(`${method} the promotion`, hasLines, (model, real) => answered(model, real, buying(model, real).client[method](path(real, "/promotions"), { promo_codes: [real.world.code] })))

const logIn: Command = command("log in", ({ isBuyer }) => !isBuyer, async (model, real) => {
  model.isBuyer = true
  await answered(model, real, buying(model, real).client.post(path(real, "/customer")))
})

const region: Command = command("change the region", () => true, async (model, real) => {
  const { shop, dollars } = real.world
  model.place = model.place === shop ? dollars : shop
  await answered(model, real, buying(model, real).client.post(path(real), { region_id: model.place.regionId }))
})

/** The first makes right what changed outside of the cart; the second changes nothing. */
const touch: Command = command("touch twice", () => true, async (model, real) => {
  const { client } = buying(model, real)
  const touched = async (times: number): Promise<Cart> => (await ok<{ cart: Cart }>(client.post(path(real), { metadata: { times } }))).cart
  const first = await touched(1)
  await expectReference(model, real.world, first)
  const second = await touched(2)
  const standing = ({ items }: Cart) => (items ?? []).map(({ id, quantity, unit_price, total, adjustments }) => ({ id, quantity, unit_price, total, adjustments: (adjustments ?? []).filter(({ code }) => !code).map((each) => [each.id, each.amount]) })).sort((a, b) => (a.id < b.id ? -1 : 1))
  expect([standing(second), second.total]).toEqual([standing(first), first.total])
})

/** Medusa waits two seconds for the lock of a cart and then answers 500, having changed nothing: on a slow machine it is asked again. */
const patiently = async (ask: () => PromiseLike<Response>, attempts = 5): Promise<void> => {
  const answer = await ask()
  if (answer.status === 500 && attempts > 1) return patiently(ask, attempts - 1)
  await ok(Promise.resolve(answer))
}

const together = (...names: string[]): Command =>
  command(`add ${names.join(" and ")} at once`, (model) => names.every((name) => inStock(model, name, 2)), async (model, real) => {
    const { client } = buying(model, real)
    await Promise.all(names.map((name) => patiently(() => client.post(path(real, "/line-items"), lineBody(real.world, name, 2, false)))))
    names.forEach((name) => model.lines.set(name, (model.lines.get(name) ?? 0) + 2))
    await expectReference(model, real.world, await cartNow(model, real))
  })

const stock = (name: string, pieces: number): Command =>
  command(`${pieces} ${name} in stock`, (model) => bought(model, name) <= pieces, async (model, { world }) => {
    model.stock[name] = pieces
    await setStock(world.stocked[name], pieces)
  })

const toggle = (name: string): Command =>
  command(`archive or activate "${name}"`, () => true, async (model, { world }) => {
    const isActive = model.active.delete(name)
    if (!isActive) model.active.add(name)
    await ok(asAdmin().post(`/admin/free-product-rules/${world.rules[name].id}`, { status: isActive ? "archived" : "active" }))
  })

/** It is granted exactly where the reference fires, and then seen in the same response. */
const wished = async (model: Model, real: Real, name: string, body: object, wish: Model["wishes"] extends Map<string, infer Wish> ? Wish : never): Promise<void> => {
  const rule_id = real.world.rules[name].id
  const { fires } = await referenceFor(model, real.world, await cartNow(model, real))
  const { status, body: answer } = await buying(model, real).client.post(path(real, "/free-products"), { rule_id, ...body })
  expect([name, status === 200, answer.errors?.[0]?.reason ?? null]).toEqual([name, fires.includes(rule_id), fires.includes(rule_id) ? null : expect.stringMatching(/^(not_granted|free_product_rule_not_found)$/)])
  if (status === 200) {
    model.wishes.set(name, wish)
    await expectReference(model, real.world, answer.cart)
  }
}

const choose = (goods: "mug" | "pen" | "bolt" | null): Command =>
  command(`choose ${goods ?? "nothing"}`, hasLines, (model, real) => {
    const chosen = goods ? [{ variant_id: real.world.goods[goods].variantId, quantity: 1 }] : []
    return wished(model, real, "one of three", { choose: chosen }, { declined: false, chosen })
  })

const decline = (name: string): Command =>
  command(`decline "${name}"`, hasLines, (model, real) => wished(model, real, name, { decline: true }, { declined: true, chosen: model.wishes.get(name)?.chosen ?? [] }))

/** Also where it is not granted any more; not of a rule that is archived. */
const takeBack = (name: string): Command =>
  command(`take back "${name}"`, ({ wishes }) => wishes.get(name)?.declined === true, async (model, real) => {
    const { status, body } = await buying(model, real).client.post(path(real, "/free-products"), { rule_id: real.world.rules[name].id, decline: false })
    expect(status).toBe(model.active.has(name) ? 200 : 404)
    if (status === 200) {
      model.wishes.set(name, { declined: false, chosen: model.wishes.get(name)?.chosen ?? [] })
      await expectReference(model, real.world, body.cart)
    }
  })

const someRule = fc.constantFrom(...RULES)
const someLine = fc.nat({ max: 7 })

const COMMANDS: fc.Arbitrary<Command>[] = [
  fc.tuple(fc.constantFrom(...PAID), fc.integer({ min: 1, max: 12 }), fc.boolean()).map(([name, quantity, isEngraved]) => add(name, quantity, isEngraved)),
  fc.tuple(someLine, fc.integer({ min: 1, max: 14 })).map(([index, quantity]) => change(index, quantity)),
  someLine.map(remove),
  fc.constantFrom("post" as const, "delete" as const).map(promotion),
  fc.constant(logIn),
  fc.constant(region),
  fc.constant(touch),
  fc.constant(together("screw", "bolt")),
  fc.tuple(fc.constantFrom("cap", "pen"), fc.nat({ max: 9 })).map(([name, pieces]) => stock(name, pieces)),
  fc.integer({ min: 20, max: 60 }).map((pieces) => stock("bolt", pieces)),
  someRule.map(toggle),
  fc.constantFrom("mug" as const, "pen" as const, "bolt" as const, null).map(choose),
  someRule.map(decline),
  someRule.map(takeBack),
]
