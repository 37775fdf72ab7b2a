/** How many free pieces the limits of a rule leave to this cart. */
import type { Left } from "./free-product-cart"
import type { FreeProductRule } from "./free-product-rule"

/**
 * @property pieces Infinity: no limit
 * @property reason The limit that is tightest
 */
export type Room = { pieces: number; reason: "limit_per_order" | "limit_per_owner" | "limit_total" }

/** The room of a rule: the tightest of its limits, of two alike the first of order, owner and total. */
export const roomOf = ({ limits }: Pick<FreeProductRule, "limits">, left: Left | undefined): Room => {
  const rooms: Room[] = [
    { pieces: limits.per_order ?? Infinity, reason: "limit_per_order" },
    { pieces: Math.max(0, left?.owner ?? Infinity), reason: "limit_per_owner" },
    { pieces: Math.max(0, left?.total ?? Infinity), reason: "limit_total" },
  ]
  return rooms.reduce((tightest, room) => (room.pieces < tightest.pieces ? room : tightest))
}
