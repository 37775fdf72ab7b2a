import type { MedusaContainer } from "@medusajs/framework/types"
import type { Occasion } from "../../modules/occasions/domain/occasion"
import { OCCASIONS } from "../../modules/occasions/key"
import type { GivenRow, OccasionsService } from "../../modules/occasions/service"
import { ownerKey } from "../rewards/owner-key"
import { grantRewardWorkflow } from "../rewards/grant-reward"
import { emitGiven } from "./notifications/events"

/** To whom, and for what. Either a registered customer, or the address of a guest's order. */
export type Gift = { customer_id: string | null; email: string | null; period: string; day: string; order_id: string | null; currency_code?: string }

/** The key of what is given once. */
export const keyOf = ({ id }: Pick<Occasion, "id">, buyer: string, period: string): string => `occasion:${id}:${buyer}:${period}`

/**
 * Gives an occasion once: repeated, it finishes what was begun, or does nothing.
 *
 * @returns whether it is given; false where the buyer has had it often enough this year, or it was taken back
 * @throws whatever keeps the reward from being given; it stays claimed, and is tried again
 */
export const giveOccasion = async (container: MedusaContainer, occasion: Occasion, gift: Gift): Promise<boolean> => {
  const buyer = gift.customer_id ?? ownerKey(gift.email)
  if (buyer === null) {
    return false
  }
  const { customer_id, order_id, period, day } = gift
  const key = keyOf(occasion, buyer, period)
  const given = await container.resolve<OccasionsService>(OCCASIONS).claimGiven({ occasion_id: occasion.id, key, buyer, customer_id, order_id, period, day, per_year: occasion.per_year })
  if (!given || given.withdrawn_at) {
    return false
  }
  if (!given.told_at) {
    await finish(container, occasion, gift, given)
  }
  return true
}

const finish = async (container: MedusaContainer, { id, name, reward }: Occasion, { customer_id, email, currency_code, ...gift }: Gift, given: GivenRow): Promise<void> => {
  const service = container.resolve<OccasionsService>(OCCASIONS)
  const owner = customer_id !== null ? { customer_id } : { email: email ?? "" }
  const { result } = await grantRewardWorkflow(container).run({ input: { key: given.key, ...owner, source: { type: "occasion", id, name }, reward, ...(currency_code && { currency_code }) } })
  await service.noteGrant(given.id, result.grant_id)
  const { day, order_id } = gift
  await emitGiven(container, { id: `occasion:${given.id}`, occasion_id: id, customer_id, order_id, day, grant_id: result.grant_id, kind: reward.kind, at: result.granted_at })
  await service.noteTold(given.id, new Date())
}
