/** `sales_channel`: a storefront, with the group that its guests are in. */
import { EntitySchema } from "typeorm"
import type { SalesChannelRow } from "../domain/rows"
import { id } from "./columns"

export const salesChannelSchema = new EntitySchema<SalesChannelRow>({
  name: "shopware6_sales_channel",
  tableName: "sales_channel",
  columns: {
    id: id({ primary: true }),
    customer_group_id: id(),
  },
})
