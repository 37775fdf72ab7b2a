import { Alert, Button, Container, DataTable, Heading, Text, useDataTable } from "@medusajs/ui"
import { Link, useNavigate } from "react-router-dom"
import { useListState } from "../../hooks/use-list-state"
import { usePointsAccounts } from "../../hooks/use-points-accounts"
import { usePointsProgram } from "../../hooks/use-points-program"
import { useWords } from "../../hooks/use-words"
import { TablePages } from "../common/table-pages"
import { useAccountColumns } from "./use-account-columns"
import { useAccountFilters } from "./use-account-filters"

/** All accounts: found, filtered, and the ways on to everything else about points. */
export const AccountList = () => {
  const { t } = useWords()
  const navigate = useNavigate()
  const { params, search, filtering, pagination } = useListState({ filters: ["owner_type", "balance"] })
  const { data, isLoading, isError, error } = usePointsAccounts(params)
  if (isError) {
    throw error
  }
  const table = useDataTable({
    data: data?.accounts ?? [],
    columns: useAccountColumns(),
    filters: useAccountFilters(),
    getRowId: (account) => account.id,
    rowCount: data?.count ?? 0,
    isLoading,
    search,
    filtering,
    pagination,
    onRowClick: (_, account) => navigate(`/reward-points/accounts/${account.id}`),
  })
  return (
    <>
      <ProgramOff />
      <Container className="overflow-hidden p-0">
        <DataTable instance={table}>
          <DataTable.Toolbar className="flex flex-col items-start justify-between gap-3" translations={{ clearAll: t("common.clear") }}>
            <AccountListHeader />
            <div className="flex w-full items-center justify-end gap-2">
              <div className="min-w-0 flex-1 sm:flex-none">
                <DataTable.Search placeholder={t("points.accounts.search")} />
              </div>
              <DataTable.FilterMenu tooltip={t("common.filter")} />
            </div>
          </DataTable.Toolbar>
          <DataTable.Table
            emptyState={{
              empty: { heading: t("points.accounts.empty.heading"), description: t("points.accounts.empty.description") },
              filtered: { heading: t("points.accounts.nothing.heading"), description: t("points.accounts.nothing.description") },
            }}
          />
          <TablePages />
        </DataTable>
      </Container>
    </>
  )
}

const pages = ["earning-rules", "reports", "data", "settings"] as const

const AccountListHeader = () => {
  const { t } = useWords()
  return (
    <div className="flex w-full flex-col justify-between gap-3 md:flex-row md:items-start">
      <div>
        <Heading>{t("points.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("points.accounts.hint")}
        </Text>
      </div>
      <nav className="flex flex-wrap gap-2" aria-label={t("points.title")}>
        {pages.map((page) => (
          <Button key={page} size="small" variant="secondary" asChild>
            <Link to={`/reward-points/${page}`}>{t(`points.pages.${page}`)}</Link>
          </Button>
        ))}
      </nav>
    </div>
  )
}

/** Nothing is earned or redeemed while the programme is off; nobody should have to wonder why. */
const ProgramOff = () => {
  const { t } = useWords()
  const { data } = usePointsProgram()
  return data?.program.status === "off" ? (
    <Alert variant="warning" role="status">
      {t("points.accounts.off")}{" "}
      <Link to="/reward-points/settings" className="text-ui-fg-subtle hover:text-ui-fg-base underline underline-offset-2">
        {t("points.pages.settings")}
      </Link>
    </Alert>
  ) : null
}
