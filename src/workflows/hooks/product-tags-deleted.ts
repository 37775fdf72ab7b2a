import { deleteProductTagsWorkflow } from "@medusajs/medusa/core-flows"
import { followCatalogue } from "../tier-pricing/members/follow-catalogue"
import { shareHook } from "./share-hook"

/** Rules for a deleted tag cover its products no more. */
shareHook(deleteProductTagsWorkflow, "productTagsDeleted", async ({ ids }, { container }) => {
  await followCatalogue(container, { tag_ids: ids })
})
