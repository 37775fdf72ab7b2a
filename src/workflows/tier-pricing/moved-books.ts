/** Price books and percentage rules that are brought over from another shop, as the move-in sees them. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { priceAt } from "../../modules/tier-pricing/domain/price-curve"
import { STAND_IN_ITEM, tierBreaks, type Scope, type TierBreak } from "../../modules/tier-pricing/domain/tier-price-rule"
import { tieredPricing } from "../../modules/pricing/tiered-pricing"
import { TIER_PRICING } from "../../modules/tier-pricing/key"
import type { RuleReplacement, TierPricingService } from "../../modules/tier-pricing/service"
import { toNumber } from "../../shared/money"
import { newId } from "../../storage/ids"
import { refreshMembers } from "./members/keep-members"
import { readRule } from "./steps/rule-input"

const tierPricing = (container: MedusaContainer): TierPricingService => container.resolve<TierPricingService>(TIER_PRICING)

/** What makes a moved rule, apart from the variants of a price book. */
export type MovedRule = {
  name: string
  status: "draft" | "active"
  audience: { type: "everyone" } | { type: "customer_groups"; ids: string[] }
  currency_code: string
  region_ids: string[]
  combine: "lowest" | "override"
  priority: number
  starts_at: Date | null
  ends_at: Date | null
  /** Null: a price book. */
  percentages: { scope: Scope; breaks: TierBreak[] } | null
}

/** What is stored of a rule beside its variants. @throws RefusalError `invalid_input` */
const columnsOf = ({ percentages, ...rule }: MovedRule): Omit<RuleReplacement, "items"> => {
  const { items: _standIn, ...columns } = readRule({ ...rule, promotions: "allow", ...(percentages ?? { items: [STAND_IN_ITEM] }) })
  return columns
}

/** Whether tiers can be stored: what is wrong with the first that cannot, or null. */
export const whyNotTiers = (tiers: unknown): string | null => {
  const issue = tierBreaks.safeParse(tiers).error?.issues[0]
  return issue ? `${issue.path.join(".")} ${issue.message}`.trim() : null
}

/** An id for a rule that is yet to be made: who notes it before cannot lose the rule. */
export const newMovedRuleId = (): string => newId("tprule")

/** Makes a rule under its id; a price book without variants, to be filled. */
export const createMovedRule = async (container: MedusaContainer, id: string, rule: MovedRule): Promise<void> => {
  await tierPricing(container).storeRules([{ ...columnsOf(rule), id, items: null }])
}

/** Changes what a rule is apart from its variants; its status, its name and its description are the shop's. */
export const changeMovedRule = async (container: MedusaContainer, id: string, rule: MovedRule): Promise<void> => {
  const columns = columnsOf(rule)
  await tierPricing(container).changeRule(id, ({ row: { status, name, description } }) => ({ ...columns, status, name, description }))
}

/** A price book that is filled is put into force. */
export const activateMovedRules = async (container: MedusaContainer, ids: string[]): Promise<void> => {
  if (ids.length) {
    await tierPricing(container).updateTierPriceRules(ids.map((id) => ({ id, status: "active" as const })))
  }
}

/** Deletes rules so that they can be restored. */
export const deleteMovedRules = async (container: MedusaContainer, ids: string[]): Promise<void> => {
  if (ids.length) {
    await tierPricing(container).softDeleteTierPriceRules(ids)
  }
}

/** Those of the rules that the shop has. */
export const storedRules = async (container: MedusaContainer, ids: string[]): Promise<Set<string>> => new Set(ids.length ? await tierPricing(container).findStoredIds(ids) : [])

/** What variants of price books become; without breaks they are taken out. Others of the books stay. */
export const writeMovedItems = async (container: MedusaContainer, changes: { rule_id: string; variant_id: string; breaks: TierBreak[] }[]): Promise<void> => {
  if (changes.length) {
    await tierPricing(container).writeBookChanges(changes)
  }
}

/** After the last change: how many variants the books have. */
export const countMovedItems = (container: MedusaContainer, rule_ids: string[]): Promise<void> => tierPricing(container).countItemsOf(rule_ids)

/** How many breaks price books hold. */
export const countMovedBreaks = (container: MedusaContainer, rule_ids: string[]): Promise<Record<string, number>> => tierPricing(container).countBreaks(rule_ids)

/** Who asks for a price, and when: the members of groups, or with none a guest. `region_id` null: in no region. */
export type PriceAsker = { customer_group_ids: string[]; currency_code: string; region_id: string | null; at: Date }

/** What a buyer pays a piece, and the list price, in major units; null where there is none. `rule_id`: of the tier price rule that decides. */
export type PriceHere = { unit_price: number | null; list_price: number | null; rule_id: string | null }

/** What a buyer pays for quantities of variants, in their order. */
export const pricesOf = async (container: MedusaContainer, { customer_group_ids, currency_code, region_id, at }: PriceAsker, wanted: { variant_id: string; quantity: number }[]): Promise<PriceHere[]> => {
  const context = { currency_code, ...(region_id && { region_id }), customer: { groups: customer_group_ids.map((id) => ({ id })) } }
  const pricing = tieredPricing(container)
  const variant_ids = [...new Set(wanted.map(({ variant_id }) => variant_id))]
  // A variant whose event is still on the way is not in the index yet.
  await refreshMembers(container, { variant_ids })
  const { by_variant: bases } = await pricing.readTraceBases(variant_ids, { context }, at)
  return wanted.map(({ variant_id, quantity }) => {
    const basis = bases[variant_id]
    const point = basis && priceAt({ ...basis, others: { product: 0, rule: {} } }, quantity)
    return { unit_price: point?.unit_price ? toNumber(point.unit_price) : null, list_price: point?.list_price ? toNumber(point.list_price) : null, rule_id: point?.rule?.id ?? null }
  })
}
