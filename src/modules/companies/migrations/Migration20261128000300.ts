import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Which company a cart is bought for. `company_id` is what its customer has chosen; `bought_for` what
 * was decided when the cart was completed last, null for no company. Who that customer was stands
 * beside both: of a cart that was transferred the choice of the former customer is void.
 */
export class Migration20261128000300 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS b2b_company_cart (
        cart_id text PRIMARY KEY,
        customer_id text NOT NULL,
        company_id text NULL,
        bought_for text NULL,
        decided_at timestamptz NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_b2b_company_cart_customer_id" ON b2b_company_cart (customer_id);`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS b2b_company_cart CASCADE;`)
  }
}
