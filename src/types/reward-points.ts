/**
 * The HTTP shapes of reward points, as the Admin API and the Store API send and take them.
 * Types only: nothing here exists at run time. Points are whole numbers, amounts are in major units,
 * times are ISO 8601 strings in UTC.
 */

import type { PointsNoticeKind } from "./reward-points-events"

export type PointsEarner = { type: "person" } | { type: "company" } | { type: "split"; company_percent: number }

export type PointsExpiry =
  | { type: "never" }
  | { type: "days_after_grant"; days: number }
  | { type: "days_without_activity"; days: number }
  | { type: "end_of_year" }

export type PointsEarnEvent = "order_placed" | "payment_captured" | "order_fulfilled" | "order_completed"
export type PointsRounding = "down" | "nearest" | "up"
export type PointsClawback = "allow_negative" | "clamp_and_record" | "withhold"
export type PointsBadgePlace = "product" | "listing" | "cart"

/** `points` buy `amount` major units. */
export type PointsRedemptionValue = { currency_code: string; points: number; amount: number }

/** What `POST /admin/reward-points/program` takes, in part or as a whole; what it and `GET` answer in `program`. */
export type AdminPointsProgramSettings = {
  status: "off" | "active"
  name_singular: string
  name_plural: string
  earning: {
    earner: PointsEarner
    event: PointsEarnEvent
    holding_days: number
    rounding: PointsRounding
    on_tax: boolean
    on_shipping: boolean
    on_points_value: boolean
    on_discounted_lines: boolean
    with_codes: boolean
    on_contract_lines: boolean
    guests: "none" | "claim"
    maximum_balance: number | null
    /** Points for a customer who registers; null: none. */
    registration_points: number | null
  }
  expiry: PointsExpiry
  reminder_days: number | null
  restore_grace_days: number
  redemption: {
    values: PointsRedemptionValue[]
    with_codes: boolean
    pays_shipping: boolean
    pays_contract_lines: boolean
    minimum_balance: number
    minimum: number
    maximum: number | null
    step: number
    maximum_share: number
  }
  excluded: { customer_group_ids: string[]; product_ids: string[]; category_ids: string[] }
  clawback: PointsClawback
  adjust_ceiling: number
  low_balance: number | null
  /** What owners are sent an e-mail of, where the shop has a notification provider for it. */
  notifications: PointsNoticeKind[]
  badge: { text: string; colour: string; places: PointsBadgePlace[] }
  guest_text: string | null
  terms: string | null
}

/** `version` counts the changes; 0 means that nothing was ever set. */
export type AdminPointsProgram = AdminPointsProgramSettings & { version: number; created_at: string | null; created_by: string | null }

/** `GET /admin/reward-points/program` → `{ program, summary, versions }`: what buyers read of it, and all versions, newest first. */
export type AdminPointsProgramResponse = {
  program: AdminPointsProgram
  summary: PointsSummarySentence[]
  versions: { version: number; created_at: string; created_by: string | null; changed: string[] }[]
}

/* ── Earning rules ─────────────────────────────────────────────────────────────────────────── */

export type PointsRuleStatus = "draft" | "active" | "archived"
export type PointsStacking = "add" | "best" | "exclusive"
export type PointsScopeType = "all" | "products" | "variants" | "categories" | "collections" | "tags" | "types"

/** `per_amount`: `points` for each `amount` major units; `multiplier`: what the other rules give on these lines, times `numerator / denominator`. */
export type PointsGrant =
  | { type: "per_amount"; points: number; amount: number }
  | { type: "fixed"; points: number }
  | { type: "per_piece"; points: number }
  | { type: "multiplier"; numerator: number; denominator: number }

/** A condition of the shared language, e.g. `{ all: [{ code: "customer_group", args: { ids: [...] } }, { not: { … } }] }`. */
export type RuleCondition =
  | { all: RuleCondition[] }
  | { any: RuleCondition[] }
  | { not: RuleCondition }
  | { code: string; args: Record<string, unknown> }

