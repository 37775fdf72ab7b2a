import { createDataTableFilterHelper } from "@medusajs/ui"
import { useMemo } from "react"
import type { AdminTierPriceRule } from "../../../types/tier-price-rule"
import { useShopCurrencies } from "../../hooks/use-shop"
import { useWords } from "../../hooks/use-words"

const filter = createDataTableFilterHelper<AdminTierPriceRule>()

/** By status, kind, audience and currency. The names are those of the Admin API. */
export function useRuleFilters() {
  const { t } = useWords()
  const currencies = useShopCurrencies()
  return useMemo(
    () => [
      filter.accessor("status", {
        type: "multiselect",
        label: t("fields.status.label"),
        options: ["active", "draft", "archived"].map((value) => ({ value, label: t(`states.${value}`) })),
        searchable: false,
      }),
      filter.custom({
        id: "kind",
        type: "radio",
        label: t("fields.kind.label"),
        options: ["scope", "price_book"].map((value) => ({ value, label: t(`kinds.${value}`) })),
      }),
      filter.custom({
        id: "audience_type",
        type: "radio",
        label: t("columns.audience"),
        options: ["everyone", "customer_groups", "customers"].map((value) => ({ value, label: t(`audiences.${value}`) })),
      }),
      filter.accessor("currency_code", {
        type: "radio",
        label: t("fields.currency_code.label"),
        options: currencies.map((value) => ({ value, label: value.toUpperCase() })),
      }),
    ],
    [t, currencies]
  )
}
