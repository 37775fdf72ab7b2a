import { EntitySchema } from "typeorm"

export type CustomerEntity = { entity_id: number; website_id: number | null; email: string | null; group_id: number; firstname: string | null; lastname: string | null; default_billing: number | null; updated_at: string }

/** Customers. Times are texts, so that a zero date is read as it stands. */
export const CUSTOMER_ENTITY = new EntitySchema<CustomerEntity>({
  name: "magento2_customer_entity",
  tableName: "customer_entity",
  columns: {
    entity_id: { type: "int", primary: true },
    website_id: { type: "smallint", nullable: true },
    email: { type: "varchar", nullable: true },
    group_id: { type: "int" },
    firstname: { type: "varchar", nullable: true },
    lastname: { type: "varchar", nullable: true },
    default_billing: { type: "int", nullable: true },
    updated_at: { type: "varchar" },
  },
})
