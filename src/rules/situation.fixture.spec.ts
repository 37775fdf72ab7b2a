/** Situations for the specs of conditions, and a condition's answer in one word. */
import { refusalsOf } from "../shared/refusal"
import { amount } from "../shared/money"
import { parseInput } from "../shared/schema"
import type { Condition } from "./condition"
import type { Situation, SituationLine } from "./situation"

/** A Tuesday. */
export const NOW = new Date("2026-11-24T12:00:00.000Z")

type LineFields = Partial<Omit<SituationLine, "net" | "gross" | "net_before" | "gross_before">> & { net?: number; gross?: number; net_before?: number; gross_before?: number }

/** One piece of `prod_1` for 100 net and 119 gross, not reduced, unless the fields say otherwise. */
export const aLine = ({ net = 100, gross = 119, net_before = net, gross_before = gross, ...fields }: LineFields = {}): SituationLine => ({
  id: "line_1",
  product_id: "prod_1",
  variant_id: "var_1",
  quantity: 1,
  category_ids: [],
  collection_id: null,
  tag_ids: [],
  type_id: null,
  is_free_product: false,
  net: amount(net),
  gross: amount(gross),
  net_before: amount(net_before),
  gross_before: amount(gross_before),
  ...fields,
})

/** A guest with one line in EUR, unless the fields say otherwise. */
export const aSituation = (fields: Partial<Situation> = {}): Situation => ({
  at: NOW,
  time_zone: "UTC",
  currency_code: "eur",
  region_id: "reg_eu",
  sales_channel_id: "sc_web",
  customer: null,
  company_id: null,
  level_id: null,
  promotion_codes: [],
  orders_before: null,
  lines: [aLine()],
  ...fields,
})

export const aBuyer = (...group_ids: string[]) => ({ id: "cus_1", group_ids })

/** `met`, or the code why not, with its details where it has any. */
export const answer = (condition: Condition, args: unknown, situation: Partial<Situation>): unknown => {
  const verdict = condition.check(aSituation(situation), args)
  if (verdict.met) {
    return "met"
  }
  return verdict.details ? [verdict.code, verdict.details] : verdict.code
}

/** What is wrong with arguments: `path: reason`. */
export const complaints = (condition: Condition, args: unknown): string[] => {
  const result = parseInput(condition.args, args)
  return result.success ? [] : refusalsOf(result.error.issues).map(({ path, reason }) => `${path}: ${reason}`)
}
