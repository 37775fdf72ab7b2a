/** A buyer's whole price curve of a variant: what a price table shows. */
import { Amount, isEqual, isLess, minus, percentHalfUp, zero } from "../../../shared/money"
import type { Situation } from "./applicability"
import { chooseMedusaPrice, medusaBreakpoints, MedusaPriceRow } from "./medusa-price"
import { Candidate, Counted, countedFor, Decision, resolvePrice } from "./resolve"
import { MAX_QUANTITY, TierPriceRule } from "./tier-price-rule"

/** Everything that decides the price of one variant, except the quantity. */
export type PriceBasis = {
  situation: Situation
  rows: MedusaPriceRow[]
  candidates: Candidate[]
  /** Tax mode of a price that Medusa has no row for: only a rule gives it. */
  is_tax_inclusive: boolean
  /** Pieces of other lines that count with this line. */
  others: { product: number; rule: Record<string, number> }
}

export type PricePoint = Decision & {
  list_price: Amount | null
  is_tax_inclusive: boolean
  is_override_list: boolean
}

export type CurveEntry = {
  min_quantity: number
  /** Null in the last entry: it has no end. */
  max_quantity: number | null
  unit_price: Amount
  is_tax_inclusive: boolean
  /** List price at one piece minus the unit price, never below zero. */
  saved_amount: Amount
  /** The same in per cent of the list price, half up to two decimals. */
  saved_percent: Amount
}

export type PriceCurve = {
  list_price: Amount | null
  /** Pieces of other lines that count toward the breaks of a rule in this curve; 0 when nothing is pooled. */
  counted_quantity: number
  entries: CurveEntry[]
}

/** The price of `quantity` pieces in one line. */
export const priceAt = (basis: PriceBasis, quantity: number): PricePoint => {
  const medusa = chooseMedusaPrice(basis.rows, quantity)
  const decision = resolvePrice({
    situation: basis.situation,
    counted: counting(basis, quantity),
    list_price: medusa.list?.amount ?? null,
    medusa_price: medusa.current && { amount: medusa.current.amount, is_override: medusa.is_override },
    candidates: basis.candidates,
  })
  const replaced = decision.rule ? medusa.list ?? medusa.current : medusa.current
  return {
    ...decision,
    list_price: medusa.list?.amount ?? null,
    is_tax_inclusive: replaced?.is_tax_inclusive ?? basis.is_tax_inclusive,
    is_override_list: medusa.is_override,
  }
}

/**
 * The curve in quantities of this line: an entry at 1, one wherever the price changes, and the last
 * without an end. A break that brings nothing is left out. Where there is no price (Medusa's own
 * price ends at some quantity and no rule has one) there is no entry either.
 */
export const priceCurve = (basis: PriceBasis): PriceCurve => {
  const list_price = chooseMedusaPrice(basis.rows, 1).list?.amount ?? null
  const entries: CurveEntry[] = []
  const deciding: TierPriceRule[] = []
  for (const min_quantity of breakpoints(basis)) {
    const { unit_price, is_tax_inclusive, rule } = priceAt(basis, min_quantity)
    if (rule) {
      deciding.push(rule)
    }
    const open = entries.find(({ max_quantity }) => max_quantity === null)
    if (open && unit_price && isEqual(open.unit_price, unit_price) && open.is_tax_inclusive === is_tax_inclusive) {
      continue
    }
    if (open) {
      open.max_quantity = min_quantity - 1
    }
    if (unit_price) {
      entries.push({ min_quantity, max_quantity: null, unit_price, is_tax_inclusive, ...saving(list_price, unit_price) })
    }
  }
  // A pooled rule that never decides (a contract stands above it) counts nothing that the buyer could see.
  return { list_price, counted_quantity: Math.max(0, ...deciding.map((rule) => countedBefore(basis, rule))), entries }
}

/** The next entry that is cheaper than what `quantity` pieces cost now, and how many pieces are missing. */
export const nextBreak = (
  { entries }: PriceCurve,
  quantity: number
): { quantity_to_add: number; min_quantity: number; unit_price: Amount } | null => {
  const now = Math.max(quantity, 1)
  const current = entries.filter(({ min_quantity }) => min_quantity <= now).pop()
  const next = entries.find(
    ({ min_quantity, unit_price }) => min_quantity > now && (!current || isLess(unit_price, current.unit_price))
  )
  return next
    ? { quantity_to_add: next.min_quantity - quantity, min_quantity: next.min_quantity, unit_price: next.unit_price }
    : null
}

const counting = ({ others, candidates }: PriceBasis, quantity: number): Counted => ({
  line: quantity,
  product: quantity + others.product,
  rule: Object.fromEntries(candidates.map(({ rule }) => [rule.id, quantity + (others.rule[rule.id] ?? 0)])),
})

/** What counts for a rule before the first piece of this line. */
const countedBefore = (basis: PriceBasis, rule: TierPriceRule): number => countedFor(rule, counting(basis, 0))

const breakpoints = (basis: PriceBasis): number[] => {
  const ofRules = basis.candidates.flatMap(({ rule, breaks }) =>
    breaks.map(({ min_quantity }) => Math.max(1, min_quantity - countedBefore(basis, rule)))
  )
  return [...new Set([...medusaBreakpoints(basis.rows), ...ofRules])]
    .filter((quantity) => quantity >= 1 && quantity <= MAX_QUANTITY)
    .sort((a, b) => a - b)
}

const saving = (list_price: Amount | null, unit_price: Amount): Pick<CurveEntry, "saved_amount" | "saved_percent"> => {
  const saved_amount = list_price && isLess(unit_price, list_price) ? minus(list_price, unit_price) : zero
  return { saved_amount, saved_percent: percentHalfUp(saved_amount, list_price ?? zero, 2) }
}
