import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { amount, plus, zero, type Amount } from "../../shared/money"
import { z } from "../../shared/schema"
import { rawAmount } from "./raw-amount"

/** Orders that are read at once. */
const BATCH = 200

const FIELDS = ["id", "currency_code", "items.detail.version", "items.adjustments.promotion_id", "items.adjustments.version", "items.adjustments.raw_amount"]

const orderRow = z.object({
  id: z.string(),
  currency_code: z.string(),
  items: z
    .array(z.object({ detail: z.object({ version: z.number() }), adjustments: z.array(z.object({ promotion_id: z.string().nullish(), version: z.number().nullish(), raw_amount: rawAmount })).nullish() }).nullable())
    .nullish(),
})

/** What promotions took off an order, in its currency. */
export type TakenOff = { order_id: string; currency_code: string; amount: string }

/** What promotions took off the goods of orders, as these stand now. An order of which they took nothing is left out. */
export const takenOff = async (container: MedusaContainer, order_ids: readonly string[], promotion_ids: ReadonlySet<string>): Promise<TakenOff[]> => {
  const found: TakenOff[] = []
  for (let start = 0; start < order_ids.length; start += BATCH) {
    const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: FIELDS, filters: { id: order_ids.slice(start, start + BATCH) } })
    for (const { id, currency_code, items } of z.array(orderRow).parse(data)) {
      const sum = (items ?? []).reduce((all: Amount, item) => (item ? plus(all, ofLine(item, promotion_ids)) : all), zero)
      if (!sum.isZero()) {
        found.push({ order_id: id, currency_code, amount: sum.toFixed() })
      }
    }
  }
  return found
}

/** Medusa answers with the adjustments of all versions of an order. */
const ofLine = ({ detail, adjustments }: NonNullable<NonNullable<z.infer<typeof orderRow>["items"]>[number]>, promotion_ids: ReadonlySet<string>): Amount =>
  (adjustments ?? [])
    .filter(({ promotion_id, version }) => promotion_ids.has(promotion_id ?? "") && (version ?? detail.version) === detail.version)
    .reduce((sum: Amount, { raw_amount }) => plus(sum, amount(raw_amount)), zero)
