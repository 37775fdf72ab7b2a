import type { AdminClient } from "./admin-client"
import type { BreakInput, TierRuleInput } from "./tier-rules"

/** As many articles of a price book as go into one request. */
const ITEMS_PER_REQUEST = 150

type RuleRow = { id: string; name: string }

/**
 * Creates the rules that are not there yet, by name, through the admin API as anybody would. A price book with more
 * articles than fit into one request is created as a draft, filled, and then given its status: nobody is priced from half
 * of it, and an interrupted one is filled up by the next run.
 */
export async function postTierRules(
  client: AdminClient,
  rules: TierRuleInput[],
  progress: (done: number, total: number) => void = () => {}
): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const [index, rule] of rules.entries()) {
    ids[rule.name] = await postRule(client, rule)
    progress(index + 1, rules.length)
  }
  return ids
}

async function postRule(client: AdminClient, rule: TierRuleInput): Promise<string> {
  const present = await findRule(client, rule.name)
  const { items } = rule
  if (!items || items.length <= ITEMS_PER_REQUEST) return (present ?? (await create(client, rule))).id
  const first = items.slice(0, ITEMS_PER_REQUEST)
  const { id } = present ?? (await create(client, { ...rule, status: "draft", items: first }))
  await fillPriceBook(client, id, items)
  await client.post(`/admin/tier-price-rules/${id}`, { status: rule.status })
  return id
}

async function fillPriceBook(
  client: AdminClient,
  id: string,
  items: { variant_id: string; breaks: BreakInput[] }[]
): Promise<void> {
  for (let at = 0; at < items.length; at += ITEMS_PER_REQUEST) {
    await client.post(`/admin/tier-price-rules/${id}/items`, { set: items.slice(at, at + ITEMS_PER_REQUEST) })
  }
}

async function create(client: AdminClient, rule: TierRuleInput): Promise<RuleRow> {
  const { tier_price_rule } = await client.post<{ tier_price_rule: RuleRow }>("/admin/tier-price-rules", rule)
  return tier_price_rule
}

async function findRule(client: AdminClient, name: string): Promise<RuleRow | undefined> {
  const path = `/admin/tier-price-rules?q=${encodeURIComponent(name)}&limit=100`
  const { tier_price_rules } = await client.get<{ tier_price_rules: RuleRow[] }>(path)
  return tier_price_rules.find((rule) => rule.name === name)
}
