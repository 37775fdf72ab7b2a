import { Container, createDataTableColumnHelper, DataTable, Heading, StatusBadge, Text, useDataTable } from "@medusajs/ui"
import { useMemo } from "react"
import { Link } from "react-router-dom"
import type { AdminRewardGrant } from "../../../types/loyalty-levels"
import { useRewardGrants } from "../../hooks/use-loyalty-levels"
import { useListState } from "../../hooks/use-list-state"
import { useLevelNames } from "../../hooks/use-level-names"
import { useLoyaltyWords } from "../../hooks/use-loyalty-words"
import { TablePages } from "../common/table-pages"

const column = createDataTableColumnHelper<AdminRewardGrant>()

/** Every reward that was given, to whom, why, and what became of its code. */
export const GrantList = () => {
  const { t } = useLoyaltyWords()
  const { params, filtering, pagination } = useListState({ filters: ["occasion_id", "customer_id"] })
  const { data, isLoading, isError, error } = useRewardGrants({ ...params })
  if (isError) {
    throw error
  }
  const table = useDataTable({
    data: data?.grants ?? [],
    columns: useGrantColumns(),
    getRowId: ({ id }) => id,
    rowCount: data?.count ?? 0,
    isLoading,
    filtering,
    pagination,
  })
  return (
    <Container className="overflow-hidden p-0">
      <DataTable instance={table}>
        <DataTable.Toolbar className="flex flex-col items-start gap-3" translations={{ clearAll: t("common.clear") }}>
          <div>
            <Heading>{t("levels.pages.grants")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t("levels.given.hint")}
            </Text>
          </div>
        </DataTable.Toolbar>
        <DataTable.Table
          emptyState={{
            empty: { heading: t("levels.given.empty.heading"), description: t("levels.given.empty.description") },
            filtered: { heading: t("levels.given.empty.heading"), description: t("levels.given.empty.description") },
          }}
        />
        <TablePages />
      </DataTable>
    </Container>
  )
}

const useGrantColumns = () => {
  const { t, reward, date, calendarDay } = useLoyaltyWords()
  const levelName = useLevelNames()
  return useMemo(
    () => [
      column.display({
        id: "customer",
        header: t("levels.columns.member"),
        cell: ({ row: { original: { customer } } }) =>
          customer ? (
            <Link to={`/customers/${customer.id}`} className="text-ui-fg-subtle hover:text-ui-fg-base focus-visible:shadow-borders-focus rounded underline underline-offset-2 outline-none block max-w-56 truncate">
              {customer.name ?? customer.email ?? customer.id}
            </Link>
          ) : (
            t("levels.given.nobody")
          ),
      }),
      column.display({ id: "reward", header: t("levels.columns.reward"), cell: ({ row }) => reward(row.original.reward, levelName) }),
      column.display({ id: "state", header: t("fields.status.label"), cell: ({ row }) => <GrantState grant={row.original} /> }),
      column.display({
        id: "code",
        header: t("levels.columns.code"),
        cell: ({ row: { original: { code } } }) =>
          code ? (
            <span className="flex flex-col">
              <code className="txt-compact-small">{code.code}</code>
              <span className="text-ui-fg-muted">{t(`levels.given.codes.${code.status}`, { date: calendarDay(code.ends_at) })}</span>
            </span>
          ) : (
            "–"
          ),
      }),
      column.display({ id: "source", header: t("levels.columns.source"), cell: ({ row }) => row.original.source.name ?? t(`levels.given.sources.${row.original.source.type}`) }),
      column.accessor("granted_at", { header: t("levels.columns.granted"), cell: ({ getValue }) => date(getValue()) }),
    ],
    [t, reward, date, calendarDay, levelName]
  )
}

/** Whether it was given, taken back, or could not be given yet, and why. */
const GrantState = ({ grant: { done_at, withdrawn_at, error } }: { grant: AdminRewardGrant }) => {
  const { t } = useLoyaltyWords()
  const state = withdrawn_at ? "withdrawn" : done_at ? "done" : error ? "failed" : "waiting"
  const color = { withdrawn: "grey", done: "green", failed: "red", waiting: "orange" } as const
  return (
    <span title={error ?? undefined}>
      <StatusBadge color={color[state]}>{t(`levels.given.states.${state}`)}</StatusBadge>
      {state === "failed" && <span className="text-ui-fg-muted block max-w-56 truncate">{error}</span>}
    </span>
  )
}
