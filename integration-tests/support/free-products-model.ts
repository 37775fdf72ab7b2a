/** A shop with free products of every kind, and what a cart in it must hold: by the slow reference, from its paid lines alone. */
import { aCart, aPaidLine, aRule, aVariant } from "../../src/modules/free-products/domain/entitlement.fixture.spec"
import { reference } from "../../src/modules/free-products/domain/entitlement-reference.fixture.spec"
import { readFreeProductRule, makeFreeProductRule, type RuleSettings } from "./free-product-rules"
import { added, goodsFrom } from "./free-products"
import type { Cart } from "./carts"
import { makeBuyer, makeGroup, type Buyer } from "./customers"
import { makePromotion } from "./price-lists"
import { makeProduct } from "./products"
import { addRegion, makeShop, type Shop } from "./shops"
import { makeStocked, type Stocked } from "./stock"
import { makeRule, percentage } from "./tier-price-rules"

export const PAID = ["screw", "nut", "bolt", "voucher"] as const
export const STOCKED = ["bolt", "cap", "pen"] as const
export const RULES = ["mug from 300", "cap per 150", "one of three", "the fifth", "three for two", "pens by coupon", "exclusive"] as const

type Goods = { variantId: string; productId: string; eur: number; usd: number }
export type Wish = { declined: boolean; chosen: { variant_id: string; quantity: number }[] }

export type World = { shop: Shop; dollars: Shop; buyer: Buyer; group: string; code: string; goods: Record<string, Goods>; stocked: Record<string, Stocked>; rules: Record<string, { id: string; settings: RuleSettings }> }

/** What the shop and the cart should be, without a free product in it. */
export type Model = {
  place: Shop
  /** Quantities of paid lines; see `lineKey`. */
  lines: Map<string, number>
  isBuyer: boolean
  active: Set<string>
  wishes: Map<string, Wish>
  stock: Record<string, number>
  /** Rules that have given something on the walk. */
  gave: Set<string>
}

/** An engraved variant is a line of its own beside the plain one. */
export const lineKey = (name: string, isEngraved: boolean): string => `${name}${isEngraved ? " engraved" : ""}`

export const FULL_STOCK = { bolt: 60, cap: 5, pen: 9 }

const PRICES: Record<string, [number, number]> = { screw: [100, 110], nut: [30, 33], bolt: [10, 12], voucher: [50, 50], mug: [12.5, 14], cap: [5, 6], pen: [2, 3] }

export const makeWorld = async (): Promise<World> => {
  const shop = await makeShop()
  const dollars = await addRegion(shop, { currencyCode: "usd", taxRate: 5 })
  const group = await makeGroup()
  const goods: World["goods"] = {}
  const stocked: World["stocked"] = {}
  for (const [name, [eur, usd]] of Object.entries(PRICES)) {
    const prices = [{ amount: eur, currency_code: "eur" }, { amount: usd, currency_code: "usd" }]
    if (name in FULL_STOCK) stocked[name] = await makeStocked(shop, FULL_STOCK[name as keyof typeof FULL_STOCK], { title: name, prices })
    const product = stocked[name] ? undefined : await makeProduct(shop, { title: name, variants: [{ prices }], isGiftcard: name === "voucher" })
    goods[name] = { variantId: product?.variantIds[0] ?? stocked[name].variantId, productId: product?.id ?? stocked[name].productId, eur, usd }
  }
  await makeRule({ scope: { type: "products", ids: [goods.screw.productId] }, quantity_basis: "line", breaks: [percentage(10, 20)] })
  const world: World = { shop, dollars, group, goods, stocked, buyer: await makeBuyer(shop, [group]), code: await makePromotion(10), rules: {} }
  for (const [name, settings] of Object.entries(settingsOf(world))) world.rules[name] = { id: (await makeFreeProductRule(goods.mug.variantId, { name, ...settings })).id, settings }
  return world
}

