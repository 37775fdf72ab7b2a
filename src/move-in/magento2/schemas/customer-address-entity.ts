import { EntitySchema } from "typeorm"

export type CustomerAddressEntity = { entity_id: number; company: string | null }

/** Addresses of customers: the one that bills go to names the company. */
export const CUSTOMER_ADDRESS_ENTITY = new EntitySchema<CustomerAddressEntity>({
  name: "magento2_customer_address_entity",
  tableName: "customer_address_entity",
  columns: {
    entity_id: { type: "int", primary: true },
    company: { type: "varchar", nullable: true },
  },
})
