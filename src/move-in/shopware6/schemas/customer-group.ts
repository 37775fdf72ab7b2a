/** `customer_group`: groups of customers; their names are translated. */
import { EntitySchema } from "typeorm"
import type { CustomerGroupRow } from "../domain/rows"
import { id } from "./columns"

export const customerGroupSchema = new EntitySchema<CustomerGroupRow>({
  name: "shopware6_customer_group",
  tableName: "customer_group",
  columns: {
    id: id({ primary: true }),
  },
})
