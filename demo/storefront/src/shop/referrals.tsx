import {
  type CartReferralState,
  type ReferralOffer,
  useArrivedReferral,
  useCartReferral,
  useReferralOffer,
} from "medusa-b2b-loyalty-storefront"
import { createContext, type ReactElement, type ReactNode, useCallback, useContext, useEffect, useState } from "react"
import { useLocation, useNavigate } from "react-router-dom"
import { useCart } from "./cart.tsx"
import { useShop } from "./shop.tsx"

/** What a followed link brings, and the friend's code on the cart. */
export interface Referrals {
  /** Null where no link was followed, and for a code that does not work. */
  offer: ReferralOffer | null
  /** True while it is not known what the link brings. */
  offerLoading: boolean
  dismissOffer: () => void
  onCart: CartReferralState
  /** The cart has become an order: the link has done what it can. */
  finish: () => void
}

const ReferralsContext = createContext<Referrals | null>(null)

/** The link that led here, and the friend's code on the cart. */
export function useReferrals(): Referrals {
  const referrals = useContext(ReferralsContext)
  if (!referrals) {
    throw new Error("useReferrals is used outside of ReferralsProvider")
  }
  return referrals
}

/** Keeps the code of `?ref=`, asks what it brings, and puts it on each cart. */
export function ReferralsProvider({ children }: { children: ReactNode }): ReactElement {
  const { sdk, customer, region } = useShop()
  const { cart, version, send } = useCart()
  const { search } = useLocation()
  const buyer = customer?.id ?? null
  const { arrived, forget } = useArrivedReferral({ search })
  const { offer, status } = useReferralOffer({ source: sdk, code: arrived?.code, buyer, currencyCode: region.currency_code })
  const [dismissed, setDismissed] = useState<string | null>(null)
  const shown = arrived !== null && dismissed !== arrived.code
  const onCart = useCartReferral({
    source: (path, request) => (request.method === undefined ? sdk.client.fetch(path, request) : send(path, request)),
    cartId: cart?.id ?? null,
    buyer,
    version,
    arrived,
    onArrivalOver: forget,
  })
  useCleanAddress()
  return (
    <ReferralsContext.Provider
      value={{
        offer: shown ? offer : null,
        offerLoading: shown && status === "loading",
        dismissOffer: useCallback(() => setDismissed(arrived?.code ?? null), [arrived]),
        onCart,
        finish: forget,
      }}
    >
      {children}
    </ReferralsContext.Provider>
  )
}

/** The code leaves the address once it is kept: who passes the page on passes on the page alone. */
function useCleanAddress(): void {
  const navigate = useNavigate()
  const { pathname, search, hash } = useLocation()
  useEffect(() => {
    const query = new URLSearchParams(search)
    if (query.has("ref")) {
      query.delete("ref")
      query.delete("ref_via")
      navigate({ pathname, search: query.toString(), hash }, { replace: true })
    }
  }, [pathname, search, hash, navigate])
}
