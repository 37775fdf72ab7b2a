/** Keeps the customer groups of levels true: who stands at a level is in its group, and in no other level's. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { levelThatCounts, type CountingLevel } from "../../modules/loyalty-levels/domain/counting-level"
import type { Ladder, Level, LevelOwner, MembershipRow, MembershipWrite } from "../../modules/loyalty-levels/service"
import { sha256 } from "../../shared/digest"
import { z } from "../../shared/schema"
import { companiesByGroups, companiesByIds } from "../companies/find-companies"
import { knownOwners } from "./measure"
import { levels, requalify } from "./requalify"

const OURS = "cusgc_lylev_"

/**
 * The id of a membership that we have made. It follows from who and where: two that put somebody into a group
 * at the same moment make one row, and a row of another kind was made by hand.
 */
const ownId = (customer_id: string, customer_group_id: string): string => `${OURS}${sha256(`${customer_id} ${customer_group_id}`).slice(0, 32)}`

const readPair = z.object({ id: z.string(), customer_id: z.string(), customer_group_id: z.string(), created_at: z.coerce.date() })

type Pair = z.infer<typeof readPair>

/** Medusa's memberships of these customers, the first joined first. One statement. */
const pairsOf = async (container: MedusaContainer, customer_ids: string[]): Promise<Pair[]> => {
  const rows = await container
    .resolve(Modules.CUSTOMER)
    .listCustomerGroupCustomers({ customer_id: customer_ids }, { select: ["id", "customer_id", "customer_group_id", "created_at"], take: null, order: { created_at: "ASC", id: "ASC" } })
  return rows.map((row) => readPair.parse(row))
}

/** Which groups are companies, by group. */
const companiesIn = async (container: MedusaContainer, pairs: readonly Pair[]): Promise<Map<string, string>> => {
  const customer_group_ids = [...new Set(pairs.filter(({ id }) => !id.startsWith(OURS)).map(({ customer_group_id }) => customer_group_id))]
  const companies = await companiesByGroups(container, customer_group_ids)
  return new Map(companies.map(({ id, customer_group_id }) => [customer_group_id, id]))
}

/** The levels in force, by id and by group. */
type InForce = { by_id: Map<string, Level>; by_group: Map<string, { level: Level; ladder: Ladder }> }

export const levelsInForce = (ladders: readonly Ladder[]): InForce => {
  const all = ladders.flatMap((ladder) => ladder.levels.map((level) => ({ level, ladder })))
  return { by_id: new Map(all.map(({ level }) => [level.id, level])), by_group: new Map(all.map((each) => [each.level.customer_group_id, each])) }
}

/** The level of each owner's own standing, by `type:id`. */
export type LevelsOfOwners = (owners: readonly LevelOwner[]) => Promise<Map<string, string | null>>

const storedLevels =
  (container: MedusaContainer): LevelsOfOwners =>
  async (owners) =>
    new Map((await levels(container).readStandings(owners)).map(({ owner, level_id }) => [`${owner.type}:${owner.id}`, level_id]))

/** @property cover The best level of the companies, also where the own one counts */
type Counting = { counts: CountingLevel; cover: CountingLevel }

/**
 * What counts for customers, own levels and those of their companies. Two statements more where they are in groups.
 *
 * @param levelsOf what owners stand at; as it is stored, unless somebody asks what would be
 */
export const countingLevels = async (
  container: MedusaContainer,
  ladders: readonly Ladder[],
  customer_ids: string[],
  pairs: readonly Pair[] | null = null,
  levelsOf: LevelsOfOwners = storedLevels(container)
): Promise<Map<string, Counting>> => {
  const joined = pairs ?? (await pairsOf(container, customer_ids))
  const companies = await companiesIn(container, joined)
  const belonging = new Map<string, string[]>()
  joined.forEach(({ customer_id, customer_group_id }) => {
    const company = companies.get(customer_group_id)
    if (company) {
      belonging.set(customer_id, [...(belonging.get(customer_id) ?? []), company])
    }
  })
  const owners: LevelOwner[] = [...customer_ids.map((id) => ({ type: "customer" as const, id })), ...[...new Set(companies.values())].map((id) => ({ type: "company" as const, id }))]
  const level_of = await levelsOf(owners)
  const { by_id } = levelsInForce(ladders)
  const rank = (key: string) => by_id.get(level_of.get(key) ?? "") ?? null
  return new Map(
    customer_ids.map((id) => {
      const of_companies = (belonging.get(id) ?? []).map((company_id) => ({ company_id, level: rank(`company:${company_id}`) }))
      return [id, { counts: levelThatCounts(rank(`customer:${id}`), of_companies), cover: levelThatCounts(null, of_companies) }]
    })
  )
}

