import { ids } from "../../shared/fields"
import { z } from "../../shared/schema"
import { counted, defineCondition, met, unmet } from "../condition"
import { idSet } from "../id-set"

/** It is bought in one of these regions. */
export const regions = defineCondition({
  code: "regions",
  args: z.strictObject({ ids }),
  fields: [{ name: "ids", kind: "ids", entity: "regions" }],
  describe: (args) => `In one of ${counted(args.ids.length, "region")}`,
  check: ({ region_id }, args) => (region_id !== null && idSet(args.ids).has(region_id) ? met() : unmet("other_region")),
})
