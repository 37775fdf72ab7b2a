import { deleteCollectionsWorkflow } from "@medusajs/medusa/core-flows"
import { followCatalogue } from "../tier-pricing/members/follow-catalogue"
import { shareHook } from "./share-hook"

/** Rules for a deleted collection cover its products no more. */
shareHook(deleteCollectionsWorkflow, "collectionsDeleted", async ({ ids }, { container }) => {
  await followCatalogue(container, { collection_ids: ids })
})
