import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What a rule gave says whose order it was: a cap counts all that a buyer's orders got, whoever holds it.
 * What was given before is the buyer's whose account it went to; a company's part of an order is that
 * buyer's who got the other part.
 */
export class Migration20261128000320 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE reward_points_rule_usage ADD COLUMN IF NOT EXISTS customer_id text NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_rule_usage_customer_id" ON reward_points_rule_usage (customer_id, rule_id, used_at) WHERE customer_id IS NOT NULL;`)
    this.addSql(`
      UPDATE reward_points_rule_usage u SET customer_id = a.owner_id
      FROM reward_points_account a WHERE a.id = u.account_id AND a.owner_type = 'customer' AND u.customer_id IS NULL;`)
    this.addSql(`
      UPDATE reward_points_rule_usage u SET customer_id = own.customer_id
      FROM reward_points_rule_usage own WHERE own.source = u.source AND own.rule_id = u.rule_id AND own.customer_id IS NOT NULL AND u.customer_id IS NULL;`)
  }

  override async down(): Promise<void> {
    this.addSql(`ALTER TABLE IF EXISTS reward_points_rule_usage DROP COLUMN IF EXISTS customer_id;`)
  }
}
