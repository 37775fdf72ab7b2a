import { useState } from "react"
import type { AdminPointsAccount, PointsEntryType } from "../../../types/reward-points"
import { usePointsEntries } from "../../hooks/use-points-accounts"
import { useWords } from "../../hooks/use-words"
import { Pages } from "../common/pages"
import { LoadState, SaidLine } from "../common/said-line"
import { Section } from "../common/section"
import { LedgerFilter } from "./ledger-filter"
import { LedgerTable } from "./ledger-table"

const pageSize = 20

/** Every change of the balance, the newest first, with its reason; one kind alone when asked for. */
export const Ledger = ({ account }: { account: AdminPointsAccount }) => {
  const { t } = useWords()
  const [type, setType] = useState<PointsEntryType | null>(null)
  const [page, setPage] = useState(0)
  const { data, isError } = usePointsEntries(account.id, { ...(type ? { type } : {}), limit: pageSize, offset: page * pageSize })
  const choose = (chosen: PointsEntryType | null) => {
    setType(chosen)
    setPage(0)
  }
  return (
    <Section title={t("points.entries.title")} hint={t("points.entries.hint")} action={<LedgerFilter type={type} onChange={choose} />}>
      {!data ? (
        <LoadState failed={isError} />
      ) : data.entries.length === 0 ? (
        <SaidLine text={t(type ? "points.entries.noneOfType" : "points.entries.none")} />
      ) : (
        <LedgerTable entries={data.entries} />
      )}
      {data && data.count > pageSize && <Pages page={page} pageSize={pageSize} count={data.count} onPage={setPage} />}
    </Section>
  )
}
