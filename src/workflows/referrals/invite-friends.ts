import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { filledIn, linkOf } from "../../modules/referrals/domain/links"
import { friendInWords } from "../../modules/referrals/domain/words"
import { sendNotifications } from "../reward-points/notifications/send"
import { advocateName } from "./people"
import { referrals } from "./referrals"
import { shareOf } from "./share"
import { takeInvitationsStep, type InviteFriendsInput, type TakenInvitations } from "./steps/take-invitations"
import type { Language } from "../../rewards"

/** By its name in the shop's provider. */
export const INVITATION_TEMPLATE = "referral-invitation"

/** How many went out, and how many may go out today yet. */
export type InvitedFriends = { sent: number; left_today: number }

type SendInput = { taken: TakenInvitations; language: Language }

const sendInvitationsStep = createStep("send-referral-invitations", async ({ taken, language }: SendInput, { container }) => {
  const data = await templateData(container, taken, language)
  let sent = 0
  for (const { id, email } of taken.invitations) {
    const said = await sendNotifications(container, [{ to: email, template: INVITATION_TEMPLATE, data: { id, ...data }, idempotency_key: `referral-invitation:${id}`, trigger_type: "referrals.invitation" }])
    await referrals(container).noteInvitation(id, said === "sent" ? null : said, new Date())
    sent += Number(said === "sent")
  }
  return new StepResponse<InvitedFriends>({ sent, left_today: taken.left_today + taken.invitations.length - sent })
})

const templateData = async (container: MedusaContainer, { text, advocate, code }: TakenInvitations, language: Language): Promise<Record<string, unknown>> => {
  const program = await referrals(container).readProgram()
  const { owner_type: type, owner_id } = advocate
  const name = owner_id === null ? null : await advocateName(container, program, { type, id: owner_id })
  const share = shareOf(program, code, name, language, "invitation")
  return {
    subject: share.subject,
    text: text === null ? share.text : filledIn(text, share.filling),
    link: linkOf(program.link_base, code.shown, "invitation"),
    code: code.shown,
    advocate_name: name,
    friend_gets: friendInWords(program.friend),
  }
}

export const inviteFriendsWorkflowId = "invite-referral-friends"

/**
 * Sends invitations by e-mail in the name of an advocate, all of them or, where one cannot go out, none; at most
 * `invitations_per_day` a day. What the shop's provider does not take is not counted. You can use this workflow within
 * your own customizations.
 *
 * @example
 * await inviteFriendsWorkflow(container).run({ input: { customer_id: "cus_1", emails: ["ben@firm.example"], language: "en" } })
 *
 * @summary Invite friends by e-mail. Answers `{ sent, left_today }`.
 * @throws RefusalError `program_off`, `not_an_advocate`, `exhausted`, `invitations_off`, `invitations_used_up`, `invalid_input` (`invalid_email`,
 *   `duplicate_email`, `own_email`, `invited_already`, `other_link`)
 */
export const inviteFriendsWorkflow = createWorkflow(inviteFriendsWorkflowId, (input: InviteFriendsInput & { language: Language }) => {
  const taken = takeInvitationsStep(input)
  return new WorkflowResponse(sendInvitationsStep({ taken, language: input.language }))
})
