/** E-mails that could not be sent, once more. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { MAIL_WINDOW, nextMailTry } from "../../../modules/reward-points/domain/mail-tries"
import type { Program } from "../../../modules/reward-points/domain/program"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import { z } from "../../../shared/schema"
import { kindOf } from "./notify-owner"
import { recipientsOf } from "./recipients"
import { ACCOUNT_RESOURCE, canSend, CHANNEL, sendNotifications } from "./send"

/** E-mails that are read at once. */
const BATCH = 200

/** E-mails that one run tries: a provider that does not answer holds it up for so long only. */
const MOST = 100

const failedMail = z.object({
  id: z.string(),
  template: z.string(),
  data: z.record(z.string(), z.unknown()),
  idempotency_key: z.string(),
  receiver_id: z.string(),
  resource_id: z.string(),
  trigger_type: z.string(),
  created_at: z.coerce.date(),
})

const laterTry = z.object({ original_notification_id: z.string(), status: z.string(), created_at: z.coerce.date() })

type FailedMail = z.infer<typeof failedMail>

/** An e-mail with how often it has failed. */
type DueMail = FailedMail & { tries: number }

export type SendAgainInput = {
  /** As if it were then, ISO 8601; now by default. */
  now?: string
}

/** How many e-mails were tried, and how many of them went out. */
export type SentAgain = { tried: number; sent: number }

const sendAgainStep = createStep("send-points-mail-again", async ({ now }: SendAgainInput, { container }) => {
  const outcome: SentAgain = { tried: 0, sent: 0 }
  const program = await container.resolve<RewardPointsService>(REWARD_POINTS).readProgram()
  if (program.status !== "active" || !canSend(container)) {
    return new StepResponse(outcome)
  }
  const at = now ? new Date(now) : new Date()
  let page = await readFailed(container, at, "")
  while (page.length && outcome.tried < MOST) {
    for (const mail of (await dueOf(container, page, at)).slice(0, MOST - outcome.tried)) {
      await tryAgain(container, program, mail, outcome)
    }
    page = page.length === BATCH ? await readFailed(container, at, page[page.length - 1].id) : []
  }
  return new StepResponse(outcome)
})

/** First tries that failed, in the order of their ids. */
const readFailed = async (container: MedusaContainer, at: Date, after: string): Promise<FailedMail[]> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "notification",
    fields: Object.keys(failedMail.shape),
    filters: {
      id: { $gt: after },
      status: "failure",
      channel: CHANNEL,
      resource_type: ACCOUNT_RESOURCE,
      original_notification_id: null,
      created_at: { $gte: new Date(at.getTime() - MAIL_WINDOW) },
    },
    pagination: { take: BATCH, skip: 0, order: { id: "ASC" } },
  })
  return z.array(failedMail).parse(data)
}

/** Those of them whose tries have all failed, and whose next one is due. A try that is on its way is waited for. */
const dueOf = async (container: MedusaContainer, mails: FailedMail[], at: Date): Promise<DueMail[]> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "notification", fields: Object.keys(laterTry.shape), filters: { original_notification_id: mails.map(({ id }) => id) } })
  const later = z.array(laterTry).parse(data)
  return mails.flatMap((mail) => {
    const tries = later.filter(({ original_notification_id }) => original_notification_id === mail.id)
    const last = [mail, ...tries].reduce((latest, { created_at }) => (latest < created_at ? created_at : latest), mail.created_at)
    const due = nextMailTry(tries.length + 1, last)
    return due && due <= at && tries.every(({ status }) => status === "failure") ? [{ ...mail, tries: tries.length + 1 }] : []
  })
}

/**
 * A try is a notification of its own, as Medusa means it: it names the first one, and its key says which
 * try it is. So of two processes that try at once, one is refused by the key before it sends.
 */
const tryAgain = async (container: MedusaContainer, program: Program, mail: DueMail, outcome: SentAgain): Promise<void> => {
  const to = await addressOf(container, program, mail)
  if (to === null) {
    return
  }
  const { id, template, data, trigger_type, receiver_id, resource_id, idempotency_key, tries } = mail
  outcome.tried += 1
  const said = await sendNotifications(container, [
    { to, template, data, trigger_type, receiver_id, account_id: resource_id, idempotency_key: `${idempotency_key}:${tries + 1}`, original_notification_id: id },
  ])
  outcome.sent += Number(said === "sent")
}

/** Where it would go today; null where it would not: the programme does not send it any more, its receiver is erased, or may not see these points. */
const addressOf = async (container: MedusaContainer, program: Program, { trigger_type, resource_id, receiver_id }: FailedMail): Promise<string | null> => {
  const kind = kindOf(trigger_type)
  if (!kind || !program.notifications.includes(kind)) {
    return null
  }
  const { owner } = await container.resolve<RewardPointsService>(REWARD_POINTS).readAccount(resource_id)
  const recipients = owner ? await recipientsOf(container, owner) : []
  return recipients.find(({ customer_id }) => customer_id === receiver_id)?.email ?? null
}

export const sendAgainWorkflowId = "send-points-mail-again"

/**
 * Tries e-mails about points again that could not be sent: after 5 and 30 minutes, 3 and 12 hours, then
 * no more. What they say is as it was at the first try; the address is that of today. You can use this
 * workflow within your own customizations.
 *
 * @example
 * const { result } = await sendAgainWorkflow(container).run({ input: {} })
 *
 * @summary Send e-mails about points again that failed. Answers `{ tried, sent }`.
 */
export const sendAgainWorkflow = createWorkflow(sendAgainWorkflowId, (input: SendAgainInput) => new WorkflowResponse(sendAgainStep(input)))
