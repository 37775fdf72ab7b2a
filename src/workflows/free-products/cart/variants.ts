/** The variants that rules may give: what they are, what they cost this buyer, and how many there are. One read for all of them. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { GivenVariant } from "../../../modules/free-products/domain/entitlement"
import { z } from "../../../shared/schema"
import type { PricedFor } from "../../carts/open-cart"
import { usualPrices, type UsualPrice } from "../../carts/usual-prices"

const text = z.string().nullish()

const variant = z.object({
  id: z.string(),
  title: text,
  sku: text,
  barcode: text,
  thumbnail: text,
  manage_inventory: z.boolean(),
  allow_backorder: z.boolean(),
  product: z
    .object({
      id: z.string(),
      title: z.string(),
      description: text,
      subtitle: text,
      status: text,
      thumbnail: text,
      handle: text,
      is_giftcard: z.boolean().nullish(),
      type: z.object({ id: z.string(), value: text }).nullish(),
      collection: z.object({ title: text }).nullish(),
    })
    .nullish(),
})

const link = z.object({ variant_id: z.string(), inventory_item_id: z.string(), required_quantity: z.coerce.number() })

/** A variant as Medusa knows it, with the stock that it takes a piece from, and whether and how core would have a line of it shipped. */
export type VariantOfMedusa = z.infer<typeof variant> & { inventory_items: z.infer<typeof link>[]; shipping_profile_id: string | null; is_shipped: boolean }

export type { UsualPrice }

/** Free stock of an inventory item at a place from which the cart's sales channel sells. */
export type StockAtPlace = { inventory_item_id: string; location_id: string; free: number }

export type ReadVariants = { variants: Map<string, GivenVariant>; known: Map<string, VariantOfMedusa>; prices: Map<string, UsualPrice>; stock: StockAtPlace[] }

export const NO_VARIANTS: ReadVariants = { variants: new Map(), known: new Map(), prices: new Map(), stock: [] }

/**
 * Reads variants for a cart.
 *
 * @param bought variants that the cart pays for: what they need of the stock counts, and how they are shipped
 * @param opened says for whom they are priced
 */
export const readVariants = async (container: MedusaContainer, given: string[], bought: string[], opened: PricedFor, sales_channel_id: string | null): Promise<ReadVariants> => {
  const ids = [...new Set([...given, ...bought])]
  if (!ids.length) {
    return NO_VARIANTS
  }
  const found = await readKnown(container, ids)
  const known = new Map(found.map((each) => [each.id, each]))
  const sold = await soldIn(container, found.flatMap(({ id, product }) => (product && given.includes(id) ? [product.id] : [])), sales_channel_id)
  const prices = await usualPrices(container, found.flatMap(({ id, product }) => (product && given.includes(id) ? [{ id, product_id: product.id }] : [])), opened)
  const stock = await stockOf(container, found.flatMap(({ inventory_items }) => inventory_items.map(({ inventory_item_id }) => inventory_item_id)), sales_channel_id)
  const shipped = bought.length ? new Set(bought.flatMap((id) => known.get(id)?.shipping_profile_id ?? [])) : null
  const variants = new Map(found.map((each) => [each.id, givenVariant(each, prices.get(each.id) ?? null, { sold, shipped, kept: new Set(stock.map(({ inventory_item_id }) => inventory_item_id)) })]))
  return { variants, known, prices, stock }
}

/** Four statements; three where stock is kept of none of them. */
const readKnown = async (container: MedusaContainer, ids: string[]): Promise<VariantOfMedusa[]> => {
  const found = z.array(variant).parse(await container.resolve(Modules.PRODUCT).listProductVariants({ id: ids }, { relations: ["product", "product.type", "product.collection"], take: null }))
  const kept = found.filter(({ manage_inventory }) => manage_inventory).map(({ id }) => id)
  const { data } = kept.length
    ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "product_variant_inventory_item", fields: ["variant_id", "inventory_item_id", "required_quantity"], filters: { variant_id: kept } })
    : { data: [] }
  const links = z.array(link).parse(data)
  const profiles = await readProfiles(container, found.flatMap(({ product }) => product?.id ?? []))
  const by_stock = await shippedByStock(container, kept.filter((id) => !profiles.has(found.find((each) => each.id === id)?.product?.id ?? "")))
  return found.map((each) => {
    const shipping_profile_id = profiles.get(each.product?.id ?? "") ?? null
    return { ...each, inventory_items: links.filter(({ variant_id }) => variant_id === each.id), shipping_profile_id, is_shipped: shipping_profile_id !== null || by_stock.has(each.id) }
  })
}

const profile = z.object({ product_id: z.string(), shipping_profile_id: z.string() })

