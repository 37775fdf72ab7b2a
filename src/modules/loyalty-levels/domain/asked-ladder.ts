/** A ladder that is asked about before it is stored: what would stand where, were it saved as it is given. Pure. */
import { id, someIds } from "../../../shared/fields"
import { accepted, refused, type Parsed, type Refusal } from "../../../shared/refusal"
import { z } from "../../../shared/schema"
import { levelRefusals, parseLadder, parseLevel, type Ladder, type LadderInput, type Level } from "./ladder"

/**
 * What is asked: settings and levels as they would be sent to be saved. A level with an id is a stored one with
 * some of its fields changed, one without is new. Without `ladder_id` the ladder is new as well.
 */
export const askedInput = z.strictObject({
  ladder_id: id.nullable().default(null),
  ladder: z.record(z.string(), z.unknown()).default({}),
  levels: z.array(z.looseObject({ id: id.optional() })).max(100).default([]),
  removed_level_ids: someIds.default([]),
})

export type Asked = z.infer<typeof askedInput>

/**
 * @property levels Those of the ladder and those that are taken out of it, the lowest first
 * @property is_in_force False where a ladder in force would be so no more. One that is not in force yet is asked about as if it were
 */
export type AskedLadder = { ladder: Ladder; levels: { level: Level; state: AskedState; at: string | null }[]; is_in_force: boolean }

export type AskedState = "stored" | "changed" | "new" | "removed"

const UNSTORED = { revision: 0, created_at: "", updated_at: "" }

/** The ladder that is asked about, or every reason why it could not be saved, at the paths of the question. */
export const askedLadder = (stored: Ladder | null, asked: Asked): Parsed<AskedLadder> => {
  const settings = parseLadder({ ...(stored ? settingsOf(stored) : {}), ...asked.ladder })
  const named = asked.levels.map((given, index) => namedLevel(stored, asked, given, index))
  const wrong = [
    ...(settings.ok ? [] : settings.refusals.map((refusal) => below("ladder", refusal))),
    ...named.flatMap((each) => (each.ok ? [] : each.refusals)),
    ...asked.removed_level_ids.flatMap((removed, index) => (levelOf(stored, removed) ? [] : [unknownLevel(`removed_level_ids.${index}`, removed)])),
  ]
  if (!settings.ok || wrong.length) {
    return refused(wrong)
  }
  const given = named.flatMap((each) => (each.ok ? [each.value] : []))
  const kept = (stored?.levels ?? []).filter((level) => !asked.removed_level_ids.includes(level.id) && !given.some((each) => each.level.id === level.id))
  const refusals = togetherRefusals(settings.value, stored, asked, kept, given)
  if (refusals.length) {
    return refused(refusals)
  }
  const removed = (stored?.levels ?? []).filter((level) => asked.removed_level_ids.includes(level.id))
  const levels = [...kept.map((level) => ({ level, state: "stored" as const, at: null })), ...given].sort((a, b) => a.level.rank - b.level.rank)
  return accepted({
    ladder: { ...UNSTORED, ...stored, ...settings.value, id: stored?.id ?? NEW, revision: (stored?.revision ?? 0) + Number(decidesOtherwise(stored, settings.value, asked)), levels: levels.map(({ level }) => level) },
    levels: [...levels, ...removed.map((level) => ({ level, state: "removed" as const, at: null }))].sort((a, b) => a.level.rank - b.level.rank),
    is_in_force: stored?.status !== "active" || settings.value.status === "active",
  })
}

/** No id of anything stored. */
const NEW = "new"

const settingsOf = ({ id: _id, revision: _revision, created_at: _created, updated_at: _updated, levels: _levels, ...settings }: Ladder): LadderInput => settings

const levelOf = (stored: Ladder | null, level_id: string): Level | null => stored?.levels.find(({ id: each }) => each === level_id) ?? null

const below = (at: string, refusal: Refusal): Refusal => ({ ...refusal, path: [at, refusal.path].filter(Boolean).join(".") })

const unknownLevel = (path: string, level_id: string): Refusal => ({ path, reason: "unknown_level", message: `no such level: ${level_id}`, values: [level_id] })

type Named = { level: Level; state: "changed" | "new"; at: string }

const namedLevel = (stored: Ladder | null, asked: Asked, { id: level_id, ...fields }: Asked["levels"][number], index: number): Parsed<Named> => {
  const at = `levels.${index}`
  const current = level_id === undefined ? null : levelOf(stored, level_id)
  if (level_id !== undefined && !current) {
    return refused([unknownLevel(`${at}.id`, level_id)])
  }
  const isTwice = asked.levels.some((other, before) => before < index && other.id === level_id) || asked.removed_level_ids.includes(level_id ?? "")
  if (level_id !== undefined && isTwice) {
    return refused([{ path: `${at}.id`, reason: "duplicate_id", message: "must name each level once, and none that is removed", values: [level_id] }])
  }
  const parsed = parseLevel({ ...(current ? fieldsOf(current) : {}), ...fields })
  if (!parsed.ok) {
    return refused(parsed.refusals.map((refusal) => below(at, refusal)))
  }
  const customer_group_id = parsed.value.customer_group_id ?? current?.customer_group_id ?? ""
  return accepted({
    level: { ...parsed.value, customer_group_id, id: current?.id ?? `${NEW}.${index}`, ladder_id: stored?.id ?? NEW, created_at: current?.created_at ?? "", updated_at: current?.updated_at ?? "" },
    state: current ? "changed" : "new",
    at,
  })
}

const fieldsOf = ({ id: _id, ladder_id: _ladder, created_at: _created, updated_at: _updated, ...fields }: Level) => fields

/**
 * What the levels are not together. Saving says what a level breaks above it at that level's own fields, and what
 * settings break at the level as the ladder has it; what nobody has touched is nobody's mistake.
 */
const togetherRefusals = (settings: LadderInput, stored: Ladder | null, asked: Asked, kept: readonly Level[], given: readonly Named[]): Refusal[] => {
  const isSettingsOnly = !given.length && !asked.removed_level_ids.length
  const untouched = kept.map((level) => ({ ...level, at: `levels.${isSettingsOnly ? stored?.levels.indexOf(level) : level.id}` }))
  const refusals = levelRefusals(settings, [...untouched, ...given.map(({ level, at }) => ({ ...level, at }))])
  return refusals.flatMap((refusal): Refusal[] => {
    const level = untouched.find(({ at }) => refusal.path.startsWith(`${at}.`))
    const cause = level && refusal.reason !== "unknown_currency" ? highestBelow(given, level.rank) : null
    if (level && cause) {
      return [{ ...refusal, path: refusal.path.replace(level.at, cause.at) }]
    }
    return level && !Object.keys(asked.ladder).length ? [] : [refusal]
  })
}

const highestBelow = (given: readonly Named[], rank: number): Named | null =>
  given.reduce<Named | null>((best, each) => (each.level.rank < rank && each.level.rank > (best?.level.rank ?? 0) ? each : best), null)

/** Whether saving it raises the ladder's revision: what was reached by other rules is then lost without grace. */
const decidesOtherwise = (stored: Ladder | null, settings: LadderInput, { levels, removed_level_ids }: Asked): boolean =>
  !stored || levels.length > 0 || removed_level_ids.length > 0 || JSON.stringify(settings) !== JSON.stringify(settingsOf(stored))
