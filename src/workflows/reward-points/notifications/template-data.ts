/** What templates are given; documented in `docs/notifications.md`. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Program, RedemptionValue } from "../../../modules/reward-points/domain/program"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import { amount, currencyDecimals, roundDown, times, toNumber } from "../../../shared/money"
import { z } from "../../../shared/schema"
import type { PointsEvent } from "../../../types/reward-points-events"
import { ownerNames, presentOwner } from "../wallets"
import type { Recipient } from "./recipients"

/** What a template knows beside its event's own data. Amounts are in major units. */
export type TemplateData = PointsEvent & {
  owner: { type: "customer" | "company"; id: string; name: string }
  recipient: { first_name: string | null; last_name: string | null }
  /** What so many points are called. */
  points_name: string
  name_singular: string
  name_plural: string
  /** What can be spent, and what is held back, when it is sent. */
  balance: number
  pending: number
  /** What `points` and `balance` are worth; null where points buy nothing. */
  value: number | null
  balance_value: number | null
  currency_code: string | null
  /** The number of the order that buyers know; null where there is none. */
  order_display_id: number | null
  time_zone: string
}

/** An event as a template is given it. What its event does not say, as `expires_at` of a redemption, is not there. */
export const templateData = async (container: MedusaContainer, event: PointsEvent & { order_id?: string | null }, program: Program): Promise<(recipient: Recipient) => TemplateData> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const { available = 0, pending = 0 } = (await service.readBalances([event.account_id], new Date()))[event.account_id] ?? {}
  const names = await ownerNames(container, [event.owner])
  const order = event.order_id ? await readOrder(container, event.order_id) : null
  const rate = program.redemption.values.find(({ currency_code }) => currency_code === order?.currency_code) ?? program.redemption.values[0] ?? null
  const data = {
    ...event,
    owner: presentOwner(event.owner, names),
    points_name: event.points === 1 ? program.name_singular : program.name_plural,
    name_singular: program.name_singular,
    name_plural: program.name_plural,
    balance: available,
    pending,
    value: worthOf(event.points, rate),
    balance_value: worthOf(available, rate),
    currency_code: rate?.currency_code ?? null,
    order_display_id: order?.display_id ?? null,
    time_zone: service.options.time_zone,
  }
  return ({ first_name, last_name }) => ({ ...data, recipient: { first_name, last_name } })
}

/** Rounded down to the currency's smallest unit, as at the cart; of nothing, or of a debt, 0. */
const worthOf = (points: number, rate: RedemptionValue | null): number | null =>
  rate && toNumber(roundDown(times(amount(Math.max(0, points)), rate.amount).dividedBy(rate.points), currencyDecimals(rate.currency_code)))

const orderRow = z.object({ display_id: z.coerce.number(), currency_code: z.string() })

const readOrder = async (container: MedusaContainer, id: string): Promise<z.infer<typeof orderRow> | null> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: ["id", "display_id", "currency_code"], filters: { id } })
  return data[0] ? orderRow.parse(data[0]) : null
}
