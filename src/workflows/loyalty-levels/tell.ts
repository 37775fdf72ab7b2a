/** What happened to levels, on Medusa's event bus. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { addDays } from "../../modules/loyalty-levels/domain/window"
import type { ChangeRow, Ladder } from "../../modules/loyalty-levels/service"
import { dayOf } from "../../shared/calendar"
import type { LevelAboutToLoseEvent, LevelChangedEvent } from "../../types/loyalty-levels-events"
import { levels } from "./requalify"

/**
 * The events of loyalty levels. They tell what is written already, and nothing rests on them. Each comes at
 * least once; its `id` is the same if it comes again. The payloads are in `types/loyalty-levels-events`.
 *
 * @example
 * export default async function ({ event }: SubscriberArgs<LevelChangedEvent>) { … }
 * export const config: SubscriberConfig = { event: LoyaltyLevelEvents.UP }
 */
export const LoyaltyLevelEvents = {
  /** Somebody stands at a level for the first time: `{ id, owner, from_level_id, to_level_id, cause, order_id, at }`. */
  WELCOME: "loyalty-levels.welcome",
  /** Somebody rose: as `WELCOME`. */
  UP: "loyalty-levels.up",
  /** Somebody fell, perhaps to no level: as `WELCOME`. */
  DOWN: "loyalty-levels.down",
  /** A level is lost on `lost_on` unless something happens: `{ id, owner, level_id, lost_on, at }`. */
  ABOUT_TO_LOSE: "loyalty-levels.about_to_lose",
} as const

const BATCH = 500

/** Tells every change that was not told yet. A process that dies between both tells it again. Returns how many there were. */
export const tellLevelChanges = async (container: MedusaContainer, ladders: readonly Ladder[]): Promise<number> => {
  const ranks = new Map(ladders.flatMap((ladder) => ladder.levels.map(({ id, rank }) => [id, rank] as const)))
  const rank = (id: string | null): number => ranks.get(id ?? "") ?? 0
  const nameOf = ({ sequence, from_level_id, to_level_id }: ChangeRow): string =>
    rank(to_level_id) <= rank(from_level_id) ? LoyaltyLevelEvents.DOWN : sequence === 1 ? LoyaltyLevelEvents.WELCOME : LoyaltyLevelEvents.UP
  let told = 0
  for (;;) {
    const count = await levels(container).tellChanges(BATCH, async (changes) => {
      const messages = changes.map((change) => ({ name: nameOf(change), data: changedEvent(change) }))
      await container.resolve(Modules.EVENT_BUS).emit(messages)
    })
    told += count
    if (count < BATCH) {
      return told
    }
  }
}

const changedEvent = ({ id, owner_type, owner_id, from_level_id, to_level_id, cause, order_id, at }: ChangeRow): LevelChangedEvent => ({
  id,
  owner: { type: owner_type, id: owner_id },
  from_level_id,
  to_level_id,
  cause,
  order_id,
  at: at.toISOString(),
})

/** Warns who loses a level within the ladder's `warn_days`, once. Returns how many were warned. */
export const warnOwners = async (container: MedusaContainer, ladders: readonly Ladder[], at: Date): Promise<number> => {
  const service = levels(container)
  const today = dayOf(at, service.options.time_zone)
  let warned = 0
  for (const { id, warn_days } of ladders) {
    for (let count = warn_days === null ? 0 : BATCH; warn_days !== null && count === BATCH; ) {
      count = await service.tellWarnings(id, today, addDays(today, warn_days), BATCH, async (warnings) => {
        const messages = warnings.map(({ owner_type, owner_id, level_id, lost_on }) => {
          const data: LevelAboutToLoseEvent = { id: `about_to_lose:${owner_id}:${level_id}:${lost_on}`, owner: { type: owner_type, id: owner_id }, level_id, lost_on, at: at.toISOString() }
          return { name: LoyaltyLevelEvents.ABOUT_TO_LOSE, data }
        })
        await container.resolve(Modules.EVENT_BUS).emit(messages)
      })
      warned += count
    }
  }
  return warned
}
