/** The key under which the container holds the tier pricing service. */
export const TIER_PRICING = "tier_pricing"
