/** `product`: products and their variants, in versions. */
import { EntitySchema } from "typeorm"
import type { ProductRow } from "../domain/rows"
import { id, json, text, written } from "./columns"

export const productSchema = new EntitySchema<ProductRow>({
  name: "shopware6_product",
  tableName: "product",
  columns: {
    id: id({ primary: true }),
    version_id: id({ primary: true }),
    parent_id: id({ nullable: true }),
    product_number: text({ nullable: true }),
    price: json(),
    tax_id: id({ nullable: true }),
    ...written,
  },
})
