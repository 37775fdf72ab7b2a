/**
 * What points pay stands on an order whatever was done to it: the label that Medusa drops with each
 * version, and the amounts, where an edit was confirmed past our routes. A second time nothing changes.
 */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules, OrderChangeStatus, OrderChangeType } from "@medusajs/framework/utils"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { PaidLineRow } from "../../../modules/reward-points/storage/orders"
import { z } from "../../../shared/schema"
import { listPurchases } from "../../purchases/list-purchases"
import { pointsCartOf, POINTS_FIELDS, POINTS_PROVIDER } from "../cart/snapshot"
import { replacement, returnedOf } from "./edit-actions"
import { VERSIONED_FIELDS } from "./order-snapshot"
import { readPaidLines, standingPoints, takenOut, type EditedOrder, type StandingPoints } from "./standing-points"

/**
 * @property rewritten The order got a new version, with what points pay
 * @property waits It could not, as somebody is changing it: to be tried again
 * @property is_known What points paid is recorded; else they paid for nothing, or it is not recorded yet
 */
export type KeptPoints = { rewritten: boolean; waits: boolean; is_known: boolean }

/** Of an order that is not recorded yet. */
export const NOT_RECORDED: KeptPoints = { rewritten: false, waits: false, is_known: false }

const FIELDS = [...POINTS_FIELDS, ...VERSIONED_FIELDS, "version", "canceled_at", "items.detail.return_received_quantity", "items.detail.return_dismissed_quantity"]

const readDetails = z.object({
  version: z.number(),
  canceled_at: z.unknown(),
  items: z.array(z.object({ id: z.string(), detail: z.object({ return_received_quantity: z.coerce.number(), return_dismissed_quantity: z.coerce.number() }) })).nullish(),
})

/** Puts back what an order lost, and notes what an edit has left. One statement where points paid for nothing, two where nobody has changed the order. */
export const keepOrderPoints = async (container: MedusaContainer, order_id: string): Promise<KeptPoints> => {
  const rows = await readPaidLines(container, order_id)
  const right: KeptPoints = { rewritten: false, waits: false, is_known: rows.length > 0 }
  const stands = rows.length && (await isChanged(container, order_id)) ? await readStanding(container, order_id, rows) : null
  if (!stands) {
    return right
  }
  const wrong = stands.points.filter(({ is_right }) => !is_right)
  if (!wrong.length || stands.is_canceled) {
    await finish(container, order_id, stands)
    return right
  }
  if (!(await rewrite(container, order_id, wrong))) {
    await noteStandings(container, order_id, stands)
    return { ...right, waits: true }
  }
  const rewritten = await readStanding(container, order_id, rows)
  if (rewritten) {
    await finish(container, order_id, rewritten)
  }
  return { ...right, rewritten: true }
}

type Stands = { version: number; is_canceled: boolean; edited: EditedOrder; points: StandingPoints[]; rows: PaidLineRow[] }

/** The first version of an order is as its cart was. */
const isChanged = async (container: MedusaContainer, order_id: string): Promise<boolean> => {
  const [order] = await container.resolve(Modules.ORDER).listOrders({ id: order_id }, { select: ["id", "version"] })
  return order !== undefined && order.version !== 1
}

const readStanding = async (container: MedusaContainer, order_id: string, rows: PaidLineRow[]): Promise<Stands | null> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: FIELDS, filters: { id: order_id } })
  if (!data.length) {
    return null
  }
  const { version, canceled_at, items } = readDetails.parse(data[0])
  const edited = { order: pointsCartOf(data[0]), returned: Object.fromEntries((items ?? []).map(({ id, detail }) => [id, returnedOf(detail)])) }
  return { version, is_canceled: Boolean(canceled_at), edited, points: await standingPoints(container, order_id, rows, await listPurchases(container, [order_id]), edited), rows }
}

/** A change of our own, in one transaction of Medusa's: adjustments, totals and what is still to be paid. */
const rewrite = async (container: MedusaContainer, order_id: string, wrong: StandingPoints[]): Promise<boolean> => {
  const orders = container.resolve(Modules.ORDER)
  const open = await orders.listOrderChanges({ order_id, status: [OrderChangeStatus.PENDING, OrderChangeStatus.REQUESTED] }, { select: ["id"] })
  if (open.length) {
    return false
  }
  const { version } = await orders.retrieveOrder(order_id, { select: ["id", "version"] })
  const change = await orders.createOrderChange({
    order_id,
    change_type: OrderChangeType.EDIT,
    internal_note: "What points paid",
    actions: wrong.map((each) => ({ ...replacement(each), order_id, version: version + 1 })),
  })
  await orders.confirmOrderChange(change.id)
  return true
}

const finish = async (container: MedusaContainer, order_id: string, stands: Stands): Promise<void> => {
  await label(container, stands.points)
  await noteStandings(container, order_id, stands)
}

/** Medusa drops the provider and, of a long number, the last digits. */
const label = async (container: MedusaContainer, points: StandingPoints[]): Promise<void> => {
  const orders = container.resolve(Modules.ORDER)
  const unlabelled = points.flatMap(({ kind, line, amount: value, present, is_right }) =>
    is_right ? present.filter(({ is_labelled }) => !is_labelled).map(({ id }) => ({ id, kind, line_id: line.id, amount: value.toFixed() })) : []
  )
  const lines = unlabelled.filter(({ kind }) => kind === "line")
  const shipping = unlabelled.filter(({ kind }) => kind === "shipping")
  if (lines.length) {
    await orders.upsertOrderLineItemAdjustments(lines.map(({ id, line_id, amount }) => ({ id, item_id: line_id, amount, provider_id: POINTS_PROVIDER })))
  }
  if (shipping.length) {
    await orders.upsertOrderShippingMethodAdjustments(shipping.map(({ id, amount }) => ({ id, amount, provider_id: POINTS_PROVIDER })))
  }
}

const noteStandings = async (container: MedusaContainer, order_id: string, { version, edited, points, rows }: Stands): Promise<void> => {
  const noted = [...points.flatMap(({ noted }) => noted ?? []), ...takenOut(rows, edited)].filter(({ row, value, kept }) => !isNoted(row, version, value.toFixed(), kept.toFixed()))
  if (noted.length) {
    await container.resolve<RewardPointsService>(REWARD_POINTS).noteStandings(
      order_id,
      noted.map(({ row, value, kept, quantity }) => ({
        account_id: row.account_id,
        line_id: row.line_id,
        standing_value: value.toFixed(),
        kept_value: kept.toFixed(),
        standing_quantity: quantity.toFixed(),
        standing_version: version,
      }))
    )
  }
}

const isNoted = (row: PaidLineRow, version: number, value: string, kept: string): boolean => row.standing_version === version && row.standing_value === value && row.kept_value === kept
