import {
  type CartPointsState,
  type EarnablePoints,
  type PointsBadgePlace,
  type PointsProgram,
  useCartPoints,
  useEarnablePoints,
  usePointsProgram,
} from "medusa-b2b-loyalty-storefront"
import { createContext, type ReactElement, type ReactNode, useContext, useMemo } from "react"
import { useCart } from "./cart.tsx"
import { useShop } from "./shop.tsx"

const ProgramContext = createContext<{ program: PointsProgram | null; loading: boolean }>({ program: null, loading: true })

/** The shop's points; null until they are known, and where there are none. */
export function usePoints(): PointsProgram | null {
  return useContext(ProgramContext).program
}

/** True until it is known whether the shop has points. */
export function usePointsLoading(): boolean {
  return useContext(ProgramContext).loading
}

/** Reads the programme once, for everybody. */
export function PointsProvider({ children }: { children: ReactNode }): ReactElement {
  const { sdk } = useShop()
  const { program, status } = usePointsProgram({ source: sdk })
  const known = useMemo(() => ({ program, loading: status === "loading" }), [program, status])
  return <ProgramContext.Provider value={known}>{children}</ProgramContext.Provider>
}

/** What the variants of a page earn, by variant id; nothing is asked for where the programme shows no badge in this place. */
export function useShopEarnable(
  variantIds: readonly string[],
  place: PointsBadgePlace,
  quantity = 1
): ReadonlyMap<string, EarnablePoints> {
  const { sdk, region, customer } = useShop()
  const program = usePoints()
  const { earnable } = useEarnablePoints({
    source: sdk,
    variantIds,
    regionId: region.id,
    quantity,
    buyer: customer?.id ?? null,
    enabled: program?.badge.places.includes(place) ?? false,
  })
  return earnable
}

/** The points of the cart. Changes wait for their turn among the other changes of the cart. */
export function useShopCartPoints(): CartPointsState {
  const { sdk, customer } = useShop()
  const { cart, version, send } = useCart()
  const program = usePoints()
  return useCartPoints({
    source: (path, request) => (request.method === undefined ? sdk.client.fetch(path, request) : send(path, request)),
    cartId: cart?.id ?? null,
    buyer: customer?.id ?? null,
    version,
    enabled: customer !== null && program !== null,
  })
}
