/** Which prices are compared: a spread that is the same for the same seed. */
import type { BookAudience } from "../../domain/records"
import { byQuantity, startsOf } from "./quantity-prices"
import type { ProductPriceRow } from "./rows"

/** Numbers from 0 up to 1 that look like chance and are not (a linear congruential generator). */
export const spread = (seed: number): (() => number) => {
  let state = (Math.abs(Math.trunc(seed)) * 2_654_435_761 + 1) % MODULUS
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % MODULUS
    return state / MODULUS
  }
}

const MODULUS = 2 ** 32

/** One of the list. */
export const picked = <Item>(list: readonly Item[], chance: () => number): Item => list[Math.floor(chance() * list.length)]

/** One piece, and each break of a rule's ladder with the quantity before and after it. */
export const quantitiesAround = (rows: readonly ProductPriceRow[]): number[] => {
  const breaks = [...new Set(rows.map(({ rule_id }) => rule_id))].flatMap((rule) =>
    startsOf(byQuantity(rows.filter(({ rule_id }) => rule_id === rule))).map(({ min_quantity }) => min_quantity)
  )
  return [...new Set([1, ...breaks.flatMap((quantity) => [quantity - 1, quantity, quantity + 1])])].filter((quantity) => quantity >= 1).sort((a, b) => a - b)
}

export type Buyer = { group_key: string; is_guest: boolean }

/**
 * Guests, members of each group that a rule names, and of the first that none does.
 *
 * @param guest_groups of the sales channels: Shopware takes a guest for a member of his sales channel's
 */
export const buyersFor = (audiences: readonly BookAudience[], groups: readonly string[], guest_groups: ReadonlySet<string>): Buyer[] => {
  const named = [...new Set(audiences.flatMap((audience) => (audience.type === "groups" ? audience.keys : [])))].sort()
  const other = groups.filter((key) => !named.includes(key)).slice(0, 1)
  return [...[...guest_groups].sort().map((group_key) => ({ group_key, is_guest: true })), ...[...other, ...named].map((group_key) => ({ group_key, is_guest: false }))]
}
