import type { Client } from "pg"
import type { Catalogue } from "./catalogue"
import { elsewhereRules, insertRules, othersRules, ownRules } from "./rules"

/**
 * 10,000 rules as a large shop has them: half for other groups on the same products, half for everyone on other products;
 * and ten that give the buyer 10 %.
 */
export const insertWholesaleRules = async (client: Client, catalogue: Catalogue): Promise<void> => {
  await insertRules(client, "own", ownRules(catalogue))
  await insertRules(client, "other", othersRules(catalogue, 5_000))
  await insertRules(client, "elsewhere", elsewhereRules(5_000))
}
