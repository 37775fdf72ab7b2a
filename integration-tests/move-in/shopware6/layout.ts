/** The tables of Shopware 6.5 to 6.7 that a move-in reads, as far as it reads them, with the columns' public names and types. */

/** @param prefix of every table; Shopware itself has none */
export const shopwareTables = (prefix = ""): string =>
  Object.entries(TABLES)
    .map(([name, columns]) => `CREATE TABLE \`${prefix}${name}\` (${columns.trim()}) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;`)
    .join("\n")

const WRITTEN = "created_at datetime(3) NOT NULL, updated_at datetime(3) NULL"

/** `rule_condition` and `product` are checked as JSON by Shopware; here they are not, so that they can be broken. */
const TABLES: Record<string, string> = {
  migration: "`class` varchar(255) NOT NULL, creation_timestamp int NOT NULL, `update` timestamp(6) NULL, update_destructive timestamp(6) NULL, message text NULL, PRIMARY KEY (`class`)",
  currency: `id binary(16) NOT NULL, iso_code char(3) NOT NULL, factor double NOT NULL, symbol varchar(255) NOT NULL, position int NOT NULL DEFAULT 1, item_rounding json NOT NULL, total_rounding json NOT NULL, ${WRITTEN}, PRIMARY KEY (id)`,
  tax: `id binary(16) NOT NULL, tax_rate double(10,3) NOT NULL, name varchar(255) NOT NULL, ${WRITTEN}, PRIMARY KEY (id)`,
  customer_group: `id binary(16) NOT NULL, display_gross tinyint(1) NOT NULL DEFAULT 1, ${WRITTEN}, PRIMARY KEY (id)`,
  customer_group_translation: `customer_group_id binary(16) NOT NULL, language_id binary(16) NOT NULL, name varchar(255) NULL, custom_fields json NULL, ${WRITTEN}, PRIMARY KEY (customer_group_id, language_id)`,
  sales_channel: `id binary(16) NOT NULL, customer_group_id binary(16) NOT NULL, currency_id binary(16) NOT NULL, active tinyint(1) NOT NULL DEFAULT 1, ${WRITTEN}, PRIMARY KEY (id)`,
  sales_channel_translation: `sales_channel_id binary(16) NOT NULL, language_id binary(16) NOT NULL, name varchar(255) NULL, custom_fields json NULL, ${WRITTEN}, PRIMARY KEY (sales_channel_id, language_id)`,
  customer: `id binary(16) NOT NULL, auto_increment bigint unsigned NOT NULL AUTO_INCREMENT, customer_group_id binary(16) NOT NULL, sales_channel_id binary(16) NOT NULL,
    customer_number varchar(255) NOT NULL, first_name varchar(255) NOT NULL, last_name varchar(255) NOT NULL, company varchar(255) NULL, email varchar(254) NOT NULL, active tinyint(1) NOT NULL DEFAULT 1,
    guest tinyint(1) NOT NULL DEFAULT 0, bound_sales_channel_id binary(16) NULL, ${WRITTEN}, PRIMARY KEY (id), UNIQUE KEY (auto_increment)`,
  rule: `id binary(16) NOT NULL, name varchar(500) NOT NULL, priority int NOT NULL, payload longblob NULL, invalid tinyint(1) NOT NULL DEFAULT 0, ${WRITTEN}, PRIMARY KEY (id)`,
  rule_condition: `id binary(16) NOT NULL, type varchar(255) NOT NULL, rule_id binary(16) NOT NULL, parent_id binary(16) NULL, value longtext NULL, position int NOT NULL DEFAULT 0, ${WRITTEN}, PRIMARY KEY (id), KEY (rule_id)`,
  product: `id binary(16) NOT NULL, version_id binary(16) NOT NULL, parent_id binary(16) NULL, product_number varchar(64) NULL, tax_id binary(16) NULL, price longtext NULL, active tinyint(1) NULL, child_count int NULL,
    ${WRITTEN}, PRIMARY KEY (id, version_id), KEY (parent_id)`,
  product_price: `id binary(16) NOT NULL, version_id binary(16) NOT NULL, product_id binary(16) NOT NULL, product_version_id binary(16) NOT NULL, rule_id binary(16) NOT NULL,
    quantity_start int NOT NULL, quantity_end int NULL, price longtext NULL, ${WRITTEN}, PRIMARY KEY (id, version_id), KEY (product_id, product_version_id), KEY (rule_id)`,
}
