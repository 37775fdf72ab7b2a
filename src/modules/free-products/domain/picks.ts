/** What a buyer picks of a choice: cut to what the rule allows. */
import { amount, isLess, times as multiplied, zero, type Amount } from "../../../shared/money"
import type { Promised, Supply } from "./allot"
import type { GivenVariant, Wish } from "./free-product-cart"
import type { FreeGoods, FreeProductReward } from "./free-product-rule"

export type ChoiceReward = Extract<FreeProductReward, { type: "choice" }>

/** Picks of one of the goods; each gives its quantity of pieces. */
export type Picks = { goods: FreeGoods; picks: number }

/**
 * The picks of a buyer, in the buyer's order: of each goods at most one each time, and of all together at most `choose` each time.
 * What is too much, as after the cart shrank, is cut from the end; what is not to choose from is left out.
 */
export const picksOf = ({ goods, choose }: ChoiceReward, times: number, chosen: Wish["chosen"]): Picks[] => {
  const known = new Map(goods.map((each) => [each.variant_id, each]))
  const picked = new Map<string, Picks>()
  let left = choose * times
  chosen.forEach(({ variant_id, quantity }) => {
    const wanted = known.get(variant_id)
    const before = picked.get(variant_id)?.picks ?? 0
    const picks = Math.max(0, Math.min(Math.floor(quantity), times - before, left))
    if (wanted && picks) {
      picked.set(variant_id, { goods: wanted, picks: before + picks })
      left -= picks
    }
  })
  return [...picked.values()]
}

/** The picks of a choice that are still open and can be had: something of the goods, or of a fallback, is left. */
export const openPicks = ({ goods, choose }: ChoiceReward, times: number, picks: readonly Picks[], { shelf }: Supply): number => {
  const picked = new Map(picks.map((each) => [each.goods.variant_id, each.picks]))
  const all = picks.reduce((sum, each) => sum + each.picks, 0)
  const canBeHad = goods.filter((each) => optionsOf(each).some((variant_id) => shelf.available(variant_id) !== 0))
  return Math.min(choose * times - all, canBeHad.reduce((sum, { variant_id }) => sum + times - (picked.get(variant_id) ?? 0), 0))
}

/** What a buyer who picks the dearest would want: by what a pick is worth, as far as it can be had; of two alike the first. */
export const dearestPicks = ({ goods }: ChoiceReward, times: number, { variants, shelf }: Supply): Wish["chosen"] =>
  goods
    .map((each) => ({ goods: each, worth: worthOfPick(each, variants, shelf.available), picks: Math.min(times, picksInStock(each, shelf.available)) }))
    .filter(({ picks }) => picks > 0)
    .sort((a, b) => (isLess(a.worth, b.worth) ? 1 : isLess(b.worth, a.worth) ? -1 : 0))
    .map(({ goods: { variant_id }, picks }) => ({ variant_id, quantity: picks }))

/** What picks promise. */
export const promisedBy = (picks: readonly Picks[]): Promised[] => picks.map(({ goods: { variant_id, fallbacks, quantity }, picks: number }) => ({ variant_id, fallbacks, pieces: number * quantity }))

const optionsOf = ({ variant_id, fallbacks }: FreeGoods): string[] => [variant_id, ...fallbacks]

type Available = Supply["shelf"]["available"]

const worthOfPick = (goods: FreeGoods, variants: ReadonlyMap<string, GivenVariant>, available: Available): Amount => {
  const first = optionsOf(goods).find((variant_id) => available(variant_id) !== 0)
  return multiplied((first && variants.get(first)?.usual_price) || zero, amount(goods.quantity))
}

const picksInStock = (goods: FreeGoods, available: Available): number => Math.ceil(optionsOf(goods).reduce((sum, variant_id) => sum + (available(variant_id) ?? Infinity), 0) / goods.quantity)
