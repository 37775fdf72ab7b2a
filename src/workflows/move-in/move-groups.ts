/** Customer groups: which of this shop those of the source are; what is missing is created. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { GroupRecord, SourceKey } from "../../move-in/domain/records"
import type { MoveInLink } from "../../modules/move-in/service"
import { RefusalError } from "../../shared/refusal-error"
import { createCompanyWorkflowId } from "../companies/create-company"
import { companiesByGroups } from "../companies/find-companies"
import { eachBatch, linksByKey, say, tallyOf, type Move } from "./move"

/**
 * What a group of the source is here. `new`: it would be created, in a dry run. `none`: nothing of it is moved.
 */
export type GroupTarget = { is: "group"; id: string } | { is: "everyone" } | { is: "new" } | { is: "none"; reason: string; message: string }

export type GroupTargets = ReadonlyMap<SourceKey, GroupTarget & { name: string }>

/** A name in the map that stands for all buyers. */
const EVERYONE = "everyone"

/** A group in the shop, or what it would be. */
type Found = { id: string; name: string }

/**
 * Finds or creates the groups. Where they are not to be moved, only those are found that are here already.
 *
 * @param moves whether groups are among what is to be moved
 */
export const moveGroups = async (move: Move, moves: boolean): Promise<GroupTargets> => {
  const targets = new Map<SourceKey, GroupTarget & { name: string }>()
  await eachBatch(
    move,
    "groups",
    move.source.groups(),
    async ({ records }, range) => {
      const links = await linksByKey(move, "groups", range)
      const found = await findGroups(move.container, records, links, move.map.customer_groups)
      for (const record of records) {
        const target = await moveGroup(move, record, links.get(record.key), found, moves)
        targets.set(record.key, { ...target, name: record.name })
      }
      if (moves) {
        tellShared(move, records, targets)
      }
      await forgetGone(move, records, links, moves)
    },
    !moves
  )
  return targets
}

/** The shop's groups as they are by now: what the run makes and renames is in them. */
type Groups = { by_id: Map<string, Found>; by_name: Map<string, Found[]> }

/** In a dry run: a group that would have been made by now. */
const PENDING = "new:"

const rename = ({ by_id, by_name }: Groups, { id, name }: Found): void => {
  const former = by_id.get(id)
  if (former) {
    by_name.set(former.name, (by_name.get(former.name) ?? []).filter((group) => group.id !== id))
  }
  by_id.set(id, { id, name })
  by_name.set(name, [...(by_name.get(name) ?? []), { id, name }])
}

const findGroups = async (container: MedusaContainer, records: GroupRecord[], links: ReadonlyMap<string, MoveInLink>, named: Record<string, string | null>): Promise<Groups> => {
  const names = [...new Set(records.flatMap(({ name }) => [name, named[name] ?? name]))]
  const ids = [...new Set([...names, ...[...links.values()].map(({ target_id }) => target_id)])]
  const groups: Found[] = await container.resolve(Modules.CUSTOMER).listCustomerGroups({ $or: [{ name: { $in: names } }, { id: ids }] }, { select: ["id", "name"], take: null })
  const by_name = new Map<string, Found[]>()
  groups.forEach((group) => by_name.set(group.name, [...(by_name.get(group.name) ?? []), group]))
  return { by_id: new Map(groups.map((group) => [group.id, group])), by_name }
}

const moveGroup = async (move: Move, record: GroupRecord, link: MoveInLink | undefined, groups: Groups, moves: boolean): Promise<GroupTarget> => {
  const target = targetOf(move, record, link, groups)
  if (!moves) {
    return target.is === "new" ? { is: "none", reason: "group_not_moved", message: `the group "${record.name}" is not in this shop: move groups too` } : target
  }
  if (target.is === "none") {
    say(move, "groups", { row: record.row, reason: target.reason, message: target.message })
    return target
  }
  if (target.is === "everyone") {
    say(move, "groups", { row: record.row, reason: "is_everyone", message: `"${record.name}" is everyone here: what holds for its members holds for all buyers`, moved: true })
    return target
  }
  if (target.is === "group" && target.id.startsWith(PENDING)) {
    tallyOf(move, "groups").left()
    return { is: "new" }
  }
  return target.is === "new" ? createGroup(move, record, groups) : keepGroup(move, record, target.id, link, groups)
}

const targetOf = ({ map }: Move, { name, of_guests }: GroupRecord, link: MoveInLink | undefined, { by_id, by_name }: Groups): GroupTarget => {
  const wanted = Object.hasOwn(map.customer_groups, name) ? map.customer_groups[name] : undefined
  if (wanted === null) {
    return { is: "none", reason: "left_behind", message: `the map leaves "${name}" behind` }
  }
  if (wanted === EVERYONE) {
    return { is: "everyone" }
  }
  if (wanted === undefined && of_guests) {
    return { is: "none", reason: "guests_only", message: `"${name}" is for buyers who are not logged in, for whom alone nothing can be said here: the map can send it to "everyone"` }
  }
  if (wanted === undefined && link && !isForgotten(link, name)) {
    return by_id.has(link.target_id) ? { is: "group", id: link.target_id } : { is: "none", reason: "deleted_here", message: `the group that "${name}" became was deleted in this shop: name another one in the map` }
  }
  const named = by_id.get(wanted ?? "") ? [by_id.get(wanted ?? "")] : by_name.get(wanted ?? name) ?? []
  const [first, ...others] = named
  if (others.length) {
    return { is: "none", reason: "ambiguous_group", message: `${named.length} groups of this shop are called "${wanted ?? name}": name one by its id in the map` }
  }
  if (first) {
    return { is: "group", id: first.id }
  }
  return wanted === undefined ? { is: "new" } : { is: "none", reason: "unknown_group", message: `the map sends "${name}" to "${wanted}", which is no group of this shop` }
}

