import { ids } from "../../shared/fields"
import { z } from "../../shared/schema"
import { counted, defineCondition, met, unmet } from "../condition"
import { idSet } from "../id-set"

/** The buyer is one of these customers. */
export const customers = defineCondition({
  code: "customers",
  args: z.strictObject({ ids }),
  fields: [{ name: "ids", kind: "ids", entity: "customers" }],
  describe: (args) => `Buyer is one of ${counted(args.ids.length, "customer")}`,
  check: ({ customer }, args) => {
    if (!customer) {
      return unmet("guest")
    }
    return idSet(args.ids).has(customer.id) ? met() : unmet("other_customer")
  },
})
