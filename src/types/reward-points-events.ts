/**
 * What events of reward points carry on Medusa's event bus: ids and figures, nothing about a person.
 * Types only: nothing here exists at run time. Points are whole numbers, times are ISO 8601 strings
 * in UTC.
 */

/** What can be told; each is an event, a template, and a switch in the programme's `notifications`. */
export type PointsNoticeKind = "earned" | "available" | "expiring" | "expired" | "redeemed" | "wallet_low"

/** What every event says. */
export type PointsEvent = {
  /** Names what is told, e.g. `earned:rpent_1`: an event that comes a second time has the same. */
  id: string
  account_id: string
  /** Whose points they are. */
  owner: { type: "customer" | "company"; id: string }
  points: number
  /** When it happened. */
  at: string
}

/** `reward-points.earned`: points were granted. */
export type PointsEarnedEvent = PointsEvent & {
  entry_id: string
  /** `order`, `order_value_added`, `registration`, `guest_claim`, or the code of an action of the shop's own. */
  reason_code: string
  /** Null where no order earned them. */
  order_id: string | null
  /** When they can be spent: later than `at` where the programme holds them back. */
  available_at: string | null
  /** When they end; null: never. With inactivity as the end, as it stands now. */
  expires_at: string | null
}

/** `reward-points.available`: the holding period of a grant is over. `points` are what is left of it. */
export type PointsAvailableEvent = PointsEvent & { lot_id: string; order_id: string | null; expires_at: string | null }

/** `reward-points.expiring`: so many points end on a day, `reminder_days` ahead. */
export type PointsExpiringEvent = PointsEvent & {
  /** The day in the shop's time zone, e.g. `2027-12-31`. */
  ends_on: string
  /** When the first of them end. */
  expires_at: string
}

/** `reward-points.expired`: points have ended, and that is written down. */
export type PointsExpiredEvent = PointsEvent & { entry_id: string }

/** `reward-points.redeemed`: an order was paid with points. */
export type PointsRedeemedEvent = PointsEvent & { entry_id: string; order_id: string }

/** `reward-points.wallet_low`: something brought the balance below `low_balance`. `points` are what can be spent now; they can be below zero. */
export type PointsWalletLowEvent = PointsEvent & { entry_id: string; low_balance: number }
