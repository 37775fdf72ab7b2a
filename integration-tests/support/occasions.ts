import type { AdminOccasion, AdminRewardGrant, Reward } from "../../src/types/loyalty-levels"
import { asAdmin, ok } from "./api"
import { withClient } from "./database"
import { eventually } from "./eventually"

const inDatabase = (text: string, values: unknown[]) => withClient(new URL(testApp.databaseUrl).pathname.slice(1), (client) => client.query(text, values))

export const TEN_PERCENT: Reward = { kind: "personal_code", discount: { type: "percentage", value: "10" }, valid_days: 30, minimum_spend: null, scope: null }

/** An active occasion that gives 10 % off. */
export const makeOccasion = async (over: Record<string, unknown>): Promise<AdminOccasion> => {
  const { occasion } = await ok<{ occasion: AdminOccasion }>(
    asAdmin().post("/admin/loyalty-levels/occasions", { name: `Occasion ${testApp.nextNumber()}`, status: "active", trigger: { type: "birthday" }, reward: TEN_PERCENT, ...over })
  )
  return occasion
}

export const archiveOccasion = (id: string) => ok(asAdmin().delete(`/admin/loyalty-levels/occasions/${id}`))

/** What an occasion has given, the newest first. */
export const grantsOf = async (occasion_id: string, customer_id?: string): Promise<AdminRewardGrant[]> =>
  (await ok<{ grants: AdminRewardGrant[] }>(asAdmin().get("/admin/loyalty-levels/grants", { occasion_id, customer_id }))).grants

/** Waits until an occasion has given so much, or knows why it could not. */
export const untilGiven = (occasion_id: string, count: number, customer_id?: string): Promise<AdminRewardGrant[]> =>
  eventually(async () => {
    const grants = await grantsOf(occasion_id, customer_id)
    return grants.length >= count && grants.every(({ done_at, error, withdrawn_at }) => done_at ?? error ?? withdrawn_at) ? grants : undefined
  })

/** The nightly run, as if it were then. */
export const runOccasions = async (now: Date | string): Promise<{ given: number; failed: string[] }> => {
  const { result } = await testApp.container.resolve("workflows").run("run-occasions", { input: { now: new Date(now).toISOString() } })
  return result as { given: number; failed: string[] }
}

/** The last day that an occasion was looked at. */
export const setRunUntil = (id: string, day: string) => inDatabase("UPDATE loyalty_occasion SET run_until = $2 WHERE id = $1", [id, day])

/** Says when a birthday was said. */
export const setSaidAt = (customer_id: string, at: string) => inDatabase("UPDATE loyalty_birthday SET said_at = $2 WHERE customer_id = $1", [customer_id, at])

export const birthdayRow = async (customer_id: string) => (await inDatabase("SELECT * FROM loyalty_birthday WHERE customer_id = $1", [customer_id])).rows[0] ?? null

/** When a customer registered. */
export const setRegisteredAt = (customer_id: string, at: string) => inDatabase("UPDATE customer SET created_at = $2 WHERE id = $1", [customer_id, at])

/** When an order was placed. */
export const setPlacedAt = (order_id: string, at: string) => inDatabase(`UPDATE "order" SET created_at = $2 WHERE id = $1`, [order_id, at])

/** So many days from today on, as `2026-12-31`. */
export const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
