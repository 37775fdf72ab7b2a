import { deleteProductTypesWorkflow } from "@medusajs/medusa/core-flows"
import { followCatalogue } from "../tier-pricing/members/follow-catalogue"
import { shareHook } from "./share-hook"

/** Rules for a deleted type cover its products no more. */
shareHook(deleteProductTypesWorkflow, "productTypesDeleted", async ({ ids }, { container }) => {
  await followCatalogue(container, { type_ids: ids })
})
