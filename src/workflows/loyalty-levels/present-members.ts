/** Members as they are answered: what counts, what was earned, and what is missing for more. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { countingHistory, type CountingChange } from "../../modules/loyalty-levels/domain/counting-history"
import { progressOf, type Progress } from "../../modules/loyalty-levels/domain/progress"
import { windowFrom } from "../../modules/loyalty-levels/domain/window"
import type { ChangeRow, CoverRow, GrantRow, Ladder, Level, LevelOwner, MemberRow, MembershipRow, StandingRow } from "../../modules/loyalty-levels/service"
import { dayOf, startOfDay } from "../../shared/calendar"
import { z } from "../../shared/schema"
import type { AdminLevelChange, AdminLevelGrant, AdminLevelMember, AdminLevelMemberDetail, LevelProgress, StoreCustomerLoyalty } from "../../types/loyalty-levels"
import { companiesOfCustomer, companyNames } from "../companies/company-members"
import { birthdayOf } from "../occasions/birthday-of"
import { offersOf } from "../rewards/offers-of"
import { memberNotFound } from "./grant-level"
import { knownOwners, readHistories } from "./measure"
import { storeLevel } from "./present-ladders"
import { ladderFor, levels } from "./requalify"

type Person = { name: string | null; email: string | null }
type Names = Map<string, Person>
type LevelName = { id: string; name: string }

const readPerson = z.object({ id: z.string(), first_name: z.string().nullish(), last_name: z.string().nullish(), company_name: z.string().nullish(), email: z.string().nullish() })

/** Names of owners, by `type:id`. */
export const namesOf = async (container: MedusaContainer, owners: readonly LevelOwner[]): Promise<Names> => {
  const ids = (type: LevelOwner["type"]): string[] => owners.flatMap((owner) => (owner.type === type ? [owner.id] : []))
  const customers = ids("customer")
  const { data } = customers.length
    ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "customer", fields: ["id", "first_name", "last_name", "company_name", "email"], filters: { id: customers } })
    : { data: [] }
  const people = z.array(readPerson).parse(data)
  return new Map([
    ...people.map(({ id, first_name, last_name, company_name, email }): [string, Person] => [`customer:${id}`, { name: [first_name, last_name].filter(Boolean).join(" ") || company_name || null, email: email ?? null }]),
    ...Object.entries(await companyNames(container, ids("company"))).map(([id, name]): [string, Person] => [`company:${id}`, { name, email: null }]),
  ])
}

type Known = (id: string | null) => (Level & { deleted: boolean }) | null

const knownLevels = async (container: MedusaContainer, ids: (string | null)[]): Promise<Known> => {
  const found = new Map((await levels(container).levelsByIds([...new Set(ids.flatMap((id) => id ?? []))])).map((level) => [level.id, level]))
  return (id) => found.get(id ?? "") ?? null
}

const named = (level: Level | null): LevelName | null => level && { id: level.id, name: level.name }

/** Members of a page. */
export const presentMembers = async (container: MedusaContainer, rows: readonly MemberRow[]): Promise<AdminLevelMember[]> => {
  const names = await namesOf(container, rows.map(({ owner_type, owner_id }) => ({ type: owner_type, id: owner_id })))
  const known = await knownLevels(container, rows.flatMap(({ level_id, earned_level_id }) => [level_id, earned_level_id]))
  const { time_zone } = levels(container).options
  return rows.map((row) => presentMember(row, names, known, time_zone))
}

const presentMember = ({ owner_type, owner_id, ladder_id, level_id, earned_level_id, since, lost_on }: MemberRow, names: Names, known: Known, zone: string): AdminLevelMember => {
  const level = known(level_id)
  return {
    owner: { type: owner_type, id: owner_id, ...(names.get(`${owner_type}:${owner_id}`) ?? { name: null, email: null }) },
    ladder_id: level?.ladder_id ?? ladder_id ?? "",
    level: level && { id: level.id, name: level.name, rank: level.rank, color: level.color },
    earned_level: named(known(earned_level_id)),
    since: since?.toISOString() ?? null,
    lost_at: lost_on && startOfDay(lost_on, zone).toISOString(),
  }
}

