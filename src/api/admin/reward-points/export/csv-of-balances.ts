import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { BALANCE_COLUMNS } from "../../../../modules/reward-points/domain/balance-rows"
import { REWARD_POINTS } from "../../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../../modules/reward-points/service"
import type { AccountRow } from "../../../../modules/reward-points/storage/accounts"
import type { Holding } from "../../../../modules/reward-points/storage/holdings"
import { companyNames } from "../../../../workflows/companies/company-members"
import { BYTE_ORDER_MARK, csvText } from "../../../../workflows/tier-pricing/import/csv-text"

const ACCOUNTS_AT_ONCE = 500

/** What owners have at an instant, as the text of a file, piece by piece. */
export async function* csvOfBalances(container: MedusaContainer, at: Date): AsyncGenerator<string> {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  yield BYTE_ORDER_MARK + csvText([[...BALANCE_COLUMNS]])
  let accounts = await service.ownedAccountsAfter("", ACCOUNTS_AT_ONCE)
  while (accounts.length) {
    const holdings = await service.readHoldings(accounts.map(({ id }) => id), at)
    const names = await namesOf(container, accounts)
    yield csvText(accounts.flatMap((account) => rowsOf(account, holdings.filter(({ account_id }) => account_id === account.id), names)))
    accounts = accounts.length === ACCOUNTS_AT_ONCE ? await service.ownedAccountsAfter(accounts[accounts.length - 1].id, ACCOUNTS_AT_ONCE) : []
  }
}

/** By owner id: the e-mail address of a customer, the name of a company's group. */
const namesOf = async (container: MedusaContainer, accounts: AccountRow[]): Promise<Map<string, string>> => {
  const ids = (type: string): string[] => accounts.flatMap(({ owner }) => (owner?.type === type ? owner.id : []))
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "customer", fields: ["id", "email"], filters: { id: ids("customer") } })
  return new Map([...data.map(({ id, email }): [string, string] => [id, email ?? id]), ...Object.entries(await companyNames(container, ids("company")))])
}

/** One row for points that end together; what the account owes is taken off what ends first. An account that holds nothing has a row, too. */
const rowsOf = ({ owner, deficit }: AccountRow, holdings: Holding[], names: Map<string, string>): string[][] => {
  if (!owner) {
    return []
  }
  let owed = deficit
  const name = names.get(owner.id) ?? owner.id
  const row = (points: number, pending: number, expires_at: Date | null): string[] => [
    owner.type === "customer" ? name : "",
    owner.type === "company" ? name : "",
    String(points),
    String(pending),
    expires_at?.toISOString() ?? "",
    "",
  ]
  const rows = holdings.map(({ available, pending, expires_at }) => {
    const paid = Math.min(owed, available)
    owed -= paid
    return row(available - paid, pending, expires_at)
  })
  return owed > 0 || !rows.length ? [...rows, row(0 - owed, 0, null)] : rows
}
