import { EntitySchema } from "typeorm"

export type EavAttribute = { attribute_id: number; entity_type_id: number; attribute_code: string }

/** Attributes: the list price of a product is its `price`. */
export const EAV_ATTRIBUTE = new EntitySchema<EavAttribute>({
  name: "magento2_eav_attribute",
  tableName: "eav_attribute",
  columns: {
    attribute_id: { type: "smallint", primary: true },
    entity_type_id: { type: "smallint" },
    attribute_code: { type: "varchar" },
  },
})
