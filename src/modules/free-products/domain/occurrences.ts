/** How often a rule fires by its repeat and its reward, once its conditions are met. */
import type { Reason } from "../../../rules/evaluate"
import { isInScope } from "../../../rules/scope"
import { piecesOf } from "../../../rules/situation"
import type { Scope } from "../../../shared/fields"
import { amount, floorDivide, isEqual, isLess, minus, plus, roundHalfUp, times, toNumber, total, zero, type Amount } from "../../../shared/money"
import type { FreeProductCart, PaidLine } from "./free-product-cart"
import { MAX_TIMES, type FreeProductRepeat, type FreeProductReward, type FreeProductRule } from "./free-product-rule"
import { gapTo, nearest, NO_GAP, type Gap } from "./gap"

/**
 * @property times How often, with what its maximum allows
 * @property variants Of `same_variant`: how often for which variant, in the order in which they are served
 * @property next What is missing for one time more; null: there is none more, or no goods bring it
 * @property reason Why not even once
 */
export type Occurrences = { times: number; variants: { variant_id: string; times: number }[]; next: Gap | null; reason: Reason | null }

/** How often the rule fires at these paid lines; its conditions are not asked here. */
export const occurrencesOf = ({ reward, repeat }: Pick<FreeProductRule, "reward" | "repeat">, cart: Pick<FreeProductCart, "lines" | "currency_code">): Occurrences => {
  switch (reward.type) {
    case "same_variant":
      return ofVariants(reward, maximumOf(repeat), cart.lines)
    case "cheapest":
      return ofFull({ kind: "pieces", path: "reward", found: wholePieces(covered(reward.scope, cart.lines)), each: amount(reward.every), maximum: maximumOf(repeat) })
    default:
      return ofRepeat(repeat, cart)
  }
}

/** The lines that a scope covers. */
export const covered = (scope: Scope, lines: readonly PaidLine[]): PaidLine[] => lines.filter((line) => isInScope(scope, line))

/** Whole pieces of a line: half of one is never free. */
export const wholePiecesOf = ({ quantity }: PaidLine): number => Math.max(0, Math.floor(quantity))

const wholePieces = (lines: readonly PaidLine[]): Amount => amount(lines.reduce((sum, line) => sum + wholePiecesOf(line), 0))

const maximumOf = (repeat: FreeProductRepeat): number => (repeat.type === "once" ? 1 : Math.min(repeat.maximum ?? MAX_TIMES, MAX_TIMES))

/** Amounts without their tax are quotients of twenty decimals, whose sum may miss a whole 100 by the last of them. */
const DECIMALS = 10

const ofRepeat = (repeat: FreeProductRepeat, { lines, currency_code }: Pick<FreeProductCart, "lines" | "currency_code">): Occurrences => {
  const maximum = maximumOf(repeat)
  switch (repeat.type) {
    case "per_amount": {
      const each = repeat.amounts.find((one) => one.currency_code === currency_code)
      if (!each) {
        return never({ path: "repeat", condition: null, code: "other_currency", details: { currency_codes: repeat.amounts.map((one) => one.currency_code) } })
      }
      const of = repeat.promotions === "after" ? repeat.tax : (`${repeat.tax}_before` as const)
      const found = roundHalfUp(total(covered(repeat.scope, lines).map((line) => line[of])), DECIMALS)
      return ofFull({ kind: "amount", path: "repeat", found, each: amount(each.amount), maximum, currency_code })
    }
    case "per_quantity":
      return ofFull({ kind: "pieces", path: "repeat", found: piecesOf(covered(repeat.scope, lines)), each: amount(repeat.quantity), maximum })
    default:
      return { times: 1, variants: [], next: null, reason: null }
  }
}

const never = (reason: Reason, next: Gap | null = null): Occurrences => ({ times: 0, variants: [], next, reason })

type Counting = { kind: "amount" | "pieces"; path: "reward" | "repeat"; found: Amount; each: Amount; maximum: number; currency_code?: string }

/** For each full `each` of what is found; exactly on the threshold counts. */
const ofFull = (counting: Counting): Occurrences => {
  const { kind, found, each, maximum } = counting
  const full = isLess(found, zero) ? 0 : floorDivide(found, each)
  if (full === 0) {
    const missing = minus(each, found)
    return never(tooLittle(counting, missing), gapTo(kind, missing, each))
  }
  return { times: Math.min(full, maximum), variants: [], next: full < maximum ? gapTo(kind, minus(times(each, full + 1), found), each) : null, reason: null }
}

const tooLittle = ({ kind, path, each, currency_code }: Pick<Counting, "kind" | "path" | "each" | "currency_code">, missing: Amount): Reason => ({
  path,
  condition: null,
  code: kind === "amount" ? "below_minimum" : "too_few_pieces",
  details: { missing: toNumber(missing), minimum: toNumber(each), ...(currency_code ? { currency_code } : {}) },
})

/**
 * For every `every` pieces of one variant, over all its lines. The variant of which most pieces are paid
 * is served first, then by id: a maximum counts over all of them.
 */
const ofVariants = ({ scope, every }: Extract<FreeProductReward, { type: "same_variant" }>, maximum: number, lines: readonly PaidLine[]): Occurrences => {
  const pieces = piecesByVariant(covered(scope, lines))
  const each = amount(every)
  const counts = pieces.map(({ variant_id, found }) => ({ variant_id, ...ofFull({ kind: "pieces", path: "reward", found, each, maximum: MAX_TIMES }) }))
  const closest = nearest(counts.map(({ next }) => next)) ?? gapTo("pieces", each, each)
  let left = maximum
  const variants = counts.flatMap(({ variant_id, times: full }) => {
    const served = Math.min(full, left)
    left -= served
    return served ? [{ variant_id, times: served }] : []
  })
  if (!variants.length) {
    return never(tooLittle({ kind: "pieces", path: "reward", each }, closest.pieces ?? each), closest)
  }
  return { times: maximum - left, variants, next: left ? closest : null, reason: null }
}

const piecesByVariant = (lines: readonly PaidLine[]): { variant_id: string; found: Amount }[] => {
  const byVariant = new Map<string, Amount>()
  lines.forEach(({ variant_id, quantity }) => variant_id !== null && byVariant.set(variant_id, plus(byVariant.get(variant_id) ?? zero, amount(quantity))))
  return [...byVariant]
    .map(([variant_id, found]) => ({ variant_id, found }))
    .sort((a, b) => (isEqual(a.found, b.found) ? (a.variant_id < b.variant_id ? -1 : 1) : isLess(a.found, b.found) ? 1 : -1))
}

/** What is missing until it fires once: nothing where it does already. */
export const gapToFirst = ({ times: already, next }: Occurrences): Gap | null => (already > 0 ? NO_GAP : next)
