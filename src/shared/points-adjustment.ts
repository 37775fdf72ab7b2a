/**
 * What our adjustments carry on carts and orders, for the slice that writes them and for the one that
 * records what an order was paid with.
 */
export const POINTS_PROVIDER = "reward-points"
export const POINTS_DESCRIPTION = "Reward points"
