/** The only place where a cart of Medusa becomes what points look at. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { amount, asStored, dividedBy, minus, nextStored, notNegative, plus, times, total, zero, type Amount } from "../../../shared/money"
import { POINTS_DESCRIPTION, POINTS_PROVIDER } from "../../../shared/points-adjustment"
import { z } from "../../../shared/schema"
import { moneyOfMedusa } from "../../carts/snapshot"

export { POINTS_DESCRIPTION, POINTS_PROVIDER }

/** An adjustment of a line or a shipping method. */
export type Adjustment = {
  id: string
  amount: Amount
  is_tax_inclusive: boolean
  provider_id: string | null
  /** Its provider is stored. */
  is_labelled: boolean
  /** Of a promotion. */
  code?: string
  promotion_id?: string
  description?: string
}

/** A line, or a shipping method. Prices are gross where it is tax-inclusive, else net. */
export type PointsLine = {
  id: string
  variant_id: string | null
  product_id: string | null
  title: string
  quantity: number
  unit_price: Amount
  compare_at_unit_price: Amount | null
  is_tax_inclusive: boolean
  /** Sum of its tax rates, in per cent. */
  tax_rate: Amount
  is_giftcard: boolean
  adjustments: Adjustment[]
}

/** A cart or an order as points see it. */
export type PointsCart = {
  id: string
  customer_id: string | null
  /** The customer has an account, and can log in. */
  is_registered: boolean
  customer_group_ids: string[]
  region_id: string | null
  sales_channel_id: string | null
  currency_code: string
  promotion_codes: string[]
  is_completed: boolean
  /** What gift cards and store credit pay. */
  credited: Amount
  lines: PointsLine[]
  shipping: PointsLine[]
}

const LINE = ["id", "title", "variant_id", "product_id", "quantity", "unit_price", "compare_at_unit_price", "is_tax_inclusive", "is_giftcard", "tax_lines.rate", "adjustments.*"]
const SHIPPING = ["id", "name", "amount", "is_tax_inclusive", "tax_lines.rate", "adjustments.*"]

/** What is read of a cart or an order. */
export const POINTS_FIELDS = [
  "id",
  "customer_id",
  "customer.has_account",
  "customer.groups.id",
  "region_id",
  "sales_channel_id",
  "currency_code",
  "promotions.code",
  "credit_lines.amount",
  ...LINE.map((field) => `items.${field}`),
  ...SHIPPING.map((field) => `shipping_methods.${field}`),
]

const rows = <T extends z.ZodType>(row: T) =>
  z
    .array(row.nullable())
    .nullish()
    .transform((found) => (found ?? []).filter((each) => each !== null))

const adjustment = z.object({
  id: z.string(),
  amount: moneyOfMedusa,
  raw_amount: z.unknown().optional(),
  is_tax_inclusive: z.boolean().nullish(),
  provider_id: z.string().nullish(),
  code: z.string().nullish(),
  promotion_id: z.string().nullish(),
  description: z.string().nullish(),
})

/** Medusa forgets the provider whenever an order gets a new version: ours is told by what it says then, and that it is no promotion's. */
const providerOf = ({ provider_id, code, promotion_id, description }: z.infer<typeof adjustment>): string | null =>
  provider_id ?? (!code && !promotion_id && description === POINTS_DESCRIPTION ? POINTS_PROVIDER : null)
const taxed = { is_tax_inclusive: z.boolean().nullish(), tax_lines: rows(z.object({ rate: moneyOfMedusa })), adjustments: rows(adjustment) }
const item = z.object({
  id: z.string(),
  title: z.string().nullish(),
  variant_id: z.string().nullish(),
  product_id: z.string().nullish(),
  quantity: moneyOfMedusa,
  unit_price: moneyOfMedusa,
  raw_unit_price: moneyOfMedusa.nullish(),
  compare_at_unit_price: moneyOfMedusa.nullish(),
  is_giftcard: z.boolean().nullish(),
  ...taxed,
})
const shippingMethod = z.object({ id: z.string(), name: z.string().nullish(), amount: moneyOfMedusa, raw_amount: moneyOfMedusa.nullish(), ...taxed })

