/** What one rule that counts gives, from the stock and the pieces that rules before it left. */
import { amount, plus, times as multiplied, total, zero, type Amount } from "../../../shared/money"
import { allot, shortfallOf, sumOf, type Promised, type Supply } from "./allot"
import { freeCheapest, type Freed } from "./cheapest"
import type { PaidLine, Wish } from "./free-product-cart"
import type { Firing } from "./firing"
import type { Room } from "./limits"
import { covered } from "./occurrences"
import { dearestPicks, openPicks, picksOf, promisedBy, type ChoiceReward } from "./picks"
import type { RuleVerdict } from "./rule-verdict"
import { whyUnavailable } from "./shelf"

/** What rules take from, one after the other, and what they have freed of paid lines. */
export type Store = Supply & { lines: readonly PaidLine[]; freed: Freed }

export type Given = Pick<RuleVerdict, "lines" | "pieces" | "shortfalls" | "choice">

/** A rule that gives nothing. */
export const NOTHING: Given = { lines: [], pieces: [], shortfalls: [], choice: null }

/** What a rule gives; it is taken from the store. */
export const give = ({ rule, times, variants }: Firing, room: Room, chosen: Wish["chosen"], store: Store): Given => {
  const { reward } = rule
  switch (reward.type) {
    case "added":
      return { ...NOTHING, ...allot(rule.id, reward.goods.map((goods) => ({ ...goods, pieces: goods.quantity * times })), room, store) }
    case "same_variant":
      return { ...NOTHING, ...allot(rule.id, variants.map((each): Promised => ({ variant_id: each.variant_id, fallbacks: [], pieces: each.times * reward.quantity })), room, store) }
    case "choice":
      return giveChosen(rule.id, reward, times, room, chosen, store)
    case "cheapest": {
      const promised = times * reward.quantity
      const pieces = freeCheapest(rule.id, covered(reward.scope, store.lines), Math.min(promised, room.pieces), store.freed)
      return { ...NOTHING, pieces, shortfalls: shortfallOf(null, promised - Math.min(promised, room.pieces), room.reason) }
    }
  }
}

const giveChosen = (rule_id: string, reward: ChoiceReward, times: number, room: Room, chosen: Wish["chosen"], store: Store): Given => {
  const picks = picksOf(reward, times, chosen)
  const picked = new Map(picks.map((each) => [each.goods.variant_id, each.picks]))
  const goods = reward.goods.map(({ variant_id, quantity }) => ({ variant_id, quantity, chosen: picked.get(variant_id) ?? 0, available: store.shelf.available(variant_id) }))
  const { lines, shortfalls } = allot(rule_id, promisedBy(picks), room, store)
  const unpicked = reward.choose * times - sumOf([...picked.values()])
  const canBeHad = openPicks(reward, times, picks, store)
  const roomLeft = room.pieces - piecesIn({ lines, pieces: [] })
  const open = Math.min(canBeHad, roomLeft)
  const reason = roomLeft < canBeHad ? room.reason : whyUnavailable(store.variants, reward.goods[0].variant_id)
  return { lines, pieces: [], shortfalls: [...shortfalls, ...shortfallOf(null, unpicked - open, reason)], choice: { choose: reward.choose * times, open, goods } }
}

/** Free pieces in what a rule gives. */
export const piecesIn = ({ lines, pieces }: Pick<Given, "lines" | "pieces">): number => sumOf([...lines, ...pieces].map(({ quantity }) => quantity))

/** What a rule that fires would be worth to the buyer if it counted alone: usual prices of what it adds, and what it takes off; of a choice, the dearest picks. */
export const worthOf = (firing: Firing, room: Room, store: Store): Amount => {
  const { reward } = firing.rule
  const { lines, pieces } = give(firing, room, reward.type === "choice" ? dearestPicks(reward, firing.times, store) : [], store)
  const added = lines.map(({ variant_id, quantity }) => multiplied(store.variants.get(variant_id)?.usual_price ?? zero, amount(quantity)))
  return plus(total(added), total(pieces.map((each) => each.amount)))
}
