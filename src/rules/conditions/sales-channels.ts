import { ids } from "../../shared/fields"
import { z } from "../../shared/schema"
import { counted, defineCondition, met, unmet } from "../condition"
import { idSet } from "../id-set"

/** It is bought in one of these sales channels. */
export const salesChannels = defineCondition({
  code: "sales_channels",
  args: z.strictObject({ ids }),
  fields: [{ name: "ids", kind: "ids", entity: "sales_channels" }],
  describe: (args) => `In one of ${counted(args.ids.length, "sales channel")}`,
  check: ({ sales_channel_id }, args) => (sales_channel_id !== null && idSet(args.ids).has(sales_channel_id) ? met() : unmet("other_sales_channel")),
})
