import { EntitySchema } from "typeorm"

/** `type_id`: `simple`, `virtual`, `configurable`, `grouped`, `bundle` or another. */
export type CatalogProductEntity = { entity_id: number; type_id: string; sku: string | null }

/** Products of Open Source. */
export const CATALOG_PRODUCT_ENTITY = new EntitySchema<CatalogProductEntity>({
  name: "magento2_catalog_product_entity",
  tableName: "catalog_product_entity",
  columns: {
    entity_id: { type: "int", primary: true },
    type_id: { type: "varchar" },
    sku: { type: "varchar", nullable: true },
  },
})

/** Products of Commerce: a version holds from the second `created_in` on until before `updated_in`, counted from 1970. */
export const STAGED_PRODUCT_ENTITY = new EntitySchema<CatalogProductEntity & { row_id: number; created_in: number; updated_in: number }>({
  name: "magento2_staged_product_entity",
  tableName: "catalog_product_entity",
  columns: {
    row_id: { type: "int", primary: true },
    entity_id: { type: "int" },
    type_id: { type: "varchar" },
    sku: { type: "varchar", nullable: true },
    created_in: { type: "bigint" },
    updated_in: { type: "bigint" },
  },
})
