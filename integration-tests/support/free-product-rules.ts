import type { AdminFreeProductRule, AdminFreeProductRuleInput, AdminFreeProductRulesResponse } from "../../src/types/free-products"
import { asAdmin, ok } from "./api"
import { withClient } from "./database"
import { added } from "./free-products"

const PATH = "/admin/free-product-rules"

/** The fields of a rule as a caller may leave them out. */
export type RuleSettings = Partial<Omit<AdminFreeProductRuleInput, "reward">> & { reward?: unknown }

/** What stands in a rule's input where nothing else is said: a draft that gives this variant always. */
export const ruleInput = (variant_id: string, settings: RuleSettings = {}) => ({ name: `Free product ${testApp.nextNumber()}`, reward: added(variant_id), ...settings })

/** A rule that gives a variant, active unless something else is said. */
export const makeFreeProductRule = async (variant_id: string, settings: RuleSettings = {}): Promise<AdminFreeProductRule> =>
  (await ok<{ rule: AdminFreeProductRule }>(asAdmin().post(PATH, ruleInput(variant_id, { status: "active", ...settings })))).rule

export const readFreeProductRule = async (id: string): Promise<AdminFreeProductRule> => (await ok<{ rule: AdminFreeProductRule }>(asAdmin().get(`${PATH}/${id}`))).rule

export const deleteFreeProductRule = (id: string) => ok(asAdmin().delete(`${PATH}/${id}`))

export const listFreeProductRules = (query: object): Promise<AdminFreeProductRulesResponse> => ok<AdminFreeProductRulesResponse>(asAdmin().get(PATH, query))

/** Stores conditions that no API would take, as a newer version or somebody's own statement may have. */
export const storeConditions = (id: string, conditions: unknown) =>
  withClient(new URL(testApp.databaseUrl).pathname.slice(1), (client) => client.query("UPDATE free_product_rule SET conditions = $2 WHERE id = $1", [id, JSON.stringify(conditions)]))