/** The map named the group that this one was, and does so no more: it is that of its name again. One that the source has renamed stays. */
const isForgotten = ({ detail, digest }: MoveInLink, name: string): boolean => detail?.mapped === "true" && digest === name

const createGroup = async (move: Move, record: GroupRecord, groups: Groups): Promise<GroupTarget> => {
  const { name, row, key } = record
  const as_company = isCompany(move, record)
  tallyOf(move, "groups").became("created", { row, message: `the group "${name}"${as_company ? ", a company" : ""}` })
  if (move.is_dry) {
    rename(groups, { id: `${PENDING}${name}`, name })
    return { is: "new" }
  }
  const { id } = await move.container.resolve(Modules.CUSTOMER).createCustomerGroups({ name })
  rename(groups, { id, name })
  await move.service.writeLinks(move.origin, "groups", [{ source_key: key, target_id: id, digest: name, detail: { created: "true" } }])
  if (as_company) {
    await markCompany(move, record, id)
  }
  return { is: "group", id }
}

/** A group that is here: renamed where the source has renamed what we have made, and marked as a company where told so. */
const keepGroup = async (move: Move, record: GroupRecord, id: string, link: MoveInLink | undefined, groups: Groups): Promise<GroupTarget> => {
  const { name, row, key } = record
  const is_mapped = Object.hasOwn(move.map.customer_groups, name)
  const is_ours = link?.detail?.created === "true" && link.target_id === id
  const has_other_name = is_ours && link.digest !== name
  const is_taken = has_other_name && (groups.by_name.get(name) ?? []).some((group) => group.id !== id)
  const renamed = has_other_name && !is_taken
  const called = groups.by_id.get(id)?.name
  if (is_taken) {
    say(move, "groups", { row, reason: "name_taken", message: `"${link.digest}" is called "${name}" now, which is the name of another group of this shop: it stays "${called}"`, moved: true })
  }
  const marked = isCompany(move, record) && !(await companiesByGroups(move.container, [id])).length
  if (renamed || marked) {
    tallyOf(move, "groups").became("changed", { row, message: [renamed && `"${called}" is called "${name}" now`, marked && `"${name}" is marked as a company`].filter(Boolean).join(", ") })
  } else {
    tallyOf(move, "groups").left()
  }
  if (renamed) {
    rename(groups, { id, name })
  }
  if (move.is_dry) {
    return { is: "group", id }
  }
  if (renamed) {
    await move.container.resolve(Modules.CUSTOMER).updateCustomerGroups(id, { name })
  }
  if (marked) {
    await markCompany(move, record, id)
  }
  if (!link || renamed || link.target_id !== id || (is_mapped && link.detail?.mapped !== "true")) {
    await move.service.writeLinks(move.origin, "groups", [{ source_key: key, target_id: id, digest: name, detail: is_ours || is_mapped ? { ...(is_ours && { created: "true" }), ...(is_mapped && { mapped: "true" }) } : null }])
  }
  return { is: "group", id }
}

/** Several groups of one name are one here; where the map says so, the operator knows. */
const tellShared = (move: Move, records: GroupRecord[], targets: GroupTargets): void => {
  const first = new Map<string, GroupRecord>()
  records.forEach((record) => {
    const target = targets.get(record.key)
    const shared = target?.is === "group" ? target.id : target?.is === "new" ? `${PENDING}${record.name}` : null
    const other = shared === null ? undefined : first.get(shared)
    if (other && !Object.hasOwn(move.map.customer_groups, record.name)) {
      say(move, "groups", { row: record.row, reason: "same_group", message: `is one with ${other.row} here: buyers of both get the lower prices of the two`, moved: true })
    }
    if (shared !== null && !other) {
      first.set(shared, record)
    }
  })
}

const isCompany = ({ map: { companies } }: Move, { name, of_guests }: GroupRecord): boolean => !of_guests && (companies === "all" || companies.includes(name))

const markCompany = async (move: Move, { row }: GroupRecord, customer_group_id: string): Promise<void> => {
  try {
    await move.container.resolve(Modules.WORKFLOW_ENGINE).run(createCompanyWorkflowId, { input: { company: { customer_group_id } } })
  } catch (error) {
    if (!(error instanceof RefusalError)) {
      throw error
    }
    say(move, "groups", { row, reason: error.code ?? "company_refused", message: `cannot be a company: ${error.message}`, moved: true })
  }
}

/** A group that the source no longer has keeps its members here; what to do with it is the shop's to say. */
const forgetGone = async (move: Move, records: GroupRecord[], links: ReadonlyMap<string, MoveInLink>, moves: boolean): Promise<void> => {
  const there = new Set(records.map(({ key }) => key))
  const gone = [...links.values()].filter(({ source_key }) => !there.has(source_key))
  if (!moves || move.is_partial || !gone.length) {
    return
  }
  gone.forEach(({ source_key, digest }) => say(move, "groups", { row: `group ${source_key}`, reason: "gone_in_source", message: `"${digest}" is no longer in the source; the group stays here`, moved: true }))
  if (!move.is_dry) {
    await move.service.deleteLinks(move.origin, "groups", gone.map(({ source_key }) => source_key))
  }
}
