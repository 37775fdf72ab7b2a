/** What events of occasions carry on Medusa's event bus: ids and figures, nothing about a person. Types only. */

/** `loyalty-levels.occasion`: an occasion gave a buyer something. */
export type OccasionGivenEvent = {
  /** Names what is told, e.g. `occasion:lgiven_1`: an event that comes a second time has the same. */
  id: string
  occasion_id: string
  /** Null: a guest. */
  customer_id: string | null
  /** The order that it came with; null for a day of the calendar. */
  order_id: string | null
  /** The day of the shop's calendar, `2026-12-31`. */
  day: string
  grant_id: string
  kind: "points" | "personal_code" | "level"
  /** ISO 8601. */
  at: string
}
