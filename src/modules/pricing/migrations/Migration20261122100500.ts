import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Medusa's own index on `price_list_rule (price_list_id)` covers only deleted rows, so each price
 * list is checked by a scan of all rules: the cost of a price grows with the square of the number
 * of lists. This adds the index that Medusa's model declares.
 */
export class Migration20261122100500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_price_list_rule_live_price_list_id" ON price_list_rule (price_list_id) WHERE deleted_at IS NULL;`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_price_list_rule_live_price_list_id";`)
  }
}
