/** `product_price`: prices by rule and quantity. */
import { EntitySchema } from "typeorm"
import type { ProductPriceRow } from "../domain/rows"
import { id, json, number, written } from "./columns"

export const productPriceSchema = new EntitySchema<ProductPriceRow>({
  name: "shopware6_product_price",
  tableName: "product_price",
  columns: {
    id: id({ primary: true }),
    version_id: id({ primary: true }),
    product_id: id(),
    rule_id: id(),
    quantity_start: number(),
    quantity_end: number({ nullable: true }),
    price: json(),
    ...written,
  },
})
