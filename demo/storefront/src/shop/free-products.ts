import type { HttpTypes } from "@medusajs/types"
import { type CartFreeProductsState, freeOfLine, type FreeProductsState, type LineWithFreePieces, useCartFreeProducts, useFreeProducts } from "medusa-b2b-loyalty-storefront"
import { useCart } from "./cart.tsx"
import { useShop } from "./shop.tsx"

/** What the cart gets free of charge. A change waits for its turn among the other changes of the cart. */
export function useShopCartFreeProducts(): CartFreeProductsState {
  const { sdk, customer } = useShop()
  const { cart, version, send } = useCart()
  return useCartFreeProducts({
    source: (path, request) => (request.method === undefined ? sdk.client.fetch(path, request) : send(path, request)),
    cartId: cart?.id ?? null,
    buyer: customer?.id ?? null,
    version,
  })
}

/** Which free products are on, for who is here and where. */
export function useShopFreeProducts(): FreeProductsState {
  const { sdk, region, customer } = useShop()
  return useFreeProducts({ source: sdk, regionId: region.id, buyer: customer?.id ?? null })
}

/** Lines of a cart or an order with those that cost nothing at the end. */
export function freeLinesLast<Line extends LineWithFreePieces>(lines: readonly Line[]): Line[] {
  const isFree = (line: Line) => Number(freeOfLine(line)?.kind === "line")
  return lines.toSorted((a, b) => isFree(a) - isFree(b))
}

/** What of a cart is free, to be compared: another number of pieces is another free product. */
export function freeProductsKey(cart: HttpTypes.StoreCart | null): string {
  const free = (cart?.items ?? []).filter((line) => freeOfLine(line))
  return JSON.stringify(free.map(({ variant_id, quantity, unit_price }) => [variant_id, unit_price === 0 ? quantity : 0]).sort())
}
