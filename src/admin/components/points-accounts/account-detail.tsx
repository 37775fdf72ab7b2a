import type { AdminPointsAccountResponse } from "../../../types/reward-points"
import { AccountHeader } from "./account-header"
import { AccountLots } from "./account-lots"
import { Ledger } from "./ledger"

/** One account: what there is, what happened to it, and what is left of each lot. */
export const AccountDetail = ({ answer: { account, lots } }: { answer: AdminPointsAccountResponse }) => (
  <div className="flex flex-col gap-y-3">
    <AccountHeader account={account} />
    <Ledger account={account} />
    <AccountLots lots={lots} />
  </div>
)
