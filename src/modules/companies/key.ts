/** The key under which the container holds the companies service. */
export const B2B_COMPANIES = "b2b_companies"
