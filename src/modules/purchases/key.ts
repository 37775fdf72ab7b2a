/** The key under which the container holds the purchases service. */
export const PURCHASES = "purchases"
