import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Each completion of a cart has a turn of its own: one that fails gives back no turn but its own. And
 * turns that are over are found by their time.
 */
export class Migration20261129000100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE purchase_completing DROP CONSTRAINT IF EXISTS purchase_completing_pkey;`)
    this.addSql(`ALTER TABLE purchase_completing ADD CONSTRAINT purchase_completing_pkey PRIMARY KEY (customer_id, turn);`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_purchase_completing_customer_id";`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_purchase_completing_taken_at" ON purchase_completing (taken_at);`)
  }

  override async down(): Promise<void> {
    this.addSql(`DELETE FROM purchase_completing c USING purchase_completing later WHERE later.cart_id = c.cart_id AND later.turn > c.turn;`)
    this.addSql(`ALTER TABLE purchase_completing DROP CONSTRAINT IF EXISTS purchase_completing_pkey;`)
    this.addSql(`ALTER TABLE purchase_completing ADD CONSTRAINT purchase_completing_pkey PRIMARY KEY (cart_id);`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_purchase_completing_taken_at";`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_purchase_completing_customer_id" ON purchase_completing (customer_id, turn);`)
  }
}
