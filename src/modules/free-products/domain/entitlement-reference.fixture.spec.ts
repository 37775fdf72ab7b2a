/** What rules give, told once more without the kernel: piece by piece, in plain numbers. Slow, and only for the carts of chance. */
import type { EntitlementInput, PaidLine } from "./entitlement"
import type { FreeProductRule } from "./free-product-rule"
import { toNumber } from "../../../shared/money"

/** What is in the shop while rules take from it. */
type Shop = { stock: Map<string, number>; freed: Map<string, number>; off: Map<string, number> }
type Result = { fires: string[]; lines: string[]; pieces: string[] }
/** Variants piece by piece, and what is taken off lines. */
type Given = { variants: string[]; pieces: { line: PaidLine; count: number; off: number }[] }

const num = toNumber

/** Rules that fire in order of precedence, and what they give, sorted. */
export const reference = (input: EntitlementInput): Result => {
  const paid = input.cart.lines.filter((line) => !line.is_free_product && !line.is_giftcard)
  const firing: { rule: FreeProductRule; counts: [string, number][] }[] = []
  for (const rule of inPrecedence([...input.rules])) {
    const counts = rule.status === "active" && holds(rule.conditions, paid, input.cart) ? countsOf(rule, paid, input.cart.currency_code) : []
    if (counts.some(([, count]) => count > 0)) firing.push({ rule, counts })
  }
  const declined = (rule: FreeProductRule) => input.wishes.get(rule.id)?.declined === true
  const leader = firing.find(({ rule }) => !declined(rule))
  const counting = firing.filter((each) => {
    if (!leader || firing.indexOf(each) <= firing.indexOf(leader)) return true
    return leader.rule.stacking.type !== "exclusive" && each.rule.stacking.type !== "exclusive"
  })
  const worth = ({ rule, counts }: (typeof firing)[number]) => {
    const shop = shopOf(input)
    const given = givenOf(rule, counts, rule.reward.type === "choice" ? dearest(rule, counts, input, shop) : [], input, paid, shop)
    return given.variants.reduce((sum, id) => sum + priceOf(input, id), 0) + given.pieces.reduce((sum, { off }) => sum + off, 0)
  }
  const left = counting.filter((each) => {
    const { stacking } = each.rule
    if (stacking.type !== "best") return true
    return !counting.some((other) => {
      if (other === each || declined(other.rule) || other.rule.stacking.type !== "best" || other.rule.stacking.group !== stacking.group) return false
      const difference = worth(other) - worth(each)
      return difference > 0 || (difference === 0 && counting.indexOf(other) < counting.indexOf(each))
    })
  })
  const shop = shopOf(input)
  const result: Result = { fires: left.map(({ rule }) => rule.id), lines: [], pieces: [] }
  for (const { rule, counts } of left) {
    if (declined(rule)) continue
    const given = givenOf(rule, counts, wished(rule, counts, input.wishes.get(rule.id)?.chosen ?? []), input, paid, shop)
    for (const variant of new Set(given.variants)) result.lines.push(`${rule.id}: ${given.variants.filter((each) => each === variant).length} ${variant}`)
    for (const { line, count, off } of given.pieces) if (off > 0) result.pieces.push(`${rule.id}: ${count} of ${line.id} for ${off}`)
  }
  result.lines.sort()
  result.pieces.sort()
  return result
}

const inPrecedence = (rules: FreeProductRule[]): FreeProductRule[] => {
  const ordered: FreeProductRule[] = []
  while (rules.length) {
    let first = rules[0]
    for (const rule of rules) {
      if (rule.priority !== first.priority ? rule.priority > first.priority : rule.created_at.getTime() !== first.created_at.getTime() ? rule.created_at < first.created_at : rule.id < first.id) first = rule
    }
    ordered.push(first)
    rules = rules.filter((rule) => rule !== first)
  }
  return ordered
}

