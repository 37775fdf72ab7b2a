import type { HttpTypes } from "@medusajs/framework/types"
import { asAdmin, ok } from "../support/api"
import { addLine, makeCart, placeOrder, session, type Session } from "../support/carts"
import { makeBuyer, makeGroup } from "../support/customers"
import { makeProduct, type Product } from "../support/products"
import { makeShop } from "../support/shops"

/** A buyer with a tier price, in a shop over HTTP: 100 in the list, 80 for the buyer's group, 70 from ten pieces. */
export type Scene = { buying: Session; guest: Session; product: Product; ruleId: string }

export const makeScene = async (): Promise<Scene> => {
  const shop = await makeShop({ paymentProviders: ["pp_system_default"] })
  const product = await makeProduct(shop)
  const group = await makeGroup()
  const { tier_price_rule } = await ok<{ tier_price_rule: { id: string } }>(
    asAdmin().post("/admin/tier-price-rules", {
      name: "Contract",
      status: "active",
      audience: { type: "customer_groups", ids: [group] },
      scope: { type: "products", ids: [product.id] },
      currency_code: shop.currencyCode,
      breaks: [
        { min_quantity: 1, type: "fixed", value: 80 },
        { min_quantity: 10, type: "fixed", value: 70 },
      ],
    })
  )
  const buyer = await makeBuyer(shop, [group])
  return { buying: session(shop, buyer), guest: session(shop), product, ruleId: tier_price_rule.id }
}

/** What the product page says for one piece. */
export const priceOnPage = async ({ client, shop }: Session, product: Product): Promise<number | null | undefined> => {
  const { product: page } = await ok<HttpTypes.StoreProductResponse>(
    client.get(`/store/products/${product.id}`, { region_id: shop.regionId, fields: "id,*variants.calculated_price" })
  )
  return page.variants?.[0]?.calculated_price?.calculated_amount
}

/** The price in a new cart, for one line of that quantity. Returns the cart too. */
export const priceInCart = async (buying: Session, product: Product, quantity: number) => {
  const { id } = await makeCart(buying)
  const cart = await addLine(buying, id, { variant_id: product.variantIds[0], quantity })
  return { cart, price: cart.items?.[0]?.unit_price }
}

/** The prices of one buyer on the way from the product page to the order. */
export const pricesOnTheWay = async ({ buying, product }: Scene) => {
  const page = await priceOnPage(buying, product)
  const { cart, price } = await priceInCart(buying, product, 10)
  const order = await placeOrder(buying, cart.id)
  return { page, cart: price, order: order.items?.[0]?.unit_price }
}

/** What they must be. */
export const TIER_PRICES = { page: 80, cart: 70, order: 70 }
