import { Alert, Badge, Button, Container, DataTable, Heading, Text, toast, useDataTable } from "@medusajs/ui"
import { useState } from "react"
import { Link, useNavigate, useSearchParams } from "react-router-dom"
import { useListState } from "../../hooks/use-list-state"
import { useReferralProgram, useReferrals } from "../../hooks/use-referrals"
import { useReferralWords } from "../../hooks/use-referral-words"
import { type ClaimedSpan, claimedFrom, claimedSpans } from "../../lib/referral-state"
import { type AdminReferralsQuery, referrals } from "../../lib/referrals-api"
import { saveAsFile } from "../../lib/save-as-file"
import { TablePages } from "../common/table-pages"
import { useReferralColumns } from "./use-referral-columns"
import { useReferralFilters } from "./use-referral-filters"

/** All referrals: found, filtered, as a file, and the ways on to everything else about them. */
export const ReferralList = () => {
  const { t } = useReferralWords()
  const navigate = useNavigate()
  const [now] = useState(() => new Date())
  const { params, search, filtering, pagination } = useListState({ filters: ["state", "claimed"], several: ["state"] })
  const [address] = useSearchParams()
  const query = queryOf(params, address.get("advocate_id"), now)
  const { data, isLoading, isError, error } = useReferrals(query)
  if (isError) {
    throw error
  }
  const table = useDataTable({
    data: data?.referrals ?? [],
    columns: useReferralColumns(),
    filters: useReferralFilters(),
    getRowId: ({ id }) => id,
    rowCount: data?.count ?? 0,
    isLoading,
    search,
    filtering,
    pagination,
    onRowClick: (_, { id }) => navigate(`/referrals/${id}`),
  })
  return (
    <>
      <ProgramOff />
      <Container className="overflow-hidden p-0">
        <DataTable instance={table}>
          <DataTable.Toolbar className="flex flex-col items-start justify-between gap-3" translations={{ clearAll: t("common.clear") }}>
            <ReferralListHeader />
            <div className="flex w-full flex-wrap items-center justify-between gap-2">
              <OfAdvocate name={query.advocate_id && data?.referrals[0] ? data.referrals[0].advocate : null} />
              <div className="flex min-w-0 flex-1 basis-full items-center justify-end gap-2 sm:basis-auto">
                <div className="min-w-0 flex-1 sm:flex-none">
                  <DataTable.Search placeholder={t("referrals.list.search")} />
                </div>
                <DataTable.FilterMenu tooltip={t("common.filter")} />
                <ExportButton query={query} />
              </div>
            </div>
          </DataTable.Toolbar>
          <DataTable.Table
            emptyState={{
              empty: { heading: t("referrals.list.empty.heading"), description: t("referrals.list.empty.description") },
              filtered: { heading: t("referrals.list.nothing.heading"), description: t("referrals.list.nothing.description") },
            }}
          />
          <TablePages />
        </DataTable>
      </Container>
    </>
  )
}

/** The address as a question to the Admin API. */
const queryOf = ({ claimed, ...params }: ReturnType<typeof useListState>["params"], advocate_id: string | null, now: Date): AdminReferralsQuery => {
  const span = claimedSpans.find((candidate): candidate is ClaimedSpan => candidate === claimed)
  return { ...params, ...(advocate_id ? { advocate_id } : {}), ...(span ? { claimed_from: claimedFrom(span, now) } : {}) }
}

const pages = ["review", "advocates", "reports", "settings"] as const

const ReferralListHeader = () => {
  const { t, number } = useReferralWords()
  const { data: waiting } = useReferrals({ state: ["in_review"], limit: 1, offset: 0 })
  return (
    <div className="flex w-full flex-col justify-between gap-3 md:flex-row md:items-start">
      <div>
        <Heading>{t("referrals.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("referrals.list.hint")}
        </Text>
      </div>
      <nav className="flex flex-wrap gap-2" aria-label={t("referrals.title")}>
        {pages.map((page) => (
          <Button key={page} size="small" variant="secondary" asChild>
            <Link to={`/referrals/${page}`}>
              {t(`referrals.pages.${page}`)}
              {page === "review" && waiting && waiting.count > 0 && (
                <Badge size="2xsmall" color="orange">
                  {number(waiting.count)}
                </Badge>
              )}
            </Link>
          </Button>
        ))}
      </nav>
    </div>
  )
}

/** That the list is of one advocate, whoever came here from the ranking; and the way back to all. */
const OfAdvocate = ({ name }: { name: Parameters<ReturnType<typeof useReferralWords>["advocate"]>[0] | null }) => {
  const { t, advocate } = useReferralWords()
  const [address, setAddress] = useSearchParams()
  if (!address.has("advocate_id")) {
    return null
  }
  const showAll = () => {
    const next = new URLSearchParams(address)
    next.delete("advocate_id")
    next.delete("page")
    setAddress(next, { replace: true })
  }
  return (
    <div className="flex min-w-0 items-center gap-x-2">
      <Text size="small" className="text-ui-fg-subtle min-w-0 truncate">
        {name ? t("referrals.list.of", { advocate: advocate(name) }) : t("referrals.list.ofOne")}
      </Text>
      <Button size="small" variant="transparent" onClick={showAll}>
        {t("referrals.list.all")}
      </Button>
    </div>
  )
}

const ExportButton = ({ query }: { query: AdminReferralsQuery }) => {
  const { t } = useReferralWords()
  const { limit: _limit, offset: _offset, ...filters } = query
  const save = () =>
    referrals.export(filters).then(
      (csv) => saveAsFile("referrals.csv", csv),
      (error) => toast.error(error instanceof Error ? error.message : String(error))
    )
  return (
    <Button size="small" variant="secondary" onClick={() => void save()}>
      {t("actions.export")}
    </Button>
  )
}

/** Nobody can refer while the programme is off; nobody should have to wonder why. */
const ProgramOff = () => {
  const { t } = useReferralWords()
  const { data } = useReferralProgram()
  return data?.status === "off" ? (
    <Alert variant="warning" role="status">
      {t("referrals.list.off")}{" "}
      <Link to="/referrals/settings" className="text-ui-fg-subtle hover:text-ui-fg-base underline underline-offset-2">
        {t("referrals.pages.settings")}
      </Link>
    </Alert>
  ) : null
}
