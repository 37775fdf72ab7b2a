/** The key under which the container holds the referrals service. */
export const REFERRALS = "referrals"
