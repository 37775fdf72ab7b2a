/** What a changed or a new ladder would do, without storing anything. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { askedInput, askedLadder, type AskedLadder } from "../../modules/loyalty-levels/domain/asked-ladder"
import { neededFrom, nextStanding } from "../../modules/loyalty-levels/domain/standing"
import { groupTaken, secondActiveLadder } from "../../modules/loyalty-levels/refusals"
import type { Ladder, LevelOwner } from "../../modules/loyalty-levels/service"
import { dayOf } from "../../shared/calendar"
import { refusalsOf, type Refusal } from "../../shared/refusal"
import { RefusalError, refuseAll } from "../../shared/refusal-error"
import { parseInput } from "../../shared/schema"
import type { AdminLevelWhatIf, LevelOwnerType } from "../../types/loyalty-levels"
import { groupRefusals } from "./group-refusals"
import { knownOwners, ownersAfter, readHistories, type KnownOwner } from "./measure"
import { countingLevels, type LevelsOfOwners } from "./memberships"
import { namesOf } from "./present-members"
import { levels, NO_LADDER } from "./requalify"

const BATCH = 1000

/** So many of those who would move are named. */
const EXAMPLES = 10

/**
 * How many would move, were a ladder and its levels as they are given: changed settings, changed, new and removed
 * levels, or a ladder that is not stored at all. People count with the level that counts for them, a company's
 * too. Owners are read in batches: memory stays the same however many there are.
 *
 * @throws RefusalError `ladder_not_found`, `invalid_input` with the path and reason of every wrong field, as when it is saved
 */
export const whatIf = async (container: MedusaContainer, input: unknown, at: Date): Promise<AdminLevelWhatIf> => {
  const asked = await readQuestion(container, input)
  const active = (await levels(container).activeLadders()).filter(({ id }) => id !== asked.ladder.id)
  const others = active.filter(({ audiences }) => !audiences.some((type) => asked.ladder.audiences.includes(type)))
  const ranks = new Map([...active.flatMap((ladder) => ladder.levels), ...asked.levels.map(({ level }) => level)].map(({ id, rank }) => [id, rank]))
  const question: Question = { ...asked, others, ranks, at }
  const moves = emptyMoves(asked)
  for (const type of ["customer", "company"] as const) {
    let page = isConcerned(question, type) ? await ownersAfter(container, type, "", BATCH) : []
    while (page.length) {
      await lookAt(container, question, page, moves)
      page = page.length === BATCH ? await ownersAfter(container, type, page[page.length - 1].id, BATCH) : []
    }
  }
  return present(container, asked, moves)
}

/**
 * @property audiences_before For whom the ladder is in force now
 * @property others The other ladders in force that would stay so
 * @property ranks Of each level by id: the one that it would have, or has where it goes or is another ladder's
 */
type Question = AskedLadder & { audiences_before: readonly LevelOwnerType[]; others: readonly Ladder[]; ranks: ReadonlyMap<string, number>; at: Date }

/** A company's level covers its members, so people are always concerned. */
const isConcerned = ({ ladder, audiences_before }: Question, type: LevelOwnerType): boolean => type === "customer" || ladder.audiences.includes(type) || audiences_before.includes(type)

const readQuestion = async (container: MedusaContainer, input: unknown): Promise<Omit<Question, "others" | "ranks" | "at">> => {
  const parsed = parseInput(askedInput, input)
  if (!parsed.success) {
    throw new RefusalError("invalid_input", refusalsOf(parsed.error.issues))
  }
  const { ladder_id, removed_level_ids } = parsed.data
  const stored = ladder_id === null ? null : await levels(container).ladder(ladder_id)
  const asked = askedLadder(stored, parsed.data)
  if (!asked.ok) {
    throw new RefusalError("invalid_input", asked.refusals)
  }
  refuseAll([...(await activeRefusals(container, asked.value.ladder)), ...(await allGroupRefusals(container, asked.value, removed_level_ids))])
  return { ...asked.value, audiences_before: stored?.status === "active" ? stored.audiences : [] }
}

const activeRefusals = async (container: MedusaContainer, { id, status, audiences }: Ladder): Promise<Refusal[]> => {
  const isTaken = status === "active" && (await levels(container).ladders()).some((other) => other.id !== id && other.status === "active" && other.audiences.some((type) => audiences.includes(type)))
  return isTaken ? secondActiveLadder().refusals.map((refusal) => ({ ...refusal, path: `ladder.${refusal.path}` })) : []
}

const allGroupRefusals = async (container: MedusaContainer, { levels: asked }: AskedLadder, removed: string[]): Promise<Refusal[]> => {
  const refusals: Refusal[] = []
  const given = asked.filter(({ at, level }) => at !== null && level.customer_group_id).sort((a, b) => String(a.at).localeCompare(String(b.at), "en", { numeric: true }))
  for (const [index, { level, at }] of given.entries()) {
    const isTwice = given.slice(0, index).some((other) => other.level.customer_group_id === level.customer_group_id)
    const found = isTwice ? groupTaken(level.customer_group_id, "level").refusals : await groupRefusals(container, level.customer_group_id, level.id, removed)
    refusals.push(...found.map((refusal) => ({ ...refusal, path: `${at}.${refusal.path}` })))
  }
  return refusals
}

type Move = { owner: LevelOwner; from: string | null; to: string | null }

type Moves = { owners: number; up: number; down: number; in: number; out: number; levels: Map<string, { now: number; then: number }>; examples: Move[] }

const emptyMoves = ({ levels: asked }: AskedLadder): Moves => ({ owners: 0, up: 0, down: 0, in: 0, out: 0, levels: new Map(asked.map(({ level }) => [level.id, { now: 0, then: 0 }])), examples: [] })

