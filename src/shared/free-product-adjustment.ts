import { POINTS_DESCRIPTION } from "./points-adjustment"

/** The provider of the adjustments that pieces which cost nothing ("3 for 2") put on paid lines, for the slice that writes them and for those that read carts and orders. */
export const FREE_PRODUCTS_PROVIDER = "free-products"

/** What such an adjustment says: the rule's name. With each version of an order Medusa forgets the provider, and one that says what points say would be taken for theirs. */
export const freePiecesDescription = (rule_name: string): string => (rule_name === POINTS_DESCRIPTION ? `${rule_name} (free product)` : rule_name)
