import { createProductVariantsWorkflow } from "@medusajs/medusa/core-flows"
import { followCatalogue } from "../tier-pricing/members/follow-catalogue"
import { shareHook } from "./share-hook"

/** New variants are found by their rules in the same response; their price sets are linked by now. */
shareHook(createProductVariantsWorkflow, "productVariantsCreated", async ({ product_variants }, { container }) => {
  await followCatalogue(container, { variant_ids: product_variants.map(({ id }) => id) })
})
