import { someIds } from "../../shared/fields"
import { z } from "../../shared/schema"
import { counted, defineCondition, met, unmet } from "../condition"
import { idSet } from "../id-set"

/** It is bought for one of these companies; with no ids, for any company. */
export const companies = defineCondition({
  code: "companies",
  args: z.strictObject({ ids: someIds.default([]) }),
  fields: [{ name: "ids", kind: "ids", entity: "companies", optional: true }],
  describe: ({ ids }) => (ids.length ? `For one of ${counted(ids.length, "company", "companies")}` : "For any company"),
  check: ({ company_id }, { ids }) => {
    if (company_id === null) {
      return unmet("no_company")
    }
    return !ids.length || idSet(ids).has(company_id) ? met() : unmet("other_company")
  },
})
