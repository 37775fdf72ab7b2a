import type { AdminEarningRuleInput } from "../../src/types/reward-points"
import type { AdminClient } from "./admin-client"
import type { OpeningBalance, ProgramInput } from "./reward-points"

/** Switches the programme on, unless it was ever set: what an admin has changed since stays. */
export async function postProgram(client: AdminClient, program: ProgramInput): Promise<void> {
  const path = "/admin/reward-points/program"
  const { program: present } = await client.get<{ program: { version: number } }>(path)
  if (present.version === 0) await client.post(path, program)
}

/** Creates the earning rules that are not there yet, by name. */
export async function postEarningRules(client: AdminClient, rules: AdminEarningRuleInput[]): Promise<void> {
  const path = "/admin/reward-points/earning-rules"
  const { earning_rules } = await client.get<{ earning_rules: { name: string }[] }>(`${path}?limit=100`)
  const present = new Set(earning_rules.map(({ name }) => name))
  for (const rule of rules) {
    if (!present.has(rule.name)) await client.post(path, rule)
  }
}

/** Fills the wallets; the keys of the balances keep a second run from adding anything. */
export async function postOpeningBalances(
  client: AdminClient,
  balances: OpeningBalance[],
  progress: (done: number, total: number) => void = () => {}
): Promise<void> {
  for (const [index, { owner, points, reason, key }] of balances.entries()) {
    const id = await accountOf(client, owner)
    await client.post(`/admin/reward-points/accounts/${id}/adjust`, { points, reason, idempotency_key: key })
    progress(index + 1, balances.length)
  }
}

/** The account of a customer, or of the company that a customer group is; it comes to be with this look. */
async function accountOf(client: AdminClient, owner: Record<string, string>): Promise<string> {
  const { accounts } = await client.get<{ accounts: { id: string }[] }>(`/admin/reward-points/accounts?${new URLSearchParams(owner)}`)
  const [account] = accounts
  if (!account) throw new Error(`There is no points account for ${JSON.stringify(owner)}`)
  return account.id
}
