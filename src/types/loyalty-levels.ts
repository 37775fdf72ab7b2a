/**
 * The HTTP shapes of loyalty levels, occasions and rewards, as the Admin API and the Store API send
 * and take them. Types only: nothing here exists at run time. Amounts are decimals as text in major
 * units, times are ISO 8601 strings in UTC, days are `2026-12-31` in the shop's time zone.
 */
import type { RuleCondition } from "./reward-points"

/** Whose standing it is: a person's, or a company's, which covers its members. */
export type LevelOwnerType = "customer" | "company"

/** What is measured. Money per currency, the others as numbers; `days_as_customer` since the registration. */
export type LevelFigure = "net_spend" | "orders" | "items" | "average_order_value" | "points_earned" | "days_as_customer"

export type LevelWindow =
  | { type: "lifetime" }
  | { type: "calendar_year" }
  /** The last `months` whole months back from the beginning of today, and today. */
  | { type: "rolling_months"; months: number }
  | { type: "rolling_days"; days: number }

/** The event from which an order counts. */
export type LevelCountsFrom = "order_placed" | "payment_captured" | "order_fulfilled" | "order_completed"

/** What one level asks for. At exactly this much it is reached. Left out: not asked. Money by currency code. */
export type LevelThresholds = {
  net_spend?: Record<string, string>
  average_order_value?: Record<string, string>
  orders?: number
  items?: number
  points_earned?: number
  days_as_customer?: number
}

/** How amounts in other currencies count: each times its rate. Null: each currency for itself, by its own threshold. */
export type LevelConversion = { currency_code: string; rates: { currency_code: string; rate: string }[] }

export type LadderStatus = "draft" | "active" | "archived"

/** What `POST /admin/loyalty-levels/ladders` takes; `POST …/ladders/:id` takes it in part. */
export type AdminLadderInput = {
  name: string
  status: LadderStatus
  /** Of each kind of owner at most one active ladder counts. */
  audiences: LevelOwnerType[]
  /** Whether all or any one of what a level asks for is needed. */
  match: "all" | "any"
  window: LevelWindow
  counts_from: LevelCountsFrom
  conversion: LevelConversion | null
  /** For rolling windows: nights that a level is kept when figures have aged out. 0: until the next night. */
  grace_days: number
  /** What was cancelled, refunded or returned takes a level at once, or like what has aged out. */
  when_undone: "at_once" | "with_grace"
  /** Who was put into a level's group by hand: is shown as a manual grant, or is taken out by the next night. */
  manual_members: "grant" | "remove"
  /** Days before a level is lost for age on which its owner is told; null: never. */
  warn_days: number | null
  terms: string | null
}

/** What `POST /admin/loyalty-levels/ladders/:id/levels` takes; `POST /admin/loyalty-levels/levels/:id` takes it in part. */
export type AdminLevelInput = {
  name: string
  /** Higher is better. No two of a ladder have the same, and what is asked never falls with it. */
  rank: number
  /** `#b08d57` */
  color: string | null
  icon: string | null
  description: string | null
  benefits: string | null
  thresholds: LevelThresholds
  /** An existing group for it to own; left out: one is made, named for the level. */
  customer_group_id?: string
}

export type AdminLevel = Required<AdminLevelInput> & { id: string; ladder_id: string; customer_group_name: string | null; member_count: number; created_at: string; updated_at: string }

export type AdminLadder = AdminLadderInput & { id: string; levels: AdminLevel[]; summary: { en: string[]; de: string[] }; created_at: string; updated_at: string }

/** Figures as they were measured. */
export type LevelFigures = {
  net_spend: Record<string, string>
  average_order_value: Record<string, string>
  orders: number
  items: string
  points_earned: number
  days_as_customer: number
}

/** Why a level changed. `company`: the level of a company that covers the customer began, changed or ended. */
export type LevelChangeCause = "reached" | "aged_out" | "undone" | "granted" | "grant_ended" | "ladder_changed" | "company" | "erased"

export type AdminLevelChange = {
  id: string
  owner: { type: LevelOwnerType; id: string; name: string | null }
  from_level: { id: string; name: string } | null
  to_level: { id: string; name: string } | null
  cause: LevelChangeCause
  /** With `cause: "company"`: whose level it is, or was. */
  company: { id: string; name: string | null } | null
  /** False: the own level changed below that of a company, so nothing changed for the customer. */
  counts: boolean
  figures: LevelFigures | null
  order_id: string | null
  at: string
}

