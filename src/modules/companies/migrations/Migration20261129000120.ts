import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What was chosen on carts is forgotten when it is old, and found by its time. */
export class Migration20261129000120 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_b2b_company_cart_updated_at" ON b2b_company_cart (updated_at, cart_id);`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_b2b_company_cart_updated_at";`)
  }
}
