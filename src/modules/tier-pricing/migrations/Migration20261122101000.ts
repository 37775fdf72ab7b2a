import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Imports of price files, and the text of those that run. One import runs at a time. */
export class Migration20261122101000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS tier_price_import (
        id text PRIMARY KEY,
        status text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'done', 'failed')),
        phase text NULL,
        format text NOT NULL CHECK (format IN ('native', 'magento')),
        names jsonb NOT NULL DEFAULT '{}',
        rows_total integer NOT NULL DEFAULT 0,
        rows_done integer NOT NULL DEFAULT 0,
        errors jsonb NOT NULL DEFAULT '[]',
        error_count integer NOT NULL DEFAULT 0,
        rule_ids jsonb NOT NULL DEFAULT '[]',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL
      );`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_tier_price_import_running" ON tier_price_import (status) WHERE status = 'running';`)
    this.addSql(`
      CREATE TABLE IF NOT EXISTS tier_price_import_text (
        import_id text NOT NULL REFERENCES tier_price_import (id) ON DELETE CASCADE,
        position integer NOT NULL,
        text text NOT NULL,
        PRIMARY KEY (import_id, position)
      );`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS tier_price_import_text;`)
    this.addSql(`DROP TABLE IF EXISTS tier_price_import;`)
  }
}
