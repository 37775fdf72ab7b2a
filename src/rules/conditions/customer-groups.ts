import { ids } from "../../shared/fields"
import { z } from "../../shared/schema"
import { counted, defineCondition, met, unmet } from "../condition"
import { idSet } from "../id-set"

/** The buyer belongs to one of these customer groups. */
export const customerGroups = defineCondition({
  code: "customer_groups",
  args: z.strictObject({ ids }),
  fields: [{ name: "ids", kind: "ids", entity: "customer_groups" }],
  describe: ({ ids: groups }) => `Buyer in one of ${counted(groups.length, "customer group")}`,
  check: ({ customer }, args) => {
    if (!customer) {
      return unmet("guest")
    }
    return customer.group_ids.some((group) => idSet(args.ids).has(group)) ? met() : unmet("other_customer_group")
  },
})
