import { updateProductsWorkflow } from "@medusajs/medusa/core-flows"
import { followCatalogue } from "../tier-pricing/members/follow-catalogue"
import { shareHook } from "./share-hook"

/** A product may have moved to other categories, tags, a collection or a type, or have other variants. */
shareHook(updateProductsWorkflow, "productsUpdated", async ({ products }, { container }) => {
  await followCatalogue(container, { product_ids: products.map(({ id }) => id) })
})
