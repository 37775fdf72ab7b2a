/**
 * Who made a customer that came from another shop, in Medusa's `created_by`: they have not registered here, and get nothing
 * for it.
 */
export const MOVED_IN = "medusa-b2b-loyalty:move-in"
