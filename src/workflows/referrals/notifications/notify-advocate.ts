/** Turns an event of referrals into e-mails to the advocate: nothing in them says who the friend is. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { advocateInWords } from "../../../modules/referrals/domain/words"
import { parseReferralSettings } from "../../../modules/referrals/domain/program"
import { sideOfKey } from "../../../modules/referrals/domain/reward-keys"
import { titleOf } from "../../../rewards"
import { errorMessage } from "../../../shared/error-message"
import type { ReferralMovedEvent } from "../../../types/referral-events"
import { recipientsOf } from "../../reward-points/notifications/recipients"
import { canSend, sendNotifications } from "../../reward-points/notifications/send"
import { grantsOfSources } from "../../rewards/grants-of-sources"
import { referrals } from "../referrals"

/** `referrals.qualified` → `referral-qualified`, by its name in the shop's provider. */
const templateOf = (event_name: string): string => event_name.replace("referrals.", "referral-")

/** It never throws: what goes wrong is logged. The same event again sends nothing. */
export const notifyAdvocate = async (container: MedusaContainer, event_name: string, event: ReferralMovedEvent): Promise<void> => {
  try {
    if (event.advocate.id !== null && canSend(container)) {
      await notify(container, event_name, event, { type: event.advocate.type, id: event.advocate.id })
    }
  } catch (error) {
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`referrals: nobody could be sent ${event.id}: ${errorMessage(error)}`)
  }
}

const notify = async (container: MedusaContainer, event_name: string, event: ReferralMovedEvent, owner: { type: "customer" | "company"; id: string }): Promise<void> => {
  const told = await whatIsTold(container, event)
  const recipients = told ? await recipientsOf(container, owner) : []
  await sendNotifications(
    container,
    recipients.map(({ customer_id, email, first_name, last_name }) => ({
      to: email,
      template: templateOf(event_name),
      data: { ...event, ...told, recipient: { first_name, last_name }, time_zone: referrals(container).options.time_zone },
      idempotency_key: `referrals:${event.id}:${customer_id}`,
      receiver_id: customer_id,
      trigger_type: event_name,
    }))
  )
}

/** The rewards of the advocate's side, milestones too. Null: the referral is gone. */
const whatIsTold = async (container: MedusaContainer, { referral_id }: ReferralMovedEvent): Promise<Record<string, unknown> | null> => {
  const [referral] = await referrals(container).termsOf([referral_id])
  const terms = referral && parseReferralSettings(referral.terms)
  if (!terms?.ok) {
    return null
  }
  const grants = await grantsOfSources(container, "referral", [referral_id], new Date())
  return {
    reward_in_words: advocateInWords(terms.value.advocate),
    due_at: referral.due_at?.toISOString() ?? null,
    rewards: grants
      .filter(({ key, withdrawn_at }) => sideOfKey(key) !== "friend" && withdrawn_at === null)
      .map(({ key, reward, code }) => ({ side: sideOfKey(key), reward, title: titleOf(reward), code: code?.code ?? null, ends_at: code?.ends_at ?? null })),
  }
}
