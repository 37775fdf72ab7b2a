import { EntitySchema } from "typeorm"
import type { ListPriceRow } from "../domain/priced-product"

type ProductDecimal = ListPriceRow & { value_id: number; attribute_id: number }

/** Decimal attributes of products, the list price among them. Decimals are texts. */
const productDecimal = (link: "entity_id" | "row_id") =>
  new EntitySchema<ProductDecimal>({
    name: `magento2_product_decimal_by_${link}`,
    tableName: "catalog_product_entity_decimal",
    columns: {
      value_id: { type: "int", primary: true },
      attribute_id: { type: "smallint" },
      store_id: { type: "smallint" },
      link_id: { name: link, type: "int" },
      value: { type: "decimal", nullable: true },
    },
  })

export const PRODUCT_DECIMAL = productDecimal("entity_id")
export const STAGED_PRODUCT_DECIMAL = productDecimal("row_id")
