/** The rules that a preview asks: the stored ones, and perhaps one that is not stored yet. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { parseFreeProductRule, type FreeProductRule } from "../../../modules/free-products/domain/free-product-rule"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { FreeProductRuleRow, FreeProductsService } from "../../../modules/free-products/service"
import { readFreeProductRule } from "../../../modules/free-products/storage/rules"
import { unknownIdRefusal } from "../../../shared/refusal-error"
import { accepted, refused, type Parsed, type Refusal } from "../../../shared/refusal"

/** What a verdict says of a rule beside its answer. */
export type RuleLabel = { id: string; name: string; status: FreeProductRule["status"] }

/** @property labels of all rules, the broken ones too, in precedence */
export type AskedRules = { rules: FreeProductRule[]; broken: { id: string; refusals: Refusal[] }[]; labels: RuleLabel[] }

/** The id of an unsaved rule that is asked beside the stored ones. */
export const UNSAVED = "unsaved"

/**
 * Active rules and drafts, which answer that they are not active. The rule that is asked for by `rule_id`, of any status, and the
 * unsaved one, which stands in for it or beside all, are asked as if they were active. What an unsaved rule names is not looked
 * up: goods that there are not fall short, and say why.
 *
 * @returns refusals at `rule_id` (`unknown_id`) and below `rule`
 */
export const askedRules = async (container: MedusaContainer, { rule, rule_id }: { rule?: unknown; rule_id?: string }, now: Date): Promise<Parsed<AskedRules>> => {
  const service = container.resolve<FreeProductsService>(FREE_PRODUCTS)
  const stored = await service.listFreeProductRules({ $or: [{ status: ["active", "draft"] }, ...(rule_id ? [{ id: rule_id }] : [])] }, { order: { priority: "DESC", created_at: "ASC", id: "ASC" }, take: null })
  const asked = stored.find(({ id }) => id === rule_id)
  const unsaved = rule === undefined ? null : parseFreeProductRule(rule)
  const refusals = [
    ...(rule_id && !asked ? [unknownIdRefusal("rule_id", "free_product_rule", [rule_id])] : []),
    ...(unsaved && !unsaved.ok ? unsaved.refusals.map((refusal) => ({ ...refusal, path: ["rule", refusal.path].filter(Boolean).join(".") })) : []),
  ]
  if (refusals.length) {
    return refused(refusals)
  }
  const tried: FreeProductRule[] = unsaved?.ok ? [{ ...unsaved.value, id: rule_id ?? UNSAVED, created_at: asked?.created_at ?? now }] : []
  const others = stored.filter(({ id }) => !tried.some((each) => each.id === id)).map((row) => ({ row, read: readFreeProductRule(row) }))
  const asActive = (found: FreeProductRule): FreeProductRule => (found.id === (rule_id ?? UNSAVED) ? { ...found, status: "active" } : found)
  return accepted({
    rules: [...tried, ...others.flatMap(({ read }) => (read.ok ? [read.value] : []))].map(asActive),
    broken: others.flatMap(({ row, read }) => (read.ok ? [] : [{ id: row.id, refusals: read.refusals }])),
    labels: [...tried, ...others.map(({ row }) => row)].map(labelOf),
  })
}

const labelOf = ({ id, name, status }: Pick<FreeProductRuleRow | FreeProductRule, "id" | "name" | "status">): RuleLabel => ({ id, name, status })
