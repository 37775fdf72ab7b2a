import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What a referral's state gives or takes back is found again where a process died on the way. */
export class Migration20261129050100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE referral ADD COLUMN IF NOT EXISTS friend_number integer NULL, ADD COLUMN IF NOT EXISTS rewards_open boolean NOT NULL DEFAULT false;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_referral_rewards_open" ON referral (updated_at) WHERE rewards_open;`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_referral_rewards_open";`)
    this.addSql(`ALTER TABLE referral DROP COLUMN IF EXISTS friend_number, DROP COLUMN IF EXISTS rewards_open;`)
  }
}
