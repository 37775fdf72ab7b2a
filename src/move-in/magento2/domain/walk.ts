/**
 * Magento's rule of tier prices: which tiers a buyer comes past, and what is paid. Pure.
 *
 * The tiers of the buyer's group and of all groups are walked by rising quantity, a group's before that of all groups.
 * One is taken if it is cheaper than the one that was taken before, the first if it is cheaper than the list price; but
 * a tier of all groups is passed over where the group's own was taken for the same quantity. The last one taken whose
 * quantity is reached is paid. Where prices fall with the quantity, this is the highest break reached.
 */
import { isEqual, isLess, type Amount } from "../../../shared/money"
import type { RankedTier, WebsiteTiers } from "./website-tiers"

/** The tiers that are taken, in their order. @param group_id null: of all groups alone */
export const walk = ({ tiers, start }: WebsiteTiers, group_id: number | null): RankedTier[] => {
  const taken: RankedTier[] = []
  for (const tier of tiers) {
    if (tier.group_id !== null && tier.group_id !== group_id) {
      continue
    }
    const last = taken.at(-1)
    const isHidden = last && last.group_id !== null && tier.group_id === null && isEqual(last.quantity, tier.quantity)
    // What cannot be compared is taken as it comes: the highest break reached.
    if (!isHidden && (tier.rank === null || isBelow(tier.rank, last ? last.rank : start))) {
      taken.push(tier)
    }
  }
  return taken
}

/** The rank that is reached with so many whole pieces; null: no price. */
export const rankAt = (taken: RankedTier[], start: Amount | null, quantity: number): Amount | null => taken.filter(({ min_quantity }) => min_quantity <= quantity).at(-1)?.rank ?? start

/** Whether it is less; null is more than anything. */
export const isBelow = (a: Amount | null, b: Amount | null): boolean => a !== null && (b === null || isLess(a, b))
