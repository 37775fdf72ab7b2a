import { EntitySchema } from "typeorm"

export type CustomerGroup = { customer_group_id: number; customer_group_code: string }

/** Groups of customers; 0 is that of guests. */
export const CUSTOMER_GROUP = new EntitySchema<CustomerGroup>({
  name: "magento2_customer_group",
  tableName: "customer_group",
  columns: {
    customer_group_id: { type: "int", primary: true },
    customer_group_code: { type: "varchar" },
  },
})
