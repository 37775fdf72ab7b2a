/** What is known of owners: who they are and what they have bought. The only place where other slices' figures become kernel input. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { OwnerHistory } from "../../modules/loyalty-levels/domain/figures"
import type { Ladder } from "../../modules/loyalty-levels/domain/ladder"
import type { Day } from "../../modules/loyalty-levels/domain/window"
import type { LevelOwner } from "../../modules/loyalty-levels/service"
import { dayOf, endOf, type TimeZone } from "../../shared/calendar"
import { z } from "../../shared/schema"
import { companiesAfter, companiesByIds } from "../companies/find-companies"
import { figuresByDay } from "../purchases/figures-by-day"
import { earnedByDay } from "../reward-points/earned-by-day"

/** An owner who can stand at a level: a registered customer, or a company. Guests and who was deleted are none. */
export type KnownOwner = LevelOwner & { since: Date }

const readCustomer = z.object({ id: z.string(), created_at: z.coerce.date() })

/** Those of the owners that can stand at a level. One statement for each kind. */
export const knownOwners = async (container: MedusaContainer, owners: readonly LevelOwner[]): Promise<KnownOwner[]> => {
  const ids = (type: LevelOwner["type"]): string[] => owners.flatMap((owner) => (owner.type === type ? [owner.id] : []))
  return [...(await knownCustomers(container, ids("customer"))), ...(await knownCompanies(container, ids("company")))]
}

const knownCustomers = async (container: MedusaContainer, ids: string[]): Promise<KnownOwner[]> => {
  if (!ids.length) {
    return []
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "customer", fields: ["id", "created_at"], filters: { id: ids, has_account: true } })
  return z.array(readCustomer).parse(data).map(({ id, created_at }) => ({ type: "customer", id, since: created_at }))
}

const knownCompanies = async (container: MedusaContainer, ids: string[]): Promise<KnownOwner[]> =>
  (await companiesByIds(container, ids)).map(({ id, created_at }) => ({ type: "company", id, since: created_at }))

/** The next owners of a kind, by id: registered customers, or companies. */
export const ownersAfter = async (container: MedusaContainer, type: LevelOwner["type"], after: string, limit: number): Promise<KnownOwner[]> => {
  if (type === "company") {
    return (await companiesAfter(container, after, limit)).map(({ id, created_at }) => ({ type, id, since: created_at }))
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "customer",
    fields: ["id", "created_at"],
    filters: { has_account: true, id: { $gt: after } },
    pagination: { take: limit, skip: 0, order: { id: "ASC" } },
  })
  return z.array(readCustomer).parse(data).map(({ id, created_at }) => ({ type, id, since: created_at }))
}

/** Whether any level of a ladder asks for points: else nobody asks the ledger. */
export const asksForPoints = ({ levels }: Pick<Ladder, "levels">): boolean => levels.some(({ thresholds }) => thresholds.points_earned !== undefined)

/**
 * What owners of one kind have bought, each since his own day. One statement, two with points.
 *
 * @param at what happens on the days after it does not count
 * @param with_points whether points are read; they are 0 otherwise, which no level asks for
 */
export const readHistories = async (
  container: MedusaContainer,
  ladder: Ladder,
  owners: readonly (KnownOwner & { from: Day })[],
  at: Date,
  time_zone: TimeZone,
  with_points = asksForPoints(ladder)
): Promise<Map<string, OwnerHistory>> => {
  const histories = new Map(owners.map(({ id, since }) => [id, { days: [], points: [], since: dayOf(since, time_zone) } as { -readonly [Key in keyof OwnerHistory]: OwnerHistory[Key] extends readonly (infer Each)[] ? Each[] : OwnerHistory[Key] }]))
  if (!owners.length || !ladder.levels.length) {
    return histories
  }
  const owner_type = owners[0].type
  const until = endOf("day", at, time_zone)
  const asked = owners.map(({ id, from }) => ({ id, from }))
  const bought = await figuresByDay(container, { owner_type, owners: asked, event: ladder.counts_from, until, time_zone, by_day: ladder.window.type !== "lifetime" })
  bought.forEach(({ owner_id, ...day }) => histories.get(owner_id)?.days.push(day))
  const earned = with_points ? await earnedByDay(container, owner_type, asked, until) : []
  earned.forEach(({ owner_id, ...day }) => histories.get(owner_id)?.points.push(day))
  return histories
}
