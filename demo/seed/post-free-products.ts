import type { AdminFreeProductRuleInput, AdminFreeProductRulesResponse } from "../../src/types/free-products"
import type { AdminLadder } from "../../src/types/loyalty-levels"
import type { AdminClient } from "./admin-client"
import type { LevelIds } from "./free-products"

const root = "/admin/free-product-rules"

/** The ids of all levels of the shop, by their name. */
export async function levelIds(client: AdminClient): Promise<LevelIds> {
  const { ladders } = await client.get<{ ladders: AdminLadder[] }>("/admin/loyalty-levels/ladders")
  return Object.fromEntries(ladders.flatMap(({ levels }) => levels.map(({ name, id }) => [name, id])))
}

/** Creates the rules that are not there yet, by name, through the admin API as anybody would. */
export async function postFreeProductRules(client: AdminClient, rules: AdminFreeProductRuleInput[]): Promise<void> {
  const { rules: present } = await client.get<AdminFreeProductRulesResponse>(`${root}?limit=100`)
  for (const rule of rules) {
    if (!present.some(({ name }) => name === rule.name)) await client.post(root, rule)
  }
}
