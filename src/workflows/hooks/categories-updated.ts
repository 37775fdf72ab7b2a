import { updateProductCategoriesWorkflow } from "@medusajs/medusa/core-flows"
import { followCatalogue } from "../tier-pricing/members/follow-catalogue"
import { shareHook } from "./share-hook"

/** A category may have moved below another: rules for what is above it now cover its products. */
shareHook(updateProductCategoriesWorkflow, "categoriesUpdated", async ({ categories }, { container }) => {
  await followCatalogue(container, { category_ids: categories.map(({ id }) => id) })
})
