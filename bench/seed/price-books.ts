import type { Client } from "pg"
import { LARGE_VARIANTS, spread } from "./large-catalogue"
import { insertRules, percentage } from "./rules"

/** Two customers with a price book each: of all 100,000 variants, and of 50. */
export const BOOKS = { large: { customer_id: "cus_large", rule_id: "tprule_large_000000" }, small: { customer_id: "cus_small", rule_id: "tprule_small_000000" } }
export const BREAKS = [percentage(1, 10), percentage(10, 12), percentage(50, 15), percentage(100, 18), percentage(500, 20)]
export const PRICED = 50

export const insertPriceBooks = async (client: Client): Promise<void> => {
  await insertBook(client, "large", Array.from({ length: LARGE_VARIANTS }, (_, index) => index + 1))
  await insertBook(client, "small", spread(PRICED))
}

const insertBook = async (client: Client, label: keyof typeof BOOKS, variants: number[]): Promise<void> => {
  const { customer_id, rule_id } = BOOKS[label]
  const items = variants.map((number) => ({ variant_id: `variant_large_${number}`, breaks: BREAKS }))
  await insertRules(client, label, [{ name: label, audience: { type: "customers", ids: [customer_id] }, items }])
  await client.query(
    `INSERT INTO tier_price_book_break (rule_id, variant_id, min_quantity, type, value)
     SELECT $1, 'variant_large_' || n, b.min_quantity, b.type, b.value
     FROM unnest($2::int[]) n CROSS JOIN jsonb_to_recordset($3::jsonb) AS b(min_quantity int, type text, value numeric)`,
    [rule_id, variants, JSON.stringify(BREAKS)]
  )
}
