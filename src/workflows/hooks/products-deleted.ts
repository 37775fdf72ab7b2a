import { deleteProductsWorkflow } from "@medusajs/medusa/core-flows"
import { followCatalogue } from "../tier-pricing/members/follow-catalogue"
import { shareHook } from "./share-hook"

/** The variants of deleted products leave the membership index. */
shareHook(deleteProductsWorkflow, "productsDeleted", async ({ ids }, { container }) => {
  await followCatalogue(container, { product_ids: ids })
})
