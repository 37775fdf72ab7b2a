/** The rules that prices hang on, with their conditions; a shop has few, however many prices. */
import type { SourceConnection } from "../connection"
import { judgeRules, type JudgedRules } from "./domain/judged-rules"
import { LIVE_VERSION } from "./domain/shopware-ids"
import { productPriceSchema } from "./schemas/product-price"
import { ruleSchema } from "./schemas/rule"
import { ruleConditionSchema } from "./schemas/rule-condition"
import { bytesOf } from "./schemas/columns"

export type ReadRules = JudgedRules & { prices: number }

export const readRules = async (connection: SourceConnection, groups: ReadonlySet<string>, at: Date): Promise<ReadRules> => {
  const { manager } = connection
  const prices = await readPriceCounts(connection)
  const rules = (await manager.find(ruleSchema)).filter(({ id }) => prices.has(id))
  const conditions = (await manager.find(ruleConditionSchema)).filter(({ rule_id }) => prices.has(rule_id))
  return {
    ...judgeRules(rules, conditions, prices, groups, at),
    prices: [...prices.values()].reduce((sum, rows) => sum + rows, 0),
  }
}

const readPriceCounts = async ({ table, stream }: SourceConnection): Promise<Map<string, number>> => {
  const counts = new Map<string, number>()
  const statement = `SELECT LOWER(HEX(rule_id)) AS rule, COUNT(*) AS prices FROM ${table(productPriceSchema)} WHERE version_id = ? GROUP BY rule_id`
  for await (const { rule, prices } of stream(statement, [bytesOf(LIVE_VERSION)])) {
    counts.set(String(rule), Number(prices))
  }
  return counts
}
