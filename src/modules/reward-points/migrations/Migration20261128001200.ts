import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What an edit has left of what points paid for a line: its value, what it would be in proportion to
 * the line, of how many pieces, and as of which version of the order. Null as long as none was edited.
 */
export class Migration20261128001200 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      ALTER TABLE reward_points_order_line
        ADD COLUMN IF NOT EXISTS standing_value numeric NULL CHECK (standing_value >= 0 AND standing_value <= redeemed_value),
        ADD COLUMN IF NOT EXISTS kept_value numeric NULL,
        ADD COLUMN IF NOT EXISTS standing_quantity numeric NULL,
        ADD COLUMN IF NOT EXISTS standing_version integer NULL;`)
  }

  override async down(): Promise<void> {
    this.addSql(`
      ALTER TABLE reward_points_order_line
        DROP COLUMN IF EXISTS standing_value, DROP COLUMN IF EXISTS kept_value, DROP COLUMN IF EXISTS standing_quantity, DROP COLUMN IF EXISTS standing_version;`)
  }
}
