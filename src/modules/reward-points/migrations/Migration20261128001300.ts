import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A sweep of what has ended goes page by page, also where a million lots end at the same instant, as with the year. */
export class Migration20261128001300 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_lot_ended" ON reward_points_lot (expires_at, id) WHERE remaining > 0 AND expires_at IS NOT NULL;`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_reward_points_lot_due";`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_account_inactive" ON reward_points_account (activity_expires_at, id) WHERE activity_expires_at IS NOT NULL;`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_reward_points_account_activity";`)
  }

  override async down(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_lot_due" ON reward_points_lot (expires_at) WHERE remaining > 0 AND expires_at IS NOT NULL;`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_reward_points_lot_ended";`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_account_activity" ON reward_points_account (activity_expires_at) WHERE activity_expires_at IS NOT NULL;`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_reward_points_account_inactive";`)
  }
}
