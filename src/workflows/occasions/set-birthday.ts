import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { birthdayInput, isAfter } from "../../modules/occasions/domain/birthday"
import { changeableOn, monthDay } from "../../modules/occasions/domain/due-days"
import { OCCASIONS } from "../../modules/occasions/key"
import type { OccasionsService } from "../../modules/occasions/service"
import { dayOf, plusDays, plusYears, startOfDay } from "../../shared/calendar"
import { RefusalError, refuseAll } from "../../shared/refusal-error"
import { refusalsOf } from "../../shared/refusal"
import { parseInput } from "../../shared/schema"

export type SetBirthdayInput = { customer_id: string; /** Read here: untrusted. */ birthday: unknown }

const setBirthdayStep = createStep("set-loyalty-birthday", async ({ customer_id, birthday: given }: SetBirthdayInput, { container }) => {
  const result = parseInput(birthdayInput, given)
  if (!result.success) {
    throw new RefusalError("invalid_input", refusalsOf(result.error.issues))
  }
  const service = container.resolve<OccasionsService>(OCCASIONS)
  const { birthday } = result.data
  if (birthday === null) {
    await service.withdrawBirthday(customer_id)
    return new StepResponse({ customer_id })
  }
  const said_at = new Date()
  refuseAll(isAfter(birthday, dayOf(said_at, service.options.time_zone)) ? [{ path: "birthday.year", reason: "in_the_future", message: "must be a year in which the birthday has been" }] : [])
  const known = await service.readBirthday(customer_id)
  const month_day = monthDay(birthday)
  const is_same = known?.month_day === month_day && known.year === (birthday.year ?? null)
  if (!is_same && !(await service.writeBirthday({ customer_id, month_day, year: birthday.year ?? null, consented_at: said_at, said_at }, saidBefore(service, said_at)))) {
    throw await notYet(container, customer_id)
  }
  return new StepResponse({ customer_id })
})

/** What was said on this day a year ago, or before it, can be said anew: until the end of that day. */
const saidBefore = ({ options: { time_zone } }: OccasionsService, at: Date): Date => startOfDay(plusDays(plusYears(dayOf(at, time_zone), -1), 1), time_zone)

const notYet = async (container: MedusaContainer, customer_id: string): Promise<RefusalError> => {
  const service = container.resolve<OccasionsService>(OCCASIONS)
  const row = await service.readBirthday(customer_id)
  const changeable = changeableOn(row?.said_at ?? new Date(), service.options.time_zone)
  return new RefusalError("birthday_not_changeable", [{ path: "birthday", reason: "changed_this_year", message: `can be changed once a year: again on ${changeable}` }], {
    changeable_at: startOfDay(changeable, service.options.time_zone).toISOString(),
  })
}

export const setBirthdayWorkflowId = "set-loyalty-birthday"

/**
 * Keeps a customer's birthday, with consent, or forgets it with the consent. It can be changed once a
 * year, also after it was withdrawn. You can use this workflow within your own customizations.
 *
 * @example
 * await setBirthdayWorkflow(container).run({ input: { customer_id: "cus_1", birthday: { birthday: { month: 2, day: 29 }, consent: true } } })
 *
 * @summary Set a birthday. Answers `{ customer_id }`.
 * @throws RefusalError `invalid_input` (`consent_required`, `no_such_day` …), `birthday_not_changeable`
 */
export const setBirthdayWorkflow = createWorkflow(setBirthdayWorkflowId, (input: SetBirthdayInput) => new WorkflowResponse(setBirthdayStep(input)))
