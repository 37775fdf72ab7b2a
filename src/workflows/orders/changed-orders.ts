/** Which orders have changed since when, as Medusa's own records say: events can be lost, records not. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "../../shared/schema"
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

/** How far a reader has come: after this record, in the order of time and id. */
export type Position = { at: Date; id: string }

/** One page of changes, and where it ends; null at the end of all. */
export type ChangePage = { changes: OrderChange[]; end: Position | null }

const readChange = z.object({ id: z.string() })

/** The next changes after a position: keyset, so that what is written meanwhile moves nothing. */
export const changedAfter = async (container: MedusaContainer, name: SourceName, after: Position, limit: number): Promise<ChangePage> => {
  const { entity, time, order } = SOURCES[name]
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity,
    fields: ["id", time, order],
    filters: { $or: [{ [time]: { $gt: after.at } }, { [time]: after.at, id: { $gt: after.id } }] },
    pagination: { take: limit, skip: 0, order: { [time]: "ASC", id: "ASC" } },
  })
  const rows = data.map((row: Record<string, unknown>) => ({ ...readChange.parse(row), at: new Date(String(row[time])), order_id: valueAt(row, order) }))
  const changes = rows.flatMap(({ order_id, at }) => (order_id ? [{ order_id, changed_at: at }] : []))
  const last = rows.length === limit ? rows[rows.length - 1] : undefined
  return { changes, end: last ? { at: last.at, id: last.id } : null }
}

/** `a.b` of a nested record, where it is a text. */
const valueAt = (record: unknown, path: string): string | null => {
  const found = path.split(".").reduce<unknown>((value, key) => (typeof value === "object" && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined), record)
  return typeof found === "string" ? found : null
}
