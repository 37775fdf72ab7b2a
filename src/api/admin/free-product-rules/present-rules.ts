/** Stored rules as the admin API shows them. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { FreeProductRuleRow, FreeProductsService } from "../../../modules/free-products/service"
import { readFreeProductRule } from "../../../modules/free-products/storage/rules"
import type { Refusal } from "../../../shared/refusal"

export type PresentedRule = Omit<FreeProductRuleRow, "deleted_at"> & {
  /** Null, or why the stored rule cannot be read: it then gives nothing. */
  broken: Refusal[] | null
  /** Free pieces that it gave and did not get back, and those that are claimed. */
  given: number
}

/** Rules with what they gave, which is read with one statement for all of them. */
export const presentRules = async (container: MedusaContainer, rows: FreeProductRuleRow[]): Promise<PresentedRule[]> => {
  const given = await container.resolve<FreeProductsService>(FREE_PRODUCTS).givenOf(rows.map(({ id }) => id))
  return rows.map(({ deleted_at: _deleted, ...shown }) => {
    const rule = readFreeProductRule(shown)
    return { ...shown, broken: rule.ok ? null : rule.refusals, given: given.get(shown.id) ?? 0 }
  })
}

/** One rule. */
export const presentRule = async (container: MedusaContainer, row: FreeProductRuleRow): Promise<PresentedRule> => (await presentRules(container, [row]))[0]
