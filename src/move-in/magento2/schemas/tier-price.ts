import { EntitySchema } from "typeorm"
import type { TierPriceRow } from "../domain/tier-row"

/** In Open Source a row hangs on a product, in Commerce on a version of it. Decimals are texts. */
const tierPrice = (link: "entity_id" | "row_id") =>
  new EntitySchema<TierPriceRow>({
    name: `magento2_tier_price_by_${link}`,
    tableName: "catalog_product_entity_tier_price",
    columns: {
      value_id: { type: "int", primary: true },
      link_id: { name: link, type: "int" },
      all_groups: { type: "smallint" },
      customer_group_id: { type: "int" },
      qty: { type: "decimal" },
      value: { type: "decimal" },
      website_id: { type: "smallint" },
      percentage_value: { type: "decimal", nullable: true },
    },
  })

export const TIER_PRICE = tierPrice("entity_id")
export const STAGED_TIER_PRICE = tierPrice("row_id")