/** What `POST /admin/reward-points/earning-rules[/:id]` takes. */
export type AdminEarningRuleInput = {
  name: string
  description: string | null
  status: PointsRuleStatus
  priority: number
  starts_at: string | null
  ends_at: string | null
  /** Null: always. */
  conditions: RuleCondition | null
  scope: { type: PointsScopeType; ids: string[] }
  /** The currency that a grant per amount is in; null: in every currency alike. */
  currency_code: string | null
  grant: PointsGrant
  stacking: PointsStacking
  caps: {
    /** Points that the rule gives for one order at most. */
    per_order: number | null
    /** … to one account, ever. */
    per_account: number | null
    /** … to one account in a period of the calendar. */
    per_period: { period: "day" | "week" | "month" | "year"; points: number } | null
  }
}

export type AdminEarningRule = AdminEarningRuleInput & {
  id: string
  /** Null, or why the stored rule cannot be read: it then gives nothing. */
  broken: { path: string; reason: string; message: string }[] | null
  created_at: string
  updated_at: string
}

/** How the editor draws one condition of the language. `GET /admin/reward-points/conditions` → `{ conditions }`. */
export type AdminConditionDefinition = {
  code: string
  /** Fields of `args`, in order. */
  fields: {
    name: string
    /**
     * What is typed or picked: `ids` of an `entity`, an `amount`, a `quantity`, a `currency`, several of them
     * (`currencies`), one of `options`, several of them (`options_many`), an instant (`time`), a `text`, several (`texts`).
     */
    kind: "ids" | "amount" | "quantity" | "currency" | "currencies" | "option" | "options_many" | "time" | "text" | "texts"
    entity?: "products" | "variants" | "categories" | "collections" | "tags" | "types" | "customer_groups" | "customers" | "companies" | "regions" | "sales_channels" | "levels"
    options?: string[]
    optional?: boolean
  }[]
}

/** `POST /admin/reward-points/earning-rules/preview`: `{ customer_id?, cart_id? | order_id? }` → what each rule would give, and why not. */
export type AdminEarningPreview = {
  points: number
  lines: { line_id: string; title: string; points: number; basis: number; reasons: { rule_id: string; name: string; points: number }[]; excluded: string | null }[]
  rules: { rule_id: string; name: string; points: number; applied: boolean; reason: string | null; details: Record<string, unknown> | null }[]
}

/* ── Accounts and the ledger ───────────────────────────────────────────────────────────────── */

export type PointsOwner = { type: "customer" | "company"; id: string; name: string }

export type AdminPointsAccount = {
  id: string
  /** Null after the owner was erased. */
  owner: PointsOwner | null
  /** What can be spent; below zero where more was taken back than there was. */
  available: number
  pending: number
  /** What later credits pay first. */
  deficit: number
  expiring: { points: number; expires_at: string }[]
  created_at: string
}

export type PointsEntryType = "earn" | "redeem" | "expire" | "clawback" | "restore" | "adjust"

/** One row of the ledger. `points` is negative where points are taken. */
export type PointsEntry = {
  id: string
  sequence: number
  type: PointsEntryType
  points: number
  /** Of all points, pending ones too, after this entry. */
  balance: number
  created_at: string
  order_id: string | null
  order_display_id: number | null
  /** Why, for people: a sentence in English; `reason_code` is its stable name. */
  reason: string
  reason_code: string
  /** The entry that this one corrects: the redemption that a restore undoes, the earn that a clawback takes back. */
  corrects: string | null
}

/** An entry as an admin reads it. */
export type AdminPointsEntry = PointsEntry & {
  /** Who did it: an admin's or a customer's id; null for the shop itself. */
  actor_id: string | null
  actor_name: string | null
  /** From which lots it took, or to which it gave back (below zero). */
  draws: { lot_id: string; points: number }[]
}

export type AdminPointsLot = {
  id: string
  points: number
  remaining: number
  /** What was to be taken back from this lot and was spent. */
  shortfall: number
  available_at: string
  expires_at: string | null
  order_id: string | null
  /** The number that people know the order by. */
  order_display_id: number | null
  entry_id: string
  state: "pending" | "available" | "spent" | "expired"
}

/** `GET /admin/reward-points/accounts` → `{ accounts, count, offset, limit }`; `?q=&customer_id=&company_id=&customer_group_id=&owner_type=&balance=positive|negative|zero`. */
export type AdminPointsAccountsResponse = { accounts: AdminPointsAccount[]; count: number; offset: number; limit: number }

