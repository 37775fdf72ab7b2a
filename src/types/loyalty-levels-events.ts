/** What events of loyalty levels carry on Medusa's event bus: ids and figures, nothing about a person. Types only. */
import type { LevelChangeCause, LevelOwnerType } from "./loyalty-levels"

/** `loyalty-levels.welcome` (the first level), `loyalty-levels.up`, `loyalty-levels.down`. */
export type LevelChangedEvent = {
  /** Names what is told: an event that comes a second time has the same. */
  id: string
  owner: { type: LevelOwnerType; id: string }
  from_level_id: string | null
  to_level_id: string | null
  cause: LevelChangeCause
  order_id: string | null
  at: string
}

/** `loyalty-levels.about_to_lose`: `warn_days` ahead, once for each level and day. */
export type LevelAboutToLoseEvent = { id: string; owner: { type: LevelOwnerType; id: string }; level_id: string; lost_on: string; at: string }
