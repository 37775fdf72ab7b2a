import { Button, Container, DataTable, Heading, Text, useDataTable } from "@medusajs/ui"
import { Link, useNavigate } from "react-router-dom"
import { useListState } from "../../hooks/use-list-state"
import { useEarningRules } from "../../hooks/use-points-rules"
import { useWords } from "../../hooks/use-words"
import { TablePages } from "../common/table-pages"
import { BrokenRule } from "./broken-rule"
import { useRuleColumns } from "./use-rule-columns"
import { useRuleFilters } from "./use-rule-filters"

/** Everything that gives points, and whether it does so now. */
export const EarningRuleList = () => {
  const { t } = useWords()
  const navigate = useNavigate()
  const { params, search, filtering, sorting, pagination } = useListState({ filters: ["status"], several: ["status"], order: "-priority" })
  const { data, isLoading, isError, error } = useEarningRules(params)
  if (isError) {
    throw error
  }
  const rules = data?.earning_rules ?? []
  const table = useDataTable({
    data: rules,
    columns: useRuleColumns(),
    filters: useRuleFilters(),
    getRowId: (rule) => rule.id,
    rowCount: data?.count ?? 0,
    isLoading,
    search,
    filtering,
    sorting,
    pagination,
    onRowClick: (_, rule) => navigate(`/reward-points/earning-rules/${rule.id}`),
  })
  return (
    <div className="flex flex-col gap-y-3">
      {rules.map((rule) => (
        <BrokenRule key={rule.id} rule={rule} />
      ))}
      <Container className="overflow-hidden p-0">
        <DataTable instance={table}>
          <DataTable.Toolbar
            className="flex flex-col items-start justify-between gap-3"
            translations={{ clearAll: t("common.clear"), sort: t("common.sort") }}
          >
            <RuleListHeader />
            <div className="flex w-full items-center justify-end gap-2">
              <div className="min-w-0 flex-1 sm:flex-none">
                <DataTable.Search placeholder={t("common.search")} />
              </div>
              <DataTable.FilterMenu tooltip={t("common.filter")} />
              <DataTable.SortingMenu tooltip={t("common.sort")} />
            </div>
          </DataTable.Toolbar>
          <DataTable.Table
            emptyState={{
              empty: { heading: t("points.rules.empty.heading"), description: t("points.rules.empty.description") },
              filtered: { heading: t("points.rules.nothing.heading"), description: t("points.rules.nothing.description") },
            }}
          />
          <TablePages />
        </DataTable>
      </Container>
    </div>
  )
}

const RuleListHeader = () => {
  const { t } = useWords()
  return (
    <div className="flex w-full flex-col justify-between gap-3 md:flex-row md:items-start">
      <div>
        <Heading>{t("points.pages.earning-rules")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("points.rules.hint")}
        </Text>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" variant="secondary" asChild>
          <Link to="/reward-points/earning-rules/preview">{t("points.pages.preview")}</Link>
        </Button>
        <Button size="small" variant="secondary" asChild>
          <Link to="/reward-points/earning-rules/create">{t("actions.create")}</Link>
        </Button>
      </div>
    </div>
  )
}
