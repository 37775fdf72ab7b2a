/**
 * What a cart's lines should cost, worked out from the rules as the admin API exports them and the list prices. It shares
 * no code with the product and reads its definition of a tier rule afresh, by brute force; Medusa's own price lists are
 * not part of it, so it holds for articles that are in none. Pure.
 */
import { compare, decimal, decimalsOf, percentOff, roundHalfUp, subtract, type Decimal } from "./decimal"

export type ReferenceBreak = { min_quantity: number; type: "fixed" | "percentage" | "amount_off"; value: number | string }
export type ReferenceScope = { type: string; ids?: string[] }

/** A rule as `GET /admin/tier-price-rules/:id` answers it, as far as it decides a price. */
export type ReferenceRule = {
  id: string
  status: string
  priority: number
  created_at: string
  starts_at: string | null
  ends_at: string | null
  audience: { type: string; ids?: string[] }
  region_ids: string[]
  currency_code: string | null
  combine: string
  base: string
  decimals: number | "exact" | null
  quantity_basis: string
  scope: ReferenceScope | null
  exclude: ReferenceScope[] | null
  breaks: ReferenceBreak[] | null
  items: { variant_id: string; breaks: ReferenceBreak[] }[] | null
}

export type ReferenceVariant = {
  variant_id: string
  product_id: string
  /** Its product's categories and all categories above them. */
  category_ids: string[]
  collection_id: string | null
  tag_ids: string[]
  type_id: string | null
  list_price: string | number
}

export type ReferenceCart = {
  customer_id: string | null
  group_ids: string[]
  region_id: string
  currency_code: string
  currency_decimals: number
  now: Date
  lines: { id: string; variant_id: string; quantity: number }[]
}

/**
 * @param cart
 * @param rules all rules of the shop, in any order
 * @param variants by variant id
 * @returns the unit price of each line, by line id; null for a variant that is not known
 */
export function referencePrices(
  cart: ReferenceCart,
  rules: ReferenceRule[],
  variants: Map<string, ReferenceVariant>
): Map<string, Decimal | null> {
  const applicable = rules.filter((rule) => applies(rule, cart)).map(withIndex)
  return new Map(
    cart.lines.map((line) => {
      const variant = variants.get(line.variant_id)
      return [line.id, variant ? unitPrice(variant, line, cart, applicable, variants) : null]
    })
  )
}

/** The items of a price book by variant: it may have thousands. */
type IndexedRule = ReferenceRule & { breaksOf: Map<string, ReferenceBreak[]> | null }

const indexes = new WeakMap<ReferenceRule, IndexedRule>()

function withIndex(rule: ReferenceRule): IndexedRule {
  const present = indexes.get(rule)
  if (present) return present
  const breaksOf = rule.items && new Map(rule.items.map((item) => [item.variant_id, item.breaks]))
  const indexed = { ...rule, breaksOf }
  indexes.set(rule, indexed)
  return indexed
}

function applies(rule: ReferenceRule, cart: ReferenceCart): boolean {
  const ids = rule.audience.ids ?? []
  const audience =
    rule.audience.type === "everyone" ||
    (rule.audience.type === "customers" && cart.customer_id !== null && ids.includes(cart.customer_id)) ||
    (rule.audience.type === "customer_groups" && cart.group_ids.some((id) => ids.includes(id)))
  return (
    audience &&
    rule.status === "active" &&
    (!rule.starts_at || new Date(rule.starts_at) <= cart.now) &&
    (!rule.ends_at || cart.now < new Date(rule.ends_at)) &&
    (!rule.currency_code || rule.currency_code === cart.currency_code) &&
    (!rule.region_ids.length || rule.region_ids.includes(cart.region_id))
  )
}

function inScope({ type, ids = [] }: ReferenceScope, variant: ReferenceVariant): boolean {
  switch (type) {
    case "all":
      return true
    case "variants":
      return ids.includes(variant.variant_id)
    case "products":
      return ids.includes(variant.product_id)
    case "categories":
      return variant.category_ids.some((id) => ids.includes(id))
    case "collections":
      return variant.collection_id !== null && ids.includes(variant.collection_id)
    case "tags":
      return variant.tag_ids.some((id) => ids.includes(id))
    case "types":
      return variant.type_id !== null && ids.includes(variant.type_id)
    default:
      throw new Error(`The reference does not know the scope "${type}"`)
  }
}

