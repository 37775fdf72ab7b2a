import { Button, Container, createDataTableColumnHelper, createDataTableFilterHelper, DataTable, Heading, Text, toast, useDataTable } from "@medusajs/ui"
import { useMemo } from "react"
import { Link, useNavigate, useSearchParams } from "react-router-dom"
import type { AdminLevelMember } from "../../../types/loyalty-levels"
import { useLadders, useMembers } from "../../hooks/use-loyalty-levels"
import { useLoyaltyWords } from "../../hooks/use-loyalty-words"
import { useListState } from "../../hooks/use-list-state"
import { type LevelOwner, loyaltyLevels } from "../../lib/loyalty-api"
import { saidBy } from "../../lib/said-by"
import { saveAsFile } from "../../lib/save-as-file"
import { TablePages } from "../common/table-pages"
import { LevelBadge } from "./level-badge"

const column = createDataTableColumnHelper<AdminLevelMember>()
const filter = createDataTableFilterHelper<AdminLevelMember>()

/** Everybody who stands on a ladder: found by name or e-mail, by level, as a file. */
export const MemberList = () => {
  const { t } = useLoyaltyWords()
  const navigate = useNavigate()
  const { params: asked, search, filtering, pagination } = useListState({ filters: ["level_id"] })
  const [kind] = useKind()
  const params = { ...asked, owner_type: kind }
  const { data, isLoading, isError, error } = useMembers(params)
  if (isError) {
    throw error
  }
  const table = useDataTable({
    data: data?.members ?? [],
    columns: useMemberColumns(),
    filters: useMemberFilters(),
    getRowId: ({ owner }) => owner.id,
    rowCount: data?.count ?? 0,
    isLoading,
    search,
    filtering,
    pagination,
    onRowClick: (_, { owner }) => navigate(pageOf(owner)),
  })
  const { limit: _limit, offset: _offset, ...filters } = params
  return (
    <Container className="overflow-hidden p-0">
      <DataTable instance={table}>
        <DataTable.Toolbar className="flex flex-col items-start justify-between gap-3" translations={{ clearAll: t("common.clear") }}>
          <div className="flex w-full flex-col justify-between gap-3 md:flex-row md:items-start">
            <div>
              <Heading>{t("levels.pages.members")}</Heading>
              <Text size="small" className="text-ui-fg-subtle">
                {t("levels.members.hint")}
              </Text>
            </div>
            <ExportButton filters={filters} />
          </div>
          <div className="flex w-full flex-wrap items-center justify-between gap-2">
            <KindSwitch />
            <div className="flex min-w-0 flex-1 basis-full items-center justify-end gap-2 sm:basis-auto">
              <div className="min-w-0 flex-1 sm:flex-none">
                <DataTable.Search placeholder={t("common.search")} />
              </div>
              <DataTable.FilterMenu tooltip={t("common.filter")} />
            </div>
          </div>
        </DataTable.Toolbar>
        <DataTable.Table
          emptyState={{
            empty: { heading: t("levels.members.empty.heading"), description: t(`levels.members.empty.${kind}`) },
            filtered: { heading: t("levels.members.nothing.heading"), description: t("levels.members.nothing.description") },
          }}
        />
        <TablePages />
      </DataTable>
    </Container>
  )
}

/** Whose list it is, kept in the address beside search and filters. */
const useKind = (): [LevelOwner["type"], (kind: LevelOwner["type"]) => void] => {
  const [address, setAddress] = useSearchParams()
  const choose = (kind: LevelOwner["type"]) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before)
        next.delete("page")
        next.delete("owner_type")
        if (kind === "company") {
          next.set("owner_type", kind)
        }
        return next
      },
      { replace: true }
    )
  return [address.get("owner_type") === "company" ? "company" : "customer", choose]
}

const kinds = ["customer", "company"] as const

/** People or companies: two lists, since a company's level covers its people as well. */
const KindSwitch = () => {
  const { t } = useLoyaltyWords()
  const [kind, choose] = useKind()
  return (
    <div role="group" aria-label={t("levels.columns.audiences")} className="flex gap-1">
      {kinds.map((each) => (
        <Button key={each} size="small" variant={each === kind ? "secondary" : "transparent"} aria-pressed={each === kind} onClick={() => choose(each)}>
          {t(`levels.audiences.${each}`)}
        </Button>
      ))}
    </div>
  )
}

/** The page of a member. */
export const pageOf = ({ id, type }: LevelOwner) => `/loyalty-levels/members/${id}${type === "company" ? "?owner_type=company" : ""}`

const ExportButton = ({ filters }: { filters: Parameters<typeof loyaltyLevels.exportMembers>[0] }) => {
  const { t } = useLoyaltyWords()
  const save = () =>
    loyaltyLevels.exportMembers(filters).then(
      (csv) => saveAsFile("loyalty-members.csv", csv),
      (error) => toast.error(saidBy(error))
    )
  return (
    <Button size="small" variant="secondary" onClick={() => void save()}>
      {t("actions.export")}
    </Button>
  )
}

const useMemberColumns = () => {
  const { t, calendarDay } = useLoyaltyWords()
  return useMemo(
    () => [
      column.display({
        id: "owner",
        header: t("levels.columns.member"),
        cell: ({ row: { original: { owner } } }) => (
          <span className="flex min-w-0 flex-col py-1">
            <Link to={pageOf(owner)} className="text-ui-fg-base focus-visible:shadow-borders-focus max-w-64 truncate rounded outline-none">
              {owner.name ?? owner.email ?? owner.id}
            </Link>
            <span className="text-ui-fg-muted max-w-64 truncate">{owner.type === "company" ? t("levels.owners.company") : owner.name ? owner.email : ""}</span>
          </span>
        ),
      }),
      column.display({ id: "level", header: t("levels.columns.level"), cell: ({ row }) => <LevelBadge level={row.original.level} /> }),
      column.display({ id: "earned", header: t("levels.columns.earned"), cell: ({ row }) => row.original.earned_level?.name ?? "–" }),
      column.display({ id: "since", header: t("levels.columns.since"), cell: ({ row }) => (row.original.since ? calendarDay(row.original.since) : "–") }),
      column.display({ id: "lost", header: t("levels.columns.lost"), cell: ({ row }) => (row.original.lost_at ? calendarDay(row.original.lost_at) : "–") }),
    ],
    [t, calendarDay]
  )
}

const useMemberFilters = () => {
  const { t } = useLoyaltyWords()
  const { data: ladders } = useLadders()
  return useMemo(() => {
    const levels = (ladders ?? []).flatMap((ladder) => ladder.levels.map(({ id, name }) => ({ value: id, label: (ladders ?? []).length > 1 ? `${name} (${ladder.name})` : name })))
    return [
      filter.custom({ id: "level_id", type: "radio", label: t("levels.columns.level"), options: levels }),
    ]
  }, [t, ladders])
}