/** Only at this shop: the specs share an app. */
const settingsOf = ({ shop, group, code, goods }: World): Record<(typeof RULES)[number], RuleSettings> => {
  const here = { code: "sales_channels", args: { ids: [shop.salesChannelId] } }
  const given = (conditions?: unknown): RuleSettings => ({ conditions: (conditions ? { all: [here, conditions] } : here) as RuleSettings["conditions"] })
  const pieces = (name: string, quantity: number) => ({ code: "products", args: { ids: [goods[name].productId], quantity } })
  const of = (...names: string[]) => ({ type: "products", ids: names.map((name) => goods[name].productId) }) as const
  const all = { type: "all", ids: [] as string[] } as const
  const limits = { per_order: null, per_owner: null, total: null }
  const best = { stacking: { type: "best", group: `of ${shop.salesChannelId}` } } as const
  const { mug, cap, pen, bolt } = goods
  return {
    "mug from 300": { ...given({ any: [goodsFrom(300), goodsFrom(300, "usd")] }), ...best, reward: added(mug.variantId) },
    "cap per 150": {
      ...given(),
      reward: added({ variant_id: cap.variantId, fallbacks: [pen.variantId] }),
      repeat: { type: "per_amount", amounts: ["eur", "usd"].map((currency_code) => ({ currency_code, amount: 150 })), tax: "net", promotions: "after", scope: all, maximum: 6 },
      limits: { ...limits, per_order: 4 },
    },
    "one of three": { ...given(pieces("screw", 2)), reward: { ...added(mug.variantId, pen.variantId, bolt.variantId), type: "choice", choose: 1 }, repeat: { type: "per_quantity", quantity: 5, scope: all, maximum: 2 } },
    "the fifth": { ...given(), reward: { type: "same_variant", scope: of("nut", "bolt"), every: 4, quantity: 1 }, repeat: { type: "each_time", maximum: null } },
    "three for two": { ...given({ code: "customer_groups", args: { ids: [group] } }), reward: { type: "cheapest", scope: of("screw", "nut"), every: 3, quantity: 1 }, repeat: { type: "each_time", maximum: 2 } },
    "pens by coupon": { ...given({ code: "promotion_code", args: { codes: [code] } }), ...best, reward: added({ variant_id: pen.variantId, quantity: 8 }), limits: { ...limits, total: 7 } },
    exclusive: { ...given(pieces("nut", 12)), reward: added({ variant_id: mug.variantId, quantity: 2 }), stacking: { type: "exclusive" }, priority: 5 },
  }
}

type Line = NonNullable<Cart["items"]>[number]
type Adjustment = { code?: string | null; amount: number; provider_id?: string | null; description?: string | null }

export const isFree = ({ metadata }: Line): boolean => Boolean(metadata?.free_product_rule_id)
const adjustmentsOf = ({ adjustments }: Line): Adjustment[] => (adjustments ?? []) as Adjustment[]
const isOurs = ({ provider_id }: Adjustment): boolean => provider_id === "free-products"
const sum = (amounts: number[]): number => amounts.reduce((all, each) => all + Number(each), 0)
const exact = (amount: number): number => Math.round(amount * 1e6) / 1e6

export const nameOf = ({ goods }: World, variantId: string | null | undefined): string => Object.keys(goods).find((name) => goods[name].variantId === variantId) ?? "unknown"
export const keyOf = (world: World, line: Line): string => lineKey(nameOf(world, line.variant_id), Boolean(line.metadata?.engraving))

/** What the reference gives to the paid lines of the cart. */
export const referenceFor = async (model: Model, world: World, cart: Cart): Promise<ReturnType<typeof reference>> => {
  const rate = model.place === world.shop ? 1.19 : 1.05
  const currency = model.place === world.shop ? "eur" : "usd"
  const paid = (cart.items ?? []).filter((line) => !isFree(line))
  const lines = paid.map((line) => {
    const before = line.unit_price * line.quantity
    const net = before - sum(adjustmentsOf(line).filter((each) => !isOurs(each)).map(({ amount }) => amount))
    return aPaidLine(line.id, { ...{ product_id: line.product_id, variant_id: line.variant_id, quantity: line.quantity, unit_price: line.unit_price, is_giftcard: nameOf(world, line.variant_id) === "voucher" }, net, gross: net * rate, net_before: before, gross_before: before * rate })
  })
  const rules = await Promise.all(
    Object.entries(world.rules).map(async ([name, { id, settings }]) => aRule({ ...settings, name, id, status: model.active.has(name) ? "active" : "archived", created_at: new Date((await readFreeProductRule(id)).created_at) }))
  )
  const bought = (name: string): number => sum(paid.filter(({ variant_id }) => variant_id === world.goods[name].variantId).map(({ quantity }) => quantity))
  return reference({
    rules,
    cart: aCart(lines, { currency_code: currency, sales_channel_id: world.shop.salesChannelId, customer: model.isBuyer ? { id: world.buyer.customerId, group_ids: [world.group] } : null, promotion_codes: (cart.promotions ?? []).flatMap(({ code }) => code ?? []) }),
    variants: new Map(Object.entries(world.goods).map(([name, { variantId, [currency]: price }]) => [variantId, aVariant(variantId, { usual_price: aPaidLine("price", { unit_price: price }).unit_price, ...(!(name in FULL_STOCK) && { needs: [] }) })])),
    stock: new Map(STOCKED.map((name) => [world.goods[name].variantId, model.stock[name] - bought(name)])),
    wishes: new Map([...model.wishes].map(([name, wish]) => [world.rules[name].id, wish])),
    left: new Map([[world.rules["pens by coupon"].id, { owner: null, total: 7 }]]),
  })
}