/** Counts what becomes of a batch of owners of one kind. */
const lookAt = async (container: MedusaContainer, question: Question, page: readonly KnownOwner[], moves: Moves): Promise<void> => {
  const ids = page.map(({ id }) => id)
  const isPeople = page[0].type === "customer"
  const own = new Map((await levels(container).readStandings(page)).map(({ owner, level_id }) => [owner.id, level_id]))
  const set = new Map((isPeople ? await levels(container).readMemberships(ids) : []).map(({ customer_id, level_id }) => [customer_id, level_id]))
  const then = await levelsThen(container, question, page)
  for (const owner of page) {
    const from = set.has(owner.id) ? set.get(owner.id) : own.get(owner.id)
    // Who still stands at a level that was deleted has none: the next night says so.
    note(question, moves, { owner, from: from && question.ranks.has(from) ? from : null, to: then.get(owner.id) ?? null })
  }
}

/** What would count for each owner, by id: of people the better of the own level and those of their companies. */
const levelsThen = async (container: MedusaContainer, question: Question, page: readonly KnownOwner[]): Promise<Map<string, string | null>> => {
  const judged: LevelsOfOwners = async (owners) => {
    const companies = owners.filter(({ type }) => type === "company")
    const known = [...page.filter(({ type }) => type === "customer"), ...(await knownOwners(container, companies))]
    return judge(container, question, known)
  }
  if (page[0].type === "company") {
    return new Map([...(await judge(container, question, page))].map(([key, level_id]) => [key.replace("company:", ""), level_id]))
  }
  const counting = await countingLevels(container, [question.ladder, ...question.others], page.map(({ id }) => id), null, judged)
  return new Map([...counting].map(([id, { counts }]) => [id, counts?.level.id ?? null]))
}

/** What owners would earn or be granted themselves, by `type:id`. Whom the ladder is not for stands as he does. */
const judge = async (container: MedusaContainer, question: Question, owners: readonly KnownOwner[]): Promise<Map<string, string | null>> => {
  const { at, ladder, is_in_force, audiences_before, others } = question
  const { time_zone } = levels(container).options
  const today = dayOf(at, time_zone)
  const rows = new Map((await levels(container).readStandingsAt(owners, at)).map((row) => [`${row.owner.type}:${row.owner.id}`, row]))
  const found = new Map<string, string | null>()
  for (const type of ["customer", "company"] as const) {
    const those = owners.filter((owner) => owner.type === type)
    const rules = ladder.audiences.includes(type) ? (is_in_force ? ladder : NO_LADDER) : audiences_before.includes(type) ? NO_LADDER : null
    if (!rules) {
      const isElsewhere = others.some(({ audiences }) => audiences.includes(type))
      those.forEach(({ id }) => found.set(`${type}:${id}`, isElsewhere ? rows.get(`${type}:${id}`)?.level_id ?? null : null))
      continue
    }
    const kept = (id: string) => {
      const row = rows.get(`${type}:${id}`)
      return row?.measured_at ? row : null
    }
    const histories = await readHistories(container, rules, those.map((owner) => ({ ...owner, from: neededFrom(kept(owner.id), rules, today) })), at, time_zone)
    histories.forEach((history, id) => found.set(`${type}:${id}`, nextStanding(kept(id), rules, { history, grants: rows.get(`${type}:${id}`)?.grants ?? [], today }).standing.level_id))
  }
  return found
}

const note = (question: Question, moves: Moves, move: Move): void => {
  const { from, to } = move
  moves.owners += 1
  tally(moves, from, "now")
  tally(moves, to, "then")
  if (from === to) {
    return
  }
  const rankOf = (level_id: string | null): number => question.ranks.get(level_id ?? "") ?? 0
  moves.up += Number(rankOf(to) > rankOf(from))
  moves.down += Number(rankOf(to) < rankOf(from))
  moves.in += Number(from === null)
  moves.out += Number(to === null)
  if (moves.examples.length < EXAMPLES) {
    moves.examples.push(move)
  }
}

const tally = (moves: Moves, level_id: string | null, when: "now" | "then"): void => {
  const count = level_id === null ? undefined : moves.levels.get(level_id)
  if (count) {
    count[when] += 1
  }
}

const present = async (container: MedusaContainer, { levels: asked }: AskedLadder, { levels: counts, examples, owners, up, down, in: entered, out }: Moves): Promise<AdminLevelWhatIf> => {
  const names = await namesOf(container, examples.map(({ owner }) => owner))
  const stored = await levels(container).levelsByIds([...new Set(examples.flatMap(({ from, to }) => [from, to]).flatMap((id) => id ?? []))])
  const idOf = (level_id: string): string | null => (asked.some(({ level, state }) => level.id === level_id && state === "new") ? null : level_id)
  const nameOf = (level_id: string): string => (asked.find(({ level }) => level.id === level_id)?.level ?? stored.find(({ id }) => id === level_id))?.name ?? level_id
  const shown = (level_id: string | null) => (level_id === null ? null : { id: idOf(level_id), name: nameOf(level_id) })
  return {
    owners,
    up,
    down,
    in: entered,
    out,
    levels: asked.map(({ level, state }) => ({ id: idOf(level.id), name: level.name, rank: level.rank, state, members_now: counts.get(level.id)?.now ?? 0, members_then: counts.get(level.id)?.then ?? 0 })),
    examples: examples.map(({ owner: { type, id }, from, to }) => ({ owner: { type, id, ...(names.get(`${type}:${id}`) ?? { name: null, email: null }) }, from_level: shown(from), to_level: shown(to) })),
  }
}
