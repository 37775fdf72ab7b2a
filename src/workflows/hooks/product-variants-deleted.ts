import { deleteProductVariantsWorkflow } from "@medusajs/medusa/core-flows"
import { followCatalogue } from "../tier-pricing/members/follow-catalogue"
import { shareHook } from "./share-hook"

/** Deleted variants leave the membership index. */
shareHook(deleteProductVariantsWorkflow, "productVariantsDeleted", async ({ ids }, { container }) => {
  await followCatalogue(container, { variant_ids: ids })
})
