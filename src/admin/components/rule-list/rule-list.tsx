import { Container, DataTable, useDataTable } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import { useRuleListState } from "../../hooks/use-rule-list-state"
import { useTierPriceRules } from "../../hooks/use-tier-price-rules"
import { useWords } from "../../hooks/use-words"
import { BrokenAlert } from "../common/broken-alert"
import { TablePages } from "../common/table-pages"
import { RuleListActions } from "./rule-list-actions"
import { useRuleColumns } from "./use-rule-columns"
import { useRuleFilters } from "./use-rule-filters"

/** All tier prices of the shop: found, filtered, sorted, and what to do with them. */
export const RuleList = () => {
  const { t } = useWords()
  const navigate = useNavigate()
  const state = useRuleListState()
  const { data, isLoading, isError, error } = useTierPriceRules(state.params)
  if (isError) {
    throw error
  }
  const rules = data?.tier_price_rules ?? []
  const table = useDataTable({
    data: rules,
    columns: useRuleColumns(rules),
    filters: useRuleFilters(),
    getRowId: (rule) => rule.id,
    rowCount: data?.count ?? 0,
    isLoading,
    search: state.search,
    filtering: state.filtering,
    sorting: state.sorting,
    pagination: state.pagination,
    onRowClick: (_, rule) => navigate(`/tier-prices/${rule.id}`),
  })
  return (
    <>
      {rules.filter(({ broken }) => broken).map((rule) => (
        <BrokenAlert key={rule.id} rule={rule} />
      ))}
      <Container className="overflow-hidden p-0">
        <DataTable instance={table}>
          <RuleListActions params={state.params} />
          <DataTable.Table
            emptyState={{
              empty: { heading: t("list.empty.heading"), description: t("list.empty.description") },
              filtered: { heading: t("list.nothing.heading"), description: t("list.nothing.description") },
            }}
          />
          <TablePages />
        </DataTable>
      </Container>
    </>
  )
}
