import type { FreeProductsService } from "../../src/modules/free-products/service"
import type { StoreCartFreeProductsResponse } from "../../src/types/free-products"
import { ok } from "./api"
import type { Cart, Session } from "./carts"
import type { Shop } from "./shops"

export const freeProducts = (): FreeProductsService => testApp.container.resolve<FreeProductsService>("free_products")

export type FreeRuleFields = Record<string, unknown> & { reward: Record<string, unknown> }

const NO_LIMITS = { per_order: null, per_owner: null, total: null }

/** An active rule at one shop: the specs share an app, and a rule for everybody would give to all of them. Conditions are added to that of the shop. Returns its id. */
export const makeFreeRule = async (shop: Shop, { conditions, ...fields }: FreeRuleFields): Promise<string> => {
  const here = { code: "sales_channels", args: { ids: [shop.salesChannelId] } }
  const rule = await freeProducts().createFreeProductRules({
    name: `Free ${testApp.nextNumber()}`,
    status: "active",
    repeat: { type: "once" },
    limits: NO_LIMITS,
    stacking: { type: "all" },
    ...fields,
    conditions: conditions ? { all: [here, conditions] } : here,
  } as never)
  return rule.id
}

/** Changes fields of a rule. */
export const changeFreeRule = (id: string, fields: Record<string, unknown>): Promise<void> => freeProducts().replaceRule(id, fields)

/** Rules give nothing any more. */
export const archiveFreeRules = async (...ids: string[]): Promise<void> => {
  for (const id of ids) await changeFreeRule(id, { status: "archived" })
}

/** `added`: a rule gives these variants. */
export const added = (...goods: (string | { variant_id: string; quantity?: number; fallbacks?: string[] })[]) => ({
  type: "added",
  goods: goods.map((each) => ({ quantity: 1, fallbacks: [], ...(typeof each === "string" ? { variant_id: each } : each) })),
})

/** Goods for at least so much, net and after promotions. */
export const goodsFrom = (minimum: number, currency_code = "eur") => ({ code: "goods_total", args: { currency_code, minimum, tax: "net", promotions: "after", maximum: null } })

/** The lines of a cart that cost nothing, as `variant × quantity`. */
export const freeLines = (cart: Pick<Cart, "items">): { variant_id: string | null | undefined; quantity: number }[] =>
  (cart.items ?? [])
    .filter(({ metadata }) => metadata?.free_product_rule_id)
    .map(({ variant_id, quantity }) => ({ variant_id, quantity: Number(quantity) }))

export const freeLineOf = (cart: Pick<Cart, "items">) => (cart.items ?? []).find(({ metadata }) => metadata?.free_product_rule_id)

export type CartFreeProducts = StoreCartFreeProductsResponse

/** What a buyer is told at his cart. */
export const cartFreeProducts = async ({ client }: Pick<Session, "client">, cartId: string): Promise<CartFreeProducts["free_products"]> =>
  (await ok<CartFreeProducts>(client.get(`/store/carts/${cartId}/free-products`))).free_products

/** Chooses, declines or takes back. */
export const wish = ({ client }: Pick<Session, "client">, cartId: string, body: object): Promise<CartFreeProducts & { cart: Cart }> => ok(client.post(`/store/carts/${cartId}/free-products`, body))