/** How often somebody is looked at again whom others changed at the same moment. */
const ATTEMPTS = 10

/**
 * Brings the groups of levels in line with standings, for any number of customers in a few statements. Who was
 * put into a level's group by hand shows as a manual grant or is taken out, as the ladder says; who was taken
 * out by hand loses the grant, or is put back where the level is earned.
 *
 * @returns the customers whose membership changed
 */
export const syncMemberships = async (container: MedusaContainer, ladders: readonly Ladder[], customer_ids: readonly string[], at: Date): Promise<string[]> => {
  const moved = new Set<string>()
  let left = [...new Set(customer_ids)].sort()
  for (let attempt = 0; attempt < ATTEMPTS && left.length; attempt++) {
    left = await syncOnce(container, ladders, left, at, moved)
  }
  return [...moved]
}

const syncOnce = async (container: MedusaContainer, ladders: readonly Ladder[], customer_ids: string[], at: Date, moved: Set<string>): Promise<string[]> => {
  const service = levels(container)
  const noted = new Map((await service.takeMembershipTurns(customer_ids)).map((row) => [row.customer_id, row]))
  const pairs = await pairsOf(container, customer_ids)
  await keepManualMembers(container, ladders, noted, pairs, at)
  const counting = await countingLevels(container, ladders, customer_ids, pairs)
  const plan = customer_ids.map((customer_id) => planOf(ladders, customer_id, counting.get(customer_id) ?? NOTHING, pairs.filter((pair) => pair.customer_id === customer_id)))
  const done = await apply(container, plan)
  plan.filter(({ remove, add }) => remove.length || add).forEach(({ customer_id }) => moved.add(customer_id))
  if (!done) {
    return customer_ids
  }
  const rows = plan.map(({ customer_id, counts, cover }): MembershipWrite => {
    const level = counts?.level ?? null
    return {
      customer_id,
      level_id: level?.id ?? null,
      customer_group_id: level?.customer_group_id ?? null,
      company_id: counts?.company_id ?? null,
      cover_level_id: cover?.level.id ?? null,
      cover_company_id: cover?.company_id ?? null,
      turn: noted.get(customer_id)?.turn ?? "0",
    }
  })
  return service.writeMemberships(rows, at)
}

const NOTHING: Counting = { counts: null, cover: null }

type Plan = Counting & { customer_id: string; remove: Pair[]; add: string | null }

/** Out of all groups of levels but one. Of a ladder that is not in force only what we have made ourselves is taken back. */
const planOf = (ladders: readonly Ladder[], customer_id: string, { counts, cover }: Counting, pairs: readonly Pair[]): Plan => {
  const { by_group } = levelsInForce(ladders)
  const wanted = counts?.level.customer_group_id ?? null
  const ours = pairs.filter(({ id, customer_group_id }) => id.startsWith(OURS) || by_group.has(customer_group_id))
  return {
    customer_id,
    counts,
    cover,
    remove: ours.filter(({ customer_group_id }) => customer_group_id !== wanted),
    add: wanted && !pairs.some(({ customer_group_id }) => customer_group_id === wanted) ? wanted : null,
  }
}