const cartOfMedusa = z.object({
  id: z.string(),
  customer_id: z.string().nullish(),
  customer: z.object({ has_account: z.boolean().nullish(), groups: rows(z.object({ id: z.string() })) }).nullish(),
  region_id: z.string().nullish(),
  sales_channel_id: z.string().nullish(),
  currency_code: z.string(),
  completed_at: z.unknown().optional(),
  promotions: rows(z.object({ code: z.string().nullish() })),
  credit_lines: rows(z.object({ amount: moneyOfMedusa })),
  items: rows(item),
  shipping_methods: rows(shippingMethod),
})

/** Reads what Medusa hands over of a cart or an order. */
export const pointsCartOf = (found: unknown): PointsCart => {
  const cart = cartOfMedusa.parse(found)
  return {
    id: cart.id,
    customer_id: cart.customer_id ?? null,
    is_registered: Boolean(cart.customer?.has_account),
    customer_group_ids: (cart.customer?.groups ?? []).map(({ id }) => id),
    region_id: cart.region_id ?? null,
    sales_channel_id: cart.sales_channel_id ?? null,
    currency_code: cart.currency_code,
    promotion_codes: cart.promotions.flatMap(({ code }) => code ?? []),
    is_completed: Boolean(cart.completed_at),
    credited: total(cart.credit_lines.map((line) => amount(line.amount))),
    lines: cart.items.map(lineOf),
    shipping: cart.shipping_methods.map(shippingOf),
  }
}

const taxOf = ({ is_tax_inclusive, tax_lines, adjustments }: Pick<z.infer<typeof item>, "is_tax_inclusive" | "tax_lines" | "adjustments">) => ({
  is_tax_inclusive: Boolean(is_tax_inclusive),
  tax_rate: total(tax_lines.map(({ rate }) => amount(rate))),
  adjustments: adjustments.map((each): Adjustment => ({
    id: each.id,
    amount: amount(moneyOfMedusa.parse(each.raw_amount ?? each.amount)),
    is_tax_inclusive: Boolean(each.is_tax_inclusive),
    provider_id: providerOf(each),
    is_labelled: Boolean(each.provider_id),
    code: each.code ?? undefined,
    promotion_id: each.promotion_id ?? undefined,
    description: each.description ?? undefined,
  })),
})

const lineOf = (line: z.infer<typeof item>): PointsLine => ({
  id: line.id,
  variant_id: line.variant_id ?? null,
  product_id: line.product_id ?? null,
  title: line.title ?? "",
  quantity: Number(line.quantity),
  unit_price: amount(line.raw_unit_price ?? line.unit_price),
  compare_at_unit_price: line.compare_at_unit_price === null || line.compare_at_unit_price === undefined ? null : amount(line.compare_at_unit_price),
  is_giftcard: Boolean(line.is_giftcard),
  ...taxOf(line),
})

const shippingOf = (method: z.infer<typeof shippingMethod>): PointsLine => ({
  id: method.id,
  variant_id: null,
  product_id: null,
  title: method.name ?? "",
  quantity: 1,
  unit_price: amount(method.raw_amount ?? method.amount),
  compare_at_unit_price: null,
  is_giftcard: false,
  ...taxOf(method),
})

/** Fields that only some programmes ask for: each costs a statement. */
type Optional = "customer.groups.id" | "promotions.code"

/**
 * Null where there is no such cart. A customer who was deleted is none any more.
 *
 * @param without what nobody asks for: it is empty then
 */
export const readPointsCart = async (container: MedusaContainer, cart_id: string, without: Optional[] = []): Promise<PointsCart | null> => {
  const left_out: string[] = without
  const fields = [...POINTS_FIELDS.filter((field) => !left_out.includes(field)), "completed_at"]
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cart", fields, filters: { id: cart_id } })
  const [found] = data
  return found ? { ...pointsCartOf(found), ...(!found.customer && { customer_id: null }) } : null
}

