/** What of an order can earn: its lines with the value that points are computed from, or why a line has none. */
import { amount, notNegative, plus, type Amount, zero } from "../../../shared/money"
import { idSet } from "../../../rules/id-set"
import { countedLines, type Situation, type SituationLine } from "../../../rules/situation"
import type { ProgramSettings } from "./program"

/** A line with what else decides whether it earns. */
export type EarningLine = SituationLine & {
  /** What points paid of it, without and with tax; it is not in `net` and `gross` any more. */
  points_net: Amount
  points_gross: Amount
  /** Below its list price, or reduced by a promotion; value paid with points is no reduction. */
  is_discounted: boolean
  /** Its price is that of a contract. */
  is_contract: boolean
}

/** What shipping costs, after promotions; and what points paid of it, where they may. */
export type EarningShipping = { net: Amount; gross: Amount; points_net?: Amount; points_gross?: Amount }

/** An order or a cart, as the earning kernel reads it. */
export type EarningOrder = Omit<Situation, "lines"> & { lines: readonly EarningLine[]; shipping: EarningShipping }

/** The id under which points for shipping are kept. */
export const SHIPPING_LINE = "shipping"

/** Why nothing of an order earns. */
export type OrderExclusion = "program_off" | "excluded_group" | "code_in_order"

/** Why a line earns nothing. */
export type LineExclusion = OrderExclusion | "free_product" | "excluded_product" | "excluded_category" | "discounted_line" | "contract_line"

/** A line as points are computed from it. */
export type Earner = {
  line_id: string
  /** Null: shipping, which has no place in the catalogue. */
  line: EarningLine | null
  basis: Amount
  excluded: LineExclusion | null
}

/** The first reason why nothing of the order earns. */
export const orderExclusion = ({ status, earning, excluded }: ProgramSettings, order: EarningOrder): OrderExclusion | null => {
  if (status === "off") {
    return "program_off"
  }
  const groups = idSet(excluded.customer_group_ids)
  if (order.customer?.group_ids.some((group) => groups.has(group))) {
    return "excluded_group"
  }
  return !earning.with_codes && order.promotion_codes.length ? "code_in_order" : null
}

/** Every line of the order, and shipping where it earns; what is excluded has no value. */
export const earnersOf = (program: ProgramSettings, order: EarningOrder): Earner[] => {
  const exclusion = orderExclusion(program, order)
  const goods = order.lines.map((line): Earner => {
    const excluded = lineExclusion(program, line) ?? exclusion
    return { line_id: line.id, line, basis: excluded ? zero : basisOf(program, line), excluded }
  })
  if (!program.earning.on_shipping) {
    return goods
  }
  const { net, gross, points_net = zero, points_gross = zero } = order.shipping
  const shipping = { line_id: SHIPPING_LINE, line: null, basis: exclusion ? zero : basisOf(program, { net, gross, points_net, points_gross }), excluded: exclusion }
  return [...goods, shipping]
}

/** What points are computed from: net of tax, and without what points paid, unless the programme says otherwise. */
const basisOf = ({ earning }: ProgramSettings, { net, gross, points_net, points_gross }: Pick<EarningLine, "net" | "gross" | "points_net" | "points_gross">): Amount => {
  const paid = earning.on_tax ? gross : net
  const byPoints = earning.on_tax ? points_gross : points_net
  return notNegative(earning.on_points_value ? plus(paid, byPoints) : paid)
}

const lineExclusion = ({ earning, excluded }: ProgramSettings, line: EarningLine): LineExclusion | null => {
  if (!countedLines({ lines: [line] }).length) {
    return "free_product"
  }
  if (line.product_id !== null && idSet(excluded.product_ids).has(line.product_id)) {
    return "excluded_product"
  }
  const categories = idSet(excluded.category_ids)
  if (line.category_ids.some((category) => categories.has(category))) {
    return "excluded_category"
  }
  if (line.is_discounted && !earning.on_discounted_lines) {
    return "discounted_line"
  }
  return line.is_contract && !earning.on_contract_lines ? "contract_line" : null
}

/** Pieces of a line; shipping has none. */
export const piecesOf = ({ line }: Earner): Amount => amount(line?.quantity ?? 0)