/** `GET /admin/reward-points/accounts/:id` → `{ account, lots }`; `…/:id/entries?type=&limit=&offset=` → `{ entries, count, offset, limit }`, newest first. */
export type AdminPointsAccountResponse = { account: AdminPointsAccount; lots: AdminPointsLot[] }
export type AdminPointsEntriesResponse = { entries: AdminPointsEntry[]; count: number; offset: number; limit: number }

/** `POST /admin/reward-points/accounts/:id/adjust` takes `{ points, reason, idempotency_key?, expires_at? }`. */
export type AdminPointsAdjustResponse = { entry: AdminPointsEntry; account: AdminPointsAccount }

/**
 * What `POST /admin/reward-points/actions` takes: an action of the shop's own, as `training_finished`, by a customer or a
 * company. Points above the cap are not granted. Answers {@link AdminPointsAdjustResponse}.
 */
export type AdminPointsActionInput = {
  customer_id?: string
  company_id?: string
  action: string
  points: number
  idempotency_key: string
  cap?: { period: "day" | "week" | "month" | "year"; points: number } | null
  text?: string | null
}

/** `GET /admin/reward-points/orders/:id`: what an order did to points. */
export type AdminOrderPoints = {
  order_id: string
  accounts: {
    account_id: string
    owner: PointsOwner | null
    /** Computed when the order was placed. */
    earned: number
    /** Null while the earn event has not come. */
    granted_at: string | null
    clawed_back: number
    redeemed: number
    restored: number
  }[]
  /** Value that points paid, in the order's currency. */
  redeemed_value: number
  currency_code: string
  lines: { line_id: string; title: string; earned: number; clawed_back: number; redeemed: number; restored: number; reasons: { rule_id: string; name: string; points: number }[] }[]
  /** With the policy `withhold`: points that could not be taken back, and the amount to keep back from the refund. */
  withhold: { points: number; amount: number } | null
  entries: AdminPointsEntry[]
}

/** What cannot be used of an imported file. `row` counts as a spreadsheet shows it: the header is row 1. */
export type AdminPointsImportError = { row: number; column: string | null; reason: string; value: string | null; message: string }

/**
 * `POST /admin/reward-points/import`, with `{ csv, dry_run? }` or the file itself as `text/csv`, and `?dry_run=true`. `repeated`
 * rows were given before with the same file. Where rows cannot be used, all are refused with `errors` and `error_count`.
 */
export type AdminPointsImport = { dry_run: boolean; rows: number; accounts: number; points: number; repeated: number; errors: AdminPointsImportError[]; error_count: number }

/** `POST /admin/reward-points/backfill`, with `{ from?, to?, dry_run? }`: of `orders` that were looked at, `granted` gave points. */
export type AdminPointsBackfill = {
  dry_run: boolean
  orders: number
  granted: number
  accounts: number
  points: number
  /** The first of them; `skipped_count` are all. */
  skipped: { order_id: string; reason: string }[]
  skipped_count: number
}

/** `POST /admin/reward-points/erase`, with `{ customer_id }` or `{ account_id }`; null for who had no account. */
export type AdminPointsErased = { account: AdminPointsAccount | null }

/**
 * `GET /admin/reward-points/held-orders?customer_id=`: what is held of orders that were placed as a guest with this
 * customer's e-mail address, the oldest first; of a guest, too.
 */
export type AdminHeldOrdersResponse = {
  held_orders: { order_id: string; display_id: number | null; points: number; currency_code: string; placed_at: string }[]
  count: number
  points: number
  /** Whether it can be granted: the customer has registered. */
  has_account: boolean
}

/** `POST /admin/reward-points/accounts/:id/claim-held-orders`, with `{ reason }`: points that were granted at once, and how many orders are the account's now. */
export type AdminHeldOrdersClaimed = { granted: number; orders: number; account: AdminPointsAccount }

/* ── Reports ───────────────────────────────────────────────────────────────────────────────── */

/** `GET /admin/reward-points/reports/liability`. `values`: what the points are worth in each currency of the programme. */
export type AdminPointsLiability = {
  at: string
  outstanding: number
  pending: number
  negative: number
  values: { currency_code: string; amount: number }[]
  /** `month` is `2026-11`, or null for points that never expire. */
  by_expiry: { month: string | null; points: number }[]
  accounts: number
}