/** In bulk. @returns false where somebody else has just added the same: to be looked at again */
const apply = async (container: MedusaContainer, plan: readonly Plan[]): Promise<boolean> => {
  const customers = container.resolve(Modules.CUSTOMER)
  const remove = plan.flatMap((each) => each.remove.map(({ customer_id, customer_group_id }) => ({ customer_id, customer_group_id })))
  const add = plan.flatMap(({ customer_id, add: customer_group_id }) => (customer_group_id ? [{ id: ownId(customer_id, customer_group_id), customer_id, customer_group_id }] : []))
  if (remove.length) {
    await customers.removeCustomerFromGroup(remove)
  }
  try {
    await (add.length && customers.addCustomerToGroup(add))
    return true
  } catch (error) {
    const there = new Set((await pairsOf(container, add.map(({ customer_id }) => customer_id))).map(({ id }) => id))
    if (add.some(({ id }) => there.has(id))) {
      return false
    }
    throw error
  }
}

/** What was done by hand since it was looked at last. Whose grants change is requalified. */
const keepManualMembers = async (container: MedusaContainer, ladders: readonly Ladder[], noted: Map<string, MembershipRow>, pairs: readonly Pair[], at: Date): Promise<void> => {
  const { by_group } = levelsInForce(ladders)
  const joined = pairs.flatMap(({ id, customer_id, customer_group_id }) => {
    const found = by_group.get(customer_group_id)
    const isNews = !id.startsWith(OURS) && found?.ladder.manual_members === "grant" && found.ladder.audiences.includes("customer") && noted.get(customer_id)?.customer_group_id !== customer_group_id
    return isNews && found ? [{ customer_id, level_id: found.level.id, turn: noted.get(customer_id)?.turn ?? "0" }] : []
  })
  const there = new Set(pairs.map(({ customer_id, customer_group_id }) => `${customer_id} ${customer_group_id}`))
  const left = [...noted.values()].flatMap(({ customer_id, customer_group_id, level_id }) =>
    customer_group_id && level_id && !there.has(`${customer_id} ${customer_group_id}`) ? [{ customer_id, level_id }] : []
  )
  // Guests stand at no level: they are taken out again.
  const known = new Set(joined.length ? (await knownOwners(container, joined.map(({ customer_id }) => ({ type: "customer", id: customer_id })))).map(({ id }) => id) : [])
  const granted = joined.filter(({ customer_id }) => known.has(customer_id))
  if (granted.length + left.length) {
    await levels(container).keepGroupGrants(granted, left, at)
    await requalify(container, ladders, [...new Set([...granted, ...left].map(({ customer_id }) => customer_id))].map((id) => ({ type: "customer" as const, id })), at)
  }
}

/** The members of companies, in pages: their level may cover them. */
export const syncMembersOfCompanies = async (container: MedusaContainer, ladders: readonly Ladder[], company_ids: string[], at: Date): Promise<void> => {
  const companies = await companiesByIds(container, company_ids)
  const groups = companies.map(({ customer_group_id }) => customer_group_id)
  for (let skip = 0; groups.length; skip += PAGE) {
    const rows = await container.resolve(Modules.CUSTOMER).listCustomerGroupCustomers({ customer_group_id: groups }, { select: ["id", "customer_id"], take: PAGE, skip, order: { id: "ASC" } })
    await syncMemberships(container, ladders, rows.map(({ customer_id }) => z.string().parse(customer_id)), at)
    if (rows.length < PAGE) {
      return
    }
  }
}

/** Guests who were put into the group of a level: a run over all owners does not meet them. */
export const takeGuestsOut = async (container: MedusaContainer, ladders: readonly Ladder[], at: Date): Promise<void> => {
  const groups = [...levelsInForce(ladders).by_group.keys()]
  let after = ""
  for (;;) {
    const guests = groups.length ? await guestsIn(container, groups, after) : []
    await syncMemberships(container, ladders, guests, at)
    if (guests.length < PAGE) {
      return
    }
    after = guests[guests.length - 1]
  }
}

const guestsIn = async (container: MedusaContainer, groups: string[], after: string): Promise<string[]> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "customer",
    fields: ["id"],
    filters: { has_account: false, groups: { id: groups }, id: { $gt: after } },
    pagination: { take: PAGE, skip: 0, order: { id: "ASC" } },
  })
  return data.map(({ id }) => id)
}

const PAGE = 1000
