/** Turns events of the catalogue into changes that the membership index follows. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, ProductEvents } from "@medusajs/framework/utils"
import { z } from "../../../shared/schema"
import { followCatalogue } from "./follow-catalogue"
import type { CatalogueChange } from "./keep-members"

/** What the ids of an event are. Any other event tells of a link between a variant and a price set. */
const KIND: Record<string, keyof CatalogueChange> = {
  [ProductEvents.PRODUCT_UPDATED]: "product_ids",
  [ProductEvents.PRODUCT_DELETED]: "product_ids",
  [ProductEvents.PRODUCT_VARIANT_CREATED]: "variant_ids",
  [ProductEvents.PRODUCT_VARIANT_DELETED]: "variant_ids",
  [ProductEvents.PRODUCT_CATEGORY_UPDATED]: "category_ids",
  [ProductEvents.PRODUCT_CATEGORY_DELETED]: "category_ids",
  [ProductEvents.PRODUCT_COLLECTION_UPDATED]: "collection_ids",
  [ProductEvents.PRODUCT_COLLECTION_DELETED]: "collection_ids",
  [ProductEvents.PRODUCT_TAG_DELETED]: "tag_ids",
  [ProductEvents.PRODUCT_TYPE_DELETED]: "type_ids",
}

type Pending = { [Kind in keyof CatalogueChange]-?: Set<string> } & { link_ids: Set<string> }

const nothing = (): Pending => ({
  product_ids: new Set(),
  variant_ids: new Set(),
  category_ids: new Set(),
  collection_ids: new Set(),
  tag_ids: new Set(),
  type_ids: new Set(),
  link_ids: new Set(),
})

let pending = nothing()
let running: Promise<void> | null = null

/**
 * Follows a change. An import emits an event for each of thousands of variants: what arrives while
 * the index is being written is collected, and followed in one go.
 */
export const followCatalogueEvent = (container: MedusaContainer, name: string, ids: string[]): Promise<void> => {
  ids.forEach((id) => pending[KIND[name] ?? "link_ids"].add(id))
  running ??= followPending(container).finally(() => {
    running = null
  })
  return running
}

const followPending = async (container: MedusaContainer): Promise<void> => {
  while (Object.values(pending).some(({ size }) => size)) {
    const { link_ids, ...kinds } = pending
    pending = nothing()
    const linked = await linkedVariantIds(container, [...link_ids])
    linked.forEach((id) => kinds.variant_ids.add(id))
    const changed = Object.entries(kinds).filter(([, ids]) => ids.size)
    const change: CatalogueChange = Object.fromEntries(changed.map(([kind, ids]) => [kind, [...ids]]))
    await followCatalogue(container, change)
  }
}

const readLink = z.object({ variant_id: z.string() })

const linkedVariantIds = async (container: MedusaContainer, link_ids: string[]): Promise<string[]> => {
  if (!link_ids.length) {
    return []
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "product_variant_price_set", fields: ["variant_id"], filters: { id: link_ids } })
  return z.array(readLink).parse(data).map(({ variant_id }) => variant_id)
}
