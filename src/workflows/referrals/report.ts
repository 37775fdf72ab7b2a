/** What referrals brought and cost, by period. */
import type { MedusaContainer } from "@medusajs/framework/types"
import type { ReportQuestion } from "../../modules/referrals/service"
import { dayOf, startOf } from "../../shared/calendar"
import { amount, plus, zero } from "../../shared/money"
import type { AdminReferralReport } from "../../types/referrals"
import { takenOff } from "../purchases/taken-off"
import { rewardsBetween } from "../rewards/rewards-between"
import { referrals } from "./referrals"

/** So much in a currency, in a period, which is named by its first day. */
type Sum = { starts: string; currency_code: string; amount: string }

/**
 * The report of a window. Discounts are those of friends and of advocates' codes, in the period in which they were used; revenue is in that in which the
 * friend's order counted. Six statements, and one more for each two hundred orders with a discount.
 */
export const readReport = async (container: MedusaContainer, asked: Omit<ReportQuestion, "time_zone">): Promise<AdminReferralReport> => {
  const service = referrals(container)
  const { time_zone } = service.options
  const question = { ...asked, time_zone }
  const periods = await service.periodsOf(question)
  const revenue = (await service.revenueByPeriod(question)).map(({ net, ...sum }) => ({ ...sum, amount: net }))
  const { points, used } = await rewardsBetween(container, "referral", asked.from, asked.to)
  const startsOf = (at: Date): string => dayOf(startOf(asked.period, at, time_zone), time_zone)
  const given = points.map((each) => ({ starts: startsOf(each.at), points: each.points }))
  const discounts = [...(await friendDiscounts(container, question)), ...(await codeDiscounts(container, used.map(({ at, ...use }) => ({ ...use, starts: startsOf(at) }))))]
  return {
    periods: periods.map(({ starts, starts_at, claims, qualified, rewarded, reversed }) => ({
      from: starts_at.toISOString(),
      claims,
      qualified,
      rewarded,
      reversed,
      points: given.filter((each) => each.starts === starts).reduce((sum, each) => sum + each.points, 0),
      discounts: byCurrency(discounts.filter((each) => each.starts === starts)),
      revenue: byCurrency(revenue.filter((each) => each.starts === starts)),
    })),
    conversion: await service.conversionOf(asked.from, asked.to),
  }
}

const friendDiscounts = async (container: MedusaContainer, question: ReportQuestion): Promise<Sum[]> => {
  const { orders, promotion_ids } = await referrals(container).discountedOrders(question)
  return sumsOf(container, orders, new Set(promotion_ids))
}

const codeDiscounts = (container: MedusaContainer, used: { order_id: string; promotion_id: string; starts: string }[]): Promise<Sum[]> =>
  sumsOf(container, used, new Set(used.map(({ promotion_id }) => promotion_id)))

const sumsOf = async (container: MedusaContainer, orders: { order_id: string; starts: string }[], promotion_ids: ReadonlySet<string>): Promise<Sum[]> => {
  const starts_of = new Map(orders.map(({ order_id, starts }) => [order_id, starts]))
  const off = await takenOff(container, [...starts_of.keys()], promotion_ids)
  return off.map(({ order_id, ...sum }) => ({ ...sum, starts: starts_of.get(order_id) ?? "" }))
}

const byCurrency = (sums: Sum[]): Record<string, string> => {
  const codes = [...new Set(sums.map(({ currency_code }) => currency_code))].sort()
  const total = (code: string): string => sums.reduce((sum, each) => (each.currency_code === code ? plus(sum, amount(each.amount)) : sum), zero).toFixed()
  return Object.fromEntries(codes.map((code) => [code, total(code)]))
}
