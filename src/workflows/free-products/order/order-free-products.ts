/** The free pieces of an order, and why it got them, for the person who handles it. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { freeProductConditions } from "../../../modules/free-products/domain/free-product-rule"
import type { UseRow } from "../../../modules/free-products/service"
import { toNumber, amount } from "../../../shared/money"
import { z } from "../../../shared/schema"
import type { AdminOrderFreeProducts } from "../../../types/free-products"
import { countedUses } from "./count-uses"
import { standingOfUses } from "./standing-of-uses"

const readOrder = z.object({
  id: z.string(),
  currency_code: z.string(),
  items: z.array(z.object({ id: z.string(), title: z.string().nullish(), product_title: z.string().nullish(), variant_title: z.string().nullish(), variant_sku: z.string().nullish() }).nullable()).nullish(),
})

/** What rules gave to an order, with what came back and what is to come back. Null where there is no such order. */
export const freeProductsOfOrder = async (container: MedusaContainer, order_id: string): Promise<AdminOrderFreeProducts | null> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: ["id", "currency_code", "items.id", "items.title", "items.product_title", "items.variant_title", "items.variant_sku"], filters: { id: order_id } })
  if (!data.length) {
    return null
  }
  const order = readOrder.parse(data[0])
  const uses = await countedUses(container, order_id)
  const items = new Map((order.items ?? []).flatMap((item) => (item ? [[item.id, item]] : [])))
  return {
    order_id,
    currency_code: order.currency_code,
    lines: (uses.length ? await standingOfUses(container, order_id, uses) : []).map(({ use, line_id, returned, expected_back, may_be_kept }) => {
      const item = items.get(line_id ?? "")
      return {
        line_id: line_id ?? use.line_id,
        rule_id: use.rule_id,
        rule_name: use.rule.name ?? use.rule_id,
        kind: use.kind,
        title: item?.product_title ?? item?.title ?? use.variant_id ?? "",
        sku: item?.variant_sku ?? null,
        quantity: use.quantity,
        value: toNumber(amount(use.cost)),
        expected_back,
        may_be_kept,
        returned,
        conditions: conditionsOf(use),
      }
    }),
  }
}

/** Conditions that no version of the plugin knows any more are not shown. */
const conditionsOf = ({ rule }: UseRow): AdminOrderFreeProducts["lines"][number]["conditions"] => freeProductConditions.schema.nullable().catch(null).parse(rule.conditions ?? null)