/** Conditions of chance: a few kinds, and what groups make of them. */
const holds = (condition: FreeProductRule["conditions"], paid: PaidLine[], cart: EntitlementInput["cart"]): boolean => {
  if (condition === null) return true
  if ("all" in condition) return condition.all.every((part) => holds(part, paid, cart))
  if ("any" in condition) return condition.any.some((part) => holds(part, paid, cart))
  if ("not" in condition) return !holds(condition.not, paid, cart)
  const args = condition.args as { minimum: number; ids: string[]; quantity: number; currency_code: string; codes: string[] }
  const count = (lines: PaidLine[]) => lines.reduce((sum, { quantity }) => sum + quantity, 0)
  switch (condition.code) {
    case "goods_total":
      return args.currency_code === cart.currency_code && paid.reduce((sum, { net }) => sum + Math.round(num(net) * 100), 0) >= args.minimum * 100
    case "quantity":
      return count(paid) >= args.minimum
    case "products":
      return count(paid.filter(({ product_id }) => args.ids.includes(product_id ?? ""))) >= args.quantity
    case "promotion_code":
      return cart.promotion_codes.some((code) => args.codes.includes(code))
    case "customer_groups":
      return cart.customer !== null && cart.customer.group_ids.some((id) => args.ids.includes(id))
    case "sales_channels":
      return args.ids.includes(cart.sales_channel_id ?? "")
    default:
      return false
  }
}

const inside = ({ type, ids }: { type: string; ids: string[] }, lines: PaidLine[]) => lines.filter(({ product_id }) => type === "all" || ids.includes(product_id ?? ""))

/** How often, by variant; of rewards that are of no variant, by an empty name. */
const countsOf = ({ reward, repeat }: FreeProductRule, paid: PaidLine[], currency: string): [string, number][] => {
  const most = repeat.type === "once" ? 1 : repeat.maximum ?? 10_000
  const often = (found: number, each: number) => {
    let times = 0
    while (found >= each && times < most) {
      found -= each
      times += 1
    }
    return times
  }
  if (reward.type === "same_variant") {
    const pieces = new Map<string, number>()
    for (const { variant_id, quantity } of inside(reward.scope, paid)) pieces.set(variant_id ?? "", (pieces.get(variant_id ?? "") ?? 0) + quantity)
    let left = most
    const counts: [string, number][] = []
    for (const [id, found] of [...pieces].sort(([a, x], [b, y]) => y - x || a.localeCompare(b))) {
      const times = Math.min(often(found, reward.every), left)
      left -= times
      counts.push([id, times])
    }
    return counts
  }
  if (reward.type === "cheapest") return [["", often(inside(reward.scope, paid).reduce((sum, { quantity }) => sum + quantity, 0), reward.every)]]
  if (repeat.type === "per_quantity") return [["", often(inside(repeat.scope, paid).reduce((sum, { quantity }) => sum + quantity, 0), repeat.quantity)]]
  if (repeat.type !== "per_amount") return [["", 1]]
  const each = repeat.amounts.find(({ currency_code }) => currency_code === currency)
  const cents = ({ net, gross, net_before, gross_before }: PaidLine) => Math.round(100 * num(repeat.promotions === "after" ? (repeat.tax === "net" ? net : gross) : repeat.tax === "net" ? net_before : gross_before))
  return each ? [["", often(inside(repeat.scope, paid).reduce((sum, line) => sum + cents(line), 0), each.amount * 100)]] : []
}

const shopOf = ({ stock }: EntitlementInput): Shop => ({ stock: new Map(stock), freed: new Map(), off: new Map() })

const priceOf = ({ variants }: EntitlementInput, id: string): number => {
  const price = variants.get(id)?.usual_price
  return price ? num(price) : 0
}

const hasOne = ({ variants }: EntitlementInput, { stock }: Shop, id: string): boolean => {
  const variant = variants.get(id)
  return !!variant && !variant.refusal && variant.needs.every(({ inventory_item_id, quantity }) => (stock.get(inventory_item_id) ?? 0) >= quantity)
}

const timesOf = (counts: [string, number][]) => counts.reduce((sum, [, count]) => sum + count, 0)

/** One pick after the other, as long as there is one to make. */
const wished = ({ reward }: FreeProductRule, counts: [string, number][], chosen: readonly { variant_id: string; quantity: number }[]): string[] => {
  if (reward.type !== "choice") return []
  const picks: string[] = []
  for (const { variant_id, quantity } of chosen) {
    for (let pick = 0; pick < quantity; pick++) {
      const isKnown = reward.goods.some((goods) => goods.variant_id === variant_id)
      if (isKnown && picks.length < reward.choose * timesOf(counts) && picks.filter((each) => each === variant_id).length < timesOf(counts)) picks.push(variant_id)
    }
  }
  // A line of a variant stands where it was picked first.
  return [...new Set(picks)].flatMap((id) => picks.filter((each) => each === id))
}

