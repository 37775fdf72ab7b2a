/**
 * Rules as this process knows them. A price asks which rules matter, not what they say: a rule may
 * name thousands of products, and it is read again only when its row was written anew.
 */
import type { Context } from "@medusajs/framework/types"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { readRow, StoredRule } from "./parse-stored"
import { run } from "../../../storage/sql"

/** A row of `tier_price_rule` as it was last written, by whatever hand. */
export type RuleVersion = { id: string; version: string }

/** Names the version of a row `r`: the transaction that wrote it, and where it lies. */
export const VERSION = `r.xmin::text || r.ctid::text`

/** Rules remembered at most. */
const LIMIT = 20_000

const known = new Map<string, { version: string; rule: StoredRule }>()

/**
 * These rules, parsed or with what is wrong with them. One statement when some are new to this
 * process, else none; a rule that was deleted meanwhile is left out.
 */
export const readRules = async (context: Context<SqlEntityManager>, asked: RuleVersion[]): Promise<StoredRule[]> => {
  const remembered = asked.flatMap(({ id, version }) => {
    const found = known.get(id)
    return found?.version === version ? found.rule : []
  })
  if (remembered.length === asked.length) {
    return remembered
  }
  const have = new Set(remembered.map(({ id }) => id))
  const read = await readRows(context, asked.flatMap(({ id }) => (have.has(id) ? [] : id)))
  if (known.size + read.length > LIMIT) {
    known.clear()
  }
  for (const { version, rule } of read) {
    known.set(rule.id, { version, rule })
  }
  return [...remembered, ...read.map(({ rule }) => rule)]
}

const readRows = async (context: Context<SqlEntityManager>, ids: string[]) => {
  const rows = await run<{ version: string; content: Record<string, unknown> }>(
    context,
    `SELECT ${VERSION} AS version, to_json(r) AS content FROM tier_price_rule r WHERE r.id = ANY(CAST(:ids AS text[]))`,
    { ids }
  )
  return rows.map(({ version, content }) => ({ version, rule: readRow(content) }))
}
