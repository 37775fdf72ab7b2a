/** What a rule has given, what it cost, and what the orders that got something paid for. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { FreeProductRule } from "../../modules/free-products/domain/free-product-rule"
import { FREE_PRODUCTS } from "../../modules/free-products/key"
import type { FreeProductsService, UsageQuestion } from "../../modules/free-products/service"
import { amount, plus, toNumber, zero, type Amount } from "../../shared/money"
import { z } from "../../shared/schema"
import type { AdminFreeProductUsage } from "../../types/free-products"
import { paidNetOf } from "../purchases/paid-net"

/** Orders whose purchases are summed at once. */
const BATCH = 5000

/** Uses of a window that is half open, and the page of them, the newest first. */
export type UsagePage = { from: Date | null; to: Date | null; limit: number; offset: number }

/**
 * What a rule gave. Amounts are in major units: `cost` the usual price of what stands of it, `revenue` the paid goods of its orders, in
 * money, without tax and minus what is undone. `left` is what its total limit leaves; null where it has none.
 */
export const usageOfRule = async (container: MedusaContainer, rule: Pick<FreeProductRule, "id" | "limits">, { from, to, ...page }: UsagePage): Promise<AdminFreeProductUsage> => {
  const service = container.resolve<FreeProductsService>(FREE_PRODUCTS)
  const question: UsageQuestion = { rule_id: rule.id, from, to }
  const { by_currency, count, ...figures } = await service.usageFigures(question)
  const uses = await service.usagePage(question, page)
  const orders = await ordersOf(container, uses.map(({ order_id }) => order_id))
  const revenue = await revenueOf(container, question)
  const left = await service.leftOfRules([rule], null, new Date())
  return {
    ...figures,
    left: left.get(rule.id)?.total ?? null,
    by_currency: by_currency.map(({ currency_code, cost }) => ({ currency_code, cost: toNumber(amount(cost)), revenue: toNumber(revenue.get(currency_code) ?? zero) })),
    uses: uses.map((use) => {
      const order = orders.get(use.order_id)
      const item = order?.items?.find((each) => each?.id === use.order_line_id)
      return {
        order_id: use.order_id,
        order_display_id: order?.display_id ?? null,
        customer_id: order?.customer_id ?? use.customer_id,
        email: order?.email ?? null,
        company_id: use.owner_type === "company" ? use.owner_id : null,
        title: item?.product_title ?? item?.title ?? use.variant_id ?? "",
        quantity: use.quantity,
        returned: use.returned_quantity,
        cost: toNumber(amount(use.cost)),
        currency_code: use.currency_code,
        created_at: use.claimed_at.toISOString(),
      }
    }),
    count,
    ...page,
  }
}

const order = z.object({
  id: z.string(),
  display_id: z.number().nullish(),
  customer_id: z.string().nullish(),
  email: z.string().nullish(),
  items: z.array(z.object({ id: z.string(), title: z.string().nullish(), product_title: z.string().nullish() }).nullable()).nullish(),
})

const ordersOf = async (container: MedusaContainer, order_ids: string[]): Promise<Map<string, z.infer<typeof order>>> => {
  const { data } = order_ids.length
    ? await container
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({ entity: "order", fields: ["id", "display_id", "customer_id", "email", "items.id", "items.title", "items.product_title"], filters: { id: [...new Set(order_ids)] } })
    : { data: [] }
  return new Map(z.array(order).parse(data).map((each) => [each.id, each]))
}

/** By currency, of as many orders as there are, in batches. */
const revenueOf = async (container: MedusaContainer, question: UsageQuestion): Promise<Map<string, Amount>> => {
  const sums = new Map<string, Amount>()
  let order_ids = await container.resolve<FreeProductsService>(FREE_PRODUCTS).ordersOfUsage(question, "", BATCH)
  while (order_ids.length) {
    for (const { currency_code, net } of await paidNetOf(container, order_ids)) {
      sums.set(currency_code, plus(sums.get(currency_code) ?? zero, amount(net)))
    }
    order_ids = order_ids.length < BATCH ? [] : await container.resolve<FreeProductsService>(FREE_PRODUCTS).ordersOfUsage(question, order_ids[order_ids.length - 1], BATCH)
  }
  return sums
}