/** What there is to know of one owner at an instant. */
type Owner = { standing: StandingRow | null; membership: MembershipRow | null; ladder: Ladder; progress: Progress; member: MemberRow }

const readOwner = async (container: MedusaContainer, owner: LevelOwner, at: Date): Promise<Owner> => {
  const service = levels(container)
  const [found] = await knownOwners(container, [owner])
  if (!found) {
    throw memberNotFound(owner.id)
  }
  const ladder = ladderFor(await service.activeLadders(), owner.type)
  const [standing = null] = await service.readStandings([owner])
  const [membership = null] = owner.type === "customer" ? await service.readMemberships([owner.id]) : []
  const { time_zone } = service.options
  const today = dayOf(at, time_zone)
  // What is shown is measured, whether a level asks for it or not.
  const histories = await readHistories(container, ladder, [{ ...found, from: windowFrom(ladder.window, today) }], at, time_zone, true)
  const history = histories.get(owner.id) ?? { days: [], points: [], since: today }
  const level_id = membership?.level_id ?? standing?.level_id ?? null
  const counts = (await service.levelsByIds(level_id ? [level_id] : []))[0] ?? null
  const earned = ladder.levels.find(({ id }) => id === standing?.earned_level_id) ?? null
  return {
    standing,
    membership,
    ladder,
    progress: progressOf(ladder, history, today, counts, earned),
    member: {
      owner_type: owner.type,
      owner_id: owner.id,
      ladder_id: ladder.id || null,
      level_id,
      earned_level_id: standing?.earned_level_id ?? null,
      since: (membership?.level_id ? membership.since : null) ?? standing?.since ?? null,
      lost_on: standing?.lost_on ?? null,
      company_id: membership?.company_id ?? null,
    },
  }
}

const presentProgress = ({ next }: Progress, { match }: Ladder, zone: string): LevelProgress | null =>
  next && { level: storeLevel(next.level), match, needs: next.needs, by: next.by && startOfDay(next.by, zone).toISOString() }

type OwnerChange = CountingChange<ChangeRow, CoverRow>

/** The changes of what counts for an owner, the newest first: of people with what their companies' levels did. */
const historyOf = async (container: MedusaContainer, owner: LevelOwner, { standing, membership }: Pick<Owner, "standing" | "membership">, limit?: number): Promise<{ changes: OwnerChange[]; known: Known; companies: Record<string, string | null> }> => {
  const own = await levels(container).listChanges(owner, limit)
  const covers = owner.type === "customer" ? await levels(container).listCovers(owner.id, limit) : []
  const known = await knownLevels(container, [...own, ...covers].flatMap(({ from_level_id, to_level_id }) => [from_level_id, to_level_id]).concat(standing?.level_id ?? null, membership?.cover_level_id ?? null))
  const past = { own, own_level_id: standing?.level_id ?? null, covers, cover_level_id: membership?.cover_level_id ?? null }
  const companies = await companyNames(container, [...new Set(covers.flatMap(({ company_id }) => company_id ?? []))])
  return { changes: countingHistory(past, (id) => known(id)?.rank ?? 0).slice(0, limit), known, companies }
}

/** One member with figures, companies, grants and history. @throws RefusalError `member_not_found` */
export const presentMemberDetail = async (container: MedusaContainer, owner: LevelOwner, at: Date): Promise<AdminLevelMemberDetail> => {
  const service = levels(container)
  const found = await readOwner(container, owner, at)
  const { standing, ladder, progress, member } = found
  const history = await historyOf(container, owner, found)
  const grants = await service.listGrants(owner)
  const companies = owner.type === "customer" ? await companiesOfCustomer(container, owner.id) : []
  const of_companies = new Map((await service.readStandings(companies.map(({ company_id }) => ({ type: "company" as const, id: company_id })))).map((row) => [row.owner.id, row.level_id]))
  const known = await knownLevels(container, [
    member.level_id,
    member.earned_level_id,
    ...grants.map(({ level_id }) => level_id),
    ...of_companies.values(),
  ])
  const names = await namesOf(container, [owner])
  const zone = service.options.time_zone
  return {
    ...presentMember(member, names, known, zone),
    figures: standing && progress.figures,
    companies: companies.map(({ company_id, name }) => ({ id: company_id, name, level: named(known(of_companies.get(company_id) ?? null)) })),
    next: presentProgress(progress, ladder, zone),
    grants: grants.map((grant) => presentGrant(grant, known)),
    history: history.changes.map((change) => presentChange(change, owner, names, history)),
  }
}

