/** A large Magento shop: products whose SKUs the shop of the bench has, tiers of a few groups, customers with points. */
import { magento2Tables } from "../../integration-tests/move-in/magento2/layout"

/** Tiers of a product: five for each of four groups. */
export const TIERS_EACH = 20

/** The statements that fill an empty database. Needs MariaDB's sequence engine. */
export const largeMagento = (tiers: number, balances: number): string => {
  const products = tiers / TIERS_EACH
  return [
    "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO'",
    magento2Tables({ edition: "commerce" }).trim().replace(/;$/, ""),
    "INSERT INTO patch_list (patch_name) VALUES ('large')",
    "INSERT INTO store_website (website_id, code, name, is_default) VALUES (0, 'admin', 'Admin', 0), (1, 'base', 'Main', 1)",
    "INSERT INTO store (store_id, code, website_id) VALUES (0, 'admin', 0), (1, 'default', 1)",
    "INSERT INTO customer_group (customer_group_id, customer_group_code) VALUES (0, 'NOT LOGGED IN'), (1, 'Wholesale 1'), (2, 'Wholesale 2'), (3, 'Wholesale 3'), (4, 'Wholesale 4')",
    "INSERT INTO eav_entity_type (entity_type_id, entity_type_code) VALUES (4, 'catalog_product')",
    "INSERT INTO eav_attribute (attribute_id, entity_type_id, attribute_code) VALUES (77, 4, 'price')",
    `INSERT INTO catalog_product_entity (row_id, entity_id, sku) SELECT seq, seq, CONCAT('SKU-', seq) FROM seq_1_to_${products}`,
    `INSERT INTO catalog_product_entity_decimal (attribute_id, store_id, row_id, value) SELECT 77, 0, seq, 100 FROM seq_1_to_${products}`,
    `INSERT INTO catalog_product_entity_tier_price (row_id, all_groups, customer_group_id, qty, value, website_id)
     SELECT p.seq, 0, g.seq, t.seq * 10, 100 - t.seq * 5 - g.seq / 10 - MOD(p.seq, 100) / 100, 0 FROM seq_1_to_${products} p, seq_1_to_4 g, seq_1_to_5 t`,
    `INSERT INTO customer_entity (entity_id, website_id, email, group_id, updated_at) SELECT seq, 1, CONCAT('buyer-', seq, '@moved.example'), 1 + MOD(seq, 4), '2026-01-01' FROM seq_1_to_${balances}`,
    `INSERT INTO magento_reward (reward_id, customer_id, website_id, points_balance) SELECT seq, seq, 1, 100 + MOD(seq, 500) FROM seq_1_to_${balances}`,
    `INSERT INTO magento_reward_history (reward_id, points_delta, points_used, created_at, expired_at_static, is_expired) SELECT seq, 100 + MOD(seq, 500), 0, '2026-01-01', '2099-01-01', 0 FROM seq_1_to_${balances}`,
  ].join(";\n")
}