/** The breaks that a rule has for a variant; none when it does not cover it. */
function breaksFor(rule: IndexedRule, variant: ReferenceVariant): ReferenceBreak[] {
  if (rule.breaksOf) return rule.breaksOf.get(variant.variant_id) ?? []
  const covered = rule.scope !== null && inScope(rule.scope, variant)
  return covered && !(rule.exclude ?? []).some((scope) => inScope(scope, variant)) ? (rule.breaks ?? []) : []
}

function unitPrice(
  variant: ReferenceVariant,
  line: ReferenceCart["lines"][number],
  cart: ReferenceCart,
  rules: IndexedRule[],
  variants: Map<string, ReferenceVariant>
): Decimal {
  const list = decimal(variant.list_price)
  const offers = rules.flatMap((rule) => {
    const counted = countedQuantity(rule, variant, line, cart, variants)
    const reached = breaksFor(rule, variant).filter(({ min_quantity }) => min_quantity <= counted)
    if (!reached.length) return []
    const considered = rule.combine === "override" ? [reached.reduce(higherBreak)] : reached
    const prices = considered.map((one) => breakPrice(one, rule, list, cart.currency_decimals))
    return [{ rule, price: prices.reduce(lower) }]
  })
  const overrides = offers.filter(({ rule }) => rule.combine === "override")
  if (overrides.length) return overrides.reduce((a, b) => (before(b.rule, a.rule) ? b : a)).price
  return offers.map(({ price }) => price).reduce(lower, list)
}

const lower = (a: Decimal, b: Decimal) => (compare(b, a) < 0 ? b : a)
const higherBreak = (a: ReferenceBreak, b: ReferenceBreak) => (b.min_quantity > a.min_quantity ? b : a)

function breakPrice(one: ReferenceBreak, rule: ReferenceRule, list: Decimal, currencyDecimals: number): Decimal {
  const value = decimal(one.value)
  if (one.type === "fixed") return value
  const zero = decimal(0)
  const reduced = one.type === "percentage" ? percentOff(list, value) : subtract(list, value)
  const price = compare(reduced, zero) < 0 ? zero : reduced
  if (rule.decimals === "exact") return price
  return roundHalfUp(price, rule.decimals ?? Math.max(decimalsOf(list), currencyDecimals))
}

function countedQuantity(
  rule: IndexedRule,
  variant: ReferenceVariant,
  line: ReferenceCart["lines"][number],
  cart: ReferenceCart,
  variants: Map<string, ReferenceVariant>
): number {
  if (rule.quantity_basis === "line") return line.quantity
  const counts = (other: ReferenceVariant) =>
    rule.quantity_basis === "product" ? other.product_id === variant.product_id : breaksFor(rule, other).length > 0
  return cart.lines.reduce((sum, { variant_id, quantity }) => {
    const other = variants.get(variant_id)
    return other && counts(other) ? sum + quantity : sum
  }, 0)
}

const AUDIENCES = ["customers", "customer_groups", "everyone"]
const SCOPES = [["variants"], ["products"], ["categories", "collections", "tags", "types"], ["all"]]

/** Whether the contract `a` goes before the contract `b`: audience, scope, priority, age. */
function before(a: ReferenceRule, b: ReferenceRule): boolean {
  const rank = (rule: ReferenceRule) => [
    AUDIENCES.indexOf(rule.audience.type),
    rule.scope ? SCOPES.findIndex((types) => types.includes(rule.scope?.type ?? "")) : 0,
    -rule.priority,
    new Date(rule.created_at).getTime(),
  ]
  const [x, y] = [rank(a), rank(b)]
  const first = x.findIndex((value, index) => value !== y[index])
  return first === -1 ? a.id < b.id : x[first] < y[first]
}
