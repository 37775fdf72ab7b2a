/** What a referral gives to both sides, once each, and takes back. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { advocateKey, friendKey, milestoneKey } from "../../../modules/referrals/domain/reward-keys"
import { dueRewards, milestonesReached, type DueRewards, type OrderStanding } from "../../../modules/referrals/domain/settle"
import { REFERRALS } from "../../../modules/referrals/key"
import type { ReferralsService, SettledReferral } from "../../../modules/referrals/service"
import type { Reward } from "../../../rewards"
import { errorMessage } from "../../../shared/error-message"
import { grantsOfSources } from "../../rewards/grants-of-sources"
import { grantOfKey } from "../../rewards/grant-of-key"
import { grantRewardWorkflow } from "../../rewards/grant-reward"
import { withdrawRewardWorkflow } from "../../rewards/withdraw-reward"

const KEYS = { advocate: advocateKey, friend: friendKey }

/** Who is rewarded. */
type Receiver = { customer_id: string } | { company_id: string }

/**
 * Gives what the state of a referral gives, and takes back what it takes. What fails keeps nothing else waiting: it stays open, and
 * `maintainReferralsWorkflow` tries it again.
 */
export const bringRewardsInLine = async (container: MedusaContainer, referral: SettledReferral, standing: OrderStanding | null, at: Date): Promise<void> => {
  if (!referral.rewards_open) {
    return
  }
  try {
    await (referral.state === "reversed" ? takeAllBack(container, referral, at) : giveDue(container, referral, standing))
    await container.resolve<ReferralsService>(REFERRALS).noteRewardsDone(referral)
  } catch (error) {
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`referrals: rewards of ${referral.id} are not in line yet (${at.toISOString()}): ${errorMessage(error)}`)
  }
}

const giveDue = async (container: MedusaContainer, referral: SettledReferral, standing: OrderStanding | null): Promise<void> => {
  if (!standing) {
    return
  }
  const due = dueRewards(referral.terms, standing, referral.owner_type)
  const { advocate, friend } = await receiversOf(container, referral)
  // Beyond the limits the advocate gets nothing; what the friend was promised is given.
  if (referral.state === "rewarded") {
    await giveSide(container, referral, "advocate", advocate, due)
    await giveMilestones(container, referral, advocate)
  }
  await giveSide(container, referral, "friend", friend, due)
}

const giveSide = async (container: MedusaContainer, referral: SettledReferral, side: "advocate" | "friend", receiver: Receiver | null, due: DueRewards): Promise<void> => {
  const key = KEYS[side](referral.id)
  const reward = due[side]
  const known = await grantOfKey(container, key)
  if (!known) {
    await (receiver && reward ? give(container, referral, key, receiver, reward) : undefined)
    return
  }
  if (!known.done_at && !known.withdrawn_at && receiver) {
    await give(container, referral, key, receiver, known.reward)
  }
  const kept = reward?.kind === "points" ? reward.points : 0
  if (known.reward.kind === "points" && kept < known.reward.points) {
    await withdrawRewardWorkflow(container).run({ input: { key, keep: kept } })
  }
}

const give = async (container: MedusaContainer, { id, currency_code }: SettledReferral, key: string, receiver: Receiver, reward: Reward): Promise<void> => {
  await grantRewardWorkflow(container).run({ input: { key, ...receiver, source: { type: "referral", id }, reward, ...(currency_code && { currency_code }) } })
}

/** A milestone that was taken back with its friend is given again for the friend who reaches it then. */
const giveMilestones = async (container: MedusaContainer, referral: SettledReferral, advocate: Receiver | null): Promise<void> => {
  for (const { every, points, number } of advocate ? milestonesReached(referral.terms.milestones, referral.friend_number ?? 0) : []) {
    const key = milestoneKey(referral.advocate_id, every, number)
    const known = await grantOfKey(container, key)
    const is_lost = known?.withdrawn_at && known.source.id !== referral.id
    await give(container, referral, is_lost ? `${key}:${referral.id}` : key, advocate as Receiver, { kind: "points", points })
  }
}

const takeAllBack = async (container: MedusaContainer, { id }: SettledReferral, at: Date): Promise<void> => {
  for (const { key, withdrawn_at } of await grantsOfSources(container, "referral", [id], at)) {
    await (withdrawn_at ? undefined : withdrawRewardWorkflow(container).run({ input: { key } }))
  }
}

/** Who is there to be rewarded: a customer with an account, or a company. Who was erased or deleted is not. */
const receiversOf = async (container: MedusaContainer, { owner_type, owner_id, customer_id }: SettledReferral): Promise<{ advocate: Receiver | null; friend: Receiver | null }> => {
  const ids = [...new Set([owner_type === "customer" ? owner_id : null, customer_id].flatMap((id) => id ?? []))]
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = ids.length ? await query.graph({ entity: "customer", fields: ["id", "has_account"], filters: { id: ids } }) : { data: [] }
  const known = new Set(data.flatMap(({ id, has_account }) => (has_account ? [id] : [])))
  const customer = (id: string | null): Receiver | null => (id && known.has(id) ? { customer_id: id } : null)
  const company = owner_type === "company" && owner_id !== null ? { company_id: owner_id } : null
  return { advocate: company ?? customer(owner_id), friend: customer(customer_id) }
}
