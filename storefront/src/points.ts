/** Whose points these are: a person's or a company's. */
export interface PointsOwner {
  type: "customer" | "company"
  id: string
  name: string
}

/** One wallet of the buyer, as `GET /store/customers/me/points` answers it. Points are whole numbers. */
export interface PointsWallet {
  id: string
  owner: PointsOwner
  /** What can be spent now; below zero where more was taken back than there was. */
  available: number
  /** Earned, and not yet to be spent. */
  pending: number
  /** ISO 8601; the points are gone from that instant on. */
  expiring: { points: number; expires_at: string }[]
  /** What the available points buy, in major units. */
  value: number
  /** Null where points buy nothing in this currency. */
  currency_code: string | null
  may_redeem: boolean
}

/** What an entry of the history did to the points. */
export type PointsEntryType = "earn" | "redeem" | "expire" | "clawback" | "restore" | "adjust"

/** One entry of the history, as `GET /store/customers/me/points/entries` answers it. */
export interface PointsEntry {
  id: string
  sequence: number
  type: PointsEntryType
  /** Negative where points were taken. */
  points: number
  /** Of all points, pending ones too, after this entry. */
  balance: number
  created_at: string
  order_id: string | null
  order_display_id: number | null
  /** Why, as an English sentence; `reason_code` is its stable name, to translate it by. */
  reason: string
  reason_code: string
  corrects: string | null
}

/** A page of the history, newest first. */
export interface PointsEntriesAnswer {
  entries: PointsEntry[]
  count: number
  offset: number
  limit: number
}

/** What a rule of the programme gives. */
export interface PointsFromRule {
  rule_id: string
  name: string
  points: number
}

/** What one variant earns, as `GET /store/points/earnable` answers it. */
export interface EarnablePoints {
  variant_id: string
  points: number
  breakdown: PointsFromRule[]
}

/** Points of a cart, as `GET|POST|DELETE /store/carts/:id/points` answer them. Money is in the cart's currency, in major units. */
export interface CartPoints {
  /** The wallet that pays, or would; null where the buyer has none. */
  account_id: string | null
  available: number
  /** Fewest, most and step of what can be used now; `maximum` 0: nothing, and `reason` says why. */
  minimum: number
  maximum: number
  step: number
  /** What the buyer asked for; the cart may take less for the time being. */
  intent: number | "max" | null
  /** What the cart takes. */
  applied: number
  /** What it saves. */
  value: number
  currency_code: string
  /** `points` buy `amount`; null where points buy nothing here. */
  rate: { points: number; amount: number } | null
  /** Why nothing, or not more: a code of `PointsLabels.reasons`. */
  reason: string | null
  /** Wallets that the buyer may choose from. */
  accounts: { id: string; owner: PointsOwner; available: number; may_redeem: boolean }[]
  earns: { points: number; account_id: string | null; breakdown: PointsFromRule[] }
}

/** Where a badge stands. */
export type PointsBadgePlace = "product" | "listing" | "cart"

/** The programme as anybody may know it, as `GET /store/points` answers it. */
export interface PointsProgram {
  name_singular: string
  name_plural: string
  badge: { text: string; colour: string; places: PointsBadgePlace[] }
  /** What guests read where a buyer reads what he earns; null: nothing. */
  guest_text: string | null
  /** `claim`: what a guest earns is kept for an account with the same e-mail address. */
  guests: "none" | "claim"
  /** The shop's own terms: plain text. */
  terms: string | null
  /**
   * Sentences made of the settings: rate, rounding, holding, expiry, redemption, refunds. `text` is English; `key` and
   * `values` say the same for the wordings in `labels.terms`.
   */
  summary: { code: string; text: string; key?: string; values?: Record<string, string | number> }[]
  redemption: {
    values: { currency_code: string; points: number; amount: number }[]
    minimum: number
    step: number
    maximum: number | null
    pays_shipping: boolean
  }
}

/** That a link was asked for: how long it holds, and after how long the next can be asked for. */
export interface PointsClaimRequested {
  hours: number
  pauseMinutes: number
}

/** What a link has granted: points at once, and of how many orders; the rest of their points follows when it is due. */
export interface PointsClaimed {
  granted: number
  orders: number
}

/** What of a cart's points decides how many can be used. */
export type PointsRange = Pick<CartPoints, "minimum" | "maximum" | "step">

/** Fewest and most that can really be chosen: multiples of the step. Null where nothing can. */
export function permittedPoints({ minimum, maximum, step }: PointsRange): { fewest: number; most: number } | null {
  const fewest = Math.ceil(Math.max(minimum, 1) / step) * step
  const most = Math.floor(maximum / step) * step
  return most >= fewest ? { fewest, most } : null
}

/** The number nearest to the wanted one that can be used, never more than wanted unless that is too few; 0 where nothing can. */
export function clampPoints(range: PointsRange, wanted: number): number {
  const permitted = permittedPoints(range)
  if (!permitted || Number.isNaN(wanted)) {
    return 0
  }
  const whole = wanted === Number.POSITIVE_INFINITY ? permitted.most : Math.floor(wanted / range.step) * range.step
  return Math.min(permitted.most, Math.max(permitted.fewest, whole))
}

/** What a number of points saves, rounded down to the smallest unit of the currency; what the shop says wins over this. */
export function valueOfPoints({ rate, currency_code }: Pick<CartPoints, "rate" | "currency_code">, points: number): number {
  if (!rate) {
    return 0
  }
  const format = new Intl.NumberFormat("en", { style: "currency", currency: currency_code })
  const unit = 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)
  // 0.29 × 100 is 28.999999999999996 in floating point: a billionth is added before the rest is dropped.
  return Math.floor((points * rate.amount * unit) / rate.points + 1e-9) / unit
}

/** What the points are called in a sentence with this number of them. */
export function pointsName(program: Pick<PointsProgram, "name_singular" | "name_plural">, points: number): string {
  return Math.abs(points) === 1 ? program.name_singular : program.name_plural
}

/** Reads a number that somebody typed: whole, perhaps with separators of thousands; null for anything else. */
export function readTypedPoints(typed: string): number | null {
  const text = typed.trim()
  const isWhole = /^\d+$/.test(text) || /^\d{1,3}([.,'’\s]\d{3})+$/.test(text)
  const points = isWhole ? Number(text.replace(/\D/g, "")) : Number.NaN
  return Number.isSafeInteger(points) ? points : null
}
