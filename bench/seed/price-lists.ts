/** Medusa's own price lists in bulk, as the baseline of tier rules. */
import type { Client } from "pg"
import type { Catalogue } from "./catalogue"

/** How many of the catalogue's products each list prices. */
export const PRICED = 50

/**
 * `count` sale lists for other groups, each for one of its own, and ten for the buyer's, each with a price for the first
 * {@link PRICED} products; the buyer's best gives 10 %.
 */
export const insertPriceLists = async (client: Client, { group_id, products, currency_code }: Catalogue, count: number): Promise<void> => {
  await client.query(
    `INSERT INTO price_list (id, title, description, status, type, rules_count)
     SELECT 'plist_' || n, 'List ' || n, 'List ' || n, 'active', 'sale', 1 FROM generate_series(1, $1::int + 10) n`,
    [count]
  )
  await client.query(
    `INSERT INTO price_list_rule (id, price_list_id, attribute, value)
     SELECT 'plrule_' || n, 'plist_' || n, 'customer.groups.id', jsonb_build_array(CASE WHEN n <= 10 THEN $2 ELSE 'cusgroup_other_' || lpad(n::text, 6, '0') END)
     FROM generate_series(1, $1::int + 10) n`,
    [count, group_id]
  )
  await client.query(
    `INSERT INTO price (id, price_set_id, currency_code, amount, raw_amount, rules_count, price_list_id)
     SELECT 'price_' || n || '_' || s.place, s.id, $3, a.amount, jsonb_build_object('value', a.amount::text, 'precision', 20), 0, 'plist_' || n
     FROM generate_series(1, $1::int + 10) n
     CROSS JOIN LATERAL (SELECT CASE WHEN n <= 10 THEN 100 - n ELSE 70 END AS amount) a
     CROSS JOIN unnest($2::text[]) WITH ORDINALITY AS s(id, place)`,
    [count, products.slice(0, PRICED).map(({ price_set_id }) => price_set_id), currency_code]
  )
}

/** The index that Medusa's model declares and its migration gets wrong (it leaves out the rows that live). */
export const CORRECTED_INDEX = `CREATE INDEX bench_price_list_rule_price_list_id ON price_list_rule (price_list_id) WHERE deleted_at IS NULL`
