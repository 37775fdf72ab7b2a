import { EntitySchema } from "typeorm"

export type SharedCatalog = { entity_id: number; name: string | null; customer_group_id: number }

/** Shared catalogs of Adobe Commerce B2B: each has a customer group, whose tier prices are the catalog's. */
export const SHARED_CATALOG = new EntitySchema<SharedCatalog>({
  name: "magento2_shared_catalog",
  tableName: "shared_catalog",
  columns: {
    entity_id: { type: "int", primary: true },
    name: { type: "varchar", nullable: true },
    customer_group_id: { type: "int" },
  },
})
