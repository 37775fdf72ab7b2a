/** Ladders and histories as the specs of the kernel write them. */
import type { DayFigures, OwnerHistory } from "./figures"
import type { LevelThresholds } from "../../../types/loyalty-levels"
import { ladderInput, type Ladder, type LadderInput } from "./ladder"
import type { Standing } from "./standing"

/** A ladder with a level for each of the thresholds: their ids are `one`, `two`, `three`. */
export const ladderOf = (settings: Partial<LadderInput>, ...asked: LevelThresholds[]): Ladder => ({
  ...ladderInput.parse({ name: "Club", status: "active", window: { type: "rolling_days", days: 30 }, ...settings }),
  id: "ladder",
  revision: 1,
  created_at: "",
  updated_at: "",
  levels: asked.map((thresholds, index) => ({
    id: ["one", "two", "three"][index],
    ladder_id: "ladder",
    name: `Level ${index + 1}`,
    rank: index + 1,
    color: null,
    icon: null,
    description: null,
    benefits: null,
    thresholds,
    customer_group_id: `group_${index + 1}`,
    created_at: "",
    updated_at: "",
  })),
})

/** An order on a day. */
export const bought = (day: string, net: string, more: Partial<DayFigures> = {}): DayFigures => ({ day, currency_code: "eur", net, orders: 1, items: "1", ...more })

export const historyOf = (...days: DayFigures[]): OwnerHistory => ({ days, points: [], since: "2026-01-01" })

/** Somebody who holds a level since a window that began on a day. */
export const holding = (level: string | null, held_from: string | null, more: Partial<Standing> = {}): Standing => ({
  ladder_id: "ladder",
  ladder_revision: 1,
  earned_level_id: level,
  level_id: level,
  held_from,
  undone_on: null,
  lost_on: null,
  ...more,
})

