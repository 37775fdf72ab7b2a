import type { AdminPointsLot } from "../../types/reward-points"

/** The last characters of its id tell the lots of one account apart, and fit on a line. */
export const lotName = (id: string): string => id.slice(-5)

/** Something is left of it, or something is still owed by it. */
export const isOpen = ({ state, remaining, shortfall }: Pick<AdminPointsLot, "state" | "remaining" | "shortfall">): boolean =>
  shortfall > 0 || (remaining > 0 && state !== "expired")
