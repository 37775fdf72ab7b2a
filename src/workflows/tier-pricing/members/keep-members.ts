/** Makes the membership index what the catalogue says: of some variants, or of all. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import type { TierPricingService } from "../../../modules/tier-pricing/service"
import type { MemberRepair } from "../../../modules/tier-pricing/storage/members"
import { turnTaking } from "../../../runtime/turn-taking"
import { affectedProductIds } from "./affected-products"
import { BATCH, batches, CataloguePage, readCatalogue } from "./read-catalogue"

const NOTHING: MemberRepair = { added: 0, changed: 0, removed: 0 }

/** What of the catalogue was changed, made or deleted. A category stands for all below it too. */
export type CatalogueChange = {
  product_ids?: string[]
  variant_ids?: string[]
  category_ids?: string[]
  collection_ids?: string[]
  tag_ids?: string[]
  type_ids?: string[]
}

/** Reads again all variants that a change may have put elsewhere. Rows of what is gone are removed. */
export const refreshMembers = async (container: MedusaContainer, change: CatalogueChange): Promise<MemberRepair> => {
  const service = container.resolve<TierPricingService>(TIER_PRICING)
  let repair = NOTHING
  const product_ids = [...(change.product_ids ?? []), ...(await affectedProductIds(container, change))]
  for (const ids of batches([...new Set(product_ids)])) {
    const { repair: written, seen } = await writeCatalogue(container, { product_ids: ids })
    repair = sum(repair, written, { ...NOTHING, removed: await service.removeOtherMembers({ product_ids: ids }, seen) })
  }
  for (const ids of batches([...new Set(change.variant_ids)])) {
    const { repair: written, seen } = await writeCatalogue(container, { variant_ids: ids })
    const known = new Set(seen)
    repair = sum(repair, written, { ...NOTHING, removed: await service.removeMembers(ids.filter((id) => !known.has(id))) })
  }
  return repair
}

/**
 * Reads the whole catalogue again, batch by batch, in constant memory, and notes when.
 *
 * @returns what was wrong in the index: all zero when it was kept true by the changes themselves
 */
export const rebuildMembers = async (container: MedusaContainer): Promise<MemberRepair> => {
  const service = container.resolve<TierPricingService>(TIER_PRICING)
  const started = new Date()
  const letOthersIn = turnTaking()
  let repair = NOTHING
  for await (const page of readCatalogue(container, "all")) {
    repair = sum(repair, await writePage(service, page))
    await letOthersIn()
  }
  repair = sum(repair, { ...NOTHING, removed: await removeGone(container, service, letOthersIn) })
  await service.noteMembersBuilt(started)
  return repair
}

/** Builds the index when it never was: a shop that gets its first rule had a catalogue before. */
export const ensureMembers = async (container: MedusaContainer): Promise<void> => {
  if (!(await container.resolve<TierPricingService>(TIER_PRICING).membersBuiltAt())) {
    await rebuildMembers(container)
  }
}

/** Goes through the index in its own order, since the catalogue may be sorted otherwise, and asks which variants still exist. */
const removeGone = async (container: MedusaContainer, service: TierPricingService, letOthersIn: () => Promise<void>): Promise<number> => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  let removed = 0
  let after = ""
  for (;;) {
    const variant_ids = await service.listMemberVariantIds(after, BATCH)
    if (variant_ids.length) {
      const { data } = await query.graph({ entity: "product_variant", fields: ["id"], filters: { id: variant_ids } })
      const existing = new Set(data.map(({ id }) => id))
      removed += await service.removeMembers(variant_ids.filter((id) => !existing.has(id)))
    }
    if (variant_ids.length < BATCH) {
      return removed
    }
    await letOthersIn()
    after = variant_ids[variant_ids.length - 1]
  }
}

const writeCatalogue = async (
  container: MedusaContainer,
  which: { product_ids: string[] } | { variant_ids: string[] }
): Promise<{ repair: MemberRepair; seen: string[] }> => {
  const service = container.resolve<TierPricingService>(TIER_PRICING)
  let repair = NOTHING
  const seen: string[] = []
  for await (const page of readCatalogue(container, which)) {
    repair = sum(repair, await writePage(service, page))
    seen.push(...page.members.map(({ variant_id }) => variant_id))
  }
  return { repair, seen }
}

const writePage = async (service: TierPricingService, { members, without_price_set }: CataloguePage): Promise<MemberRepair> => {
  const removed = await service.removeMembers(without_price_set)
  return sum(await service.upsertMembers(members), { ...NOTHING, removed })
}

const sum = (...repairs: MemberRepair[]): MemberRepair =>
  repairs.reduce((total, { added, changed, removed }) => ({
    added: total.added + added,
    changed: total.changed + changed,
    removed: total.removed + removed,
  }))
