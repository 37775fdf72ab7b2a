import { EntitySchema } from "typeorm"

export type EavEntityType = { entity_type_id: number; entity_type_code: string }

/** What has attributes: products are `catalog_product`. */
export const EAV_ENTITY_TYPE = new EntitySchema<EavEntityType>({
  name: "magento2_eav_entity_type",
  tableName: "eav_entity_type",
  columns: {
    entity_type_id: { type: "smallint", primary: true },
    entity_type_code: { type: "varchar" },
  },
})
