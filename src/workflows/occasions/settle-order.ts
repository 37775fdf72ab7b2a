/** What an order is given by occasions, and what is taken back when it is cancelled. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { conditionsOf, holdsAt, type Occasion } from "../../modules/occasions/domain/occasion"
import { OCCASIONS } from "../../modules/occasions/key"
import type { OccasionsService } from "../../modules/occasions/service"
import type { Situation } from "../../rules/situation"
import { dayOf } from "../../shared/calendar"
import { isLess } from "../../shared/money"
import { z } from "../../shared/schema"
import type { Purchase } from "../purchases/list-purchases"
import { rawAmount } from "../purchases/raw-amount"
import { ordersBefore } from "../purchases/orders-before"
import { readPlaces } from "../reward-points/cart/catalogue-places"
import { earningOrder } from "../reward-points/cart/earnings"
import { freeLinesAmong } from "../reward-points/order/awards-without-cart"
import { readPointsOrder, type PointsOrder } from "../reward-points/order/order-snapshot"
import { ownerKey } from "../rewards/owner-key"
import { withdrawRewardWorkflow } from "../rewards/withdraw-reward"
import { giveOccasion, keyOf } from "./give-occasion"
import { levelsOf } from "../loyalty-levels/levels-of"
import { errorMessage } from "../../shared/error-message"

type Given = Awaited<ReturnType<OccasionsService["occasionsOfOrder"]>>["given"]

/**
 * Gives what the occasions in force give for an order, once each, or takes it back where the order was
 * cancelled. One statement where no occasion is about orders and the order has been given nothing.
 */
export const settleOrderOccasions = async (container: MedusaContainer, order_id: string, purchases: Purchase[]): Promise<void> => {
  if (!purchases.length) {
    return
  }
  const { occasions, given } = await container.resolve<OccasionsService>(OCCASIONS).occasionsOfOrder(order_id)
  if (purchases.some(({ canceled_at }) => canceled_at !== null)) {
    await takeBack(container, given)
    return
  }
  const placed_at = new Date(purchases[0].placed_at)
  const due = occasions.filter((occasion) => isOpen(occasion, given) && (occasion.trigger.type === "order_delivered" || isSince(occasion, placed_at)))
  if (due.length && purchases.some(({ is_free_product, undone_num, undone_den }) => !is_free_product && undone_num !== undone_den)) {
    await giveDue(container, order_id, purchases, due, placed_at)
  }
}

/** What was begun and not finished is begun again. */
const isOpen = ({ id }: Occasion, given: Given): boolean => !given.some(({ occasion_id, told_at, withdrawn_at }) => occasion_id === id && (told_at ?? withdrawn_at) !== null)

/** What happened before an occasion was active gives nothing: an old order may be followed again at any time. */
const isSince = (occasion: Occasion, at: Date): boolean => occasion.active_since !== null && occasion.active_since <= at && holdsAt(occasion, at)

/** An order that is cancelled gives nothing. What is used up already cannot be taken back; it counts on for the year. */
const takeBack = async (container: MedusaContainer, given: Given): Promise<void> => {
  const service = container.resolve<OccasionsService>(OCCASIONS)
  for (const { id, key } of given.filter(({ withdrawn_at }) => withdrawn_at === null)) {
    const { result } = await withdrawRewardWorkflow(container).run({ input: { key } })
    if (result.withdrawn) {
      await service.noteGivenWithdrawn(id, new Date())
    }
  }
}

const giveDue = async (container: MedusaContainer, order_id: string, purchases: Purchase[], due: Occasion[], placed_at: Date): Promise<void> => {
  const delivered_at = due.some(({ trigger }) => trigger.type === "order_delivered") ? await deliveredAt(container, order_id) : null
  const happened = due.flatMap((occasion) => {
    const at = occasion.trigger.type === "order_placed" ? placed_at : delivered_at
    return at && isSince(occasion, at) ? [{ occasion, at }] : []
  })
  const found = happened.length ? await readPointsOrder(container, order_id) : null
  if (!found) {
    return
  }
  const situation = await situationOf(container, found, purchases, placed_at, happened.map(({ occasion }) => occasion))
  for (const { occasion, at } of happened) {
    if (conditionsOf(occasion.trigger).evaluate(occasion.conditions, situation).met) {
      await orLater(container, occasion, order_id, () => giveForOrder(container, occasion, found, at))
    } else if (asksHowBuyerStands(occasion)) {
      await passOver(container, occasion, found, at)
    }
  }
}

