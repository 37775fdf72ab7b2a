/** Free-product rules in bulk: written with SQL, as the product's own parser reads them. */
import type { Client } from "pg"
import { parseFreeProductRule } from "../../src/modules/free-products/domain/free-product-rule"
import type { Catalogue } from "./catalogue"

type RuleFields = Record<string, unknown>

const number = (index: number): string => String(index).padStart(6, "0")

/** What a rule gives: a piece of the catalogue's first product. */
const onePiece = ({ products }: Catalogue): RuleFields => ({ type: "added", goods: [{ variant_id: products[0].variant_id, quantity: 1 }] })

/** Rules that no cart of the catalogue's buyer meets: for other groups, for sums that he never spends, on products that he never buys. */
export const idleRules = (catalogue: Catalogue, count: number): RuleFields[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `Idle ${index + 1}`,
    priority: index % 7,
    reward: onePiece(catalogue),
    conditions: {
      all: [
        { code: "quantity", args: { minimum: 1 } },
        [
          { code: "customer_groups", args: { ids: [`cusgroup_other_${number(index)}`] } },
          { code: "goods_total", args: { currency_code: catalogue.currency_code, minimum: 10_000_000 + index } },
          { code: "products", args: { ids: [`prod_elsewhere_${number(index)}`] } },
        ][index % 3],
      ],
    },
  }))

/** A rule that every cart of at least so many pieces meets. */
export const firingRule = (catalogue: Catalogue, pieces: number): RuleFields => ({
  name: `From ${pieces} pieces`,
  reward: onePiece(catalogue),
  conditions: { code: "quantity", args: { minimum: pieces } },
})

/** Writes active rules. @throws when one of them is not a rule */
export const insertFreeProductRules = async (client: Client, label: string, rules: RuleFields[]): Promise<void> => {
  const rows = rules.map((fields, index) => {
    const parsed = parseFreeProductRule({ status: "active", ...fields })
    if (!parsed.ok) throw new Error(`${label} ${index} is no rule: ${JSON.stringify(parsed.refusals)}`)
    return { id: `fprule_${label}_${number(index)}`, ...parsed.value }
  })
  await client.query(
    `INSERT INTO free_product_rule (id, name, status, priority, conditions, reward, repeat, limits, stacking, on_return)
     SELECT id, name, status, priority, NULLIF(conditions, 'null'), reward, repeat, limits, stacking, on_return
     FROM jsonb_populate_recordset(NULL::free_product_rule, $1::jsonb)`,
    [JSON.stringify(rows)]
  )
}
