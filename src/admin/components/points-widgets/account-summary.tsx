import { Button } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { AdminPointsAccount } from "../../../types/reward-points"
import { usePointsEntries } from "../../hooks/use-points-accounts"
import { useWords } from "../../hooks/use-words"
import { LoadState, SaidLine } from "../common/said-line"
import { AccountFigures } from "../points-accounts/account-figures"
import { AdjustDrawer } from "../points-accounts/adjust-drawer"
import { LedgerTable } from "../points-accounts/ledger-table"

const newest = 5

/** One wallet inside a widget: what is in it, its last entries, and the ways to change it or read on. */
export const AccountSummary = ({ account, narrow }: { account: AdminPointsAccount; narrow: boolean }) => {
  const { t } = useWords()
  const { data, isError } = usePointsEntries(account.id, { limit: newest, offset: 0 })
  return (
    <div className="divide-y">
      <AccountFigures account={account} narrow={narrow} />
      {!data ? <LoadState failed={isError} /> : data.count === 0 ? <SaidLine text={t("points.entries.none")} /> : <LedgerTable entries={data.entries} brief />}
      <div className="flex flex-wrap items-center justify-end gap-2 px-6 py-4">
        <Button size="small" variant="secondary" asChild>
          <Link to={`/reward-points/accounts/${account.id}`}>{t("points.widgets.ledger")}</Link>
        </Button>
        <AdjustButton account={account} />
      </div>
    </div>
  )
}

const AdjustButton = ({ account }: { account: AdminPointsAccount }) => {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" variant="secondary" onClick={() => setOpen(true)}>
        {t("points.adjust.button")}
      </Button>
      {open && <AdjustDrawer account={account} onClose={() => setOpen(false)} />}
    </>
  )
}