const dearest = (rule: FreeProductRule, counts: [string, number][], input: EntitlementInput, shop: Shop): string[] => {
  const { reward } = rule
  if (reward.type !== "choice") return []
  const pieces = (id: string) => {
    const trial: Shop = { ...shop, stock: new Map(shop.stock) }
    let count = 0
    while (count < 100_000 && hasOne(input, trial, id)) {
      take(input, trial, id)
      count += 1
    }
    return count
  }
  const value = ({ variant_id, fallbacks, quantity }: (typeof reward.goods)[number]) => {
    const first = [variant_id, ...fallbacks].find((id) => hasOne(input, shop, id))
    return first ? priceOf(input, first) * quantity : 0
  }
  const can = (goods: (typeof reward.goods)[number]) => Math.ceil([goods.variant_id, ...goods.fallbacks].reduce((sum, id) => sum + pieces(id), 0) / goods.quantity)
  const sorted = reward.goods.map((goods, index) => ({ goods, index, worth: value(goods) })).sort((a, b) => b.worth - a.worth || a.index - b.index)
  return wished(rule, counts, sorted.map(({ goods }) => ({ variant_id: goods.variant_id, quantity: Math.min(timesOf(counts), can(goods)) })))
}

const take = ({ variants }: EntitlementInput, { stock }: Shop, id: string) => {
  for (const { inventory_item_id, quantity } of variants.get(id)?.needs ?? []) stock.set(inventory_item_id, (stock.get(inventory_item_id) ?? 0) - quantity)
}

const givenOf = ({ id, reward, limits }: FreeProductRule, counts: [string, number][], picks: string[], input: EntitlementInput, paid: PaidLine[], shop: Shop): Given => {
  const left = input.left.get(id)
  const room = Math.min(limits.per_order ?? 1e9, left?.owner ?? 1e9, left?.total ?? 1e9)
  const times = timesOf(counts)
  if (reward.type === "cheapest") return { variants: [], pieces: cheapestOf(inside(reward.scope, paid), Math.min(times * reward.quantity, room), shop) }
  const promised: string[][] = []
  const promise = (count: number, options: string[]) => promised.push(...Array.from({ length: count }, () => options))
  if (reward.type === "added") for (const { variant_id, quantity, fallbacks } of reward.goods) promise(quantity * times, [variant_id, ...fallbacks])
  if (reward.type === "same_variant") for (const [variant, count] of counts) promise(count * reward.quantity, [variant])
  if (reward.type === "choice") for (const pick of picks) for (const { variant_id, quantity, fallbacks } of reward.goods) if (variant_id === pick) promise(quantity, [pick, ...fallbacks])
  const variants: string[] = []
  for (const options of promised) {
    const first = options.find((option) => hasOne(input, shop, option))
    if (first && variants.length < room) {
      take(input, shop, first)
      variants.push(first)
    }
  }
  return { variants, pieces: [] }
}

const cheapestOf = (lines: PaidLine[], wanted: number, { freed, off }: Shop): Given["pieces"] => {
  const all = lines.flatMap((line) => Array.from({ length: line.quantity - (freed.get(line.id) ?? 0) }, () => line)).sort((a, b) => num(a.unit_price) - num(b.unit_price) || a.id.localeCompare(b.id))
  const free = all.slice(0, wanted)
  return [...new Set(free)].map((line) => {
    const count = free.filter((each) => each === line).length
    const payable = num(line.is_tax_inclusive ? line.gross : line.net)
    const remaining = payable - (off.get(line.id) ?? 0)
    const isLast = (freed.get(line.id) ?? 0) + count === line.quantity
    const taken = Math.round(1e10 * (isLast ? remaining : Math.min((payable * count) / line.quantity, remaining))) / 1e10
    freed.set(line.id, (freed.get(line.id) ?? 0) + count)
    off.set(line.id, (off.get(line.id) ?? 0) + taken)
    return { line, count, off: taken }
  })
}
