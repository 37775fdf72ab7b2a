import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Carts that are being completed, each with its turn among those of its customer. `purchase_turn` is the
 * one row of a customer that two completions at the same moment wait for: who comes later sees the other.
 */
export class Migration20261128000310 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS purchase_turn (
        customer_id text PRIMARY KEY,
        turn bigint NOT NULL DEFAULT 1
      );`)
    this.addSql(`
      CREATE TABLE IF NOT EXISTS purchase_completing (
        cart_id text PRIMARY KEY,
        customer_id text NOT NULL,
        turn bigint NOT NULL,
        taken_at timestamptz NOT NULL
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_purchase_completing_customer_id" ON purchase_completing (customer_id, turn);`)
  }

  override async down(): Promise<void> {
    for (const table of ["purchase_completing", "purchase_turn"]) {
      this.addSql(`DROP TABLE IF EXISTS ${table} CASCADE;`)
    }
  }
}
