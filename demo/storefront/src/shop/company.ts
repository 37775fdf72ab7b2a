import { type CartCompanyState, useCartCompany } from "medusa-b2b-loyalty-storefront"
import { useCart } from "./cart.tsx"
import { useShop } from "./shop.tsx"

/** For which of the buyer's companies the cart is bought. A choice waits for its turn among the other changes of the cart. */
export function useShopCartCompany(): CartCompanyState {
  const { sdk, customer } = useShop()
  const { cart, send } = useCart()
  return useCartCompany({
    source: (path, request) => (request.method === undefined ? sdk.client.fetch(path, request) : send(path, request)),
    cartId: cart?.id ?? null,
    buyer: customer?.id ?? null,
  })
}
