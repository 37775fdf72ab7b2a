import { updateCollectionsWorkflow } from "@medusajs/medusa/core-flows"
import { followCatalogue } from "../tier-pricing/members/follow-catalogue"
import { shareHook } from "./share-hook"

/** An update of a collection may name its products. */
shareHook(updateCollectionsWorkflow, "collectionsUpdated", async ({ collections }, { container }) => {
  await followCatalogue(container, { collection_ids: collections.map(({ id }) => id) })
})
