import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What owners have brought along from another shop, by when it ends: the ledger's entries say what was given and taken,
 * this says what they come to, so that only what has changed there is posted again.
 */
export class Migration20261130001000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_points_opening_lot (
        origin text NOT NULL,
        account_id text NOT NULL REFERENCES reward_points_account (id),
        lot_key text NOT NULL,
        expires_at timestamptz NULL,
        points bigint NOT NULL CHECK (points >= 0),
        lot_ids text[] NOT NULL,
        revision integer NOT NULL CHECK (revision > 0),
        PRIMARY KEY (origin, account_id, lot_key)
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_opening_lot_account_id" ON reward_points_opening_lot (account_id);`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS reward_points_opening_lot;`)
  }
}
