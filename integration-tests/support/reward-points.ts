import type { AdminEarningRule, AdminEarningRuleInput, AdminPointsAccount, AdminPointsAdjustResponse, AdminPointsProgramSettings, StoreCartPoints } from "../../src/types/reward-points"
import { asAdmin, ok } from "./api"
import type { Buyer } from "./customers"
import type { Cart, Session } from "./carts"

type Partially<T> = { [Key in keyof T]?: T[Key] extends unknown[] ? T[Key] : T[Key] extends object ? Partial<T[Key]> : T[Key] }

/** 100 points are 1.00; nothing else is set. */
export const WORTH = ["eur", "jpy", "kwd", "usd", "gbp"].map((currency_code) => ({ currency_code, points: 100, amount: 1 }))

/** Switches the programme on, with these settings over the defaults. */
export const setProgram = (settings: Partially<AdminPointsProgramSettings> = {}) =>
  ok(asAdmin().post("/admin/reward-points/program", { status: "active", ...DEFAULTS, ...settings, redemption: { ...DEFAULTS.redemption, ...settings.redemption }, earning: { ...DEFAULTS.earning, ...settings.earning } }))

/** Everything that one spec may have changed, as it is by default. */
const DEFAULTS = {
  earning: { earner: { type: "person" }, event: "order_placed", holding_days: 0, rounding: "down", on_tax: false, on_shipping: false, on_points_value: false, on_discounted_lines: true, with_codes: true, on_contract_lines: true, guests: "none", maximum_balance: null, registration_points: null },
  expiry: { type: "never" },
  restore_grace_days: 0,
  reminder_days: null,
  low_balance: null,
  notifications: ["earned", "available", "expiring", "expired", "redeemed", "wallet_low"],
  redemption: { values: WORTH, with_codes: true, pays_shipping: false, pays_contract_lines: true, minimum_balance: 0, minimum: 1, maximum: null, step: 1, maximum_share: 100 },
  excluded: { customer_group_ids: [], product_ids: [], category_ids: [] },
  clawback: "clamp_and_record",
  adjust_ceiling: 100_000,
} as const

/** Switches the programme off: what other specs do is then none of its business. */
export const switchProgramOff = () => ok(asAdmin().post("/admin/reward-points/program", { status: "off" }))

/** One point for each 1.00 of net goods, or another rule. Returns its id. */
export const makeEarningRule = async (rule: Partial<AdminEarningRuleInput> = {}): Promise<string> => {
  const { earning_rule } = await ok<{ earning_rule: AdminEarningRule }>(
    asAdmin().post("/admin/reward-points/earning-rules", { name: `Rule ${testApp.nextNumber()}`, status: "active", grant: { type: "per_amount", points: 1, amount: 1 }, ...rule })
  )
  return earning_rule.id
}

export const deleteEarningRule = (id: string) => ok(asAdmin().delete(`/admin/reward-points/earning-rules/${id}`))

/** The account of a buyer, as an admin finds it. */
export const accountOf = async ({ customerId }: Pick<Buyer, "customerId">): Promise<AdminPointsAccount> => {
  const { accounts } = await ok<{ accounts: AdminPointsAccount[] }>(asAdmin().get("/admin/reward-points/accounts", { customer_id: customerId }))
  return accounts[0]
}

/** Gives a buyer points, or takes them (below zero). */
export const givePoints = async (buyer: Pick<Buyer, "customerId">, points: number): Promise<AdminPointsAdjustResponse> => {
  const { id } = await accountOf(buyer)
  return ok<AdminPointsAdjustResponse>(asAdmin().post(`/admin/reward-points/accounts/${id}/adjust`, { points, reason: "For the test" }))
}

/** What a buyer can spend. */
export const availableOf = async (buyer: Pick<Buyer, "customerId">): Promise<number> => (await accountOf(buyer)).available

/** Redeems points on a cart. */
export const redeemPoints = ({ client }: Session, cartId: string, points: number | "max") =>
  ok<{ cart: Cart; points: StoreCartPoints }>(client.post(`/store/carts/${cartId}/points`, { points }))

/** What the buyer is told about points at the cart. */
export const cartPoints = async ({ client }: Session, cartId: string): Promise<StoreCartPoints> =>
  (await ok<{ points: StoreCartPoints }>(client.get(`/store/carts/${cartId}/points`))).points

/** The ledger of a buyer, oldest first: types and points. */
export const ledgerOf = async (buyer: Pick<Buyer, "customerId">): Promise<[string, number][]> => {
  const { id } = await accountOf(buyer)
  const { entries } = await ok<{ entries: { type: string; points: number }[] }>(asAdmin().get(`/admin/reward-points/accounts/${id}/entries`, { limit: 1000 }))
  return entries.reverse().map(({ type, points }) => [type, points])
}
