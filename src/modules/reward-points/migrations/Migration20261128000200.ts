import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * How far owners have been told of what the ledger did. Entries are append-only, so it is kept beside
 * them: an account's sequence has no gap and is committed in its order, one number says it all. What
 * is there when this comes counts as told.
 */
export class Migration20261128000200 extends Migration {
  override async up(): Promise<void> {
    // low_armed: the balance was at the mark of a low one or above since its owner was told; null: not known.
    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_points_told (
        account_id text PRIMARY KEY REFERENCES reward_points_account (id),
        sequence integer NOT NULL DEFAULT 0,
        low_armed boolean NULL,
        updated_at timestamptz NOT NULL DEFAULT now()
      );`)
    this.addSql(`INSERT INTO reward_points_told (account_id, sequence) SELECT id, last_sequence FROM reward_points_account WHERE last_sequence > 0 ON CONFLICT DO NOTHING;`)

    // The days of the shop's calendar of whose ends an owner was reminded.
    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_points_reminder (
        account_id text NOT NULL REFERENCES reward_points_account (id),
        ends_on date NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (account_id, ends_on)
      );`)

    this.addSql(`ALTER TABLE reward_points_lot ADD COLUMN IF NOT EXISTS available_told_at timestamptz NULL;`)
    this.addSql(`UPDATE reward_points_lot SET available_told_at = now() WHERE available_at > granted_at AND available_at <= now() AND available_told_at IS NULL;`)
    // Only lots that were held are in it, and only until their owner was told.
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_lot_held" ON reward_points_lot (available_at) WHERE available_at > granted_at AND available_told_at IS NULL;`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_reward_points_lot_held";`)
    this.addSql(`ALTER TABLE IF EXISTS reward_points_lot DROP COLUMN IF EXISTS available_told_at;`)
    this.addSql(`DROP TABLE IF EXISTS reward_points_reminder;`)
    this.addSql(`DROP TABLE IF EXISTS reward_points_told;`)
  }
}
