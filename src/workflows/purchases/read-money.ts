/** What was paid for an order and given back, as the payments say it. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MoneySnapshot } from "../../modules/purchases/domain/order-snapshot"
import { isGoodwill } from "../../modules/purchases/domain/undone"
import { amount } from "../../shared/money"
import { z } from "../../shared/schema"
import { rawAmount } from "./raw-amount"

const MONEY_FIELDS = [
  "id",
  "total",
  "shipping_total",
  "payment_collections.payments.captures.raw_amount",
  "payment_collections.payments.captures.created_at",
  "payment_collections.payments.refunds.raw_amount",
  "payment_collections.payments.refunds.refund_reason.code",
  "payment_collections.payments.refunds.refund_reason.label",
]

const readPayment = z.object({
  captures: z.array(z.object({ raw_amount: rawAmount, created_at: z.coerce.date() })).nullish(),
  refunds: z
    .array(z.object({ raw_amount: rawAmount, refund_reason: z.object({ code: z.string().nullish(), label: z.string().nullish() }).nullish() }))
    .nullish(),
})

const readOrderMoney = z.object({
  total: z.coerce.number(),
  shipping_total: z.coerce.number().nullish(),
  payment_collections: z.array(z.object({ payments: z.array(readPayment).nullish() }).nullable()).nullish(),
})

/** Captures and refunds of all payments of the order. */
export const readMoney = async (container: MedusaContainer, id: string): Promise<MoneySnapshot> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: MONEY_FIELDS, filters: { id } })
  const { total, shipping_total, payment_collections } = readOrderMoney.parse(data[0])
  const payments = (payment_collections ?? []).flatMap((collection) => collection?.payments ?? [])
  return {
    total: amount(total),
    shipping: amount(shipping_total ?? 0),
    captures: payments.flatMap(({ captures }) => (captures ?? []).map(({ raw_amount, created_at }) => ({ amount: raw_amount, captured_at: created_at }))),
    refunds: payments.flatMap(({ refunds }) => (refunds ?? []).map(({ raw_amount, refund_reason }) => ({ amount: raw_amount, goodwill: isGoodwill(refund_reason) }))),
  }
}
