/** The catalogue that all shops of a run have: made once over HTTP in a shop without the plugin, then cloned. */
import { createAdmin } from "../../integration-tests/support/admin-account"
import type { BootedApp } from "../../integration-tests/support/boot"
import { makeBuyer, makeGroup } from "../../integration-tests/support/customers"
import { makeCategory, makeProduct } from "../../integration-tests/support/products"
import { makeShop } from "../../integration-tests/support/shops"

/** What the measures need to know of the catalogue; kept in the table `bench_catalogue`. */
export type Catalogue = {
  region_id: string
  currency_code: string
  country_code: string
  sales_channel_id: string
  publishable_key: string
  customer_id: string
  /** The buyer's one group. */
  group_id: string
  email: string
  category_id: string
  products: { id: string; variant_id: string; price_set_id: string }[]
}

export const PRODUCTS = 120
/** What every variant costs in the default price. */
export const LIST_PRICE = 100

/** 120 published products with a variant each, in one category, and a buyer in one customer group. */
export const seedCatalogue = async (app: BootedApp): Promise<Catalogue> => {
  let number = 0
  globalThis.testApp = { ...app, databaseUrl: "", adminToken: await createAdmin(app), nextNumber: () => ++number }
  const shop = await makeShop({ paymentProviders: ["pp_system_default"] })
  const category_id = await makeCategory()
  const group_id = await makeGroup()
  const buyer = await makeBuyer(shop, [group_id])
  const products: { id: string; variant_id: string }[] = []
  for (let index = 0; index < PRODUCTS; index++) {
    const { id, variantIds } = await makeProduct(shop, { categoryIds: [category_id], variants: [{ prices: [{ amount: LIST_PRICE, currency_code: shop.currencyCode }] }] })
    products.push({ id, variant_id: variantIds[0] })
  }
  const { data } = await app.container.resolve("query").graph({ entity: "product_variant", fields: ["id", "price_set.id"], filters: { id: products.map(({ variant_id }) => variant_id) } })
  const priceSets = new Map(data.map((variant) => [variant.id, (variant as { price_set?: { id: string } }).price_set?.id ?? ""]))
  return {
    region_id: shop.regionId,
    currency_code: shop.currencyCode,
    country_code: shop.countryCode,
    sales_channel_id: shop.salesChannelId,
    publishable_key: shop.publishableKey,
    customer_id: buyer.customerId,
    group_id,
    email: buyer.email,
    category_id,
    products: products.map((product) => ({ ...product, price_set_id: priceSets.get(product.variant_id) ?? "" })),
  }
}
