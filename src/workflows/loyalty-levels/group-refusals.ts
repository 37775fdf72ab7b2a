/** Which customer group a level may own. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { groupTaken } from "../../modules/loyalty-levels/refusals"
import type { Refusal } from "../../shared/refusal"
import { unknownIdRefusal } from "../../shared/refusal-error"
import { isStorable } from "../../shared/schema"
import { companiesByGroups } from "../companies/find-companies"
import { levels } from "./requalify"

/**
 * Why a level cannot own a group: `unknown_id`, `group_of_company`, `group_of_level`. Empty: it can.
 *
 * @param level_id the level, where it is stored
 * @param removed levels whose groups are free
 */
export const groupRefusals = async (container: MedusaContainer, customer_group_id: string, level_id: string | null, removed: readonly string[] = []): Promise<Refusal[]> => {
  const [group] = isStorable(customer_group_id) ? await container.resolve(Modules.CUSTOMER).listCustomerGroups({ id: customer_group_id }, { select: ["id"], take: 1 }) : []
  if (!group) {
    return [unknownIdRefusal("customer_group_id", "customer_group", [customer_group_id])]
  }
  if ((await companiesByGroups(container, [customer_group_id])).length) {
    return groupTaken(customer_group_id, "company").refusals
  }
  const owner = (await levels(container).levelGroups()).get(customer_group_id)
  return owner && owner !== level_id && !removed.includes(owner) ? groupTaken(customer_group_id, "level").refusals : []
}
