/** What the rules give to a cart: pure, with time as an argument, the same whatever order the rules come in. */
import { currencyDecimals, roundUp, toNumber } from "../../../shared/money"
import { firingOf, type Firing } from "./firing"
import { paidLines, type FreeProductCart, type GivenVariant, type Left, type Wish } from "./free-product-cart"
import { byPrecedence, type FreeProductRule } from "./free-product-rule"
import type { Gap } from "./gap"
import { give, NOTHING, piecesIn, worthOf, type Store } from "./give"
import { roomOf } from "./limits"
import type { GivenLine, GivenPieces, RuleVerdict } from "./rule-verdict"
import { shelfOf } from "./shelf"
import { beatenOf, isExcludedBy, leaderOf, type Beaten, type Rival } from "./stacking"

export type { FreeProductCart, GivenVariant, Left, PaidLine, Wish } from "./free-product-cart"
export type { GivenLine, GivenPieces, RuleVerdict, Shortfall } from "./rule-verdict"

/**
 * @property variants What rules that may fire can give; one that is missing is `not_found`
 * @property stock Free stock by inventory item, after the paid lines of this cart; an item that is missing has none
 * @property wishes By rule id; none: not declined, nothing chosen
 * @property left By rule id; none: no limit but that of the order
 */
export type EntitlementInput = {
  rules: readonly FreeProductRule[]
  cart: FreeProductCart
  variants: ReadonlyMap<string, GivenVariant>
  stock: ReadonlyMap<string, number>
  wishes: ReadonlyMap<string, Wish>
  left: ReadonlyMap<string, Left>
}

/** One verdict for each rule, in order of precedence; `lines` and `pieces` are those of all verdicts, in this order. */
export type Entitlement = { verdicts: RuleVerdict[]; lines: GivenLine[]; pieces: GivenPieces[] }

/**
 * What each rule gives to the cart. Rules of any status are answered for; only those in force give.
 *
 * Rules are served in order of precedence: stock that is short, and pieces of paid lines, go to the first. What a rule gives is no
 * paid line, so nothing that is given here can make a rule fire: one pass is enough, and a second changes nothing.
 */
export const entitle = (input: EntitlementInput): Entitlement => {
  const cart = { ...input.cart, lines: paidLines(input.cart) }
  const asked = [...input.rules].sort(byPrecedence).map((rule) => firingOf(rule, cart))
  const rivals = asked.filter(({ times }) => times > 0).map((firing) => rivalOf(firing, input, cart))
  const beaten = beatenOf(rivals)
  const leader = leaderOf(rivals)
  const store = storeOf(input, cart)
  const verdicts = asked.map((firing) => {
    const loses = beaten.get(firing.rule.id)
    if (loses || firing.times === 0) {
      return idle(firing, loses, isExcludedBy(leader, firing.rule) ? null : firing.gap, input)
    }
    return firingVerdict(firing, input, store)
  })
  return { verdicts, lines: verdicts.flatMap(({ lines }) => lines), pieces: verdicts.flatMap(({ pieces }) => pieces) }
}

const storeOf = ({ variants, stock }: EntitlementInput, { lines }: FreeProductCart): Store => ({ variants, shelf: shelfOf(variants, stock), lines, freed: new Map() })

/** Each is weighed alone, with all stock: who wins does not depend on what other rules take. */
const rivalOf = (firing: Firing, input: EntitlementInput, cart: FreeProductCart): Rival => ({
  rule: firing.rule,
  declined: isDeclined(firing, input),
  worth: () => worthOf(firing, roomOf(firing.rule, input.left.get(firing.rule.id)), storeOf(input, cart)),
})

const isDeclined = ({ rule }: Firing, { wishes }: EntitlementInput): boolean => wishes.get(rule.id)?.declined ?? false

const idle = (firing: Firing, beaten: Beaten | undefined, gap: Gap | null, input: EntitlementInput): RuleVerdict => {
  const { rule, reasons, broken } = firing
  const declined = isDeclined(firing, input)
  const reason = beaten ? [{ path: "stacking", condition: null, code: beaten.code, details: { rule_id: beaten.rule_id } }] : []
  const isOpen = !beaten && !declined && roomOf(rule, input.left.get(rule.id)).pieces > 0
  return { rule_id: rule.id, fires: false, times: 0, reasons: [...reasons, ...reason], broken, declined, ...NOTHING, near_miss: isOpen ? nearMissOf(gap, input.cart) : null }
}

const firingVerdict = (firing: Firing, input: EntitlementInput, store: Store): RuleVerdict => {
  const { rule, times, gap } = firing
  const declined = isDeclined(firing, input)
  const room = roomOf(rule, input.left.get(rule.id))
  const given = declined ? NOTHING : give(firing, room, input.wishes.get(rule.id)?.chosen ?? [], store)
  const isOpen = !declined && piecesIn(given) < room.pieces
  return { rule_id: rule.id, fires: true, times, reasons: [], broken: null, declined, ...given, near_miss: isOpen ? nearMissOf(gap, input.cart) : null }
}

/** What is missing as a buyer can add it: rounded up to what the currency can be paid in, and to whole pieces. */
const nearMissOf = (gap: Gap | null, { currency_code }: FreeProductCart): RuleVerdict["near_miss"] =>
  gap && {
    missing_amount: gap.amount && toNumber(roundUp(gap.amount, currencyDecimals(currency_code))),
    missing_quantity: gap.pieces && toNumber(roundUp(gap.pieces, 0)),
    currency_code,
    progress: gap.progress,
  }
