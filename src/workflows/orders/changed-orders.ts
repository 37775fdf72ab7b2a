/** Which orders have changed since when, as Medusa's own records say: events can be lost, records not. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { OrderChange } from "../../modules/purchases/storage/reconciliation"

type Source = {
  /** The entity whose records tell of changes. */
  entity: string
  /** When a record was made or changed last. */
  time: "created_at" | "updated_at"
  /** Where a record names its order. */
  order: string
}

/** A capture and a refund change their order too, but not in the same transaction: each is asked for itself. */
export const SOURCES = {
  order: { entity: "order", time: "updated_at", order: "id" },
  return: { entity: "return", time: "updated_at", order: "order_id" },
  capture: { entity: "capture", time: "created_at", order: "payment.payment_collection.order.id" },
  refund: { entity: "refund", time: "created_at", order: "payment.payment_collection.order.id" },
} as const satisfies Record<string, Source>

export type SourceName = keyof typeof SOURCES

/**
 * How far a reader has come: of the records since `at`, so many have been seen. A count and not an id:
 * PostgreSQL knows times to the microsecond, JavaScript to the millisecond, so several records share
 * what is known here of their time.
 */
export type Position = { at: Date; seen: number }

/** One page of changes, and where it ends; null at the end of all. */
export type ChangePage = { changes: OrderChange[]; end: Position | null }

/** The next changes from a position on, the oldest first. */
export const changesFrom = async (container: MedusaContainer, name: SourceName, from: Position, limit: number): Promise<ChangePage> => {
  const { entity, time, order } = SOURCES[name]
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity,
    fields: ["id", time, order],
    filters: { [time]: { $gte: from.at } },
    pagination: { take: limit, skip: from.seen, order: { [time]: "ASC", id: "ASC" } },
  })
  const rows = data.map((row: Record<string, unknown>) => ({ at: new Date(String(row[time])), order_id: valueAt(row, order) }))
  const changes = rows.flatMap(({ order_id, at }) => (order_id ? [{ order_id, changed_at: at }] : []))
  return { changes, end: rows.length === limit ? positionAfter(from, rows.map(({ at }) => at)) : null }
}

/** @param page the times of a page, at least one */
const positionAfter = (from: Position, page: Date[]): Position => {
  const at = page[page.length - 1]
  const seen = page.filter((each) => each.getTime() === at.getTime()).length
  return { at, seen: at.getTime() === from.at.getTime() ? from.seen + seen : seen }
}

/** `a.b` of a nested record, where it is a text. */
const valueAt = (record: unknown, path: string): string | null => {
  const found = path.split(".").reduce<unknown>((value, key) => (typeof value === "object" && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined), record)
  return typeof found === "string" ? found : null
}
