/**
 * What the tiers of one product on one website become: one ladder for everyone, and one for each group that has tiers
 * of its own. Pure.
 *
 * A member of a group may also buy by everyone's book, and of two `lowest` books the cheaper price is paid. That is what
 * Magento's walk gives, unless a group's dearer tier hides that of all groups for the same quantity: then the group is
 * told its whole ladder in an `override` book, which is final.
 */
import type { Tier } from "../../domain/records"
import { isBelow, rankAt, walk } from "./walk"
import type { RankedTier, WebsiteTiers } from "./website-tiers"

/** @property group_id null: everyone @property is_final nothing else competes with it */
export type Ladder = { group_id: number | null; is_final: boolean; tiers: Tier[]; rows: number[] }

export const laddersOf = (on: WebsiteTiers): Ladder[] => {
  const everyone = walk(on, null)
  const groups = [...new Set(on.tiers.flatMap(({ group_id }) => (group_id === null ? [] : [group_id])))].sort((a, b) => a - b)
  const ofGroups = groups.map((group_id) => {
    const taken = walk(on, group_id)
    // What cannot be compared would not compete as it should either.
    const is_final = !on.comparable || isHiddenSomewhere(everyone, taken, on)
    return ladder(group_id, is_final, is_final ? taken : taken.filter((tier) => tier.group_id !== null))
  })
  return [ladder(null, !on.comparable, everyone), ...ofGroups].filter(({ tiers }) => tiers.length > 0)
}

/** Whether everyone pays less than the group for some quantity. */
const isHiddenSomewhere = (everyone: RankedTier[], taken: RankedTier[], { start }: WebsiteTiers): boolean =>
  [...everyone, ...taken].some(({ min_quantity }) => isBelow(rankAt(everyone, start, min_quantity), rankAt(taken, start, min_quantity)))

/** Of several tiers that are reached with the same whole pieces, the last one taken counts. */
const ladder = (group_id: number | null, is_final: boolean, taken: RankedTier[]): Ladder => {
  const counting = taken.filter(({ min_quantity }, index) => taken[index + 1]?.min_quantity !== min_quantity)
  return { group_id, is_final, tiers: counting.map(({ becomes }) => becomes), rows: counting.map(({ id }) => id) }
}
