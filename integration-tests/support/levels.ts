import type { AdminLadder, AdminLadderInput, AdminLevel, AdminLevelInput, AdminLevelMemberDetail, LevelThresholds, StoreCustomerLoyalty } from "../../src/types/loyalty-levels"
import { asAdmin, ok } from "./api"
import type { Session } from "./carts"
import type { Buyer } from "./customers"

/** A ladder in force, with a level for each of the thresholds: the first has rank 1. */
export const makeLadder = async (settings: Partial<AdminLadderInput>, ...asked: LevelThresholds[]): Promise<{ ladder: AdminLadder; levels: AdminLevel[] }> => {
  const { ladder } = await ok<{ ladder: AdminLadder }>(asAdmin().post("/admin/loyalty-levels/ladders", { name: `Ladder ${testApp.nextNumber()}`, status: "active", ...settings }))
  const levels: AdminLevel[] = []
  for (const [index, thresholds] of asked.entries()) levels.push(await makeLevel(ladder.id, { name: ["Bronze", "Silver", "Gold"][index], rank: index + 1, thresholds }))
  return { ladder, levels }
}

export const makeLevel = async (ladderId: string, level: Partial<AdminLevelInput>): Promise<AdminLevel> =>
  (await ok<{ level: AdminLevel }>(asAdmin().post(`/admin/loyalty-levels/ladders/${ladderId}/levels`, level))).level

/** Out of force: what other specs do is then none of its business. */
export const removeLadder = ({ id }: Pick<AdminLadder, "id">) => ok(asAdmin().delete(`/admin/loyalty-levels/ladders/${id}`))

export const memberOf = async ({ customerId }: Pick<Buyer, "customerId">): Promise<AdminLevelMemberDetail> =>
  (await ok<{ member: AdminLevelMemberDetail }>(asAdmin().get(`/admin/loyalty-levels/members/${customerId}`))).member

/** The name of the level that counts for a buyer; null: none. */
export const levelOf = async (buyer: Pick<Buyer, "customerId">): Promise<string | null> => (await memberOf(buyer)).level?.name ?? null

export const ownLoyalty = async ({ client }: Session): Promise<StoreCustomerLoyalty> => (await ok<{ loyalty: StoreCustomerLoyalty }>(client.get("/store/customers/me/loyalty"))).loyalty

/** The groups of a customer, as Medusa has them: a row each, so that one he is in twice shows twice. */
export const groupsOf = async ({ customerId }: Pick<Buyer, "customerId">): Promise<string[]> => {
  const { rows } = await testApp.container.resolve("__pg_connection__").raw("SELECT customer_group_id FROM customer_group_customer WHERE customer_id = ? AND deleted_at IS NULL ORDER BY created_at", [customerId])
  return rows.map(({ customer_group_id }: { customer_group_id: string }) => customer_group_id)
}

/** As if it were then: what a night does to one customer, or to everybody. */
export const requalifyAt = (now: string, ...buyers: Pick<Buyer, "customerId">[]) =>
  testApp.container.resolve("workflows").run("requalify-loyalty-owners", { input: { now, owners: buyers.map(({ customerId }) => ({ type: "customer", id: customerId })) } })

export const nightAt = async (now: string, settings: { batch?: number; minutes?: number } = {}): Promise<{ status: string; looked_at: number; moved: number; run_id: string }> =>
  (await testApp.container.resolve("workflows").run("recompute-loyalty-levels", { input: { now, ...settings } })).result
