import { Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { usePointsAccounts } from "../../hooks/use-points-accounts"
import { usePointsWords } from "../../hooks/use-points-words"
import { LoadState, SaidLine } from "../common/said-line"
import { AccountSummary } from "./account-summary"

type AccountsOfProps = {
  /** Whose wallets, in the words of the Admin API. */
  of: { customer_id: string } | { customer_group_id: string }
  /** Instead of the wallet where there is none. */
  none: string
}

const most = 10

/** Somebody's own wallet in full, and the wallets of their companies by name. */
export const AccountsOf = ({ of, none }: AccountsOfProps) => {
  const { t, owner, balance } = usePointsWords()
  const { data, isError } = usePointsAccounts({ ...of, limit: most, offset: 0 })
  if (!data) {
    return <LoadState failed={isError} />
  }
  const own = data.accounts.find((account) => account.owner?.type === ("customer_id" in of ? "customer" : "company")) ?? data.accounts[0]
  if (!own) {
    return <SaidLine text={none} />
  }
  const others = data.accounts.filter(({ id }) => id !== own.id)
  return (
    <>
      <AccountSummary account={own} narrow={"customer_id" in of} />
      {others.map((account) => (
        <div key={account.id} className="flex items-center justify-between gap-4 px-6 py-3">
          <Link to={`/reward-points/accounts/${account.id}`} className="txt-compact-small-plus min-w-0 truncate hover:underline">
            {owner(account.owner)}
          </Link>
          <Text size="small" className="text-ui-fg-subtle shrink-0 tabular-nums">
            {t("points.widgets.available", { points: balance(account.available) })}
          </Text>
        </div>
      ))}
    </>
  )
}
