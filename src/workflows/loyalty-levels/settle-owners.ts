/** All that follows for some owners: their standings, the groups of who is concerned, and what they are told. */
import type { MedusaContainer } from "@medusajs/framework/types"
import type { LevelOwner } from "../../modules/loyalty-levels/service"
import { syncMembersOfCompanies, syncMemberships } from "./memberships"
import { levels, requalify } from "./requalify"
import { tellLevelChanges } from "./tell"

/**
 * @property at as if it were then
 * @property order_id the order that is the reason
 * @property memberships also of whose level did not change: groups may have been changed by hand, companies joined or left
 */
export type SettleOwners = { owners: readonly LevelOwner[]; at: Date; order_id?: string | null; memberships?: boolean }

/** Brings everything in line for these owners. Five statements where nobody's level changes. Returns how many moved. */
export const settleOwners = async (container: MedusaContainer, { owners, at, order_id = null, memberships = false }: SettleOwners): Promise<number> => {
  const ladders = owners.length ? await levels(container).activeLadders() : []
  // Without a ladder in force there is nothing to reach, and only who asks for the groups takes people out of them; retired, nobody does.
  if (!ladders.length && (!memberships || (await levels(container).isRetired()))) {
    return 0
  }
  const { moved, unset } = await requalify(container, ladders, owners, at, order_id)
  const ids = (list: readonly LevelOwner[], type: LevelOwner["type"]): string[] => [...new Set(list.flatMap((owner) => (owner.type === type ? [owner.id] : [])))]
  const concerned = memberships ? owners : [...moved, ...unset]
  const customers = ids(concerned, "customer")
  const companies = ids(concerned, "company")
  if (customers.length) {
    await syncMemberships(container, ladders, customers, at)
  }
  if (companies.length) {
    await syncMembersOfCompanies(container, ladders, companies, at)
  }
  if (moved.length + unset.length) {
    await tellLevelChanges(container, ladders)
  }
  return moved.length
}
