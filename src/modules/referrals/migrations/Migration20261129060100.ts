import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What is looked at to tell who is no friend: by which mailbox an order was placed, as a digest of its one spelling, so that a
 * buyer is known again in any other; and from which networks advocates come.
 */
export class Migration20261129060100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS referral_buyer (
        digest text NOT NULL,
        order_id text NOT NULL,
        PRIMARY KEY (digest, order_id)
      );`)
    // How far the orders were read, by their ids, which sort by time.
    this.addSql(`
      CREATE TABLE IF NOT EXISTS referral_buyer_cursor (
        id text PRIMARY KEY,
        order_id text NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now()
      );`)
    this.addSql(`
      CREATE TABLE IF NOT EXISTS referral_network (
        advocate_id text NOT NULL REFERENCES referral_advocate (id) ON DELETE CASCADE,
        digest text NOT NULL,
        seen_at timestamptz NOT NULL,
        PRIMARY KEY (advocate_id, digest)
      );`)
  }

  override async down(): Promise<void> {
    for (const table of ["referral_network", "referral_buyer_cursor", "referral_buyer"]) {
      this.addSql(`DROP TABLE IF EXISTS ${table} CASCADE;`)
    }
  }
}
