/**
 * The HTTP shapes of free products, as the Admin API and the Store API send and take them.
 * Types only: nothing here exists at run time. Amounts are in major units, times are ISO 8601 strings in UTC.
 */
import type { RuleCondition } from "./reward-points"

export type FreeProductRuleStatus = "draft" | "active" | "archived"
export type FreeProductScope = { type: "all" | "products" | "variants" | "categories" | "collections" | "tags" | "types"; ids: string[] }

/** A variant that is given; where it cannot be had, the first of `fallbacks` (variant ids) that can. */
export type FreeGoods = { variant_id: string; quantity: number; fallbacks: string[] }

/**
 * `added`: all of `goods`; `choice`: the buyer picks `choose` of them; `same_variant`: for every `every` paid pieces of a variant
 * in the scope `quantity` more of it; `cheapest`: of every `every` paid pieces in the scope the cheapest `quantity` cost nothing.
 */
export type FreeProductReward =
  | { type: "added"; goods: FreeGoods[] }
  | { type: "choice"; goods: FreeGoods[]; choose: number }
  | { type: "same_variant"; scope: FreeProductScope; every: number; quantity: number }
  | { type: "cheapest"; scope: FreeProductScope; every: number; quantity: number }

/** `each_time` only with `same_variant` and `cheapest`, `per_amount` and `per_quantity` only with the other two. */
export type FreeProductRepeat =
  | { type: "once" }
  | { type: "per_amount"; amounts: { currency_code: string; amount: number }[]; tax: "net" | "gross"; promotions: "after" | "before"; scope: FreeProductScope; maximum: number | null }
  | { type: "per_quantity"; quantity: number; scope: FreeProductScope; maximum: number | null }
  | { type: "each_time"; maximum: number | null }

/** Free pieces: in one order, to one customer or company in a period of the calendar, and in all. */
export type FreeProductLimits = {
  per_order: number | null
  per_owner: { period: "ever" | "day" | "week" | "month" | "year"; pieces: number } | null
  total: number | null
}

/** `best`: of the rules of a `group` that fire, the one that is worth most; `exclusive`: no rule after it counts where it fires. */
export type FreeProductStacking = { type: "all" } | { type: "best"; group: string } | { type: "exclusive" }

/** What `POST /admin/free-product-rules[/:id]` takes; of a change, the fields that change. */
export type AdminFreeProductRuleInput = {
  name: string
  description: string | null
  status: FreeProductRuleStatus
  priority: number
  starts_at: string | null
  ends_at: string | null
  /** Null: always. */
  conditions: RuleCondition | null
  reward: FreeProductReward
  repeat: FreeProductRepeat
  limits: FreeProductLimits
  stacking: FreeProductStacking
  on_return: "expect_back" | "keep"
}

/** Why something is wrong with a stored rule, e.g. a condition that no version of the plugin knows. */
export type FreeProductRefusal = { path: string; reason: string; message: string }

export type AdminFreeProductRule = AdminFreeProductRuleInput & {
  id: string
  /** Null, or why the stored rule cannot be read: it is skipped then. */
  broken: FreeProductRefusal[] | null
  /** Free pieces that orders got of it so far, less what was given back by cancellations and refunds; and those that are claimed by completions under way. */
  given: number
  created_at: string
  updated_at: string
}

/**
 * `GET /admin/free-product-rules` → this; `?q=&status=&variant_id=&product_id=&customer_group_id=&order=&limit=&offset=`.
 * `product_id`: rules that give one of its variants (`gives`), or name it in a condition or scope (`asks`).
 */
export type AdminFreeProductRulesResponse = { rules: (AdminFreeProductRule & { names: ("gives" | "asks")[] })[]; count: number; offset: number; limit: number }

/** `GET|POST /admin/free-product-rules/:id`, `POST /admin/free-product-rules`; `DELETE` → `{ id, object: "free_product_rule", deleted: true }`. */
export type AdminFreeProductRuleResponse = { rule: AdminFreeProductRule }

/** Why a condition is not met, as for earning rules. */
export type FreeProductReason = { path: string; condition: string | null; code: string; details: Record<string, unknown> | null }

/** What is given less than promised, and why. `variant_id` null: of what the rule gives as a whole. */
export type FreeProductShortfall = { variant_id: string | null; missing: number; reason: string }

/** A rule's answer to a cart, an order or typed goods. */
export type AdminFreeProductVerdict = {
  rule_id: string
  name: string
  status: FreeProductRuleStatus
  fires: boolean
  times: number
  reasons: FreeProductReason[]
  broken: FreeProductRefusal[] | null
  declined: boolean
  lines: { variant_id: string; title: string; sku: string | null; quantity: number; usual_price: number | null; instead_of: string | null }[]
  pieces: { line_id: string; title: string; quantity: number; amount: number }[]
  shortfalls: FreeProductShortfall[]
  choice: { choose: number; open: number } | null
  near_miss: FreeProductNearMiss | null
}

/**
 * `POST /admin/free-product-rules/preview`: one of `cart_id`, `order_id` or `goods` (with `currency_code` or `region_id`, and
 * `customer_id?`, `sales_channel_id?`), and `rule?`, an unsaved rule to be asked beside or instead of (`rule_id`) the stored ones.
 */
