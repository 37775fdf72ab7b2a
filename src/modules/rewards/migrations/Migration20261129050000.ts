import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A company can be rewarded, with points; and points can be taken back in part. */
export class Migration20261129050000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE reward_grant ADD COLUMN IF NOT EXISTS company_id text NULL, ADD COLUMN IF NOT EXISTS taken_back bigint NOT NULL DEFAULT 0;`)
  }

  override async down(): Promise<void> {
    this.addSql(`ALTER TABLE reward_grant DROP COLUMN IF EXISTS company_id, DROP COLUMN IF EXISTS taken_back;`)
  }
}
