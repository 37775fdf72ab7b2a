import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Awards of carts are forgotten when they are old: they are found by their time, and what an order
 * still needs of them, how many orders its buyer had placed before, is kept with the order.
 */
export class Migration20261129000110 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE reward_points_order ADD COLUMN IF NOT EXISTS orders_before integer NULL CHECK (orders_before >= 0);`)
    this.addSql(`
      UPDATE reward_points_order o SET orders_before = CAST(a.awards->>'orders_before' AS integer)
      FROM reward_points_award a WHERE a.cart_id = o.cart_id AND a.awards->>'orders_before' IS NOT NULL AND o.orders_before IS NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_award_created_at" ON reward_points_award (created_at, cart_id);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_held_order_cart_id" ON reward_points_held_order (cart_id) WHERE email_digest IS NOT NULL;`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_reward_points_held_order_cart_id";`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_reward_points_award_created_at";`)
    this.addSql(`ALTER TABLE reward_points_order DROP COLUMN IF EXISTS orders_before;`)
  }
}