/** `GET /admin/reward-points/reports/activity?from=&to=&period=day|week|month`. */
export type AdminPointsActivity = {
  periods: { starts_at: string; earned: number; redeemed: number; expired: number; clawed_back: number; restored: number; adjusted: number }[]
  totals: { earned: number; redeemed: number; expired: number; clawed_back: number; restored: number; adjusted: number }
  top_accounts: { account_id: string; owner: PointsOwner | null; earned: number; redeemed: number; available: number }[]
}

/** `POST /admin/reward-points/verify`, with `{ account_ids? }`. */
export type AdminPointsVerifyResponse = { accounts_checked: number; entries_checked: number; problems: { account_id: string; problem: string; details: Record<string, unknown> }[] }

/* ── Store API ─────────────────────────────────────────────────────────────────────────────── */

/** One wallet in `GET /store/customers/me/points` → `{ accounts }`. */
export type StorePointsAccount = {
  id: string
  owner: PointsOwner
  available: number
  pending: number
  expiring: { points: number; expires_at: string }[]
  /** What the available points buy, in the currency of `?region_id=` or `?currency_code=`, else of the first that the programme names. */
  value: number
  currency_code: string | null
  may_redeem: boolean
}

/** `GET /store/customers/me/points/entries?account_id=&type=&limit=&offset=` → `{ entries, count, offset, limit }`. */
export type StorePointsEntriesResponse = { entries: PointsEntry[]; count: number; offset: number; limit: number }

/**
 * `POST /store/customers/me/points/claim-requests` sends a link to the customer's e-mail address, where something is held
 * for it; the answer is the same where nothing is, and where one was asked for less than `pause_minutes` ago.
 */
export type StorePointsClaimRequested = { requested: true; hours: number; pause_minutes: number }

/** `POST /store/customers/me/points/claims`, with `{ token }`: points that were granted at once, and of how many orders. */
export type StorePointsClaimed = { granted: number; orders: number }

/** `GET|POST|DELETE /store/carts/:id/points`. */
export type StoreCartPoints = {
  account_id: string | null
  available: number
  /** Fewest, most and step of what can be redeemed now; `maximum` 0: nothing, `reason` says why. */
  minimum: number
  maximum: number
  step: number
  /** What the buyer asked for: a number, `max`, or null. */
  intent: number | "max" | null
  /** What the cart takes. */
  applied: number
  /** What it saves, in the cart's currency. */
  value: number
  currency_code: string
  /** Points for one step and what they are worth: the slider's ratio. */
  rate: { points: number; amount: number } | null
  /** Why nothing, or not more: `program_off`, `no_account`, `below_minimum_balance`, `below_minimum`, `may_not_redeem`, `monthly_limit`, `code_in_cart`, `excluded_group`, `no_value`, `nothing_to_pay`, `balance`, `share`, `maximum`; null where nothing limits. */
  reason: string | null
  /** Wallets that the buyer may choose from. */
  accounts: { id: string; owner: PointsOwner; available: number; may_redeem: boolean }[]
  earns: { points: number; account_id: string | null; breakdown: { rule_id: string; name: string; points: number }[] }
}

/** `GET /store/points/earnable?variant_id=&region_id=&quantity=` → `{ earnable }`. */
export type StoreEarnable = { variant_id: string; points: number; breakdown: { rule_id: string; name: string; points: number }[] }

/**
 * A sentence of the terms in short. `code` is what it is about: `rate`, `rounding`, `holding`, `expiry`,
 * `inactivity`, `redemption` or `refunds`; `key` names its wording, `values` fill it in (`points`,
 * `name`, `names`, `amount`, `currency`, `days`, `percent`), and `text` is it in English.
 */
export type PointsSummarySentence = { code: string; key: string; values: Record<string, string | number>; text: string }

/** `GET /store/points` → `{ program }`; null where the programme is off. */
export type StorePointsProgram = {
  name_singular: string
  name_plural: string
  badge: { text: string; colour: string; places: PointsBadgePlace[] }
  guest_text: string | null
  /** `claim`: a guest's points are kept for an account with the same, verified e-mail address. */
  guests: "none" | "claim"
  terms: string | null
  /** Sentences made of the settings. */
  summary: PointsSummarySentence[]
  redemption: { values: PointsRedemptionValue[]; minimum: number; step: number; maximum: number | null; pays_shipping: boolean }
}
