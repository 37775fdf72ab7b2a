/** Brings a referral in line with how its order stands: from state to state, and what that gives or takes back. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { netShown, nextStep, type OrderStanding, type Step } from "../../../modules/referrals/domain/settle"
import { REFERRALS } from "../../../modules/referrals/key"
import type { ReferralsService, SettledReferral } from "../../../modules/referrals/service"
import { readPurchases, type Purchase } from "../../purchases/list-purchases"
import { bringRewardsInLine } from "./referral-rewards"
import { orderStanding } from "./order-standing"

const service = (container: MedusaContainer): ReferralsService => container.resolve<ReferralsService>(REFERRALS)

/** How the order of a referral stands as it is recorded now; null: it has none. */
export const readStanding = async (container: MedusaContainer, { order_id }: Pick<SettledReferral, "order_id">): Promise<OrderStanding | null> => {
  const { purchases } = order_id ? await readPurchases(container, order_id) : { purchases: [] as Purchase[] }
  return purchases.length ? orderStanding(purchases) : null
}

/**
 * Goes on until nothing is to be done. A second time nothing happens; of two at once each step is made by one.
 *
 * @param standing how its order stands; before a reward it is read again, as the caller may have seen an older one
 */
export const settleReferral = async (container: MedusaContainer, referral: SettledReferral, standing: OrderStanding | null, at: Date): Promise<void> => {
  const { time_zone } = service(container).options
  const noted = await noteStanding(container, referral, standing)
  const step = nextStep(noted, standing, at, time_zone)
  if (!step) {
    await bringRewardsInLine(container, noted, standing, at)
    return
  }
  const fresh = step.kind === "move" && step.to === "rewarded" ? await readStanding(container, referral) : standing
  const certain = fresh === standing ? step : nextStep(noted, fresh, at, time_zone)
  if (certain && (await take(container, noted, certain, at))) {
    const moved = await service(container).settledReferral(referral.id)
    await (moved ? settleReferral(container, moved, fresh, at) : undefined)
  }
}

const noteStanding = async (container: MedusaContainer, referral: SettledReferral, standing: OrderStanding | null): Promise<SettledReferral> => {
  const net = standing && netShown(standing.net, standing.currency_code).toFixed()
  if (net === null || net === referral.net) {
    return referral
  }
  await service(container).noteNet(referral.id, net)
  return { ...referral, net, rewards_open: referral.rewards_open || referral.state === "rewarded" }
}

/** @returns whether it is worth looking at again */
const take = async (container: MedusaContainer, referral: SettledReferral, step: Step, at: Date): Promise<boolean> => {
  if (step.kind === "detach") {
    await service(container).detachOrder(referral.id, referral.order_id ?? "")
    return false
  }
  const { to, reason, qualified_at, due_at } = step
  if (to === "rewarded") {
    return (await service(container).rewardWithinLimits(referral, at)) !== "moved"
  }
  const ends = to === "qualified" ? {} : { ended_at: at, rewards_open: to === "reversed" }
  return service(container).moveReferral({ referral_id: referral.id, from: referral.state, to, reason, at, patch: { ...ends, ...(qualified_at && { qualified_at, due_at }) } })
}
