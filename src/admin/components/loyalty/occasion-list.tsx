import { Button, Container, createDataTableColumnHelper, DataTable, Heading, Text, useDataTable } from "@medusajs/ui"
import { useMemo } from "react"
import { Link, useNavigate } from "react-router-dom"
import type { AdminOccasion } from "../../../types/loyalty-levels"
import { useOccasions } from "../../hooks/use-loyalty-levels"
import { useListState } from "../../hooks/use-list-state"
import { useLevelNames } from "../../hooks/use-level-names"
import { useLoyaltyWords } from "../../hooks/use-loyalty-words"
import { TablePages } from "../common/table-pages"
import { BrokenOccasion } from "./broken-occasion"
import { LadderStatusBadge } from "./ladder-list"

const column = createDataTableColumnHelper<AdminOccasion>()

/** Every reason to come back, and how often it was given. */
export const OccasionList = () => {
  const { t } = useLoyaltyWords()
  const navigate = useNavigate()
  const { params, search, pagination } = useListState({ filters: [] })
  const { data, isLoading, isError, error } = useOccasions(params)
  if (isError) {
    throw error
  }
  const occasions = data?.occasions ?? []
  const table = useDataTable({
    data: occasions,
    columns: useOccasionColumns(),
    getRowId: ({ id }) => id,
    rowCount: data?.count ?? 0,
    isLoading,
    search,
    pagination,
    onRowClick: (_, { id }) => navigate(`/loyalty-levels/occasions/${id}`),
  })
  return (
    <div className="flex flex-col gap-y-3">
      {occasions.map((occasion) => (
        <BrokenOccasion key={occasion.id} occasion={occasion} />
      ))}
      <Container className="overflow-hidden p-0">
        <DataTable instance={table}>
          <DataTable.Toolbar className="flex flex-col items-start justify-between gap-3">
            <div className="flex w-full flex-col justify-between gap-3 md:flex-row md:items-start">
              <div>
                <Heading>{t("levels.pages.occasions")}</Heading>
                <Text size="small" className="text-ui-fg-subtle">
                  {t("levels.occasions.hint")}
                </Text>
              </div>
              <Button size="small" variant="secondary" asChild>
                <Link to="/loyalty-levels/occasions/create">{t("actions.create")}</Link>
              </Button>
            </div>
            <div className="w-full sm:w-auto sm:self-end">
              <DataTable.Search placeholder={t("common.search")} />
            </div>
          </DataTable.Toolbar>
          <DataTable.Table
            emptyState={{
              empty: { heading: t("levels.occasions.empty.heading"), description: t("levels.occasions.empty.description") },
              filtered: { heading: t("levels.occasions.nothing.heading"), description: t("levels.occasions.nothing.description") },
            }}
          />
          <TablePages />
        </DataTable>
      </Container>
    </div>
  )
}

const useOccasionColumns = () => {
  const { t, trigger, reward, number } = useLoyaltyWords()
  const levelName = useLevelNames()
  return useMemo(
    () => [
      column.accessor("name", {
        header: t("fields.name.label"),
        cell: ({ getValue, row }) => (
          <Link to={`/loyalty-levels/occasions/${row.original.id}`} className="focus-visible:shadow-borders-focus block max-w-56 truncate rounded outline-none">
            {getValue()}
          </Link>
        ),
      }),
      column.accessor("status", { header: t("fields.status.label"), cell: ({ getValue }) => <LadderStatusBadge status={getValue()} /> }),
      column.display({ id: "when", header: t("levels.columns.when"), cell: ({ row }) => <span className="block max-w-64 truncate">{trigger(row.original.trigger)}</span> }),
      column.display({ id: "reward", header: t("levels.columns.reward"), cell: ({ row }) => <span className="block max-w-64 truncate">{reward(row.original.reward, levelName)}</span> }),
      column.accessor("given_count", { header: t("levels.columns.given"), cell: ({ getValue }) => number(getValue()) }),
    ],
    [t, trigger, reward, number, levelName]
  )
}
