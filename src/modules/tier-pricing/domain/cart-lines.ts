/** What the lines of a cart should cost, and what must change for it. */
import { Amount, isEqual } from "../../../shared/money"
import { chooseMedusaPrice } from "./medusa-price"
import { CandidatesByVariant, countLines, CountedLine } from "./pooled-quantity"
import type { PriceBasis } from "./price-curve"
import { resolvePrice } from "./resolve"

/** A line of a cart or a draft that is priced by rules. */
export type PricedLine = CountedLine & {
  unit_price: Amount
  compare_at_unit_price: Amount | null
  is_tax_inclusive: boolean
  is_discountable: boolean
}

/** The basis of each variant, by its id. */
export type BasisByVariant = Record<string, Omit<PriceBasis, "others">>

/** The candidates of each variant: what pieces are counted by. */
export const candidatesOf = (bases: BasisByVariant): CandidatesByVariant =>
  Object.fromEntries(Object.entries(bases).map(([variant_id, { candidates }]) => [variant_id, candidates]))

/** What a line should be. `is_discountable` null: as the product says, no rule forbids promotions. */
export type LinePrice = {
  unit_price: Amount
  /** The list price of a line that a `lowest` rule or a sale list made cheaper, else null. */
  compare_at_unit_price: Amount | null
  is_tax_inclusive: boolean
  is_discountable: false | null
  /** A contract price: of a rule with `combine: "override"`, or of a price list of that type. */
  is_contract: boolean
}

/** Prices all lines of a cart together, by line id. A line without a basis or without any price is left out. */
export const priceLines = (lines: CountedLine[], bases: BasisByVariant): Record<string, LinePrice> => {
  const counted = countLines(lines, candidatesOf(bases))
  return Object.fromEntries(
    lines.flatMap((line) => {
      const basis = bases[line.variant_id]
      const price = basis && priceLine(line, basis, counted[line.id])
      return price ? [[line.id, price]] : []
    })
  )
}

const priceLine = (line: CountedLine, basis: Omit<PriceBasis, "others">, counted: Parameters<typeof resolvePrice>[0]["counted"]): LinePrice | null => {
  const medusa = chooseMedusaPrice(basis.rows, line.quantity)
  const list_price = medusa.list?.amount ?? null
  const { unit_price, rule } = resolvePrice({
    situation: basis.situation,
    counted,
    list_price,
    medusa_price: medusa.current && { amount: medusa.current.amount, is_override: medusa.is_override },
    candidates: basis.candidates,
  })
  if (!unit_price) {
    return null
  }
  const isReduced = rule ? rule.combine === "lowest" : medusa.current?.price_list_type === "sale"
  const replaced = rule ? medusa.list ?? medusa.current : medusa.current
  return {
    unit_price,
    compare_at_unit_price: isReduced && list_price && !isEqual(list_price, unit_price) ? list_price : null,
    is_tax_inclusive: replaced?.is_tax_inclusive ?? basis.is_tax_inclusive,
    is_discountable: rule?.promotions === "exclude" ? false : null,
    is_contract: rule ? rule.combine === "override" : medusa.is_override,
  }
}

/** Lines that nobody may buy at any price now: Medusa has none for them, and no rule has one (any more). */
export const unpricedLines = (lines: CountedLine[], bases: BasisByVariant, prices: Record<string, LinePrice>): string[] =>
  lines.filter(({ id, variant_id }) => bases[variant_id] && !prices[id]).map(({ id }) => id)

/** A line with what must become of it. */
export type LineChange = { id: string } & Pick<PricedLine, "unit_price" | "compare_at_unit_price" | "is_tax_inclusive" | "is_discountable">

/**
 * The lines that are not yet what they should be.
 *
 * @param discountable whether promotions may apply to a product, by its id: what a line goes back to
 *   when no rule forbids them any more; needed only for lines that are not discountable now
 */
export const lineChanges = (lines: PricedLine[], prices: Record<string, LinePrice>, discountable: Record<string, boolean>): LineChange[] =>
  lines.flatMap((line) => {
    const price = prices[line.id]
    if (!price) {
      return []
    }
    const is_discountable = price.is_discountable ?? (line.is_discountable || (discountable[line.product_id] ?? false))
    const wanted = { ...price, is_discountable }
    return isAsWanted(line, wanted) ? [] : [{ id: line.id, ...wanted }]
  })

/** Products that must be asked whether they are discountable: a line is not, and no rule says so. */
export const productsToAsk = (lines: PricedLine[], prices: Record<string, LinePrice>): string[] => [
  ...new Set(lines.filter(({ id, is_discountable }) => !is_discountable && prices[id]?.is_discountable === null).map(({ product_id }) => product_id)),
]

const isAsWanted = (line: PricedLine, wanted: Omit<LineChange, "id">): boolean =>
  isEqual(line.unit_price, wanted.unit_price) &&
  line.is_tax_inclusive === wanted.is_tax_inclusive &&
  line.is_discountable === wanted.is_discountable &&
  isSame(line.compare_at_unit_price, wanted.compare_at_unit_price)

const isSame = (a: Amount | null, b: Amount | null): boolean => (a && b ? isEqual(a, b) : a === b)