/** A level that somebody was given by hand, by a reward, or by being in its group. */
export type AdminLevelGrant = {
  id: string
  owner: { type: LevelOwnerType; id: string }
  level: { id: string; name: string }
  source: "admin" | "reward" | "group"
  reason: string
  starts_at: string
  ends_at: string | null
  ended_at: string | null
  granted_by: string | null
}

/** `GET /admin/loyalty-levels/members` → `{ members, count, offset, limit }`; `?q=&level_id=&owner_type=`. */
export type AdminLevelMember = {
  owner: { type: LevelOwnerType; id: string; name: string | null; email: string | null }
  ladder_id: string
  /** What counts: the better of the own one and those of its companies, never below a grant. */
  level: { id: string; name: string; rank: number; color: string | null } | null
  /** What its own figures earned it. */
  earned_level: { id: string; name: string } | null
  since: string | null
  /** When what was earned is lost unless something happens; null: no date. */
  lost_at: string | null
}

/** `GET /admin/loyalty-levels/members/:customer_id` → `{ member }`; a company by `?owner_type=company`. */
export type AdminLevelMemberDetail = AdminLevelMember & {
  figures: LevelFigures | null
  companies: { id: string; name: string | null; level: { id: string; name: string } | null }[]
  next: LevelProgress | null
  grants: AdminLevelGrant[]
  history: AdminLevelChange[]
}

/** `POST /admin/loyalty-levels/members/:customer_id/grants` → `{ grant, member }`. `DELETE …/grants/:id` ends one. */
export type AdminLevelGrantInput = { level_id: string; reason: string; ends_at?: string | null; owner_type?: LevelOwnerType }

/** `POST /admin/loyalty-levels/recompute` `{ customer_ids? }` → `{ run }`; `GET` → `{ run }`: how far the last one is. */
export type AdminLevelRun = { id: string; status: "running" | "done" | "failed"; looked_at: number; total: number; moved: number; started_at: string; ended_at: string | null }

/**
 * What `POST /admin/loyalty-levels/what-if` takes: what would be sent to be saved. A level with an `id` is changed
 * in the given fields, one without is new. Without `ladder_id` the ladder is new, and `ladder` all of it.
 */
export type AdminLevelWhatIfInput = {
  ladder_id?: string | null
  ladder?: Partial<AdminLadderInput>
  levels?: (Partial<AdminLevelInput> & { id?: string })[]
  removed_level_ids?: string[]
}

/** What it answers. People count with the level that counts for them, a company's too. Nothing is stored. */
export type AdminLevelWhatIf = {
  /** How many were looked at. */
  owners: number
  up: number
  down: number
  /** Of those who rise: who stands at no level today. */
  in: number
  /** Of those who fall: who would stand at no level. */
  out: number
  /** Those of the ladder and those that are removed, the lowest first. A new one has no id. */
  levels: { id: string | null; name: string; rank: number; state: "stored" | "changed" | "new" | "removed"; members_now: number; members_then: number }[]
  /** Some of those who would move. */
  examples: {
    owner: { type: LevelOwnerType; id: string; name: string | null; email: string | null }
    from_level: { id: string | null; name: string } | null
    to_level: { id: string | null; name: string } | null
  }[]
}

/** `GET /admin/loyalty-levels/levels/:id/rules` → `{ rules }`: what hangs on the group of a level. */
export type AdminLevelRule = { kind: "tier_price_rule" | "price_list" | "promotion" | "earning_rule" | "free_product_rule"; id: string; name: string; status: string }

/* ── Rewards and occasions ─────────────────────────────────────────────────────────────────── */

/** What a rule gives. One definition for occasions and referrals. */
export type Reward =
  | { kind: "points"; points: number }
  | {
      kind: "personal_code"
      /** Off the order, in per cent or in an amount by currency. */
      discount: { type: "percentage"; value: string } | { type: "fixed"; amounts: Record<string, string> }
      /** The code ends so many days after it was given. */
      valid_days: number
      /** Goods that the order must have, net, by currency. */
      minimum_spend: Record<string, string> | null
      /** Null: all goods. */
      scope: { product_ids?: string[]; category_ids?: string[]; collection_ids?: string[] } | null
    }
  | { kind: "level"; level_id: string; days: number }

/** When an occasion is. */
export type OccasionTrigger =
  /** `offset_days` before (negative) or after the day. 29 February is 28 February in other years. */
  | { type: "birthday"; offset_days: number }
  | { type: "membership_anniversary"; offset_days: number }
  /** `MM-DD` comes every year, `YYYY-MM-DD` once. */
  | { type: "fixed_dates"; dates: string[] }
  | { type: "days_without_order"; days: number }
  | { type: "order_placed" }
  | { type: "order_delivered" }

