import { ids } from "../../shared/fields"
import { z } from "../../shared/schema"
import { counted, defineCondition, met, unmet } from "../condition"
import { idSet } from "../id-set"

/** The buyer, or the company, stands at one of these loyalty levels. */
export const levels = defineCondition({
  code: "levels",
  args: z.strictObject({ ids }),
  fields: [{ name: "ids", kind: "ids", entity: "levels" }],
  describe: (args) => `At one of ${counted(args.ids.length, "level")}`,
  check: ({ level_id }, args) => {
    if (level_id === null) {
      return unmet("no_level")
    }
    return idSet(args.ids).has(level_id) ? met() : unmet("other_level")
  },
})
