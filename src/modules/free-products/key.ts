/** The key under which the container holds the free products service. */
export const FREE_PRODUCTS = "free_products"
