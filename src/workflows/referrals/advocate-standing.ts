/** Who refers, and whether he may now. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { advocateStatus, periodStart, type AdvocateSituation, type AdvocateStatus, type PlacesTaken } from "../../modules/referrals/domain/advocate"
import { PROGRAM_ID } from "../../modules/referrals/domain/program"
import type { AdvocateOwner, ReferralProgramState } from "../../modules/referrals/service"
import { belongingOf, companiesOfCustomer } from "../companies/company-members"
import { companiesByIds } from "../companies/find-companies"
import { levelsOf } from "../loyalty-levels/levels-of"
import { levels } from "../loyalty-levels/requalify"
import { figuresByDay } from "../purchases/figures-by-day"
import { referrals } from "./referrals"

/** Who refers where a customer does, with the name of a company. */
export type RefersFor = AdvocateOwner & { name: string | null }

/** For whom a customer refers: for himself, or for the company that he joined first, where the programme says so and he has one. */
export const refersFor = async (container: MedusaContainer, program: Pick<ReferralProgramState, "members_refer_for">, customer_id: string): Promise<RefersFor> => {
  const [company] = program.members_refer_for === "company" ? await companiesOfCustomer(container, customer_id) : []
  return company ? { type: "company", id: company.company_id, name: company.name } : { type: "customer", id: customer_id, name: null }
}

/**
 * Whether somebody may bring another friend at an instant, and if not, why. At most six statements; one where
 * the programme has neither limits nor asks for groups, levels or orders.
 *
 * @param owner Null: erased, who refers no more
 * @param advocate_id Null: nobody has asked for a code for the owner yet
 */
export const advocateStanding = async (
  container: MedusaContainer,
  program: ReferralProgramState,
  owner: AdvocateOwner | null,
  advocate_id: string | null,
  at: Date
): Promise<AdvocateStatus> => {
  const situation = owner && (await readSituation(container, program.advocates, owner, at))
  return situation ? advocateStatus(program, situation, await takenPlaces(container, program, advocate_id, at), at) : "not_an_advocate"
}

/** Null: there is no such company any more. */
const readSituation = async (container: MedusaContainer, { customer_group_ids, level_ids, with_completed_order }: ReferralProgramState["advocates"], owner: AdvocateOwner, at: Date): Promise<AdvocateSituation | null> => {
  const group_ids = owner.type === "company" || customer_group_ids.length ? await groupsOf(container, owner) : []
  return (
    group_ids && {
      group_ids,
      level_id: level_ids.length ? await levelOf(container, owner) : null,
      has_completed_order: with_completed_order && (await hasCompletedOrder(container, owner, at)),
    }
  )
}

/** A company is in the group that it is. */
const groupsOf = async (container: MedusaContainer, { type, id }: AdvocateOwner): Promise<string[] | null> => {
  if (type === "customer") {
    return (await belongingOf(container, id)).group_ids
  }
  const [company] = await companiesByIds(container, [id])
  return company ? [company.customer_group_id] : null
}

const levelOf = async (container: MedusaContainer, owner: AdvocateOwner): Promise<string | null> => {
  if (owner.type === "customer") {
    return (await levelsOf(container, [owner.id]))[owner.id] ?? null
  }
  const [standing] = await levels(container).readStandings([owner])
  return standing?.level_id ?? null
}

/** Something that was ordered stands, and its order is completed. */
const hasCompletedOrder = async (container: MedusaContainer, { type, id }: AdvocateOwner, at: Date): Promise<boolean> => {
  const figures = await figuresByDay(container, { owner_type: type, owners: [{ id, from: "0001-01-01" }], event: "order_completed", until: at, time_zone: "UTC", by_day: false })
  return figures.some(({ orders }) => orders > 0)
}

const NO_LIMIT: PlacesTaken = { of_advocate: 0, of_period: 0, in_total: 0 }

/** Nobody counts where nothing is limited. */
const takenPlaces = async (container: MedusaContainer, { limits }: ReferralProgramState, advocate_id: string | null, at: Date): Promise<PlacesTaken> => {
  const service = referrals(container)
  const is_limited = Object.values(limits).some((limit) => limit !== null)
  return is_limited ? service.placesTaken(PROGRAM_ID, advocate_id, periodStart(limits, at, service.options.time_zone)) : NO_LIMIT
}
