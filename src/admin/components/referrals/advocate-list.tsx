import { PencilSquare } from "@medusajs/icons"
import { Container, createDataTableColumnHelper, DataTable, Heading, IconButton, Text, useDataTable } from "@medusajs/ui"
import { useMemo, useState } from "react"
import { useNavigate } from "react-router-dom"
import type { AdminReferralAdvocate } from "../../../types/referrals"
import { useListState } from "../../hooks/use-list-state"
import { useAdvocates } from "../../hooks/use-referrals"
import { useReferralWords } from "../../hooks/use-referral-words"
import { TablePages } from "../common/table-pages"
import { CodeDrawer } from "./code-drawer"
import { Code, NameAbove } from "./people"

const column = createDataTableColumnHelper<AdminReferralAdvocate>()

/** Everybody who has a code, whoever brought most friends first. */
export const AdvocateList = () => {
  const { t } = useReferralWords()
  const navigate = useNavigate()
  const [editing, setEditing] = useState<AdminReferralAdvocate | null>(null)
  const { params, search, pagination } = useListState({ filters: [] })
  const { data, isLoading, isError, error } = useAdvocates(params)
  if (isError) {
    throw error
  }
  const table = useDataTable({
    data: data?.advocates ?? [],
    columns: useAdvocateColumns(setEditing),
    getRowId: ({ id }) => id,
    rowCount: data?.count ?? 0,
    isLoading,
    search,
    pagination,
    onRowClick: (_, { id }) => navigate(referralsOf(id)),
  })
  return (
    <>
      <Container className="overflow-hidden p-0">
        <DataTable instance={table}>
          <DataTable.Toolbar className="flex flex-col items-start justify-between gap-3 md:flex-row">
            <div>
              <Heading>{t("referrals.pages.advocates")}</Heading>
              <Text size="small" className="text-ui-fg-subtle">
                {t("referrals.advocates.hint")}
              </Text>
            </div>
            <div className="w-full sm:w-auto">
              <DataTable.Search placeholder={t("referrals.advocates.search")} />
            </div>
          </DataTable.Toolbar>
          <DataTable.Table
            emptyState={{
              empty: { heading: t("referrals.advocates.empty.heading"), description: t("referrals.advocates.empty.description") },
              filtered: { heading: t("referrals.list.nothing.heading"), description: t("referrals.advocates.nothing") },
            }}
          />
          <TablePages />
        </DataTable>
      </Container>
      {editing && <CodeDrawer advocate={editing} onClose={() => setEditing(null)} />}
    </>
  )
}

/** The list of an advocate's referrals. */
export const referralsOf = (advocateId: string) => `/referrals?advocate_id=${advocateId}`

const useAdvocateColumns = (onEdit: (advocate: AdminReferralAdvocate) => void) => {
  const { t, advocate, number, amounts } = useReferralWords()
  return useMemo(() => {
    const figure = (value: number) => <span className="block text-right tabular-nums">{number(value)}</span>
    return [
      column.display({
        id: "owner",
        header: t("referrals.columns.advocate"),
        cell: ({ row: { original: { id, owner } } }) => (
          <NameAbove to={referralsOf(id)} name={advocate(owner)} about={owner.type === "company" ? t("levels.owners.company") : owner.name ? owner.email : ""} />
        ),
      }),
      column.display({
        id: "code",
        header: t("referrals.columns.code"),
        cell: ({ row: { original } }) => (
          <span className="flex items-center gap-x-1" onClick={(event) => event.stopPropagation()}>
            {original.code ? <Code code={original.code} vanity={original.is_vanity} /> : "–"}
            {original.owner.id && (
              <IconButton size="small" variant="transparent" className="shrink-0" aria-label={t("referrals.code.edit", { advocate: advocate(original.owner) })} onClick={() => onEdit(original)}>
                <PencilSquare className="text-ui-fg-muted" />
              </IconButton>
            )}
          </span>
        ),
      }),
      column.accessor(({ counts }) => counts.rewarded, { id: "rewarded", header: t("referrals.states.rewarded"), headerAlign: "right", cell: ({ getValue }) => figure(getValue()) }),
      column.accessor(({ counts }) => counts.claimed + counts.in_review + counts.qualified, {
        id: "open",
        header: t("referrals.columns.open"),
        headerAlign: "right",
        cell: ({ getValue }) => figure(getValue()),
      }),
      column.accessor(({ counts }) => counts.rejected + counts.lapsed + counts.reversed, {
        id: "undone",
        header: t("referrals.columns.undone"),
        headerAlign: "right",
        cell: ({ getValue }) => figure(getValue()),
      }),
      column.accessor("points", {
        header: t("referrals.columns.given"),
        headerAlign: "right",
        cell: ({ row: { original: { points, codes } } }) => (
          <span className="block whitespace-nowrap text-right tabular-nums">
            {[points > 0 || codes === 0 ? t("levels.rewards.says.points", { count: points, points: number(points) }) : "", codes > 0 ? t("referrals.advocates.codes", { count: codes }) : ""].filter(Boolean).join(", ")}
          </span>
        ),
      }),
      column.accessor("revenue", {
        header: t("referrals.columns.revenue"),
        headerAlign: "right",
        cell: ({ getValue }) => <span className="block whitespace-nowrap text-right tabular-nums">{amounts(getValue())}</span>,
      }),
    ]
  }, [t, advocate, number, amounts, onEdit])
}
