import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What happened to a referral is told once it is written: `told_at` says that it was. */
export class Migration20261129070000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE referral_change ADD COLUMN IF NOT EXISTS told_at timestamptz NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_referral_change_untold" ON referral_change (at) WHERE told_at IS NULL;`)
  }

  override async down(): Promise<void> {
    this.addSql(`ALTER TABLE referral_change DROP COLUMN IF EXISTS told_at;`)
  }
}
