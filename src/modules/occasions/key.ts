/** The key under which the container holds the occasions service. */
export const OCCASIONS = "occasions"
