import { type CustomerLoyaltyState, type Loyalty, useCustomerLoyalty, useLoyalty } from "medusa-b2b-loyalty-storefront"
import { createContext, type ReactElement, type ReactNode, useContext, useEffect } from "react"
import { useCart } from "./cart.tsx"
import { useShop } from "./shop.tsx"

/** The programme, null where it is not known; the buyer's own standing; and whether both are still on their way. */
export interface Levels {
  loyalty: Loyalty | null
  own: CustomerLoyaltyState
  loading: boolean
}

const LevelsContext = createContext<Levels | null>(null)

/** The shop's levels and where the buyer stands. */
export function useLevels(): Levels {
  const levels = useContext(LevelsContext)
  if (!levels) {
    throw new Error("useLevels is used outside of LevelsProvider")
  }
  return levels
}

/** The shop measures an order a moment after it has answered, so a new level is asked for again, and once more for a slow one. */
const AFTER_ORDER_MS = [1_500, 5_000]

/** For the page that thanks for an order: a level that it brought is shown without loading the page again. */
export function useLevelAfterOrder(placed: boolean): void {
  const { refresh } = useLevels().own
  useEffect(() => {
    const timers = placed ? AFTER_ORDER_MS.map((wait) => setTimeout(refresh, wait)) : []
    return () => timers.forEach(clearTimeout)
  }, [placed, refresh])
}

/** Reads the programme once for everybody, and the buyer's standing again after each order, when the cart is another one. */
export function LevelsProvider({ children }: { children: ReactNode }): ReactElement {
  const { sdk, customer } = useShop()
  const { cart } = useCart()
  const { loyalty, status } = useLoyalty({ source: sdk })
  const own = useCustomerLoyalty({ source: sdk, buyer: customer?.id ?? null, version: cart?.id ?? null, enabled: loyalty !== null })
  const loading = status === "loading" || (own.status === "loading" && own.loyalty === null)
  return <LevelsContext.Provider value={{ loyalty, own, loading }}>{children}</LevelsContext.Provider>
}
