/** Who an occasion of the calendar is due for, in batches: a shop of a hundred thousand buyers fits in no list. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { anniversariesDue, birthdaysDue, datesDue, silencesDue, type DayRange, type Due } from "../../modules/occasions/domain/due-days"
import { holdsOn, type Occasion } from "../../modules/occasions/domain/occasion"
import { OCCASIONS } from "../../modules/occasions/key"
import type { OccasionsService } from "../../modules/occasions/service"
import { plusDays, startOfDay, type TimeZone } from "../../shared/calendar"
import { z } from "../../shared/schema"

/** A registered customer. */
export type Buyer = { id: string; email: string; name: string | null; group_ids: string[] }

/** Buyers of one day. */
export type DueBatch = { due: Due; buyers: Buyer[] }

const BATCH = 1000

const buyerRow = z
  .object({
    id: z.string(),
    email: z.string().nullish(),
    first_name: z.string().nullish(),
    last_name: z.string().nullish(),
    groups: z.array(z.object({ id: z.string() }).nullable()).nullish(),
  })
  .transform(({ id, email, first_name, last_name, groups }): Buyer => ({
    id,
    email: email ?? "",
    name: [first_name, last_name].filter(Boolean).join(" ") || null,
    group_ids: (groups ?? []).flatMap((group) => group?.id ?? []),
  }))

/** Customers with an account, by any filter of Medusa. Guests and who was deleted are none. */
export const readBuyers = async (container: MedusaContainer, filters: Record<string, unknown>, take = BATCH): Promise<Buyer[]> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "customer",
    fields: ["id", "email", "first_name", "last_name", "groups.id"],
    filters: { has_account: true, ...filters },
    pagination: { take, skip: 0, order: { id: "ASC" } },
  })
  return z.array(buyerRow).parse(data)
}

/** Who is due on the days of a range, within the time of the occasion, the first day first. An occasion about orders has nobody. */
export async function* candidatesOf(container: MedusaContainer, occasion: Occasion, range: DayRange): AsyncGenerator<DueBatch> {
  const zone = container.resolve<OccasionsService>(OCCASIONS).options.time_zone
  const { trigger } = occasion
  const held = <D extends Due>(dues: D[]): D[] => dues.filter(({ day }) => holdsOn(occasion, day, zone))
  switch (trigger.type) {
    case "birthday":
      for (const due of held(birthdaysDue(trigger.offset_days, range))) {
        yield* born(container, due, due.month_day)
      }
      return
    case "membership_anniversary": {
      const first_year = await firstYear(container)
      for (const due of first_year === null ? [] : held(anniversariesDue(trigger.offset_days, range, first_year))) {
        yield* paged(container, due, { created_at: within(due.registered_on, zone) })
      }
      return
    }
    case "fixed_dates":
      for (const due of held(datesDue(trigger.dates, range))) {
        yield* paged(container, due, {})
      }
      return
    case "days_without_order":
      for (const due of held(silencesDue(trigger.days, range))) {
        yield* silent(container, due, due.ordered_on, zone)
      }
      return
    case "order_placed":
    case "order_delivered":
      return
  }
}

const within = (day: string, zone: TimeZone) => ({ $gte: startOfDay(day, zone), $lt: startOfDay(plusDays(day, 1), zone) })

async function* paged(container: MedusaContainer, due: Due, filters: Record<string, unknown>): AsyncGenerator<DueBatch> {
  let after = ""
  for (;;) {
    const buyers = await readBuyers(container, { ...filters, id: { $gt: after } })
    if (buyers.length) {
      yield { due, buyers }
    }
    if (buyers.length < BATCH) {
      return
    }
    after = buyers[buyers.length - 1].id
  }
}

async function* born(container: MedusaContainer, due: Due, month_day: string): AsyncGenerator<DueBatch> {
  const service = container.resolve<OccasionsService>(OCCASIONS)
  let after = ""
  for (;;) {
    const ids = await service.bornOn(month_day, after, BATCH)
    const buyers = ids.length ? await readBuyers(container, { id: ids }) : []
    if (buyers.length) {
      yield { due, buyers }
    }
    if (ids.length < BATCH) {
      return
    }
    after = ids[ids.length - 1]
  }
}

const firstYear = async (container: MedusaContainer): Promise<number | null> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "customer", fields: ["created_at"], filters: { has_account: true }, pagination: { take: 1, skip: 0, order: { created_at: "ASC" } } })
  // A day earlier: the shop's calendar may be behind.
  return data[0] ? new Date(new Date(data[0].created_at).getTime() - 86_400_000).getUTCFullYear() : null
}

const orderRow = z.object({ id: z.string(), customer_id: z.string().nullish(), canceled_at: z.unknown().optional() })

/** Medusa's own orders: there are some that are older than the plugin. Drafts and cancelled ones are none. */
const readOrders = async (container: MedusaContainer, filters: Record<string, unknown>, take: number) => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "customer_id", "canceled_at"],
    filters: { is_draft_order: false, ...filters },
    pagination: { take, skip: 0, order: { id: "ASC" } },
  })
  return z.array(orderRow).parse(data)
}

async function* silent(container: MedusaContainer, due: Due, ordered_on: string, zone: TimeZone): AsyncGenerator<DueBatch> {
  let after = ""
  for (;;) {
    const orders = await readOrders(container, { created_at: within(ordered_on, zone), id: { $gt: after } }, BATCH)
    const buyers = await withoutLaterOrder(container, orders, startOfDay(plusDays(ordered_on, 1), zone))
    if (buyers.length) {
      yield { due, buyers }
    }
    if (orders.length < BATCH) {
      return
    }
    after = orders[orders.length - 1].id
  }
}

const withoutLaterOrder = async (container: MedusaContainer, orders: z.infer<typeof orderRow>[], since: Date): Promise<Buyer[]> => {
  const ids = [...new Set(orders.flatMap(({ customer_id, canceled_at }) => (customer_id && !canceled_at ? [customer_id] : [])))]
  if (!ids.length) {
    return []
  }
  const active = new Set<string>()
  let after = ""
  for (;;) {
    const later = await readOrders(container, { customer_id: ids, created_at: { $gte: since }, id: { $gt: after } }, BATCH)
    later.filter(({ canceled_at }) => !canceled_at).forEach(({ customer_id }) => active.add(customer_id ?? ""))
    if (later.length < BATCH) {
      break
    }
    after = later[later.length - 1].id
  }
  const silent = ids.filter((id) => !active.has(id))
  return silent.length ? readBuyers(container, { id: silent }) : []
}
