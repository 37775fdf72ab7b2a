/** How the free pieces of an order stand: which line they are, what came back of them, and what is to come back. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { returnedPieces } from "../../../modules/free-products/domain/returned-pieces"
import type { FreeProductRule } from "../../../modules/free-products/domain/free-product-rule"
import type { UseRow } from "../../../modules/free-products/service"
import { readFreeProductRule } from "../../../modules/free-products/storage/rules"
import { amount } from "../../../shared/money"
import { listPurchases, type Purchase } from "../../purchases/list-purchases"
import { linesOfUses } from "./lines-of-uses"
import { reducedOrder, type ReducedOrder } from "./reduced-order"

/**
 * @property line_id The order's line; null where nobody finds it
 * @property returned Free pieces that were cancelled, taken out, or came back
 * @property expected_back, may_be_kept Of the others, those that the rule would not give for what is left of the order: one of both is 0
 */
export type StandingUse = { use: UseRow; line_id: string | null; returned: number; expected_back: number; may_be_kept: number }

/** How the uses of one order stand. One statement, and a few more where some of its paid lines are undone. */
export const standingOfUses = async (container: MedusaContainer, order_id: string, uses: UseRow[]): Promise<StandingUse[]> => {
  const purchases = await listPurchases(container, [order_id])
  const lines = linesOfUses(uses, purchases.map(({ line_id, variant_id, quantity, unit_price }) => ({ id: line_id, variant_id, quantity, unit_price })))
  const found = uses.map((use): StandingUse => {
    const line_id = lines.get(use.id) ?? null
    const line = purchases.find((purchase) => purchase.line_id === line_id)
    return { use, line_id, returned: line ? undonePieces(use, line) : 0, expected_back: 0, may_be_kept: 0 }
  })
  const paid = purchases.filter(({ is_free_product }) => !is_free_product)
  const is_canceled = purchases.some(({ canceled_at }) => canceled_at !== null)
  return is_canceled || !paid.some(({ undone_num }) => undone_num !== "0") ? found : withBroken(container, order_id, paid, found)
}

/** The part of the line that is undone, in whole free pieces: of 3 pieces of which one is free, it is back with the third. */
const undonePieces = ({ quantity }: UseRow, { undone_num, undone_den, canceled_at }: Purchase): number =>
  canceled_at === null ? Math.floor(amount(quantity).times(undone_num).dividedBy(undone_den).toNumber()) : quantity

const withBroken = async (container: MedusaContainer, order_id: string, paid: Purchase[], found: StandingUse[]): Promise<StandingUse[]> => {
  if (paid.every(({ undone_num, undone_den }) => undone_num === undone_den)) {
    return allOwed(found)
  }
  const rules = new Map(found.flatMap(({ use }): [string, FreeProductRule][] => ruleAsItStood(use)))
  const order = await reducedOrder(container, order_id, paid, [...rules.values()])
  if (order && !order.left.lines.length) {
    // Gift cards are money in another form: nothing comes with them alone, of a rule without conditions either.
    return allOwed(found)
  }
  return order ? [...rules.values()].reduce((all, rule) => brokenOf(rule, order, all), found) : found
}

const allOwed = (found: StandingUse[]): StandingUse[] => found.map((each) => ({ ...each, ...owed(each.use.rule.on_return ?? "expect_back", each.use.quantity - each.returned) }))

const owed = (on_return: FreeProductRule["on_return"], pieces: number): Pick<StandingUse, "expected_back" | "may_be_kept"> =>
  on_return === "keep" ? { expected_back: 0, may_be_kept: pieces } : { expected_back: pieces, may_be_kept: 0 }

const ruleAsItStood = ({ rule_id, rule, claimed_at }: UseRow): [string, FreeProductRule][] => {
  const read = readFreeProductRule({ ...rule, id: rule_id, created_at: claimed_at })
  return read.ok ? [[rule_id, read.value]] : []
}

/**
 * What the return alone has broken: of the buyer and the shop, of whom a rule asks too, only what is so today is known. So what the
 * rule would not give for the whole order today either is nobody's fault.
 */
const brokenOf = (rule: FreeProductRule, { whole, left }: ReducedOrder, all: StandingUse[]): StandingUse[] => {
  const of_rule = all.filter(({ use }) => use.rule_id === rule.id)
  const given = of_rule.map(({ use, line_id, returned }) => ({
    line_id: line_id ?? use.line_id,
    kind: use.kind,
    variant_id: use.variant_id ?? "",
    instead_of: use.instead_of,
    quantity: use.quantity,
    returned,
  }))
  const [today, then] = [left, whole].map((cart) => returnedPieces({ rule, left: cart, given }))
  const pieces = of_rule.map((_, index) => Math.max(0, sumOf(today[index]) - sumOf(then[index])))
  return all.map((each) => (each.use.rule_id === rule.id ? { ...each, ...owed(rule.on_return, pieces[of_rule.indexOf(each)]) } : each))
}

const sumOf = (pieces: { expected_back: number; may_be_kept: number } | undefined): number => (pieces ? pieces.expected_back + pieces.may_be_kept : 0)
