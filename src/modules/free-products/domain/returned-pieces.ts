/** What of the free pieces of an order is no longer asked for by what is left of its paid lines, once some were returned. */
import { sumOf } from "./allot"
import { firingOf, type Firing } from "./firing"
import { paidLines, type FreeProductCart, type GivenVariant, type PaidLine, type Wish } from "./free-product-cart"
import type { FreeProductRule } from "./free-product-rule"
import { give } from "./give"
import { wholePiecesOf } from "./occurrences"
import { shelfOf } from "./shelf"

/**
 * Free pieces that an order got of one rule.
 *
 * @property line_id Of a `line` its own; of `pieces` the paid line that they are pieces of
 * @property instead_of The variant that it stands in for; null also for `pieces`
 * @property quantity As it was given
 * @property returned Free pieces of it that came back, or are on their way
 */
export type GivenOnOrder = { line_id: string; kind: "line" | "pieces"; variant_id: string; instead_of: string | null; quantity: number; returned: number }

/** How many free pieces of each are to come back, or may be kept, since the rule does not give them any more: one of the two is 0. */
export type ReturnedPieces = { line_id: string; kind: GivenOnOrder["kind"]; expected_back: number; may_be_kept: number }

/**
 * Asks the rule again about what is left of the order.
 *
 * What it would give now is due to the buyer; what it gave beyond that is expected back, or may be kept, as `on_return` says. Of a
 * choice, and of pieces of paid lines, any that came back will do; of goods that are added, those that are too many.
 *
 * @param rule As it stood when the order was placed; whether it is in force today is not asked
 * @param left The situation of the order then, with the paid lines reduced to what is left of them
 * @param given What the order got of this rule, in the order in which it was given
 * @returns in the order of `given`; nothing where the rule cannot be read
 */
export const returnedPieces = ({ rule, left, given }: { rule: FreeProductRule; left: FreeProductCart; given: readonly GivenOnOrder[] }): ReturnedPieces[] => {
  const lines = paidLines(left)
  const firing = firingOf({ ...rule, status: "active", starts_at: null, ends_at: null }, { ...left, lines })
  const due = firing.broken ? given.map(({ quantity }) => quantity) : dueOf(firing, lines, given)
  const excess = beyondDue(rule, lines, given, due)
  return given.map(({ line_id, kind }, index) => ({
    line_id,
    kind,
    expected_back: rule.on_return === "expect_back" ? excess[index] : 0,
    may_be_kept: rule.on_return === "keep" ? excess[index] : 0,
  }))
}

/** What the rule gives now, by the index of what it gave: no more of anything than it gave then. */
const dueOf = (firing: Firing, lines: readonly PaidLine[], given: readonly GivenOnOrder[]): number[] => {
  if (firing.times === 0) {
    return given.map(() => 0)
  }
  const { reward } = firing.rule
  if (reward.type === "cheapest") {
    return inTurn(given.map(({ quantity }) => quantity), firing.times * reward.quantity)
  }
  const room = { pieces: sumOf(given.map(({ quantity }) => quantity)), reason: "limit_per_order" as const }
  const { lines: again } = give(firing, room, chosenThen(firing.rule, given), { ...supplyOf(given), lines, freed: new Map() })
  const byVariant = new Map(again.map(({ variant_id, quantity }) => [variant_id, quantity]))
  return given.map(({ variant_id }) => byVariant.get(variant_id) ?? 0)
}

/** The stock of this reckoning is what was given: what stood in for something is given in its place again. */
const supplyOf = (given: readonly GivenOnOrder[]) => {
  const variants = new Map(given.map(({ variant_id }): [string, GivenVariant] => [variant_id, { variant_id, product_id: "", refusal: null, usual_price: null, needs: [{ inventory_item_id: variant_id, quantity: 1 }] }]))
  return { variants, shelf: shelfOf(variants, new Map(given.map(({ variant_id, quantity }) => [variant_id, quantity]))) }
}

/** The picks that led to what was given. */
const chosenThen = ({ reward }: FreeProductRule, given: readonly GivenOnOrder[]): Wish["chosen"] => {
  const perPick = new Map(reward.type === "choice" ? reward.goods.map(({ variant_id, quantity }) => [variant_id, quantity]) : [])
  return given.map(({ variant_id, instead_of, quantity }) => {
    const picked = instead_of ?? variant_id
    return { variant_id: picked, quantity: Math.ceil(quantity / (perPick.get(picked) ?? 1)) }
  })
}

/** What was given beyond what is due, less what came back: never more than is still there. */
const beyondDue = ({ reward }: FreeProductRule, lines: readonly PaidLine[], given: readonly GivenOnOrder[], due: readonly number[]): number[] => {
  const here = new Map(lines.map((line) => [line.id, wholePiecesOf(line)]))
  const each = given.map(({ line_id, kind, quantity, returned }, index) => Math.max(0, Math.min(quantity - due[index] - returned, kind === "pieces" ? here.get(line_id) ?? 0 : Infinity)))
  const isInterchangeable = reward.type === "choice" || reward.type === "cheapest"
  const all = sumOf(given.map(({ quantity, returned }, index) => quantity - due[index] - returned))
  return isInterchangeable ? inTurn(each, Math.max(0, all)) : each
}

/** A number of pieces, given out in turn: each gets what it can take. */
const inTurn = (room: readonly number[], pieces: number): number[] => {
  let left = pieces
  return room.map((each) => {
    const taken = Math.min(each, left)
    left -= taken
    return taken
  })
}
