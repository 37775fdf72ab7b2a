import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Awards of carts are forgotten when they are old: they are found by their time, and what an order
 * still needs of them, how many orders its buyer had placed before, is kept with the order. And caps
 * count what was added to orders before.
 */
export class Migration20261129000110 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE reward_points_order ADD COLUMN IF NOT EXISTS orders_before integer NULL CHECK (orders_before >= 0);`)
    this.addSql(`
      UPDATE reward_points_order o SET orders_before = CAST(a.awards->>'orders_before' AS integer)
      FROM reward_points_award a WHERE a.cart_id = o.cart_id AND a.awards->>'orders_before' IS NOT NULL AND o.orders_before IS NULL;`)
    this.addSql(`
      INSERT INTO reward_points_rule_usage (rule_id, account_id, customer_id, source, points, used_at)
      SELECT r.rule_id, o.account_id, (SELECT max(u.customer_id) FROM reward_points_rule_usage u WHERE u.account_id = o.account_id AND u.source = o.order_id), o.order_id || ':added', sum(r.points), o.placed_at
      FROM reward_points_order o JOIN reward_points_order_line l ON l.order_id = o.order_id AND l.account_id = o.account_id AND l.added_net IS NOT NULL,
        jsonb_to_recordset(l.reasons) AS r(rule_id text, points bigint)
      GROUP BY r.rule_id, o.order_id, o.account_id, o.placed_at
      ON CONFLICT DO NOTHING;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_award_created_at" ON reward_points_award (created_at, cart_id);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_held_order_cart_id" ON reward_points_held_order (cart_id) WHERE email_digest IS NOT NULL;`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_reward_points_held_order_cart_id";`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_reward_points_award_created_at";`)
    this.addSql(`ALTER TABLE reward_points_order DROP COLUMN IF EXISTS orders_before;`)
  }
}