/** The whole cart is what the reference says: lines, quantities, prices, what is taken off, and totals; and laws that need no reference. */
export const expectReference = async (model: Model, world: World, cart: Cart): Promise<void> => {
  const items = cart.items ?? []
  const paid = items.filter((line) => !isFree(line))
  const free = items.filter(isFree)
  const currency = model.place === world.shop ? "eur" : "usd"
  expect(new Map(paid.map((line) => [keyOf(world, line), line.quantity]))).toEqual(model.lines)
  paid.forEach((line) => {
    const listed = world.goods[nameOf(world, line.variant_id)][currency]
    expect([keyOf(world, line), line.unit_price]).toEqual([keyOf(world, line), nameOf(world, line.variant_id) === "screw" && line.quantity >= 10 ? listed * 0.8 : listed])
  })
  const expected = await referenceFor(model, world, cart)
  const names = new Map(Object.entries(world.rules).map(([name, { id }]) => [id, name]))
  const readable = (text: string): string => [...names, ...Object.entries(world.goods).map(([name, { variantId }]) => [variantId, name])].reduce((all, [id, name]) => all.split(id).join(name), text)
  const off = paid.flatMap((line) => adjustmentsOf(line).filter(isOurs).map(({ description, amount }) => `${description}: ${line.id} ${exact(amount)}`))
  Object.entries(world.rules).forEach(([name, { id }]) => (free.some(({ metadata }) => metadata?.free_product_rule_id === id) || off.some((each) => each.startsWith(`${name}:`))) && model.gave.add(name))
  expect({ lines: free.map(({ metadata, quantity, variant_id }) => readable(`${metadata?.free_product_rule_id}: ${quantity} ${variant_id}`)).sort(), off: off.sort() }).toEqual({
    lines: expected.lines.map(readable).sort(),
    off: expected.pieces.map((each) => readable(each).replace(/: \d+ of (\S+) for (\S+)$/, (_all, line, amount) => `: ${line} ${exact(Number(amount))}`)).sort(),
  })
  free.forEach((line) => {
    const { unit_price, total, is_tax_inclusive, adjustments, tax_lines } = line
    expect({ unit_price, total, is_tax_inclusive, adjustments: adjustments ?? [], rates: tax_lines?.map(({ rate }) => rate), usual: line.compare_at_unit_price }).toEqual({
      ...{ unit_price: 0, total: 0, is_tax_inclusive: false, adjustments: [], rates: [currency === "eur" ? 19 : 5] },
      usual: world.goods[nameOf(world, line.variant_id)][currency],
    })
  })
  const payable = sum(paid.map((line) => line.unit_price * line.quantity - sum(adjustmentsOf(line).map(({ amount }) => amount))))
  expect(cart.item_total).toBeCloseTo(payable * (currency === "eur" ? 1.19 : 1.05), 4)
  expect(items.every(({ total }) => Number(total) >= 0)).toBe(true)
  STOCKED.forEach((name) => expect(sum(free.filter(({ variant_id }) => nameOf(world, variant_id) === name).map(({ quantity }) => quantity))).toBeLessThanOrEqual(Math.max(0, model.stock[name])))
  const ofRule = (name: string): number => sum(free.filter(({ metadata }) => metadata?.free_product_rule_id === world.rules[name].id).map(({ quantity }) => quantity))
  expect([ofRule("cap per 150") <= 4, ofRule("pens by coupon") <= 7]).toEqual([true, true])
}
