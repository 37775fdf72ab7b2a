import { updateProductVariantsWorkflow } from "@medusajs/medusa/core-flows"
import { followCatalogue } from "../tier-pricing/members/follow-catalogue"
import { shareHook } from "./share-hook"

/** A variant may have got its first price, and so its price set. */
shareHook(updateProductVariantsWorkflow, "productVariantsUpdated", async ({ product_variants }, { container }) => {
  await followCatalogue(container, { variant_ids: product_variants.map(({ id }) => id) })
})
