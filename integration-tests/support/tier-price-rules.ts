import { asAdmin, ok } from "./api"

export type RuleFields = Record<string, unknown>

/** A rule that applies to everyone and everything unless the fields say otherwise. Returns its id. */
export const makeRule = async (fields: RuleFields): Promise<string> => {
  const scoped = fields.items ? {} : { scope: { type: "all", ids: [] } }
  const { tier_price_rule } = await ok<{ tier_price_rule: { id: string } }>(
    asAdmin().post("/admin/tier-price-rules", { name: `Rule ${testApp.nextNumber()}`, status: "active", ...scoped, ...fields })
  )
  return tier_price_rule.id
}

/** Changes fields of a rule. */
export const changeRule = async (id: string, fields: RuleFields): Promise<void> => {
  await ok(asAdmin().post(`/admin/tier-price-rules/${id}`, fields))
}

export const percentage = (min_quantity: number, value: number) => ({ min_quantity, type: "percentage", value })
export const fixed = (min_quantity: number, value: number) => ({ min_quantity, type: "fixed", value })
export const amountOff = (min_quantity: number, value: number) => ({ min_quantity, type: "amount_off", value })
