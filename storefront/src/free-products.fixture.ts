import type { CartFreeProduct, FreeGoods, FreeProductOffer } from "./free-products.ts"

export function freeGoods(changes: Partial<FreeGoods> = {}): FreeGoods {
  return {
    variant_id: "mug",
    product_id: "prod_mug",
    title: "Workshop mug",
    variant_title: "Blue",
    handle: "workshop-mug",
    thumbnail: null,
    quantity: 1,
    usual_price: 9.9,
    available: true,
    ...changes,
  }
}

/** A mug that the cart gets from 500.00 on, and has. */
export function granted(changes: Partial<CartFreeProduct> = {}): CartFreeProduct {
  return {
    rule_id: "mug_rule",
    name: "A mug for you",
    description: null,
    state: "granted",
    lines: [{ line_id: "line_mug", kind: "line", variant_id: "mug", title: "Workshop mug", thumbnail: null, quantity: 1, value: 9.9 }],
    goods: [freeGoods()],
    choice: null,
    near_miss: null,
    shortfalls: [],
    ...changes,
  }
}

/** The same, with 12.00 too few for it. */
export function nearMiss(changes: Partial<CartFreeProduct> = {}): CartFreeProduct {
  return granted({
    state: "near_miss",
    lines: [],
    near_miss: { missing_amount: 12, missing_quantity: null, currency_code: "eur", tax: "gross" as const, progress: 0.976 },
    ...changes,
  })
}

/** One of three to be chosen, none of them yet. */
export function openChoice(changes: Partial<CartFreeProduct> = {}): CartFreeProduct {
  return granted({
    rule_id: "choice_rule",
    name: "Something for the workshop",
    state: "choice_open",
    lines: [],
    goods: [
      freeGoods({ variant_id: "glasses", title: "Safety glasses", usual_price: 7.6 }),
      freeGoods({ variant_id: "tape", title: "Foam tape", variant_title: null, usual_price: null }),
      freeGoods({ variant_id: "book", title: "Pocket guide", available: false }),
    ],
    choice: { choose: 1, open: 1, each: 1, chosen: [] },
    ...changes,
  })
}

/** What the shop answers for a cart. */
export const answerOf = (...free_products: CartFreeProduct[]) => ({ free_products, currency_code: "eur" })

/** The mug as a banner knows it. */
export function freeProductOffer(changes: Partial<FreeProductOffer> = {}): FreeProductOffer {
  return {
    rule_id: "mug_rule",
    name: "A mug for you",
    description: "As a thank-you",
    ends_at: null,
    reward_type: "added",
    choose: null,
    minimum_amount: 500,
    minimum_tax: "gross",
    minimum_quantity: null,
    goods: [freeGoods()],
    ...changes,
  }
}
