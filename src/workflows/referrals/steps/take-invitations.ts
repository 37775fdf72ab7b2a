/** The step that takes invitations from those of a day. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { addressRefusals, invitationInput, INVITED_DAYS, textRefusals } from "../../../modules/referrals/domain/invitation"
import { mailbox } from "../../../modules/referrals/domain/friend-email"
import { REFERRALS } from "../../../modules/referrals/key"
import type { Advocate, CodeOfAdvocate, ReferralProgramState, ReferralsService } from "../../../modules/referrals/service"
import { dayOf, daysLater } from "../../../shared/calendar"
import { sha256 } from "../../../shared/digest"
import { refusalsOf } from "../../../shared/refusal"
import { RefusalError, refuseAll } from "../../../shared/refusal-error"
import { parseInput, type z } from "../../../shared/schema"
import { canSend } from "../../reward-points/notifications/send"
import { advocateStanding, refersFor } from "../advocate-standing"
import { readPeople } from "../people"

export type InviteFriendsInput = {
  /** Whose session it is. */
  customer_id: string
  /** Read here: untrusted. */
  emails: unknown
  text?: unknown
}

/** An invitation that may go out, and to where. */
export type TakenInvitations = { invitations: { id: string; email: string }[]; text: string | null; advocate: Advocate; code: CodeOfAdvocate; left_today: number }

/** Takes as many as there are addresses, or none; given back where the workflow fails before they are sent. */
export const takeInvitationsStep = createStep(
  "take-referral-invitations",
  async ({ customer_id, emails, text }: InviteFriendsInput, { container }) => {
    const asked = readInput({ emails, ...(text !== undefined && { text }) })
    const service = container.resolve<ReferralsService>(REFERRALS)
    const program = await service.readProgram()
    const at = new Date()
    const advocate = await invitingAdvocate(container, program, customer_id, at)
    const code = await service.giveCode(advocate.id, "present", at)
    const digests = new Map(asked.emails.map((email) => [email, digestOf(email)]))
    const person = (await readPeople(container, [customer_id])).get(customer_id)
    const wrongs = (invited: string[]) => [
      ...addressRefusals(asked.emails, [person?.email ?? null], new Set(asked.emails.flatMap((email) => (invited.includes(digestOf(email)) ? mailbox(email) ?? [] : [])))),
      ...(asked.text ? textRefusals(asked.text, program.link_base, code.code) : []),
    ]
    refuseAll(wrongs([]))
    const { time_zone } = service.options
    const today = { advocate_id: advocate.id, customer_id, email_digests: [...digests.values()], day: dayOf(at, time_zone) }
    const taken = await service.takeInvitations(today, program.invitations_per_day, daysLater(at, -INVITED_DAYS, time_zone))
    refuseAll(wrongs(taken.invited))
    const id_of = new Map(taken.invitations.map(({ id, email_digest }) => [email_digest, id]))
    const invitations = [...digests].map(([email, digest]) => ({ id: id_of.get(digest) ?? "", email }))
    return new StepResponse<TakenInvitations, string[]>(
      { invitations, text: asked.text ?? null, advocate, code, left_today: taken.left_today },
      invitations.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    await container.resolve<ReferralsService>(REFERRALS).dropInvitations(ids ?? [])
  }
)

const readInput = (input: unknown): z.infer<typeof invitationInput> => {
  const result = parseInput(invitationInput, input)
  if (!result.success) {
    throw new RefusalError("invalid_input", refusalsOf(result.error.issues))
  }
  return result.data
}

const digestOf = (email: string): string => sha256(`referrals:invitation:${mailbox(email) ?? email}`)

const SENTENCES = {
  program_off: "nobody can be referred now",
  not_an_advocate: "the programme does not name you as an advocate",
  exhausted: "as many friends were brought as are rewarded",
} as const

/** @throws RefusalError `program_off`, `not_an_advocate`, `exhausted`, `invitations_off` */
const invitingAdvocate = async (container: MedusaContainer, program: ReferralProgramState, customer_id: string, at: Date): Promise<Advocate> => {
  const service = container.resolve<ReferralsService>(REFERRALS)
  const { type, id } = await refersFor(container, program, customer_id)
  const known = await service.advocateOf({ type, id })
  const status = await advocateStanding(container, program, { type, id }, known?.id ?? null, at)
  if (status !== "open") {
    throw new RefusalError(status, [{ path: "", reason: status, message: SENTENCES[status] }])
  }
  if (program.invitations_per_day === 0 || !canSend(container)) {
    throw new RefusalError("invitations_off", [{ path: "", reason: "invitations_off", message: "the shop sends no invitations" }])
  }
  return known ?? service.ensureAdvocate({ type, id })
}
