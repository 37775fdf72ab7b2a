/** Which Magento it is: what its tables are, and whether they can be read. */
import type { EntityManager, EntitySchema, ObjectLiteral, SelectQueryBuilder } from "typeorm"
import type { SourceConnection } from "../connection"
import { MoveInFailure } from "../failure"
import type { ListPriceRow } from "./domain/priced-product"
import type { TierPriceRow } from "./domain/tier-row"
import { CATALOG_PRODUCT_ENTITY, STAGED_PRODUCT_ENTITY } from "./schemas/catalog-product-entity"
import { CORE_CONFIG_DATA } from "./schemas/core-config-data"
import { CORE_WEBSITE } from "./schemas/core-website"
import { CUSTOMER_ADDRESS_ENTITY } from "./schemas/customer-address-entity"
import { CUSTOMER_ENTITY } from "./schemas/customer-entity"
import { CUSTOMER_GROUP } from "./schemas/customer-group"
import { EAV_ATTRIBUTE } from "./schemas/eav-attribute"
import { EAV_ENTITY_TYPE } from "./schemas/eav-entity-type"
import { MAGENTO_REWARD } from "./schemas/magento-reward"
import { MAGENTO_REWARD_HISTORY } from "./schemas/magento-reward-history"
import { PATCH_LIST } from "./schemas/patch-list"
import { PRODUCT_DECIMAL, STAGED_PRODUCT_DECIMAL } from "./schemas/product-decimal"
import { SHARED_CATALOG } from "./schemas/shared-catalog"
import { STORE } from "./schemas/store"
import { STORE_WEBSITE } from "./schemas/store-website"
import { STAGED_TIER_PRICE, TIER_PRICE } from "./schemas/tier-price"

/** Every table that is read. */
export const MAGENTO2_SCHEMAS: EntitySchema[] = [
  CATALOG_PRODUCT_ENTITY,
  CORE_CONFIG_DATA,
  CORE_WEBSITE,
  CUSTOMER_ADDRESS_ENTITY,
  CUSTOMER_ENTITY,
  CUSTOMER_GROUP,
  EAV_ATTRIBUTE,
  EAV_ENTITY_TYPE,
  MAGENTO_REWARD,
  MAGENTO_REWARD_HISTORY,
  PATCH_LIST,
  PRODUCT_DECIMAL,
  SHARED_CATALOG,
  STAGED_PRODUCT_DECIMAL,
  STAGED_PRODUCT_ENTITY,
  STAGED_TIER_PRICE,
  STORE,
  STORE_WEBSITE,
  TIER_PRICE,
]

/**
 * Open Source or Commerce.
 *
 * @property link the column of products on which tiers and prices hang
 * @property is_staged a product may have several versions, each for its time
 */
export type Edition = {
  name: "Open Source" | "Commerce"
  link: "entity_id" | "row_id"
  is_staged: boolean
  product: EntitySchema<ObjectLiteral>
  tier: EntitySchema<TierPriceRow>
  price: EntitySchema<ListPriceRow & { value_id: number; attribute_id: number }>
  has_shared_catalogs: boolean
}

/** @throws MoveInFailure `unsupported_version`, and those of {@link SourceConnection.require} */
export const editionOf = async (connection: SourceConnection): Promise<Edition> => {
  if (await connection.has(CORE_WEBSITE)) {
    throw new MoveInFailure("unsupported_version", "the table core_website is that of Magento 1: only Magento 2.4 can be moved")
  }
  await connection.require([STORE_WEBSITE, STORE, CORE_CONFIG_DATA, CUSTOMER_GROUP, CUSTOMER_ENTITY, CUSTOMER_ADDRESS_ENTITY, EAV_ATTRIBUTE, EAV_ENTITY_TYPE])
  await requireVersion(connection, [PATCH_LIST], "missing_table", "there is no table patch_list, so it is older than Magento 2.3: only Magento 2.4 can be moved")
  const is_staged = await connection.has(STAGED_PRODUCT_ENTITY)
  const [product, tier, price] = is_staged ? ([STAGED_PRODUCT_ENTITY, STAGED_TIER_PRICE, STAGED_PRODUCT_DECIMAL] as const) : ([CATALOG_PRODUCT_ENTITY, TIER_PRICE, PRODUCT_DECIMAL] as const)
  await connection.require([product, price])
  await requireVersion(connection, [tier], "missing_column", "the tier prices lack a column of Magento 2.4, such as percentage_value: only Magento 2.4 can be moved")
  return {
    name: is_staged ? "Commerce" : "Open Source",
    link: is_staged ? "row_id" : "entity_id",
    is_staged,
    product,
    tier,
    price,
    has_shared_catalogs: await connection.has(SHARED_CATALOG),
  }
}

/**
 * Whether there are reward points. A server says of a table that is not there, too, that it may not be read; Commerce has
 * these tables.
 *
 * @throws MoveInFailure `no_rights`, `missing_column`
 */
export const hasRewards = async (connection: SourceConnection, { is_staged }: Edition): Promise<boolean> => {
  try {
    await connection.require([MAGENTO_REWARD, MAGENTO_REWARD_HISTORY])
    return true
  } catch (error) {
    if (error instanceof MoveInFailure && (error.reason === "missing_table" || (error.reason === "no_rights" && !is_staged))) {
      return false
    }
    throw error
  }
}

/** The versions of products that hold at a time. */
export const productsAt = (manager: EntityManager, { product, is_staged }: Edition, at: Date): SelectQueryBuilder<ObjectLiteral> => {
  const products = manager.createQueryBuilder(product, "product")
  return is_staged ? products.where("product.created_in <= :second AND product.updated_in > :second", { second: Math.floor(at.getTime() / 1000) }) : products.where("1 = 1")
}

const requireVersion = async (connection: SourceConnection, schemas: EntitySchema[], reason: string, message: string): Promise<void> => {
  try {
    await connection.require(schemas)
  } catch (error) {
    throw error instanceof MoveInFailure && error.reason === reason ? new MoveInFailure("unsupported_version", message) : error
  }
}