export type OccasionStatus = "draft" | "active" | "archived"

/** What `POST /admin/loyalty-levels/occasions` takes; `POST …/occasions/:id` takes it in part. */
export type AdminOccasionInput = {
  name: string
  description: string | null
  status: OccasionStatus
  trigger: OccasionTrigger
  conditions: RuleCondition | null
  reward: Reward
  starts_at: string | null
  ends_at: string | null
  /** How often one buyer gets it in a calendar year; null: no limit but once per occasion. */
  per_year: number | null
}

export type AdminOccasion = AdminOccasionInput & { id: string; broken: string | null; given_count: number; created_at: string; updated_at: string }

/** `GET /admin/loyalty-levels/occasions/:id/preview` → `{ due, count, until }`: who would get it in the next 30 days. */
export type AdminOccasionDue = { customer: { id: string; name: string | null; email: string }; day: string; met: boolean; reason: string | null }

/** `GET /admin/loyalty-levels/grants?customer_id=&occasion_id=` → `{ grants, count, offset, limit }`: rewards that were given. */
export type AdminRewardGrant = {
  id: string
  key: string
  /** Null: a guest, of whom no address is kept, or somebody who was erased. */
  customer: { id: string; name: string | null; email: string | null } | null
  /** What gave it: an occasion's id, or what else. */
  source: { type: "occasion" | "referral" | "admin"; id: string; name: string | null }
  reward: Reward
  code: PersonalCode | null
  granted_at: string
  /** Null: it could not be given yet, `error` says why; it is tried again for a week. */
  done_at: string | null
  withdrawn_at: string | null
  error: string | null
}

/** A promotion code of one buyer. */
export type PersonalCode = {
  code: string
  /** In English words: `10 % off`. */
  title: string
  /** The same in each language. */
  titles: { en: string; de: string }
  status: "open" | "used" | "ended"
  ends_at: string
  minimum_spend: Record<string, string> | null
  order_id: string | null
}

/* ── Store API ─────────────────────────────────────────────────────────────────────────────── */

export type StoreLevel = { id: string; name: string; rank: number; color: string | null; icon: string | null; description: string | null; benefits: string | null }

/** One thing that is missing; money with its currency. `missing` is 0 where it is met. */
export type LevelNeed = { figure: LevelFigure; currency_code: string | null; threshold: string; value: string; missing: string }

/** `match: "any"`: one of the needs suffices. `by`: until when it has to happen; null: no date. */
export type LevelProgress = { level: StoreLevel; match: "all" | "any"; needs: LevelNeed[]; by: string | null }

/** `GET /store/loyalty` → `{ loyalty }`, public. */
export type StoreLoyalty = {
  ladders: { id: string; name: string; audiences: LevelOwnerType[]; match: "all" | "any"; window: LevelWindow; levels: (StoreLevel & { thresholds: LevelThresholds })[]; summary: { en: string[]; de: string[] }; terms: string | null }[]
  occasions: { name: string; description: string | null; trigger: OccasionTrigger["type"] }[]
}

/** `GET /store/customers/me/loyalty` → `{ loyalty }`. */
export type StoreCustomerLoyalty = {
  level: StoreLevel | null
  /** Where it comes from; `company` names the one whose level covers the buyer. */
  source: "own" | "company" | "grant" | null
  company: { id: string; name: string | null } | null
  since: string | null
  /** What keeps it: needs within the window, and when it is lost otherwise. Null: nothing is needed. */
  keeps: { needs: LevelNeed[]; match: "all" | "any"; lost_at: string | null } | null
  next: LevelProgress | null
  figures: LevelFigures | null
  /** Changes of the level that counts. `company`: with the cause `company`, whose level it is, or was. */
  history: { level: StoreLevel | null; from_level: StoreLevel | null; cause: LevelChangeCause; company: { id: string; name: string | null } | null; at: string }[]
  offers: PersonalCode[]
  /** Null: not told. `changeable_at`: when it can be changed next. */
  birthday: { month: number; day: number; consented_at: string; changeable_at: string } | null
}

/** `POST /store/customers/me/loyalty/birthday` → `{ loyalty }`; `birthday: null` withdraws it with the consent. */
export type StoreBirthdayInput = { birthday: { month: number; day: number; year?: number } | null; consent?: true }
