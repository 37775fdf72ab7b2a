import { insertWholesaleRules } from "../seed/wholesale-rules"
import type { Catalogue } from "../seed/catalogue"
import { bareCatalogue, clone, readCatalogue, seeded, tieredCatalogue } from "../shop/databases"
import type { Shop } from "../shop/shop-process"
import { bareShop, tieredShop, withShops } from "./bench-run"

/** A shop with 10,000 rules beside the same shop without the plugin; both are up at the same time. */
export const withWholesaleShops = async <T>(work: (ours: Shop, bare: Shop, catalogue: Catalogue) => Promise<T>): Promise<T> => {
  const template = await seeded("wholesale_rules", await tieredCatalogue(), insertWholesaleRules)
  const [ours, bare] = [await clone(template), await clone(await bareCatalogue())]
  const catalogue = await readCatalogue(ours)
  return withShops([tieredShop(ours), bareShop(bare)], ([ourShop, plainShop]) => work(ourShop, plainShop, catalogue))
}