/** What one is in the other price mode: a net amount with its tax, or a gross amount without it. */
const factor = ({ tax_rate }: PointsLine): Amount => plus(amount(1), tax_rate.shiftedBy(-2))

export const withTax = (net: Amount, line: PointsLine): Amount => times(net, factor(line))
export const withoutTax = (gross: Amount, line: PointsLine): Amount => dividedBy(gross, factor(line))

/** A value of a line in its own price mode, without and with tax. */
export const inBothModes = (line: PointsLine, value: Amount): { net: Amount; gross: Amount } =>
  line.is_tax_inclusive ? { net: withoutTax(value, line), gross: value } : { net: value, gross: withTax(value, line) }

/** An adjustment of a line in the line's own price mode. */
const inModeOf = (line: PointsLine, each: Adjustment): Amount =>
  each.is_tax_inclusive === line.is_tax_inclusive ? each.amount : line.is_tax_inclusive ? withTax(each.amount, line) : withoutTax(each.amount, line)

/** An adjustment of Medusa's promotions, not of points. */
const isPromotion = ({ provider_id }: Adjustment): boolean => provider_id !== POINTS_PROVIDER

/**
 * Medusa keeps one adjustment of a shipping method in an order and refuses a second: a cart whose
 * shipping is reduced already could not be completed with points on it.
 */
export const canBeAdjusted = (method: PointsLine): boolean => !method.adjustments.some(isPromotion)

/** What is to be paid for a line after promotions and before points, in its price mode. */
export const payableOf = (line: PointsLine): Amount => notNegative(minus(times(line.unit_price, line.quantity), total(line.adjustments.filter(isPromotion).map((each) => inModeOf(line, each)))))

/** What points pay of a line, in its price mode. */
export const pointsValueOf = (line: PointsLine): Amount => total(line.adjustments.filter((each) => !isPromotion(each)).map((each) => inModeOf(line, each)))

/**
 * The adjustment that pays a line to the last speck, as Medusa stores it: in twenty digits. Medusa
 * divides by tax and by pieces to twenty decimals: of 29.97 with tax for 3 pieces, 1e-20 would be left
 * to pay, and so a payment to be made. The speck that is too much is less than any currency's unit.
 */
export const wholly = (line: PointsLine, part: Amount, is_tax_inclusive: boolean): Amount => {
  const stored = asStored(part)
  const left = leftOf(line, stored, is_tax_inclusive)
  return left.isGreaterThan(0) ? wholly(line, nextStored(plus(stored, withTax(left, line))), is_tax_inclusive) : stored
}

/** What Medusa finds left to pay of a line, net, once this is taken off. */
const leftOf = (line: PointsLine, part: Amount, is_tax_inclusive: boolean): Amount => {
  const whole = times(line.unit_price, line.quantity)
  const net = line.is_tax_inclusive ? withoutTax(whole, line) : whole
  const reduced = total([...line.adjustments.filter(isPromotion), { amount: part, is_tax_inclusive }].map((each) => (each.is_tax_inclusive ? withoutTax(each.amount, line) : each.amount)))
  return minus(net, times(dividedBy(reduced, amount(line.quantity)), line.quantity))
}

/** What our adjustments of a cart or an order amount to, as they are stored. */
export const adjustedBy = ({ lines, shipping }: PointsCart): Amount =>
  [...lines, ...shipping].flatMap(({ adjustments }) => adjustments.filter((each) => !isPromotion(each))).reduce((sum, each) => plus(sum, each.amount), zero)

/** A promotion, or a price below the list price, has reduced the line. */
export const isDiscounted = (line: PointsLine): boolean =>
  line.adjustments.some((each) => isPromotion(each) && !each.amount.isZero()) || (line.compare_at_unit_price !== null && line.unit_price.isLessThan(line.compare_at_unit_price))
