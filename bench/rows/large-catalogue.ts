/** 100,000 variants: a price book of them all, and how many rows are stored for percentages over them. */
import { withClient } from "../../integration-tests/support/database"
import { parseTierPriceRule, type TierPriceRuleInput } from "../../src/modules/tier-pricing/domain/tier-price-rule"
import type { Contender } from "../measure/interleave"
import { measure, type Count, type Result } from "../measure/report"
import { insertLargeCatalogue, LARGE_VARIANTS, spread } from "../seed/large-catalogue"
import { BOOKS, BREAKS, insertPriceBooks, PRICED } from "../seed/price-books"
import { OWN_PRICE, percentage } from "../seed/rules"
import { clone, readCatalogue, rebuildMembers, seeded, tieredCatalogue, type Template } from "../shop/databases"
import type { Shop } from "../shop/shop-process"
import { contextOfBuyer, expectPrices, tieredShop, withShops, type BenchRun } from "./bench-run"

/** The index of these variants is built by the product itself, from Medusa's tables. */
const largeCatalogue = async (): Promise<Template> => {
  const parent = await seeded("large_catalogue", await tieredCatalogue(), insertLargeCatalogue)
  return seeded("large_catalogue_members", parent, async (client) => {
    const { rows } = await client.query("SELECT current_database() AS name")
    const milliseconds = await rebuildMembers(rows[0].name)
    console.log(`   the membership index of ${LARGE_VARIANTS.toLocaleString("en")} variants was built in ${(milliseconds / 1000).toFixed(0)} s`)
  })
}

export const priceBookRow = async ({ counter }: BenchRun): Promise<Result[]> => {
  const database = await clone(await seeded("price_books", await largeCatalogue(), insertPriceBooks))
  const catalogue = await readCatalogue(database)
  const price_set_ids = spread(PRICED).map((number) => `pset_large_${number}`)
  const asking = (name: string, shop: Shop, customer_id: string): Contender => ({
    name,
    database,
    run: async () => {
      const context = { ...contextOfBuyer(catalogue), customer_id }
      const { milliseconds, amounts } = await shop.ask("calculatePrices", { price_set_ids, context })
      expectPrices(name, amounts, OWN_PRICE)
      return milliseconds
    },
  })
  const lines = await withShops([tieredShop(database)], ([shop]) =>
    measure(
      [
        {
          measure: "price book of one's own with 100,000 variants, 50 priced",
          ours: asking("100,000 items", shop, BOOKS.large.customer_id),
          theirs: asking("50 items", shop, BOOKS.small.customer_id),
          limit: { ratio: 1.3, extraStatements: 0 },
        },
      ],
      { warmUps: 60, pairs: 200 },
      counter
    )
  )
  return [...lines, await countBookRows(database)]
}

const countBookRows = async (database: string): Promise<Count> => {
  const { rows } = await withClient(database, (client) =>
    client.query("SELECT count(*)::int AS rows, (SELECT count(*)::int FROM tier_price_rule_scope WHERE rule_id = $1) AS others FROM tier_price_book_break WHERE rule_id = $1", [BOOKS.large.rule_id])
  )
  const expected = LARGE_VARIANTS * BREAKS.length
  return {
    measure: "rows stored for that price book",
    counted: `${thousands(rows[0].rows)} break rows, ${rows[0].others} more`,
    expected: `its ${thousands(expected)} break rows`,
    passed: rows[0].rows === expected && rows[0].others === 0,
  }
}

const GROUPS = 20

export const storedRowsRow = async (): Promise<Result[]> => {
  const database = await clone(await largeCatalogue())
  await withShops([tieredShop(database)], ([shop]) => shop.ask("storeRules", Array.from({ length: GROUPS }, (_, index) => percentagesFor(index))))
  const { rules, lookups, members } = await countRows(database)
  const needed = LARGE_VARIANTS * GROUPS * BREAKS.length
  return [
    {
      measure: "rows stored for 100,000 variants × 20 groups × 5 breaks in percent",
      counted: `${rules} rules, ${lookups} lookup rows, ${thousands(members)} memberships (Medusa: ${thousands(needed)} price rows)`,
      expected: "20 rules + memberships, never the product",
      passed: rules === GROUPS && lookups <= 2 * GROUPS && members <= LARGE_VARIANTS + 1_000,
    },
  ]
}

const percentagesFor = (index: number): TierPriceRuleInput => {
  const parsed = parseTierPriceRule({
    name: `Group ${index + 1}`,
    status: "active",
    audience: { type: "customer_groups", ids: [`cusgroup_${index + 1}`] },
    scope: { type: "all", ids: [] },
    breaks: [percentage(1, 1), percentage(10, 2), percentage(50, 3), percentage(100, 4), percentage(500, 5)],
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals))
  return parsed.value
}

/** Rows of every table of ours, those of carts and of the one state row aside. */
const countRows = (database: string): Promise<{ rules: number; lookups: number; members: number }> =>
  withClient(database, async (client) => {
    const { rows } = await client.query(
      `SELECT (SELECT count(*)::int FROM tier_price_rule) AS rules, (SELECT count(*)::int FROM tier_price_member) AS members,
        ((SELECT count(*) FROM tier_price_rule_scope) + (SELECT count(*) FROM tier_price_audience) + (SELECT count(*) FROM tier_price_book_break))::int AS lookups`
    )
    return rows[0]
  })

const thousands = (value: number): string => value.toLocaleString("en")