/** These change after an order was placed, and an order is looked at with each of its events. */
const ABOUT_STANDING = ["levels", "customer_groups"]

const asksHowBuyerStands = ({ trigger, conditions }: Occasion): boolean => {
  const codes = conditionsOf(trigger).codesOf(conditions)
  return ABOUT_STANDING.some((code) => codes.has(code))
}

/** The verdict stays: who reaches a level with an order is not given by it what the level gives, nor is who was put into a group after it. */
const passOver = async (container: MedusaContainer, occasion: Occasion, { order, has_account, email }: PointsOrder, at: Date): Promise<void> => {
  const customer_id = has_account ? order.customer_id : null
  const buyer = customer_id ?? ownerKey(email)
  if (buyer !== null) {
    const service = container.resolve<OccasionsService>(OCCASIONS)
    const day = dayOf(at, service.options.time_zone)
    await service.notePassedOver({ occasion_id: occasion.id, key: keyOf(occasion, buyer, order.id), buyer, customer_id, order_id: order.id, period: order.id, day }, new Date())
  }
}

/** A reward that cannot be given now keeps nothing else of the order waiting: it is tried again by itself. */
const orLater = async (container: MedusaContainer, { id }: Occasion, order_id: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`occasions: ${id} could not be given for order ${order_id} yet: ${errorMessage(error)}`)
  }
}

/** A guest is known by the address of the order, and can get a personal code only. */
const giveForOrder = async (container: MedusaContainer, occasion: Occasion, { order, has_account, email }: PointsOrder, at: Date): Promise<void> => {
  const customer_id = has_account ? order.customer_id : null
  if (customer_id === null && occasion.reward.kind !== "personal_code") {
    return
  }
  const { time_zone } = container.resolve<OccasionsService>(OCCASIONS).options
  await giveOccasion(container, occasion, { customer_id, email, period: order.id, day: dayOf(at, time_zone), order_id: order.id, currency_code: order.currency_code })
}

const ABOUT_EARLIER_ORDERS = ["first_order", "nth_order"]

const situationOf = async (container: MedusaContainer, { order, has_account }: PointsOrder, purchases: Purchase[], at: Date, occasions: Occasion[]): Promise<Situation> => {
  const codes = new Set(occasions.flatMap(({ trigger, conditions }) => [...conditionsOf(trigger).codesOf(conditions)]))
  const { time_zone } = container.resolve<OccasionsService>(OCCASIONS).options
  const buyer = has_account ? order.customer_id : null
  const orders_before = buyer && ABOUT_EARLIER_ORDERS.some((code) => codes.has(code)) ? await ordersBefore(container, buyer, { id: order.id, placed_at: at }) : null
  const places = codes.size ? await readPlaces(container, order) : {}
  const level_id = buyer && codes.has("levels") ? (await levelsOf(container, [buyer]))[buyer] ?? null : null
  return earningOrder(order, { places, orders_before, level_id }, { company_id: purchases[0].company_id, contract: new Set(), free: freeLinesAmong(purchases) }, time_zone, at)
}

const delivery = z.object({
  items: z.array(z.object({ requires_shipping: z.boolean().nullish(), detail: z.object({ raw_quantity: rawAmount, raw_delivered_quantity: rawAmount }) }).nullable()).nullish(),
  fulfillments: z.array(z.object({ delivered_at: z.coerce.date().nullish(), canceled_at: z.unknown().optional() }).nullable()).nullish(),
})

/** When the last piece was handed over; null while anything that is sent is on its way. */
const deliveredAt = async (container: MedusaContainer, order_id: string): Promise<Date | null> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: ["id", "items.requires_shipping", "items.detail.raw_quantity", "items.detail.raw_delivered_quantity", "fulfillments.delivered_at", "fulfillments.canceled_at"], filters: { id: order_id } })
  const { items, fulfillments } = delivery.parse(data[0] ?? {})
  const is_delivered = (items ?? []).every((item) => !item || item.requires_shipping === false || !isLess(item.detail.raw_delivered_quantity, item.detail.raw_quantity))
  const instants = (fulfillments ?? []).flatMap((each) => (each && !each.canceled_at && each.delivered_at ? [each.delivered_at.getTime()] : []))
  return is_delivered && instants.length ? new Date(Math.max(...instants)) : null
}
