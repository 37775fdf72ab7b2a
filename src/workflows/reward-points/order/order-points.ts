/** What an order did to points, for an admin. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { OrderLineRow, OrderRow } from "../../../modules/reward-points/storage/orders"
import { amount, currencyDecimals, roundDown, times, toNumber, total } from "../../../shared/money"
import { RefusalError } from "../../../shared/refusal-error"
import { isStorable } from "../../../shared/schema"
import type { AdminOrderPoints } from "../../../types/reward-points"
import { presentAccounts } from "../present-accounts"
import { presentAdminEntries } from "../present-entries"

/** Entries shown of an order: more than any order has. */
const MOST_ENTRIES = 500

type Recorded = OrderRow & { lines: OrderLineRow[] }

/** @throws RefusalError `order_not_found` */
export const orderPoints = async (container: MedusaContainer, order_id: string): Promise<AdminOrderPoints> => {
  const titles = await readTitles(container, order_id)
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const orders = await service.readOrders([order_id])
  const { entries } = await service.listEntries({ order_id }, { limit: MOST_ENTRIES, offset: 0 })
  const { accounts } = await service.listAccounts({ ids: orders.map(({ account_id }) => account_id) }, { limit: orders.length || 1, offset: 0 })
  const shown = new Map((await presentAccounts(container, accounts, new Date())).map(({ id, owner }) => [id, owner]))
  return {
    order_id,
    accounts: orders.map((order) => ({
      account_id: order.account_id,
      owner: shown.get(order.account_id) ?? null,
      earned: order.earned,
      granted_at: order.granted_at?.toISOString() ?? null,
      clawed_back: order.clawed,
      redeemed: order.redeemed,
      restored: order.restored,
    })),
    redeemed_value: toNumber(total(orders.map(({ redeemed_value }) => amount(redeemed_value)))),
    currency_code: titles.currency_code,
    lines: linesOf(orders, titles.by_line),
    withhold: await withheld(container, orders, titles.currency_code),
    entries: await presentAdminEntries(container, entries),
  }
}

/** @throws RefusalError `order_not_found` */
const readTitles = async (container: MedusaContainer, order_id: string): Promise<{ currency_code: string; by_line: Record<string, string> }> => {
  const { data } = isStorable(order_id)
    ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: ["id", "currency_code", "items.id", "items.title"], filters: { id: order_id } })
    : { data: [] }
  const [order] = data
  if (!order) {
    throw new RefusalError("order_not_found", [{ path: "id", reason: "order_not_found", message: `there is no order ${order_id}` }])
  }
  const items: ({ id: string; title: string } | null)[] = order.items ?? []
  return { currency_code: order.currency_code, by_line: Object.fromEntries(items.flatMap((item) => (item ? [[item.id, item.title]] : []))) }
}

/** Lines of all accounts of the order, each once. */
const linesOf = (orders: Recorded[], titles: Record<string, string>): AdminOrderPoints["lines"] => {
  const ids = [...new Set(orders.flatMap(({ lines }) => lines.map(({ line_id }) => line_id)))]
  return ids.map((line_id) => {
    const rows = orders.flatMap(({ lines }) => lines.filter((line) => line.line_id === line_id))
    const sum = (figure: "earned" | "clawed" | "redeemed" | "restored"): number => rows.reduce((all, row) => all + row[figure], 0)
    return {
      line_id,
      title: titles[line_id.split(":")[0]] ?? line_id,
      earned: sum("earned"),
      clawed_back: sum("clawed"),
      redeemed: sum("redeemed"),
      restored: sum("restored"),
      reasons: rows.flatMap(({ reasons }) => reasons),
    }
  })
}

/** With the policy `withhold`: what could not be taken back, and what it is worth in the order's currency. */
const withheld = async (container: MedusaContainer, orders: Recorded[], currency_code: string): Promise<AdminOrderPoints["withhold"]> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const { clawback, redemption } = await service.readProgram()
  const rate = redemption.values.find((value) => value.currency_code === currency_code)
  const points = clawback === "withhold" ? await service.shortfallOf(orders.flatMap(({ lot_id }) => lot_id ?? [])) : 0
  return points > 0 ? { points, amount: rate ? toNumber(roundDown(times(amount(points), rate.amount).dividedBy(rate.points), currencyDecimals(currency_code))) : 0 } : null
}
