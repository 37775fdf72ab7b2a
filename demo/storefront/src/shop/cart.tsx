import type { HttpTypes } from "@medusajs/types"
import type { PointsRequest } from "medusa-b2b-loyalty-storefront"
import {
  createContext,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react"
import { statusOf } from "./problem.ts"
import { remember, remembered } from "./remembered.ts"
import { type Shop, useShop } from "./shop.tsx"

type Cart = HttpTypes.StoreCart

/** The buyer's cart and everything that can be done to it; each change answers the cart as it then is. */
export interface CartState {
  cart: Cart | null
  /** True until it is known whether there is a cart. */
  loading: boolean
  /** True while a change is under way. */
  busy: boolean
  /** Grows with every change: prices that depend on the cart are read again. */
  version: number
  add: (variantId: string, quantity: number) => Promise<Cart>
  setQuantity: (lineId: string, quantity: number) => Promise<Cart>
  remove: (lineId: string) => Promise<Cart>
  addPromotion: (code: string) => Promise<Cart>
  removePromotion: (code: string) => Promise<Cart>
  update: (changes: HttpTypes.StoreUpdateCart) => Promise<Cart>
  chooseShipping: (optionId: string) => Promise<Cart>
  /** Sends a change of another kind: points that pay, the company that it is bought for, a friend's code, a free product. Answers what the shop does. */
  send: (path: string, request: PointsRequest) => Promise<unknown>
  refresh: () => Promise<Cart | null>
  /** The cart has become an order. */
  finish: () => void
}

const CartContext = createContext<CartState | null>(null)

/** The cart of this browser. */
export function useCart(): CartState {
  const state = useContext(CartContext)
  if (!state) {
    throw new Error("useCart needs a CartProvider above it.")
  }
  return state
}

/** Carts are remembered by who they belong to, so that nobody finds a former buyer's cart after a log-out. */
const keyOf = (shop: Shop) => `cart.${shop.customer?.id ?? "guest"}`

/** By whom an adjustment is, and why: points and free pieces are named for themselves. */
export const ADJUSTMENT_FIELDS = "+items.adjustments.provider_id,+items.adjustments.description,+shipping_methods.adjustments.provider_id"

/** Core's own fields, and what the lines and the totals show. */
const CART_FIELDS = { fields: `+items.is_discountable,*promotions,*shipping_methods,${ADJUSTMENT_FIELDS}` }

/** Keeps the cart: reads it, takes it along at log-in and to another region, and changes it, one change at a time. */
export function CartProvider({ children }: { children: ReactNode }): ReactElement {
  const shop = useShop()
  const owner = keyOf(shop)
  const { cart, version, loading, busy, learn, inTurn } = useQueue(owner)
  const latest = useRef(shop)
  useEffect(() => {
    latest.current = shop
  })

  useEffect(() => {
    inTurn(() => openCart(latest.current)).catch(() => learn(null))
  }, [owner, shop.region.id, inTurn, learn])

  const state = useMemo<CartState>(() => {
    const { sdk } = shop
    const id = () => remembered(owner) ?? ""
    const change = (run: (cartId: string) => Promise<{ cart?: Cart | null }>) =>
      inTurn(async () => reread(await run(id()), () => readCart(shop, id())))
    return {
      cart,
      loading,
      busy,
      version,
      add: (variant_id, quantity) =>
        change(async (known) => {
          const cartId = known || (await createCart(shop))
          return sdk.store.cart.createLineItem(cartId, { variant_id, quantity }, CART_FIELDS)
        }),
      setQuantity: (lineId, quantity) =>
        change((cartId) => sdk.store.cart.updateLineItem(cartId, lineId, { quantity }, CART_FIELDS)),
      remove: (lineId) =>
        change(async (cartId) => ({ cart: (await sdk.store.cart.deleteLineItem(cartId, lineId, CART_FIELDS)).parent })),
      addPromotion: (code) =>
        change((cartId) =>
          sdk.client.fetch<{ cart: Cart }>(`/store/carts/${cartId}/promotions`, {
            method: "POST",
            body: { promo_codes: [code] },
            query: CART_FIELDS,
          })
        ),
      removePromotion: (code) =>
        change((cartId) =>
          sdk.client.fetch<{ cart: Cart }>(`/store/carts/${cartId}/promotions`, {
            method: "DELETE",
            body: { promo_codes: [code] },
            query: CART_FIELDS,
          })
        ),
      update: (changes) => change((cartId) => sdk.store.cart.update(cartId, changes, CART_FIELDS)),
      chooseShipping: (option_id) => change((cartId) => sdk.store.cart.addShippingMethod(cartId, { option_id }, CART_FIELDS)),
      send: async (path, request) => {
        let answer: { cart?: Cart } | undefined
        await change(async () => {
          answer = await sdk.client.fetch<{ cart?: Cart }>(path, { ...request, query: CART_FIELDS })
          return answer
        })
        return answer
      },
      refresh: () => inTurn(async () => (id() ? readCart(shop, id()) : null)),
      finish: () => {
        remember(owner, null)
        learn(null)
      },
    }
  }, [shop, owner, cart, loading, busy, version, inTurn, learn])
  return <CartContext.Provider value={state}>{children}</CartContext.Provider>
}

/**
 * One change after the other: carts are locked while they change, and answers must not overtake each other.
 * What was learnt for one owner is never shown to another, also when it arrives after a log-out.
 */
function useQueue(owner: string) {
  const [known, setKnown] = useState<{ owner: string | null; cart: Cart | null; version: number }>({
    owner: null,
    cart: null,
    version: 0,
  })
  const [waiting, setWaiting] = useState(0)
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const learn = useCallback(
    (cart: Cart | null) => setKnown(({ version }) => ({ owner, cart, version: version + 1 })),
    [owner]
  )
  const inTurn = useCallback(
    <T extends Cart | null>(run: () => Promise<T>): Promise<T> => {
      setWaiting((count) => count + 1)
      const turn = last.current.then(run, run).finally(() => setWaiting((count) => count - 1))
      last.current = turn.then(learn, () => undefined)
      return turn
    },
    [learn]
  )
  const mine = known.owner === owner
  return { cart: mine ? known.cart : null, version: known.version, loading: !mine, busy: waiting > 0, learn, inTurn }
}

async function reread(answer: { cart?: Cart | null }, read: () => Promise<Cart>): Promise<Cart> {
  return answer.cart?.items ? answer.cart : read()
}

async function readCart(shop: Shop, id: string): Promise<Cart> {
  return (await shop.sdk.store.cart.retrieve(id, CART_FIELDS)).cart
}

async function createCart(shop: Shop): Promise<string> {
  const { cart } = await shop.sdk.store.cart.create({ region_id: shop.region.id, ...inCountry(shop) })
  remember(keyOf(shop), cart.id)
  return cart.id
}

const inCountry = ({ countryCode }: Shop) => (countryCode ? { shipping_address: { country_code: countryCode } } : {})

/**
 * The cart of whoever is here now. A guest's cart comes along at log-in, and its prices become the buyer's;
 * a cart of another region moves to the region that is chosen.
 */
async function openCart(shop: Shop): Promise<Cart | null> {
  const guestCart = shop.customer ? remembered("cart.guest") : null
  if (guestCart && (await transfer(shop, guestCart))) {
    remember(keyOf(shop), guestCart)
  }
  const id = remembered(keyOf(shop))
  if (!id) {
    return null
  }
  try {
    const cart = await readCart(shop, id)
    if (cart.completed_at) {
      remember(keyOf(shop), null)
      return null
    }
    return cart.region_id === shop.region.id ? cart : await moveToRegion(shop, id)
  } catch (error) {
    if (statusOf(error) === 404) {
      remember(keyOf(shop), null)
      return null
    }
    throw error
  }
}

/** False when there was nothing worth taking along. */
async function transfer(shop: Shop, cartId: string): Promise<boolean> {
  try {
    const cart = await readCart(shop, cartId)
    const worthIt = Boolean(cart.items?.length) && !cart.completed_at
    if (worthIt) {
      await shop.sdk.store.cart.transferCart(cartId)
    }
    remember("cart.guest", null)
    return worthIt
  } catch (error) {
    if (statusOf(error) === null) {
      throw error
    }
    remember("cart.guest", null)
    return false
  }
}

async function moveToRegion(shop: Shop, cartId: string): Promise<Cart> {
  return (await shop.sdk.store.cart.update(cartId, { region_id: shop.region.id, ...inCountry(shop) }, CART_FIELDS)).cart
}
