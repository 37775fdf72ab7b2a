/** Sales channels with their names and how many customers may buy nowhere else; a shop has few. */
import type { Unmapped } from "../domain/settings"
import type { SourceConnection } from "../connection"
import { namesOf } from "./domain/names"
import { salesChannelSchema } from "./schemas/sales-channel"
import { salesChannelTranslationSchema } from "./schemas/sales-channel-translation"
import { customerSchema } from "./schemas/customer"

export type SalesChannel = { id: string; name: string; customer_group_id: string; customers: number }

export const readSalesChannels = async ({ manager, table, stream }: SourceConnection): Promise<SalesChannel[]> => {
  const channels = await manager.find(salesChannelSchema)
  const names = namesOf(await manager.find(salesChannelTranslationSchema))
  const customers = new Map<string, number>()
  for await (const { channel, customers: count } of stream(`SELECT LOWER(HEX(bound_sales_channel_id)) AS channel, COUNT(*) AS customers FROM ${table(customerSchema)} WHERE guest = 0 AND bound_sales_channel_id IS NOT NULL GROUP BY bound_sales_channel_id`)) {
    customers.set(String(channel), Number(count))
  }
  return channels.map(({ id, customer_group_id }) => ({ id, name: names.get(id) ?? id, customer_group_id, customers: customers.get(id) ?? 0 }))
}

export const unmappedOf = (channels: readonly SalesChannel[], mapped: Readonly<Record<string, unknown>>): Unmapped[] =>
  channels.filter(({ name }) => !Object.hasOwn(mapped, name)).map(({ name, customers }) => ({ kind: "sales_channel", name, rows: customers }))