const presentGrant = ({ id, owner_type, owner_id, level_id, source, reason, starts_at, ends_at, ended_at, granted_by }: GrantRow, known: Known): AdminLevelGrant => ({
  id,
  owner: { type: owner_type, id: owner_id },
  level: named(known(level_id)) ?? { id: level_id, name: level_id },
  source,
  reason,
  starts_at: starts_at.toISOString(),
  ends_at: ends_at?.toISOString() ?? null,
  ended_at: ended_at?.toISOString() ?? null,
  granted_by,
})

const presentChange = ({ from_level_id, to_level_id, at, counts, by }: OwnerChange, owner: LevelOwner, names: Names, { known, companies }: Pick<Awaited<ReturnType<typeof historyOf>>, "known" | "companies">): AdminLevelChange => ({
  id: "own" in by ? by.own.id : by.cover.id,
  owner: { ...owner, name: names.get(`${owner.type}:${owner.id}`)?.name ?? null },
  from_level: named(known(from_level_id)),
  to_level: named(known(to_level_id)),
  ...causeOf(by, companies),
  counts,
  figures: "own" in by ? by.own.figures : null,
  order_id: "own" in by ? by.own.order_id : null,
  at: at.toISOString(),
})

const causeOf = (by: OwnerChange["by"], companies: Record<string, string | null>): Pick<AdminLevelChange, "cause" | "company"> => {
  if ("own" in by) {
    return { cause: by.own.cause, company: null }
  }
  const { company_id } = by.cover
  return { cause: "company", company: company_id === null ? null : { id: company_id, name: companies[company_id] ?? null } }
}

const HISTORY = 50

/** What a customer reads of his own level. @throws RefusalError `member_not_found` */
export const presentOwnLoyalty = async (container: MedusaContainer, customer_id: string, at: Date): Promise<StoreCustomerLoyalty> => {
  const service = levels(container)
  const owner: LevelOwner = { type: "customer", id: customer_id }
  const found = await readOwner(container, owner, at)
  const { standing, ladder, progress, member } = found
  const { changes, known, companies } = await historyOf(container, owner, found, HISTORY)
  const level = (await knownLevels(container, [member.level_id]))(member.level_id)
  const zone = service.options.time_zone
  const shown = (id: string | null) => {
    const shownLevel = known(id)
    return shownLevel && storeLevel(shownLevel)
  }
  const is_granted = standing?.level_id !== standing?.earned_level_id
  const company_name = member.company_id ? (await companyNames(container, [member.company_id]))[member.company_id] : undefined
  return {
    level: level && storeLevel(level),
    source: level ? (member.company_id ? "company" : is_granted ? "grant" : "own") : null,
    company: member.company_id ? { id: member.company_id, name: company_name ?? null } : null,
    since: member.since?.toISOString() ?? null,
    keeps: progress.keeps && { needs: progress.keeps.needs, match: ladder.match, lost_at: standing?.lost_on ? startOfDay(standing.lost_on, zone).toISOString() : null },
    next: presentProgress(progress, ladder, zone),
    figures: standing && progress.figures,
    history: changes
      .filter(({ counts }) => counts)
      .map(({ from_level_id, to_level_id, by, at: when }) => ({ level: shown(to_level_id), from_level: shown(from_level_id), ...causeOf(by, companies), at: when.toISOString() })),
    offers: await offersOf(container, customer_id),
    birthday: await birthdayOf(container, customer_id),
  }
}
