/** The key under which the container holds the service. */
export const MOVE_IN = "move_in"