export type AdminFreeProductPreviewInput = {
  cart_id?: string
  order_id?: string
  goods?: { variant_id: string; quantity: number }[]
  customer_id?: string
  region_id?: string
  currency_code?: string
  sales_channel_id?: string
  rule_id?: string
  rule?: AdminFreeProductRuleInput
}
export type AdminFreeProductPreview = {
  currency_code: string
  lines: { line_id: string; title: string; quantity: number; unit_price: number; is_free: boolean }[]
  verdicts: AdminFreeProductVerdict[]
}

/**
 * `GET /admin/free-product-rules/:id/usage?from=&to=&limit=&offset=`: what a rule has given, newest first. `cost` is the usual
 * price of what was given, by currency; `revenue` the paid goods of the orders that got something.
 */
export type AdminFreeProductUsage = {
  given: number
  returned: number
  claimed: number
  left: number | null
  orders: number
  by_currency: { currency_code: string; cost: number; revenue: number }[]
  uses: {
    order_id: string
    order_display_id: number | null
    customer_id: string | null
    email: string | null
    company_id: string | null
    title: string
    quantity: number
    returned: number
    cost: number
    currency_code: string
    created_at: string
  }[]
  count: number
  offset: number
  limit: number
}

/** `GET /admin/free-product-rules/orders/:id`: the free pieces of an order, and why it got them. */
export type AdminOrderFreeProducts = {
  order_id: string
  currency_code: string
  lines: {
    /** Null: pieces of a paid line that cost nothing. */
    line_id: string
    rule_id: string
    rule_name: string
    kind: "line" | "pieces"
    title: string
    sku: string | null
    quantity: number
    value: number
    /** Free pieces that are to come back, since what the rule asked for was returned; 0 where they may be kept. */
    expected_back: number
    may_be_kept: number
    returned: number
    /** What the rule asked for when the order was placed. */
    conditions: RuleCondition | null
  }[]
}

/** `GET /admin/free-product-rules/conditions` → `{ conditions }`, as for earning rules. */

/* ── Store API ─────────────────────────────────────────────────────────────────────────────── */

/** How far a cart is from a free product: "12.00 EUR more". `progress` from 0 to 1. */
export type FreeProductNearMiss = { missing_amount: number | null; missing_quantity: number | null; currency_code: string; progress: number }

/** The same as a buyer reads it. `tax`: the amount is counted without or with tax; null where no amount is missing, or both are asked for. */
export type StoreFreeProductNearMiss = FreeProductNearMiss & { tax: "net" | "gross" | null }

/** What a free product is, for a banner or a picker. */
export type StoreFreeGoods = {
  variant_id: string
  product_id: string
  title: string
  variant_title: string | null
  handle: string | null
  thumbnail: string | null
  quantity: number
  /** What it costs otherwise; null where it has no price. */
  usual_price: number | null
  /** False where none is left. */
  available: boolean
}

/** A rule at a cart, as its buyer sees it. `name` and `description` are the admin's words for buyers. */
export type StoreFreeProduct = {
  rule_id: string
  name: string
  description: string | null
  state: "granted" | "choice_open" | "declined" | "near_miss" | "unavailable"
  /** The managed lines of the cart, and pieces of paid lines that cost nothing. */
  lines: { line_id: string; kind: "line" | "pieces"; variant_id: string; title: string; thumbnail: string | null; quantity: number; value: number }[]
  /** What it gives, or would. Empty for rewards taken from what is there. */
  goods: StoreFreeGoods[]
  /** Of a choice, also while it is only near: picks in all, those still open, how often each can be picked, and the picks so far. */
  choice: { choose: number; open: number; each: number; chosen: { variant_id: string; quantity: number }[] } | null
  near_miss: StoreFreeProductNearMiss | null
  /** `out_of_stock`, `limit_per_order`, `limit_per_owner`, `limit_total` …: why it gives less than it says. */
  shortfalls: FreeProductShortfall[]
}

/** `GET /store/carts/:id/free-products` → this. Order: granted, open choices, near misses (nearest first), declined, unavailable. */
export type StoreCartFreeProductsResponse = { free_products: StoreFreeProduct[]; currency_code: string }

/**
 * `POST /store/carts/:id/free-products` takes one of `{ rule_id, choose: [{ variant_id, quantity }] }` (all that is chosen of it),
 * `{ rule_id, decline: true }` and `{ rule_id, decline: false }` (takes it back), and answers `{ cart, free_products, currency_code }`.
 * 400 `free_product_refused` with `not_granted`, `not_a_choice`, `chosen_too_many`, `not_to_choose`, `cart_completed`;
 * 404 `cart_not_found`, `free_product_rule_not_found`.
 */
export type StoreFreeProductWish = { rule_id: string; choose: { variant_id: string; quantity: number }[] } | { rule_id: string; decline: boolean }

/** `GET /store/free-products?region_id=…`: what is on, for banners: only what this buyer may see. `asks` is a sentence in English. */
export type StoreFreeProductsResponse = {
  free_products: {
    rule_id: string
    name: string
    description: string | null
    ends_at: string | null
    reward_type: FreeProductReward["type"]
    choose: number | null
    /** The minimum goods value in the region's currency, or pieces, where the rule asks for just that. */
    minimum_amount: number | null
    /** Whether `minimum_amount` is counted without or with tax; null where it is null, or both are asked for. */
    minimum_tax: "net" | "gross" | null
    minimum_quantity: number | null
    goods: StoreFreeGoods[]
  }[]
  currency_code: string
}
