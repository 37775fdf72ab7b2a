/** `customer`: customers, and guests who bought once. */
import { EntitySchema } from "typeorm"
import type { CustomerRow } from "../domain/rows"
import { id, number, text, written } from "./columns"

export const customerSchema = new EntitySchema<CustomerRow>({
  name: "shopware6_customer",
  tableName: "customer",
  columns: {
    id: id({ primary: true }),
    customer_number: text(),
    email: text(),
    first_name: text(),
    last_name: text(),
    company: text({ nullable: true }),
    customer_group_id: id(),
    bound_sales_channel_id: id({ nullable: true }),
    active: number(),
    guest: number(),
    ...written,
  },
})
