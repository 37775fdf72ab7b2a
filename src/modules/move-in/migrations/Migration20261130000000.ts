import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The tables of the move-in: its runs, and for each record of a source what it has become here. A link holds the digest
 * of what was moved, so that a later run finds what has changed without looking at this shop.
 */
export class Migration20261130000000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS move_in_run (
        id text PRIMARY KEY,
        origin text NOT NULL,
        "from" text NOT NULL CHECK ("from" IN ('magento2', 'shopware6')),
        mode text NOT NULL CHECK (mode IN ('dry_run', 'apply')),
        what jsonb NOT NULL CHECK (jsonb_typeof(what) = 'array'),
        status text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'done', 'failed')),
        progress jsonb NULL,
        failure jsonb NULL,
        report jsonb NULL,
        ended_at timestamptz NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL,
        CHECK ((status = 'running') = (ended_at IS NULL))
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_move_in_run_created_at" ON move_in_run (created_at, id) WHERE deleted_at IS NULL;`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS move_in_link (
        origin text NOT NULL,
        thing text NOT NULL,
        source_key text COLLATE "C" NOT NULL,
        target_id text NOT NULL,
        digest text NOT NULL,
        detail jsonb NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (origin, thing, source_key)
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_move_in_link_target_id" ON move_in_link (target_id);`)
  }

  override async down(): Promise<void> {
    for (const table of ["move_in_link", "move_in_run"]) {
      this.addSql(`DROP TABLE IF EXISTS ${table} CASCADE;`)
    }
  }
}
