import type { PointsRequest, PointsSource } from "./fetch-points.ts"
import type { CartFreeProduct, CartFreeProducts, FreeGoods, FreeProductOffer, FreeProductOffers, FreeProductWish } from "./free-products.ts"

/** Thrown when the shop's answer is not what the route promises. */
export class UnexpectedFreeProductsAnswer extends Error {
  override name = "UnexpectedFreeProductsAnswer"
}

/** What a change of a cart's free products answers. */
export interface CartFreeProductsChange<Cart = unknown> extends CartFreeProducts {
  /** The cart with its lines and totals, as the Store API shows carts. */
  cart: Cart
}

/** What a cart gets free of charge, what can be picked, and what it is near to. Rejects with what the source rejects with, or with `UnexpectedFreeProductsAnswer`. */
export async function fetchCartFreeProducts(source: PointsSource, cartId: string, request: PointsRequest = {}): Promise<CartFreeProducts> {
  const answer = await ask(source, cartPath(cartId), request)
  return isCartFreeProducts(answer) ? { free_products: answer.free_products, currency_code: answer.currency_code } : unexpected(answer)
}

/**
 * Picks, declines or takes back. Rejects with what the source rejects with, which `readFreeProductRefusal` reads, or with
 * `UnexpectedFreeProductsAnswer`.
 */
export async function changeCartFreeProduct<Cart = unknown>(
  source: PointsSource,
  cartId: string,
  wish: FreeProductWish,
  request: PointsRequest = {}
): Promise<CartFreeProductsChange<Cart>> {
  const body = "choose" in wish ? { rule_id: wish.rule_id, choose: wish.choose } : { rule_id: wish.rule_id, decline: wish.decline }
  const answer = await ask(source, cartPath(cartId), { ...request, method: "POST", body })
  if (!isCartFreeProducts(answer) || !isRecord(answer.cart)) {
    return unexpected(answer)
  }
  return { cart: answer.cart as Cart, free_products: answer.free_products, currency_code: answer.currency_code }
}

/** What is on in a region: what this buyer may see. The buyer is whoever the source is logged in as. */
export async function fetchFreeProducts(source: PointsSource, { regionId }: { regionId: string }, request: PointsRequest = {}): Promise<FreeProductOffers> {
  const answer = await ask(source, `/store/free-products?${new URLSearchParams({ region_id: regionId })}`, request)
  return isOffers(answer) ? { free_products: answer.free_products, currency_code: answer.currency_code } : unexpected(answer)
}

function cartPath(cartId: string): string {
  return `/store/carts/${encodeURIComponent(cartId)}/free-products`
}

function ask(source: PointsSource, address: string, request: PointsRequest): Promise<unknown> {
  return typeof source === "function" ? source(address, request) : source.client.fetch(address, request)
}

function unexpected(answer: unknown): never {
  throw new UnexpectedFreeProductsAnswer("The shop did not answer with free products.", { cause: answer })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}

function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.every(isOne)
}

function isCartFreeProducts(value: unknown): value is CartFreeProducts & { cart?: unknown } {
  return isRecord(value) && typeof value.currency_code === "string" && isListOf(value.free_products, isCartFreeProduct)
}

function isCartFreeProduct(value: unknown): value is CartFreeProduct {
  return (
    isRecord(value) &&
    typeof value.rule_id === "string" &&
    typeof value.name === "string" &&
    typeof value.state === "string" &&
    Array.isArray(value.lines) &&
    isListOf(value.goods, isGoods) &&
    (value.choice === null || (isRecord(value.choice) && typeof value.choice.choose === "number" && Array.isArray(value.choice.chosen))) &&
    (value.near_miss === null || (isRecord(value.near_miss) && typeof value.near_miss.progress === "number")) &&
    Array.isArray(value.shortfalls)
  )
}

function isOffers(value: unknown): value is FreeProductOffers {
  return isRecord(value) && typeof value.currency_code === "string" && isListOf(value.free_products, isOffer)
}

function isOffer(value: unknown): value is FreeProductOffer {
  return isRecord(value) && typeof value.rule_id === "string" && typeof value.name === "string" && typeof value.reward_type === "string" && isListOf(value.goods, isGoods)
}

function isGoods(value: unknown): value is FreeGoods {
  return isRecord(value) && typeof value.variant_id === "string" && typeof value.title === "string" && typeof value.quantity === "number"
}
