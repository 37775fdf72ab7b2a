import { Button, DataTable, Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { AdminTierPriceRuleListParams } from "../../../types/tier-price-rule"
import { useWords } from "../../hooks/use-words"
import { saidBy } from "../../lib/said-by"
import { saveAsFile } from "../../lib/save-as-file"
import { tierPriceRules } from "../../lib/tier-price-rules-api"

/** Title, the four ways on, search, filters and sorting. */
export const RuleListActions = ({ params }: { params: AdminTierPriceRuleListParams }) => {
  const { t } = useWords()
  return (
    <DataTable.Toolbar
      className="flex flex-col items-start justify-between gap-3"
      translations={{ clearAll: t("common.clear"), sort: t("common.sort") }}
    >
      <div className="flex w-full flex-col justify-between gap-3 md:flex-row md:items-start">
        <div>
          <Heading>{t("title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("list.hint")}
          </Text>
        </div>
        <div className="flex flex-wrap gap-2">
          <ExportButton params={params} />
          <Button size="small" variant="secondary" asChild>
            <Link to="/tier-prices/import">{t("actions.import")}</Link>
          </Button>
          <Button size="small" variant="secondary" asChild>
            <Link to="/tier-prices/preview">{t("actions.preview")}</Link>
          </Button>
          <Button size="small" variant="secondary" asChild>
            <Link to="/tier-prices/create">{t("actions.create")}</Link>
          </Button>
        </div>
      </div>
      <div className="flex w-full flex-wrap items-center justify-end gap-2">
        <div className="w-full sm:w-auto">
          <DataTable.Search placeholder={t("common.search")} />
        </div>
        <DataTable.FilterMenu tooltip={t("common.filter")} />
        <DataTable.SortingMenu tooltip={t("common.sort")} />
      </div>
    </DataTable.Toolbar>
  )
}

/** Saves what the list shows now (all pages of it) as a CSV file. */
const ExportButton = ({ params }: { params: AdminTierPriceRuleListParams }) => {
  const { t } = useWords()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const { limit: _limit, offset: _offset, ...filters } = params
      saveAsFile("tier-prices.csv", await tierPriceRules.export(filters))
    } catch (error) {
      toast.error(saidBy(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="small" variant="secondary" isLoading={busy} onClick={() => void save()}>
      {t("actions.export")}
    </Button>
  )
}
