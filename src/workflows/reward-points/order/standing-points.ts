/** What points pay of an order as it stands, or as an open edit would leave it. Changes nothing. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { standingOf, type PaidLine, type Standing } from "../../../modules/reward-points/domain/standing"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { PaidLineRow } from "../../../modules/reward-points/storage/orders"
import { amount, currencyDecimals, isEqual, isLess, least, minus, plus, type Amount } from "../../../shared/money"
import type { Purchase } from "../../purchases/list-purchases"
import { payableOf, pointsCartOf, POINTS_FIELDS, POINTS_PROVIDER, wholly, withoutTax, type Adjustment, type PointsCart, type PointsLine } from "../cart/snapshot"
import { VERSIONED_FIELDS } from "./order-snapshot"

/** An order at a version, or as an open edit would leave it. */
export type EditedOrder = { order: PointsCart; /** Pieces that came back, by line. */ returned: Record<string, Amount> }

/** What points pay of one line or shipping method, and what its adjustments say. */
export type StandingPoints = {
  kind: "line" | "shipping"
  line: PointsLine
  amount: Amount
  is_tax_inclusive: boolean
  /** Our adjustments that it has: none where they were dropped. */
  present: Adjustment[]
  /** It has the one that it should have, perhaps without its label. */
  is_right: boolean
  /** Of a line, what is to be noted; null where it stands as it was placed. */
  noted: (Standing & { row: PaidLineRow }) | null
}

/** Less than anybody pays, more than Medusa loses of a number that it copies. */
const TOLERANCE = amount("1e-9")

const isAlike = (a: Amount, b: Amount): boolean => minus(a, b).abs().isLessThan(TOLERANCE)

/** What is recorded of the lines that points paid for; empty where none was. One statement. */
export const readPaidLines = (container: MedusaContainer, order_id: string): Promise<PaidLineRow[]> =>
  container.resolve<RewardPointsService>(REWARD_POINTS).readPaidLines(order_id)

/**
 * What points pay of each line and shipping method that they paid for when the order was placed. What
 * they paid is known from our own tables: Medusa's labels are lost with each version of an order.
 */
export const standingPoints = async (container: MedusaContainer, order_id: string, rows: PaidLineRow[], purchases: Purchase[], edited: EditedOrder): Promise<StandingPoints[]> => {
  const lines = rows.flatMap((row) => lineStanding(row, purchases, edited) ?? [])
  const shipping = rows.some(({ line_id }) => line_id === "shipping") ? await shippingStanding(container, order_id, edited.order) : []
  return [...lines, ...shipping]
}

/** What is to be noted of the lines that an edit has taken out: points pay nothing of them any more. */
export const takenOut = (rows: PaidLineRow[], { order }: EditedOrder): (Standing & { row: PaidLineRow })[] => {
  const present = new Set(order.lines.filter(({ quantity }) => quantity > 0).map(({ id }) => id))
  return rows
    .filter(({ line_id }) => line_id !== "shipping" && !present.has(line_id))
    .map((row) => ({ row, value: amount(0), kept: amount(0), quantity: amount(0) }))
}

const lineStanding = (row: PaidLineRow, purchases: Purchase[], { order, returned }: EditedOrder): StandingPoints | null => {
  const line = order.lines.find(({ id }) => id === row.line_id)
  const purchase = purchases.find(({ line_id }) => line_id === row.line_id)
  if (!line || !purchase || line.quantity <= 0) {
    return null
  }
  const paid = paidLine(row, purchase, line)
  const now = { quantity: amount(line.quantity), unit_price: line.unit_price, payable: payableOf(line), returned: returned[line.id] ?? amount(0) }
  const standing = standingOf(paid, now, currencyDecimals(order.currency_code))
  const isAsPlaced = row.standing_version === null && isEqual(now.quantity, paid.placed.quantity) && isAlike(standing.value, paid.value)
  const part = isEqual(standing.value, now.payable) ? wholly(line, standing.value, line.is_tax_inclusive) : standing.value
  return { ...comparedTo(line, part, line.is_tax_inclusive), kind: "line", noted: isAsPlaced ? null : { ...standing, row } }
}

/** In the price mode of the line, as it was placed. */
const paidLine = (row: PaidLineRow, { quantity, unit_price, net, tax }: Purchase, { is_tax_inclusive }: PointsLine): PaidLine => {
  const value = amount(row.redeemed_value)
  const money = is_tax_inclusive ? plus(amount(net), tax) : amount(net)
  return {
    points: row.redeemed,
    value,
    placed: { quantity: amount(quantity), unit_price: amount(unit_price), payable: plus(money, value) },
    standing: { value: amount(row.standing_value ?? row.redeemed_value), quantity: amount(row.standing_quantity ?? quantity) },
  }
}

const comparedTo = (line: PointsLine, part: Amount, is_tax_inclusive: boolean): Pick<StandingPoints, "line" | "amount" | "is_tax_inclusive" | "present" | "is_right"> => {
  const present = line.adjustments.filter(({ provider_id }) => provider_id === POINTS_PROVIDER)
  const isNone = isLess(part, TOLERANCE)
  const is_right = isNone ? present.length === 0 : present.length === 1 && isAlike(present[0].amount, part) && present[0].is_tax_inclusive === is_tax_inclusive
  return { line, amount: part, is_tax_inclusive, present, is_right }
}

/** Shipping methods as they were placed: Medusa keeps the first version of an order, labels included. */
const shippingStanding = async (container: MedusaContainer, order_id: string, { shipping }: PointsCart): Promise<StandingPoints[]> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: [...POINTS_FIELDS, ...VERSIONED_FIELDS], filters: { id: order_id, ...FIRST_VERSION } })
  const placed = data.length ? pointsCartOf(data[0]).shipping : []
  return placed.flatMap((method): StandingPoints[] => {
    const now = shipping.find(({ id }) => id === method.id)
    const [paid] = method.adjustments.filter(({ provider_id }) => provider_id === POINTS_PROVIDER)
    return now && paid ? [{ ...comparedTo(now, least(paid.amount, netPayable(now)), false), kind: "shipping", noted: null }] : []
  })
}

/** Adjustments of shipping are always net. */
const netPayable = (method: PointsLine): Amount => (method.is_tax_inclusive ? withoutTax(payableOf(method), method) : payableOf(method))

const FIRST_VERSION = { version: 1 }
