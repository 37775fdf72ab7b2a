/** The key under which the container holds the loyalty levels service. */
export const LOYALTY_LEVELS = "loyalty_levels"
