import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ProductEvents } from "@medusajs/framework/utils"
import { followCatalogueEvent } from "../workflows/tier-pricing/members/follow-events"

/**
 * The second net under the membership index: changes that pass Medusa's workflow hooks, as products
 * put into a collection, or an import that writes through the Product Module. The event of such a
 * change comes from the module itself.
 */
export default async function catalogueChanged({ event, container }: SubscriberArgs<{ id: string | string[] }>): Promise<void> {
  await followCatalogueEvent(container, event.name, [event.data.id].flat())
}

/* The workflows' events are what the hooks have followed already; only the module's own tell of the rest. */
/* eslint-disable @medusajs/prefer-workflow-event-over-module-event */
export const config: SubscriberConfig = {
  event: [
    ProductEvents.PRODUCT_UPDATED,
    ProductEvents.PRODUCT_DELETED,
    ProductEvents.PRODUCT_VARIANT_CREATED,
    ProductEvents.PRODUCT_VARIANT_DELETED,
    ProductEvents.PRODUCT_CATEGORY_UPDATED,
    ProductEvents.PRODUCT_CATEGORY_DELETED,
    ProductEvents.PRODUCT_COLLECTION_UPDATED,
    ProductEvents.PRODUCT_COLLECTION_DELETED,
    ProductEvents.PRODUCT_TAG_DELETED,
    ProductEvents.PRODUCT_TYPE_DELETED,
    // The link of a variant with its price set, made past the workflow that creates variants.
    "LinkProductVariantPriceSet.attached",
  ],
  context: { subscriberId: "tier-pricing-catalogue-changed" },
}
