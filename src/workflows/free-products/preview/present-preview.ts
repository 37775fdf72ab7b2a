/** What rules answer to a cart, an order or typed goods, as the Admin API shows it. */
import type { RuleVerdict } from "../../../modules/free-products/domain/entitlement"
import { toNumber } from "../../../shared/money"
import type { AdminFreeProductPreview, AdminFreeProductVerdict } from "../../../types/free-products"
import type { EntitlementOf } from "../cart/entitlement-of"
import type { AskedRules, RuleLabel } from "./asked-rules"

/** The verdicts in order of precedence, broken rules last. */
export const presentPreview = (found: EntitlementOf, { broken, labels }: AskedRules): AdminFreeProductPreview => {
  const byId = new Map(labels.map((label) => [label.id, label]))
  const labelled = <T>(id: string, present: (label: RuleLabel) => T): T[] => {
    const label = byId.get(id)
    return label ? [present(label)] : []
  }
  return {
    currency_code: found.currency_code,
    lines: found.lines.map((line) => ({ ...line, unit_price: toNumber(line.unit_price) })),
    verdicts: [
      ...found.entitlement.verdicts.flatMap((verdict) => labelled(verdict.rule_id, (label) => presentVerdict(found, label, verdict))),
      ...broken.flatMap(({ id, refusals }) => labelled(id, (label) => ({ ...SILENT, ...namedBy(label), broken: refusals }))),
    ],
  }
}

const namedBy = ({ id, name, status }: RuleLabel): Pick<AdminFreeProductVerdict, "rule_id" | "name" | "status"> => ({ rule_id: id, name, status })

/** Of a rule that cannot be read. */
const SILENT = { fires: false, times: 0, reasons: [], declined: false, lines: [], pieces: [], shortfalls: [], choice: null, near_miss: null }

const presentVerdict = ({ variants, lines }: EntitlementOf, label: RuleLabel, verdict: RuleVerdict): AdminFreeProductVerdict => ({
  ...namedBy(label),
  fires: verdict.fires,
  times: verdict.times,
  reasons: verdict.reasons,
  broken: verdict.broken,
  declined: verdict.declined,
  lines: verdict.lines.map(({ variant_id, quantity, instead_of }) => ({ variant_id, ...titleOf(variants, variant_id), quantity, usual_price: usualPriceOf(variants, variant_id), instead_of })),
  pieces: verdict.pieces.map(({ line_id, quantity, amount }) => ({ line_id, title: lines.find((line) => line.line_id === line_id)?.title ?? line_id, quantity, amount: toNumber(amount) })),
  shortfalls: verdict.shortfalls,
  choice: verdict.choice && { choose: verdict.choice.choose, open: verdict.choice.open },
  near_miss: verdict.near_miss,
})

const usualPriceOf = ({ variants }: EntitlementOf["variants"], variant_id: string): number | null => {
  const price = variants.get(variant_id)?.usual_price
  return price ? toNumber(price) : null
}

/** What Medusa calls the one variant of a product that has no others. */
const ONLY_VARIANT = /^default( variant)?$/i

/** "Mug · Blue"; the product alone where it has no other variants. */
const titleOf = ({ known }: EntitlementOf["variants"], variant_id: string): { title: string; sku: string | null } => {
  const variant = known.get(variant_id)
  const names = [variant?.product?.title, variant?.title].filter((name) => name && !ONLY_VARIANT.test(name))
  return { title: names.join(" · ") || variant_id, sku: variant?.sku ?? null }
}
