/** The key under which the container holds the rewards service. */
export const REWARDS = "rewards"
