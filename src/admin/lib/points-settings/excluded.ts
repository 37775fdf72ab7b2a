import type { AdminPointsProgramSettings } from "../../../types/reward-points"
import type { SectionForm } from "./section"

export type ExcludedDraft = AdminPointsProgramSettings["excluded"]

/** Who and what has no part in the programme. */
export const excludedForm: SectionForm<ExcludedDraft> = {
  fields: ["excluded.customer_group_ids", "excluded.product_ids", "excluded.category_ids"],
  read: ({ excluded }) => excluded,
  write: (excluded) => ({ excluded }),
  check: () => [],
}
