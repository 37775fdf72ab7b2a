import { usePointsAccounts } from "../../hooks/use-points-accounts"
import { LoadState, SaidLine } from "../common/said-line"
import { AccountSummary } from "./account-summary"
import { HeldOrders } from "./held-orders"

type AccountOfProps = {
  /** Whose wallet, in the words of the Admin API. */
  of: { customer_id: string } | { customer_group_id: string }
  /** Instead of the wallet where there is none. */
  none: string
  /** The widget stands in a narrow column. */
  narrow?: boolean
}

/** The wallet of a customer, or of the company that a group is. */
export const AccountOf = ({ of, none, narrow = false }: AccountOfProps) => {
  const { data, isError } = usePointsAccounts({ ...of, limit: 1, offset: 0 })
  if (!data) {
    return <LoadState failed={isError} />
  }
  const [account] = data.accounts
  if (!account) {
    return <SaidLine text={none} />
  }
  return (
    <div className="divide-y">
      {"customer_id" in of && <HeldOrders customerId={of.customer_id} account={account} />}
      <AccountSummary account={account} narrow={narrow} />
    </div>
  )
}
