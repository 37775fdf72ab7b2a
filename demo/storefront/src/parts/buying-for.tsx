import { CompanyChoice, useCartCompany } from "medusa-b2b-loyalty-storefront"
import type { ReactElement } from "react"
import { useCart } from "../shop/cart.tsx"
import { useShop } from "../shop/shop.tsx"

/** For which of the buyer's companies the cart is bought; nothing where there is but one. A choice waits for its turn among the other changes of the cart. */
export function BuyingFor(): ReactElement {
  const { sdk, customer } = useShop()
  const { cart, changePoints } = useCart()
  const state = useCartCompany({
    source: (path, request) => (request.method === undefined ? sdk.client.fetch(path, request) : changePoints(path, request)),
    cartId: cart?.id ?? null,
    buyer: customer?.id ?? null,
  })
  return <CompanyChoice state={state} />
}