/** By which shipping profile products are shipped. One statement. */
const readProfiles = async (container: MedusaContainer, product_ids: string[]): Promise<ReadonlyMap<string, string>> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "product_shipping_profile", fields: ["product_id", "shipping_profile_id"], filters: { product_id: [...new Set(product_ids)] } })
  return new Map(z.array(profile).parse(data).map(({ product_id, shipping_profile_id }) => [product_id, shipping_profile_id]))
}

const item = z.object({ variant_id: z.string(), inventory: z.object({ requires_shipping: z.boolean().nullish() }).nullish() })

/** Of variants whose product has no profile: those that are shipped since what is kept in stock of them asks for it. Two statements; none where there is none. */
const shippedByStock = async (container: MedusaContainer, variant_ids: string[]): Promise<ReadonlySet<string>> => {
  const { data } = variant_ids.length
    ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "product_variant_inventory_item", fields: ["variant_id", "inventory.requires_shipping"], filters: { variant_id: variant_ids } })
    : { data: [] }
  return new Set(z.array(item).parse(data).flatMap(({ variant_id, inventory }) => (inventory?.requires_shipping ? [variant_id] : [])))
}

/** Which products are sold in the channel; null: all of them. One statement. */
const soldIn = async (container: MedusaContainer, product_ids: string[], sales_channel_id: string | null): Promise<ReadonlySet<string> | null> => {
  if (!sales_channel_id) {
    return null
  }
  const ids = [...new Set(product_ids)]
  const { data } = ids.length ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "product_sales_channel", fields: ["product_id"], filters: { product_id: ids, sales_channel_id } }) : { data: [] }
  return new Set(data.map(({ product_id }) => product_id))
}

/** The places from which the channel sells. Two statements; none where no stock is kept. */
const stockOf = async (container: MedusaContainer, inventory_item_ids: string[], sales_channel_id: string | null): Promise<StockAtPlace[]> => {
  const items = [...new Set(inventory_item_ids)]
  if (!items.length) {
    return []
  }
  const places = sales_channel_id
    ? (await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "sales_channel_location", fields: ["stock_location_id"], filters: { sales_channel_id } })).data.map(({ stock_location_id }) => stock_location_id)
    : null
  const levels = await container
    .resolve(Modules.INVENTORY)
    .listInventoryLevels({ inventory_item_id: items, ...(places && { location_id: places }) }, { take: null, select: ["inventory_item_id", "location_id", "stocked_quantity", "reserved_quantity"] })
  return levels.map(({ inventory_item_id, location_id, stocked_quantity, reserved_quantity }) => ({ inventory_item_id, location_id, free: Number(stocked_quantity) - Number(reserved_quantity) }))
}

/** Where something is given. `sold`: products that the channel sells; null: all. `shipped`: shipping profiles of what the cart pays for; null where nothing is bought, and so nothing shipped. `kept`: inventory items that are kept at a place from which it sells. */
type Place = { sold: ReadonlySet<string> | null; shipped: ReadonlySet<string> | null; kept: ReadonlySet<string> }

const givenVariant = (found: VariantOfMedusa, price: UsualPrice | null, place: Place): GivenVariant => ({
  variant_id: found.id,
  product_id: found.product?.id ?? "",
  refusal: refusalOf(found, price, place),
  usual_price: price?.unit_price ?? null,
  needs: needsOf(found, place.kept),
})

/**
 * Core refuses an order without a shipping method of the profile of each line that is shipped, and takes a method out of the cart whose
 * profile no line needs: so nothing is given that is shipped otherwise than what is paid for.
 */
const refusalOf = ({ product, is_shipped, shipping_profile_id }: VariantOfMedusa, price: UsualPrice | null, { sold, shipped }: Place): GivenVariant["refusal"] => {
  if (!product) {
    return "not_found"
  }
  if (product.status !== "published") {
    return "not_published"
  }
  if (sold && !sold.has(product.id)) {
    return "not_in_channel"
  }
  if (!price) {
    return "no_price"
  }
  return shipped && is_shipped && !shipped.has(shipping_profile_id ?? "") ? "other_shipping_profile" : null
}

/**
 * Stock is kept of a variant, and core will refuse the order where there is too little. One that keeps stock of nothing, or nowhere
 * that the sales channel sells from, cannot be ordered at all, also where it may be sold without stock: core finds no place to reserve it.
 */
const needsOf = ({ id, manage_inventory, allow_backorder, inventory_items }: VariantOfMedusa, kept: ReadonlySet<string>): GivenVariant["needs"] => {
  const isKept = inventory_items.length > 0 && inventory_items.every(({ inventory_item_id }) => kept.has(inventory_item_id))
  if (!manage_inventory || (allow_backorder && isKept)) {
    return []
  }
  return isKept ? inventory_items.map(({ inventory_item_id, required_quantity }) => ({ inventory_item_id, quantity: required_quantity })) : [{ inventory_item_id: `none of ${id}`, quantity: 1 }]
}
