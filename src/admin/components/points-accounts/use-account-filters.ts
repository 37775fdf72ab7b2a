import { createDataTableFilterHelper } from "@medusajs/ui"
import { useMemo } from "react"
import type { AdminPointsAccount } from "../../../types/reward-points"
import { useWords } from "../../hooks/use-words"

const filter = createDataTableFilterHelper<AdminPointsAccount>()

/** By kind of owner and by balance. The names are those of the Admin API. */
export const useAccountFilters = () => {
  const { t } = useWords()
  return useMemo(
    () => [
      filter.custom({
        id: "owner_type",
        type: "radio",
        label: t("points.accounts.owner"),
        options: ["customer", "company"].map((value) => ({ value, label: t(`points.owner.kinds.${value}`) })),
      }),
      filter.custom({
        id: "balance",
        type: "radio",
        label: t("points.accounts.balance"),
        options: ["positive", "zero", "negative"].map((value) => ({ value, label: t(`points.accounts.balances.${value}`) })),
      }),
    ],
    [t]
  )
}
