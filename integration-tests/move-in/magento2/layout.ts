/**
 * Tables of Magento 2.4 as a database has them, as far as they are read: the public layout, without foreign keys, so that
 * rows can be wrong. In Commerce tiers and prices hang on versions of products.
 */
export type Layout = { edition: "open_source" | "commerce"; prefix?: string; /** What the columns of customers are in. */ charset?: "utf8mb4" | "latin1" }

/** The statements that make the tables. */
export const magento2Tables = ({ edition, prefix = "", charset = "utf8mb4" }: Layout): string => {
  const link = edition === "commerce" ? "row_id" : "entity_id"
  const table = (name: string, columns: string, in_charset = "utf8mb4"): string => `CREATE TABLE \`${prefix}${name}\` (${columns}) ENGINE=InnoDB DEFAULT CHARSET=${in_charset}`
  const tables = [
    table("patch_list", "patch_id int NOT NULL AUTO_INCREMENT PRIMARY KEY, patch_name varchar(1024) NOT NULL"),
    table(
      "store_website",
      `website_id smallint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, code varchar(32) DEFAULT NULL, name varchar(64) DEFAULT NULL, sort_order smallint unsigned NOT NULL DEFAULT 0,
       default_group_id smallint unsigned NOT NULL DEFAULT 0, is_default smallint unsigned DEFAULT 0, UNIQUE KEY (code)`
    ),
    table(
      "store",
      `store_id smallint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, code varchar(32) DEFAULT NULL, website_id smallint unsigned NOT NULL DEFAULT 0, group_id smallint unsigned NOT NULL DEFAULT 0,
       name varchar(255) NOT NULL DEFAULT '', sort_order smallint unsigned NOT NULL DEFAULT 0, is_active smallint unsigned NOT NULL DEFAULT 1`
    ),
    table(
      "core_config_data",
      `config_id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, scope varchar(8) NOT NULL DEFAULT 'default', scope_id int NOT NULL DEFAULT 0, path varchar(255) NOT NULL DEFAULT 'general',
       value text DEFAULT NULL, updated_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, UNIQUE KEY (scope, scope_id, path)`
    ),
    table("customer_group", "customer_group_id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, customer_group_code varchar(32) NOT NULL, tax_class_id int unsigned NOT NULL DEFAULT 0"),
    table(
      "customer_entity",
      `entity_id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, website_id smallint unsigned DEFAULT NULL, email varchar(255) DEFAULT NULL, group_id smallint unsigned NOT NULL DEFAULT 0,
       store_id smallint unsigned DEFAULT 0, created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, updated_at timestamp NOT NULL DEFAULT '0000-00-00 00:00:00', is_active smallint unsigned NOT NULL DEFAULT 1,
       firstname varchar(255) DEFAULT NULL, lastname varchar(255) DEFAULT NULL, password_hash varchar(128) DEFAULT NULL, default_billing int unsigned DEFAULT NULL, default_shipping int unsigned DEFAULT NULL,
       UNIQUE KEY (email, website_id), KEY (website_id)`,
      charset
    ),
    table("customer_address_entity", "entity_id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, parent_id int unsigned DEFAULT NULL, city varchar(255) NOT NULL DEFAULT '', company varchar(255) DEFAULT NULL", charset),
    table("eav_entity_type", "entity_type_id smallint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, entity_type_code varchar(50) NOT NULL"),
    table("eav_attribute", "attribute_id smallint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, entity_type_id smallint unsigned NOT NULL DEFAULT 0, attribute_code varchar(255) NOT NULL, backend_type varchar(8) NOT NULL DEFAULT 'static'"),
    table(
      "catalog_product_entity",
      `${edition === "commerce" ? "row_id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, entity_id int unsigned NOT NULL, created_in bigint unsigned NOT NULL DEFAULT 1, updated_in bigint unsigned NOT NULL DEFAULT 2147483647, KEY (entity_id)," : "entity_id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,"}
       attribute_set_id smallint unsigned NOT NULL DEFAULT 0, type_id varchar(32) NOT NULL DEFAULT 'simple', sku varchar(64) DEFAULT NULL, has_options smallint NOT NULL DEFAULT 0,
       created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, updated_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, KEY (sku)`
    ),
    table(
      "catalog_product_entity_decimal",
      `value_id int NOT NULL AUTO_INCREMENT PRIMARY KEY, attribute_id smallint unsigned NOT NULL DEFAULT 0, store_id smallint unsigned NOT NULL DEFAULT 0, ${link} int unsigned NOT NULL DEFAULT 0,
       value decimal(20,6) DEFAULT NULL, UNIQUE KEY (${link}, attribute_id, store_id)`
    ),
    table(
      "catalog_product_entity_tier_price",
      `value_id int NOT NULL AUTO_INCREMENT PRIMARY KEY, ${link} int unsigned NOT NULL DEFAULT 0, all_groups smallint unsigned NOT NULL DEFAULT 1, customer_group_id int unsigned NOT NULL DEFAULT 0,
       qty decimal(12,4) NOT NULL DEFAULT 1.0000, value decimal(20,6) NOT NULL DEFAULT 0.000000, website_id smallint unsigned NOT NULL, percentage_value decimal(5,2) DEFAULT NULL,
       UNIQUE KEY (${link}, all_groups, customer_group_id, qty, website_id)`
    ),
  ]
  const ofCommerce = [
    table(
      "magento_reward",
      `reward_id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, customer_id int unsigned NOT NULL DEFAULT 0, website_id smallint unsigned DEFAULT NULL, points_balance int NOT NULL DEFAULT 0,
       website_currency_code varchar(3) DEFAULT NULL, UNIQUE KEY (customer_id, website_id)`
    ),
    table(
      "magento_reward_history",
      `history_id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, reward_id int unsigned NOT NULL DEFAULT 0, website_id smallint unsigned NOT NULL DEFAULT 0, action smallint NOT NULL DEFAULT 0,
       points_balance int unsigned NOT NULL DEFAULT 0, points_delta int NOT NULL DEFAULT 0, points_used int NOT NULL DEFAULT 0, created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
       expired_at_static timestamp NULL DEFAULT NULL, expired_at_dynamic timestamp NULL DEFAULT NULL, is_expired smallint NOT NULL DEFAULT 0, KEY (reward_id)`
    ),
    table("shared_catalog", "entity_id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, name varchar(255) DEFAULT NULL, customer_group_id int unsigned NOT NULL, type smallint unsigned NOT NULL DEFAULT 1"),
  ]
  return [...tables, ...(edition === "commerce" ? ofCommerce : [])].map((statement) => `${statement};`).join("\n")
}
