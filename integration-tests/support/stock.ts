import type { HttpTypes } from "@medusajs/framework/types"
import { asAdmin, ok } from "./api"
import { makeProduct, type ListPrice } from "./products"
import type { Shop } from "./shops"

/** A variant of which stock is kept at the shop's warehouse. */
export type Stocked = { productId: string; variantId: string; inventoryItemId: string; locationId: string }

/** A product with so many pieces in stock. */
export const makeStocked = async (shop: Shop, pieces: number, { title, prices = [{ amount: 10, currency_code: shop.currencyCode }] }: { title?: string; prices?: ListPrice[] } = {}): Promise<Stocked> => {
  const { id, variantIds, skus } = await makeProduct(shop, { ...(title && { title }), variants: [{ prices }] })
  const { inventory_item } = await ok<HttpTypes.AdminInventoryItemResponse>(asAdmin().post("/admin/inventory-items", { sku: `${skus[0]}-item`, requires_shipping: true }))
  await ok(asAdmin().post(`/admin/inventory-items/${inventory_item.id}/location-levels`, { location_id: shop.stockLocationId, stocked_quantity: pieces }))
  await ok(asAdmin().post(`/admin/products/${id}/variants/${variantIds[0]}/inventory-items`, { inventory_item_id: inventory_item.id, required_quantity: 1 }))
  await ok(asAdmin().post(`/admin/products/${id}/variants/${variantIds[0]}`, { manage_inventory: true }))
  return { productId: id, variantId: variantIds[0], inventoryItemId: inventory_item.id, locationId: shop.stockLocationId }
}

/** Sets how many pieces are there, those that are reserved included. */
export const setStock = ({ inventoryItemId, locationId }: Stocked, pieces: number) => ok(asAdmin().post(`/admin/inventory-items/${inventoryItemId}/location-levels/${locationId}`, { stocked_quantity: pieces }))
