/** Entries as buyers and admins read them: what, why, and for which order. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { EntryPageRow } from "../../modules/reward-points/storage/ledger-pages"
import type { AdminPointsEntry, PointsEntry } from "../../types/reward-points"

/** What a reason code says to people, about `order #12`. */
const REASONS: Record<string, (order: string) => string> = {
  order: (order) => `Earned with ${order}`,
  order_value_added: (order) => `Earned with what was added to ${order}`,
  order_undone: (order) => `Cancelled, returned or refunded: ${order}`,
  order_found: (order) => `Redeemed with ${order}`,
  checkout: (order) => `Redeemed with ${order}`,
  completion_failed: () => "The order was not placed",
  expired: () => "Expired",
  shortfall_covered: () => "Points that could not be taken back before",
  adjustment: () => "Adjusted by the shop",
  opening_balance: () => "Opening balance",
  registration: () => "Welcome",
  occasion_reward: () => "Given for an occasion",
  referral_reward: () => "For a recommendation",
  reward_withdrawn: () => "Taken back with what it was given for",
  guest_claim: (order) => `Earned as a guest with ${order}`,
  backfill: (order) => `Earned with ${order}`,
}

/** Without who did it: for the buyers of a company. */
export const presentEntries = async (container: MedusaContainer, rows: EntryPageRow[]): Promise<PointsEntry[]> => {
  const orders = await displayIds(container, rows)
  return rows.map((row) => presentEntry(row, orders))
}

/** With who did it. */
export const presentAdminEntries = async (container: MedusaContainer, rows: EntryPageRow[]): Promise<AdminPointsEntry[]> => {
  const orders = await displayIds(container, rows)
  const actors = await actorNames(container, rows)
  return rows.map((row) => ({
    ...presentEntry(row, orders),
    actor_id: row.actor_id,
    actor_name: row.actor_id ? actors[row.actor_id] ?? null : null,
    draws: row.draws,
  }))
}

const presentEntry = (row: EntryPageRow, orders: Record<string, number>): PointsEntry => {
  const order_display_id = row.order_id ? orders[row.order_id] ?? null : null
  return {
    id: row.id,
    sequence: row.sequence,
    type: row.type,
    points: row.points,
    balance: row.balance,
    created_at: row.created_at.toISOString(),
    order_id: row.order_id,
    order_display_id,
    reason: row.text ?? sentence(row.reason_code, order_display_id),
    reason_code: row.reason_code,
    corrects: row.corrects,
  }
}

/** Of an action of the shop's own nothing is known but its code. */
const sentence = (reason_code: string, order: number | null): string =>
  REASONS[reason_code]?.(order === null ? "an order" : `order #${order}`) ?? reason_code.replaceAll("_", " ")

/** Numbers of the orders that entries or lots name, also of those that a redemption became. */
export const displayIds = async (container: MedusaContainer, rows: { order_id: string | null }[]): Promise<Record<string, number>> => {
  const ids = [...new Set(rows.flatMap(({ order_id }) => order_id ?? []))]
  if (!ids.length) {
    return {}
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: ["id", "display_id"], filters: { id: ids } })
  return Object.fromEntries(data.map(({ id, display_id }) => [id, Number(display_id)]))
}

const actorNames = async (container: MedusaContainer, rows: EntryPageRow[]): Promise<Record<string, string>> => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const ids = (type: string): string[] => [...new Set(rows.flatMap(({ actor_type, actor_id }) => (actor_type === type && actor_id ? [actor_id] : [])))]
  const users = ids("admin").length ? (await query.graph({ entity: "user", fields: ["id", "email"], filters: { id: ids("admin") } })).data : []
  const customers = ids("customer").length ? (await query.graph({ entity: "customer", fields: ["id", "email"], filters: { id: ids("customer") } })).data : []
  return Object.fromEntries([...users, ...customers].map(({ id, email }) => [id, email ?? id]))
}
