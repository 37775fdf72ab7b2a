import { Button, Container, createDataTableFilterHelper, DataTable, Heading, Text, useDataTable } from "@medusajs/ui"
import { useMemo } from "react"
import { Link, useNavigate } from "react-router-dom"
import type { AdminFreeProductRule } from "../../../types/free-products"
import { useFreeProductRules } from "../../hooks/use-free-products"
import { useListState } from "../../hooks/use-list-state"
import { useWords } from "../../hooks/use-words"
import { TablePages } from "../common/table-pages"
import { BrokenFreeProduct } from "./broken-rule"
import { useRuleColumns } from "./use-rule-columns"

const filter = createDataTableFilterHelper<AdminFreeProductRule>()

/** Everything that gives free products, and whether it does so now. */
export const FreeProductList = () => {
  const navigate = useNavigate()
  const { t } = useWords()
  const { params, search, filtering, sorting, pagination } = useListState({ filters: ["status"], several: ["status"], order: "-priority" })
  const { data, isLoading, isError, error } = useFreeProductRules(params)
  if (isError) {
    throw error
  }
  const rules = data?.rules ?? []
  const table = useDataTable({
    data: rules,
    columns: useRuleColumns(rules),
    filters: useFilters(),
    getRowId: ({ id }) => id,
    rowCount: data?.count ?? 0,
    isLoading,
    search,
    filtering,
    sorting,
    pagination,
    onRowClick: (_, { id }) => navigate(`/free-products/${id}`),
  })
  const isEmpty = data?.count === 0 && !params.q && !params.status
  return (
    <div className="flex flex-col gap-y-3">
      {rules.map((rule) => (
        <BrokenFreeProduct key={rule.id} rule={rule} />
      ))}
      <Container className="overflow-hidden p-0">
        <DataTable instance={table}>
          <DataTable.Toolbar className="flex flex-col items-start justify-between gap-3" translations={{ clearAll: t("common.clear"), sort: t("common.sort") }}>
            <ListHeader />
            {!isEmpty && (
              <div className="flex w-full items-center justify-end gap-2">
                <div className="min-w-0 flex-1 sm:flex-none">
                  <DataTable.Search placeholder={t("common.search")} />
                </div>
                <DataTable.FilterMenu tooltip={t("common.filter")} />
                <DataTable.SortingMenu tooltip={t("common.sort")} />
              </div>
            )}
          </DataTable.Toolbar>
          {isEmpty ? (
            <Empty />
          ) : (
            <>
              <DataTable.Table emptyState={{ filtered: { heading: t("freeProducts.nothing.heading"), description: t("freeProducts.nothing.description") } }} />
              <TablePages />
            </>
          )}
        </DataTable>
      </Container>
      <Text size="small" className="text-ui-fg-muted px-1">
        {t("freeProducts.drafts.list")}
      </Text>
    </div>
  )
}

const ListHeader = () => {
  const { t } = useWords()
  return (
    <div className="flex w-full flex-col justify-between gap-3 md:flex-row md:items-start">
      <div>
        <Heading>{t("freeProducts.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("freeProducts.hint")}
        </Text>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" variant="secondary" asChild>
          <Link to="/free-products/preview">{t("freeProducts.preview.short")}</Link>
        </Button>
        <Button size="small" variant="secondary" asChild>
          <Link to="/free-products/create">{t("actions.create")}</Link>
        </Button>
      </div>
    </div>
  )
}

/** Nothing there yet: what it is for, and the way to the first one. */
const Empty = () => {
  const { t } = useWords()
  return (
    <div className="border-ui-border-base flex flex-col items-center gap-y-3 border-t px-6 py-16 text-center">
      <Text weight="plus">{t("freeProducts.empty.heading")}</Text>
      <Text size="small" className="text-ui-fg-subtle max-w-[480px]">
        {t("freeProducts.empty.description")}
      </Text>
      <Button size="small" asChild>
        <Link to="/free-products/create">{t("freeProducts.empty.create")}</Link>
      </Button>
    </div>
  )
}

const useFilters = () => {
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
