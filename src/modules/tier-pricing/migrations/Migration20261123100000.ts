import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Carts remember whether lines of theirs count together. */
export class Migration20261123100000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE tier_price_cart ADD COLUMN IF NOT EXISTS pools boolean NOT NULL DEFAULT false;`)
  }

  override async down(): Promise<void> {
    this.addSql(`ALTER TABLE IF EXISTS tier_price_cart DROP COLUMN IF EXISTS pools;`)
  }
}
