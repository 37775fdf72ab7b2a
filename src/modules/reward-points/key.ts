/** The key under which the container holds the reward points service. */
export const REWARD_POINTS = "reward_points"
