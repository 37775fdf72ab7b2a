import { deleteProductCategoriesWorkflow } from "@medusajs/medusa/core-flows"
import { followCatalogue } from "../tier-pricing/members/follow-catalogue"
import { shareHook } from "./share-hook"

/** Rules for a deleted category cover its products no more. */
shareHook(deleteProductCategoriesWorkflow, "categoriesDeleted", async ({ ids }, { container }) => {
  await followCatalogue(container, { category_ids: ids })
})
