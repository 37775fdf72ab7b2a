import { createDataTableFilterHelper } from "@medusajs/ui"
import { useMemo } from "react"
import type { AdminEarningRule } from "../../../types/reward-points"
import { useWords } from "../../hooks/use-words"

const filter = createDataTableFilterHelper<AdminEarningRule>()

/** By status, in the names of the Admin API. */
export const useRuleFilters = () => {
  const { t } = useWords()
  return useMemo(
    () => [
      filter.accessor("status", {
        type: "multiselect",
        label: t("fields.status.label"),
        options: ["active", "draft", "archived"].map((value) => ({ value, label: t(`states.${value}`) })),
        searchable: false,
      }),
    ],
    [t]
  )
}
